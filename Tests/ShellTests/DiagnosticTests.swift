import Language
import Shell
import Testing

/// What errors look like, letter by letter.
@Suite struct DiagnosticTests {
  private func render(
    _ text: String, _ lower: Int, _ upper: Int, name: String = "a.gloss", width: Int = 80, help: String? = nil
  ) -> String {
    let source = Source(name: name, text: text)
    return DiagnosticRenderer(width: width, ink: Ink(isOn: false)).render(
      Diagnostic("this is wrong", at: SourceRange(lower, upper), in: source, help: help))
  }

  @Test func showsPlaceLineAndHelp() {
    #expect(
      render("add a b\nadd x yy z\n", 14, 16, help: "try y") == """
        a.gloss:2:7: error: this is wrong
          add x yy z
                ^~
        help: try y

        """)
  }

  @Test func atThePromptThereIsNoPlace() {
    #expect(
      render("add x", 4, 5, name: "") == """
        error: this is wrong
          add x
              ^

        """)
  }

  @Test func tabsAreTwoBlanks() {
    #expect(
      render("\tadd\tx", 5, 6) == """
        a.gloss:1:6: error: this is wrong
            add  x
                 ^

        """)
  }

  @Test func wideCharactersTakeTwoColumns() {
    #expect(
      render("add 東京 is", 4, 10) == """
        a.gloss:1:5: error: this is wrong
          add 東京 is
              ^~~~

        """)
    #expect(
      render("\"東京\" x", 9, 10) == """
        a.gloss:1:6: error: this is wrong
          "東京" x
                 ^

        """)
  }

  @Test func carriageReturnsAreNoPartOfTheLine() {
    #expect(
      render("a b\r\nc d\r\n", 5, 6) == """
        a.gloss:2:1: error: this is wrong
          c d
          ^

        """)
  }

  @Test func atTheEndOfTheLine() {
    #expect(
      render("add x y", 7, 7) == """
        a.gloss:1:8: error: this is wrong
          add x y
                 ^

        """)
  }

  @Test func controlCharactersAreEscaped() {
    let text = render("x \u{1B}[31m y", 8, 9)
    #expect(!text.contains("\u{1B}"))
    #expect(text.contains("\\u{1b}[31m"))
  }

  @Test(arguments: [0, 40, 99, 150, 199])
  func longLinesAreCutAroundThePlace(_ place: Int) throws {
    let line = (0..<200).map { $0 == place ? "X" : "abcdefghij".dropFirst($0 % 10).prefix(1).description }
      .joined()
    let lines = render(line, place, place + 1, width: 40).split(separator: "\n")
    try #require(lines.count == 3)
    #expect(lines[1].count <= 40)
    let caret = try #require(lines[2].firstIndex(of: "^"))
    let column = lines[2].distance(from: lines[2].startIndex, to: caret)
    #expect(Array(lines[1])[column] == "X")
    #expect(lines[1].contains("…"))
  }

  @Test func aLongMarkedPartIsCut() {
    let text = render(String(repeating: "y", count: 300), 0, 300, width: 40)
    let lines = text.split(separator: "\n")
    #expect(lines.allSatisfy { $0.count <= 40 })
  }

  @Test func coloursComeOnlyWithStyle() {
    let source = Source(name: "a", text: "x")
    let diagnostic = Diagnostic("wrong", at: SourceRange(0, 1), in: source)
    #expect(
      DiagnosticRenderer(width: 80, ink: Ink(isOn: true)).render(diagnostic).contains("\u{1B}[1;31merror:"))
    #expect(!DiagnosticRenderer(width: 80, ink: Ink(isOn: false)).render(diagnostic).contains("\u{1B}"))
  }

  @Test func notesAreCalledNotes() {
    let text = DiagnosticRenderer(width: 80, ink: Ink(isOn: false)).render(
      Diagnostic("new entity: x", severity: .note))
    #expect(text == "note: new entity: x\n")
  }

  @Test(
    "What was likely meant",
    arguments: [
      ("?who member-of Families Belong Together", "a name of several words is written @"),
      ("add x p y . add-z located in eugene", "a name of several words"),
      ("select count(?x) where { ?x a ?y }", "help: put an expression and its name, as in (count(?x) as ?n)"),
      ("select ?x where {\n ?x a City\n", "help: '{' of line 1 is not closed"),
      ("count ?count member-of ?o by ?count", "choose another name: the value of count is called so"),
      ("add a b c from \"d\nmark \"e\" as F", "is a quotation mark missing there?"),
    ])
  func slips(statement: String, help: String) throws {
    #expect(try Bench().run(statement).errors.contains(help))
  }

  @Test func aTextWhereAnEntityIsMeant() throws {
    let bench = try Sample.bench()
    let note = "note: \"Eugene\" is a text here; the entity of that label is written @\"Eugene\"\n"
    #expect(bench.run("?event located-in \"Eugene\"").errors == note)
    #expect(bench.run("?city label \"Eugene\"").errors.isEmpty)
    bench.run("add x located-in \"Eugene\"")
    #expect(bench.run("?event located-in \"Eugene\"").errors.isEmpty)
  }

  @Test(arguments: [
    ("select ?z where { ?x a Rally }", "note: nothing here binds ?z\n"),
    ("?event a Rally filter(?evnt != 3)", "note: nothing here binds ?evnt; the closest: ?event\n"),
    ("?x a Rally order by ?nope", "note: nothing here binds ?nope\n"),
    ("?x label ?l filter regex(?l, \"(\")", "note: \"(\" is no regular expression\n"),
    (
      "?x label ?l filter regex(?l, \"a\", \"y\")",
      "note: \"a\" is no regular expression with the flags \"y\"\n"
    ),
    (
      "?e located-in ?c filter(?c != eugen)",
      "note: no entity in this graph is called eugen; the closest: eugene\n"
    ),
    ("?e located-in ?c filter(?c in (eugene, rally-eugene) && datatype(?c) != xsd:integer)", ""),
    ("count ?e located-in ?c by ?city", "note: nothing here binds ?city\n"),
    ("?x a Rally filter exists { ?x located-in ?y filter(?y != ?x) }", ""),
    ("?x a Rally . optional { ?x attendance ?n } filter(!bound(?n) || regex(str(?n), \"^1\"))", ""),
    ("select ?n (count(*) as ?c) { ?x attendance ?n } group by ?n having (count(*) > 0) order by ?c", ""),
    (
      "select ?n (count(*) as ?c) { ?x attendance ?n } group by ?n having (?c > 0)",
      "note: a condition does not see ?c"
    ),
    ("?x attendance ?n . { ?x a Rally filter (?n > 3) }", "note: a condition does not see ?n"),
    ("?x attendance ?n filter (n > 3)", "note: no entity in this graph is called n; did you mean ?n?\n"),
    (
      "?x a ?t filter (?t = Rally)",
      "note: no entity in this graph is called Rally; the type or relation is written :Rally here\n"
    ),
    (
      "?x ?r ?y filter (?r = label)",
      "note: no entity in this graph is called label; the type or relation is written rdfs:label here\n"
    ),
    (
      "values ?c { eugen } ?e located-in ?c",
      "note: no entity in this graph is called eugen; the closest: eugene\n"
    ),
    (
      "?e type Rally",
      "note: no relation in this graph is called type; what something is, is asked with a: ?x a Rally\n"
    ),
    ("?e a \"Rally\"", "note: \"Rally\" is a text, and no type; a type is a name, as in ?x a Rally\n"),
    (
      "?e located-in \"Paris\"",
      "note: \"Paris\" is a text, and located-in leads to entities only; an entity by its label is written @\"…\"\n"
    ),
    ("?m mention-of ?e ; confidence ?c", "note: nothing in this graph has the relation confidence\n"),
    (
      "select * from nowhere { ?x a Rally }",
      "note: there is no graph called nowhere; from chooses among the named graphs of the dataset\n"
    ),
    (
      "?x a Rally . service silent <https://nowhere.example/> { ?x ?p ?y filter (?y = paris) }",
      "note: SILENT passes over an error: SERVICE <https://nowhere.example/>: nowhere.example is not allowed"
    ),
    ("construct { ?x schema:size ?m } where { ?x attendance ?n }", "note: nothing here binds ?m"),
  ])
  func whatCanNeverBe(statement: String, notice: String) throws {
    let errors = try Sample.bench().run(statement).errors
    #expect(notice.isEmpty ? errors.isEmpty : errors.hasPrefix(notice), "\(errors)")
  }

  @Test func subtypesThatATypeLeavesOutAreSaid() throws {
    let bench = try Sample.bench()
    bench.run("type Rally < Event")
    #expect(
      bench.run("?x a Event").errors
        == "note: `a Event` leaves out its subtype Rally; `a/subclass-of* Event` takes it in\n")
    #expect(bench.run("?x a/subclass-of* Event").errors.isEmpty)
    bench.run("?x a Rally")
    bench.run("insert { ?x a Event } where { ?x a Rally }")
    #expect(bench.run("?x a Event").errors.isEmpty)
  }

  @Test func manyNotesAreCut() throws {
    let bench = try Sample.bench()
    let pattern = (1...40).map { "{ ?x nowhere-\($0) ?y }" }.joined(separator: " union ")
    let lines = bench.run(pattern).errors.split(separator: "\n")
    #expect(lines.count == 21 && lines[20] == "note: … and 20 more of these")
  }

  @Test func partOfALabelIsEnoughToBeFound() throws {
    let bench = try Sample.bench()
    bench.run("add x label \"The Great Hall of Eugene\"")
    #expect(bench.run("@\"great hall\" ?p ?o").errors.contains("did you mean @\"The Great Hall of Eugene\"?"))
  }

  @Test func changesWarnOfNamesToo() throws {
    let bench = try Sample.bench()
    for statement in [
      "remove ?x locatd-in ?y", "delete { ?x located-in ?y } where { ?x locatd-in ?y }",
    ] {
      #expect(
        bench.run(statement).errors.contains("called locatd-in; the closest: located-in"), "\(statement)")
    }
  }

  @Test func theSchemaSaysWhichTypesAreNew() throws {
    let bench = try Sample.bench()
    #expect(bench.run("type March < Rall").errors.contains("note: new type: Rall (there is Rally)"))
    let relation = bench.run("relation r : Orgnization | Person -> xsd:integer").errors
    #expect(relation.contains("note: new type: Orgnization (there is Organization)"))
    #expect(!relation.contains("integer"))
  }

  @Test func marksByOffsetsShowTheWords() throws {
    let bench = try Sample.bench()
    let whole = bench.run("mark 0-6 as City").errors
    #expect(whole.hasSuffix("eugene 0–6  \"Eugene\"\n") && !whole.contains("inside a word"))
    #expect(bench.run("mark 0-5 as City").errors.contains("note: \"Eugen\" begins or ends inside a word"))
  }
}
