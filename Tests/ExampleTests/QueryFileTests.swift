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

/// The README's page on the pattern language: each of its patterns has an answer on the example graph.
@Suite struct PatternPageTests {
  private static let patterns: [String] = {
    guard let text = Program.text(of: House.path("README.md")) else { return [] }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard let start = lines.firstIndex(where: { $0.hasPrefix("## Ask") }) else { return [] }
    let page = lines[(start + 1)...].prefix { !$0.hasPrefix("## ") }.filter { $0.hasPrefix("    ") }
    return page.compactMap { line in
      let pattern = line.dropFirst(4)
      return pattern.firstRange(of: "   ").map { String(pattern[..<$0.lowerBound]) }
    }
  }()

  @Test func thereAreSome() { #expect(PatternPageTests.patterns.count >= 10) }

  @Test(arguments: patterns) func isAnswered(_ pattern: String) throws {
    let result = try Program().run("query", "--data", House.path("graphs/rallies.json"), "-e", pattern)
    #expect(result.status == 0 && result.errors.isEmpty, "\(result.errors)")
    #expect(!result.out.contains("0 solutions") && result.out != "no\n", "\(result.out)")
  }
}

/// Paths as they are written, whose parts must not meet those of other paths.
@Suite struct WrittenPathTests {
  @Test(arguments: [
    ("?a p/q ?c . ?x (r/s|t) ?z", "a,c,x,z\r\na,c,x,z\r\n"),
    ("select ?a ?c ?x ?z { ?a p/q ?c optional { ?x (r/s|t) ?z } }", "a,c,x,z\r\na,c,x,z\r\n"),
    ("a p/((q/^q)|t)/q ?o", "o\r\nc\r\n"), ("?a p/q ?c minus { ?a p/((q/^q)|t)/q ?c }", "a,c\r\n"),
  ])
  func sequencesInAlternatives(_ pattern: String, _ answer: String) throws {
    let program = try Program()
    try program.write("add a p b . b q c . x r y . y s z\n", to: "a.gloss")
    #expect(try program.run("run", "--graph", "g.json", "a.gloss").status == 0)
    let result = try program.run("query", "--data", "g.json", "--format", "csv", "-e", pattern)
    #expect(result.out.replacing("https://gloss.example/", with: "") == answer, "\(result.errors)")
  }
}

/// A statement and what `.sparql` makes of it mean the same.
@Suite struct StandardTextTests {
  private static let patterns = [
    "?who organizer-of ?event . ?event located-in+ texas", "rally-eugene located-in+ oregon",
    "count ?who organizer-of ?event by ?who", "?who spoke-at ?event ; a ?type",
    "?e a Rally . optional { ?e attendance ?n } filter (!bound(?n) || ?n > 50) order by desc(?n) ?e limit 4",
    "select ?s { ?s located-in [] minus { ?node0 organizer-of ?s } }",
    "select ?s (count(*) as ?n) { ?s located-in ?aggregate1 } group by ?s",
    "select ?s { ?s located-in [] filter exists { ?node0 organizer-of ?s } }",
    "?x member-of @\"Families Belong Together\"", "distinct ?city a City ; located-in/located-in ?where",
    "?s attendance ?n {| in-article ?a ; quote ?words |}",
    "?a organizer-of|member-of ?b . minus { ?a a Person }",
    "select (iri(\"texas\") as ?i) (max(?n) as ?most) { ?e attendance ?n } group by (isIRI(?e) as ?k)",
    "?x ?p \"Eugene\" . ?x a City ; ?p ?again",
    "?c !(^label|located-in) ?d . filter not exists { ?c a Article }",
  ]

  @Test(arguments: patterns) func givesTheSameAnswer(_ pattern: String) throws {
    let program = try Program()
    let graph = House.path("graphs/rallies.json")
    try program.write(".sparql \(pattern)\n", to: "show.gloss")
    let shown = try program.run(graph, "--quiet", input: ".sparql \(pattern)\n")
    try #require(shown.status == 0 && !shown.out.isEmpty, "\(shown.errors)")
    // It needs no names: the triples alone are enough.
    #expect(try program.run("convert", graph, "plain.nt", "--rdf", "1.2").status == 0)
    try program.write(shown.out, to: "standard.rq")
    let standard = try program.run("query", "--data", "plain.nt", "--format", "csv", "standard.rq")
    let own = try program.run("query", "--data", graph, "--format", "csv", "-e", pattern)
    #expect(own.status == 0 && standard.status == 0, "\(own.errors)\(standard.errors)\(shown.out)")
    #expect(
      own.out.split(separator: "\r\n").sorted() == standard.out.split(separator: "\r\n").sorted(),
      "\(shown.out)")
    #expect(own.out.utf8.count > 5)
  }

  @Test(arguments: [
    "construct { ?x a ?y } where { { select ?x { ?x a ?y } } }",
    "construct { ?x schema:z ?x, [] } where { { select distinct ?x { ?x located-in ?o } order by desc(?x) } } limit 2",
    "construct { [] schema:z _:b . _:b schema:y ?n } where { ?x attendance ?n }",
    "describe ?x where { { select ?x { ?x attendance ?n } limit 1 } }",
  ])
  func makesTheSameTriples(_ query: String) throws {
    let program = try Program()
    let graph = House.path("graphs/rallies.json")
    let shown = try program.run(graph, "--quiet", input: ".sparql \(query)\n")
    try program.write(shown.out, to: "standard.rq")
    let standard = try program.run("query", "--data", graph, "--format", "nt", "standard.rq")
    let own = try program.run("query", "--data", graph, "--format", "nt", "-e", query)
    #expect(own.status == 0 && standard.status == 0, "\(shown)\(standard.errors)")
    #expect(own.out == standard.out, "\(shown.out)")
  }

  @Test func blankNodesOfAnUpdateHaveLabelsThatCanBeRead() throws {
    let program = try Program()
    let update =
      "insert { ?node0 works-for [ label \"x\" ], _:b0 } where { ?s located-in [] . ?node0 member-of ?s }"
    let shown = try program.run("--quiet", input: ".sparql \(update)\n")
    try program.write(shown.out, to: "standard.ru")
    #expect(try program.run("query", "--check", "standard.ru").status == 0, "\(shown)")
    #expect(shown.out.contains("?node0 :member-of ?s") && !shown.out.contains(":located-in ?node0 "))
  }

  @Test func aChangeIsShownAsAnUpdateAndNotMade() throws {
    let program = try Program()
    let before = try House.text("graphs/rallies.json")
    try program.write(before, to: "g.json")
    let shown = try program.run(
      "g.json", input: ".sparql remove rally-eugene attendance ?n\nrally-eugene attendance 100\n")
    #expect(shown.out.hasSuffix("yes\n") && shown.out.contains("DELETE DATA {"))
    #expect(program.read("g.json") == before)
    try program.write(String(shown.out.dropLast(4)), to: "change.ru")
    let changed = try program.run("query", "--data", "g.json", "change.ru")
    #expect(changed.status == 0 && !changed.out.contains("attendance> \"100\""), "\(changed.errors)")
    let refused = try program.run("g.json", input: ".sparql facts\n")
    #expect(refused.status == 1 && refused.errors.contains("facts can't be said in SPARQL"))
    let name = try program.run("g.json", input: ".sparql name x = schema:x\n")
    #expect(name.status == 1 && name.errors.contains("a name can't be said in SPARQL"))
  }
}
