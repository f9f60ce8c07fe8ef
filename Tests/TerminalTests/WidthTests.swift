import Terminal
import Testing

@Suite("Width and wrapping") struct WidthTests {
  @Test(
    "A text is as wide as its cells",
    arguments: [
      ("", 0), ("abc", 3), ("é", 1), ("e\u{301}", 1), ("Łódź", 4), ("東京", 4), ("한국", 4), ("🎉", 2), ("👍🏽", 2),
      ("🇩🇪", 2),
      ("👩‍👩‍👧", 2), ("❤️", 2), ("a\u{200B}b", 2), ("\u{1B}", 0),
    ])
  func width(text: String, cells: Int) {
    #expect(displayWidth(of: text) == cells)
  }

  @Test(
    "Lines break at spaces, and in words that are too long",
    arguments: [
      ("", 5, [""]), ("one two three", 7, ["one two", "three"]), ("one two", 3, ["one", "two"]),
      ("abcdefgh", 3, ["abc", "def", "gh"]), ("a abcdefgh b", 4, ["a", "abcd", "efgh", "b"]),
      ("a\nb\n", 9, ["a", "b", ""]), ("  indented", 20, ["  indented"]), ("trailing  ", 20, ["trailing"]),
      ("東京都", 4, ["東京", "都"]), ("東京", 1, ["東", "京"]), ("a  b", 9, ["a  b"]),
    ])
  func wrapping(text: String, width: Int, lines: [String]) {
    #expect(wrap(text, width: width) == lines)
  }

  @Test("No line is wider than asked, and no letter is lost")
  func randomTexts() {
    var random = Seeded(state: 7)
    let letters = ["a", "b", "東", "e\u{301}", "🎉", " ", " ", "\n"]
    for _ in 0..<500 {
      let text = (0..<Int.random(in: 0...40, using: &random)).map { _ in
        letters[Int.random(in: 0..<letters.count, using: &random)]
      }.joined()
      let width = Int.random(in: 2...12, using: &random)
      let lines = wrap(text, width: width)
      #expect(lines.allSatisfy { displayWidth(of: $0) <= width }, "\(text.debugDescription) in \(width)")
      let kept = lines.joined().filter { $0 != " " }
      #expect(kept == text.filter { $0 != " " && $0 != "\n" }, "\(text.debugDescription) in \(width)")
    }
  }
}

/// Random numbers that are the same each time.
struct Seeded: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
