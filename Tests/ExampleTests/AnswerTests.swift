import Programs
import Testing

/// What the example articles say, asked of the graph that was made from them.
@Suite struct AnswerTests {
  /// The rows of an answer with labels for entities, sorted.
  private func rows(_ pattern: String, _ variables: String...) throws -> [[String]] {
    let labels = variables.map { "optional { ?\($0) label ?\($0)_label }" }.joined(separator: " ")
    let columns = variables.map { "(coalesce(?\($0)_label, ?\($0)) as ?\($0)_text)" }
    let query = "select distinct \(columns.joined(separator: " ")) { \(pattern) \(labels) }"
    let result = try Program().run(
      "query", "--data", House.path("graphs/rallies.json"), "--format", "csv", "-e", query)
    try #require(result.status == 0, "\(result.errors)")
    return result.out.split(whereSeparator: \.isNewline).dropFirst()
      .map { $0.split(separator: ",").map { String($0) } }
      .sorted { $0.lexicographicallyPrecedes($1) }
  }

  @Test func whoOrganizesRalliesInTexas() throws {
    let rows = try rows("?who organizer-of ?event . ?event a Rally ; located-in+ texas", "who", "event")
    #expect(rows == [["Families Belong Together", "the Austin rally"]])
  }

  @Test func whichCitiesHadARally() throws {
    let rows = try rows("?city a City . ?event a Rally ; located-in ?city", "city")
    #expect(
      rows == [
        ["Austin"], ["Cleveland"], ["Eugene"], ["Fort Wayne"], ["Los Angeles"], ["Miramar"], ["Washington"],
      ])
  }

  @Test func whoSpokeAtWhichEvent() throws {
    let rows = try rows("?who spoke-at ?event", "who", "event")
    #expect(
      rows == [
        ["Jeff Sessions", "Sessions's talk in Fort Wayne"], ["José Ibáñez", "the Eugene rally"],
        ["Nguyễn Minh Đức", "the Fort Wayne protest"],
      ])
  }

  @Test func whoIsAMemberOfFamiliesBelongTogether() throws {
    let rows = try rows("?who member-of @\"Families Belong Together\"", "who")
    #expect(rows == [["Anna Tarkov"], ["Shannon Heesacker McClain"]])
  }

  @Test func howManyPeopleCameToEugene() throws {
    #expect(try rows("rally-eugene attendance ?people", "people") == [["100"]])
    // What else the article says about it is evidence, not fact.
    let claims = try rows(
      "?note reifies <<( rally-eugene attendance ?people )>> ; quote ?words", "people", "words")
    #expect(
      claims == [
        ["100", "About 100 people came"], ["100", "put the crowd at roughly 100"],
        ["120", "the organizers 120"], ["90", "The police counted 90 people"],
      ])
  }

  @Test func whichFactsHaveNoEvidence() throws {
    let result = try Program().run(
      "query", "--data", House.path("graphs/rallies.json"), "-e", "facts without evidence")
    #expect(
      result.out.split(separator: "\n").filter { $0.contains(" located-in ") }
        == ["florida", "indiana", "oregon", "texas"].map { "\($0) located-in united-states" })
    #expect(result.out.hasSuffix("\n4 facts\n"))
  }

  /// Every answer cites: each row is followed by words that stand in the articles.
  @Test(arguments: [
    "?who organizer-of ?event . ?event located-in+ texas", "?event a Rally ; located-in ?city",
    "?who spoke-at ?event", "?who member-of families-belong-together", "rally-eugene attendance ?people",
  ])
  func answersAreCited(_ pattern: String) throws {
    let result = try Program().run(
      "query", "--data", House.path("graphs/rallies.json"), "-e", "why \(pattern)")
    try #require(result.status == 0, "\(result.errors)")
    let lines = result.out.split(separator: "\n")
    var rows = 0
    for (index, line) in lines.enumerated() where line.first?.isNumber == true && line.contains("  ") {
      rows += 1
      #expect(lines[index + 1].hasPrefix("   ⤷ \""), "\(line) has no citation")
    }
    #expect(rows > 0)
    let articles = try ["eugene", "fort-wayne", "rallies-overview"].map {
      try House.text("examples/\($0).txt")
    }
    for line in lines {
      guard let start = line.firstRange(of: "⤷ \"") else { continue }
      let words = line[start.upperBound...].prefix { $0 != "\"" }
      #expect(articles.contains { $0.contains(words) }, "\(words) stands in no article")
    }
  }
}
