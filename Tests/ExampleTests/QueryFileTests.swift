import Programs
import Testing

/// Every example query answers what the file beside it says.
@Suite struct QueryFileTests {
  @Test func thereAreEnough() {
    #expect(House.queries.count >= 12)
  }

  @Test(arguments: House.queries)
  func answersAsExpected(_ name: String) throws {
    let stem = name.split(separator: ".").dropLast().joined(separator: ".")
    let expected = try House.text("examples/queries/\(stem).out")
    #expect(!expected.isEmpty)
    let program = try Program()
    try program.write(House.text("graphs/rallies.json"), to: "rallies.json")
    let path = "examples/queries/\(name)"
    let result =
      name.hasSuffix(".rq")
      ? try program.run("query", "--data", "rallies.json", House.path(path))
      : try program.run("rallies.json", input: House.text(path))
    #expect(result.status == 0)
    #expect(result.errors.isEmpty, "\(result.errors)")
    #expect(result.out == expected)
  }

  /// An expected answer without its query would be compared with nothing.
  @Test func noAnswerStandsAlone() {
    let stems = Set(House.queries.map { $0.split(separator: ".").dropLast().joined(separator: ".") })
    let answers = Program.names(in: House.path("examples/queries")).filter { $0.hasSuffix(".out") }
    #expect(answers.filter { !stems.contains(String($0.dropLast(4))) } == [])
  }
}
