import Shell
import Testing

@Suite struct NumbersTests {
  @Test(arguments: [
    (0, "0"), (7, "7"), (999, "999"), (1000, "1,000"), (2113, "2,113"), (1_000_000, "1,000,000"),
    (-12345, "-12,345"),
  ])
  func groupsThousands(_ number: Int, _ text: String) {
    #expect(Numbers.grouped(number) == text)
  }

  @Test func counts() {
    #expect(Numbers.count(1, "fact") == "1 fact")
    #expect(Numbers.count(0, "fact") == "0 facts")
    #expect(Numbers.count(61_000, "entity", "entities") == "61,000 entities")
  }

  @Test(arguments: [
    (Duration.microseconds(40), "0.0 ms"), (.microseconds(160), "0.2 ms"), (.microseconds(9_940), "9.9 ms"),
    (.microseconds(9_960), "10 ms"), (.milliseconds(38), "38 ms"), (.milliseconds(999), "999 ms"),
    (.microseconds(999_700), "1.00 s"), (.milliseconds(1_239), "1.24 s"), (.seconds(59), "59.00 s"),
    (.seconds(125), "2 min 5 s"),
  ])
  func times(_ duration: Duration, _ text: String) {
    #expect(Numbers.time(duration) == text)
  }
}
