import Algebra
import Language
import Testing

/// Statements that are well-formed and mean nothing: the kind of each error and the words that its range covers.
@Suite struct LoweringErrorTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let statement: String
    let kind: LoweringError.Kind
    let place: String
    var testDescription: String { statement }

    init(_ statement: String, _ kind: LoweringError.Kind, at place: String) {
      self.statement = statement
      self.kind = kind
      self.place = place
    }
  }

  static let cases = [
    Case(
      #"?x nope:y ?z"#,
      .unknownPrefix("nope", closest: ["ex"]),
      at: "nope:y"),
    Case(
      #"?x knows @Cleveland"#,
      .ambiguousLabel("Cleveland", candidates: ["cleveland", "cleveland-2"]),
      at: "@Cleveland"),
    Case(
      #"?x knows @Nobody"#,
      .unknownLabel("Nobody", closest: ["Linda Mills"]),
      at: "@Nobody"),
    Case(
      #"?x knows %nobody"#,
      .unknownParameter("nobody", closest: ["who"]),
      at: "%nobody"),
    Case(
      #"select * { ?x :p ?y bind(1 as ?y) }"#,
      .variableAlreadyBound("y"),
      at: "?y"),
    Case(
      #"select (1 as ?x) { ?x :p ?y }"#,
      .variableAlreadyBound("x"),
      at: "?x"),
    Case(
      #"select ?x (count(*) as ?x) { ?x :p ?y } group by ?x"#,
      .variableAlreadyBound("x"),
      at: "?x"),
    Case(
      #"select ?y { ?x :p ?y } group by ?x"#,
      .ungroupedVariable("y"),
      at: "?y"),
    Case(
      #"select (?y + 1 as ?z) { ?x :p ?y } group by ?x"#,
      .ungroupedVariable("y"),
      at: "?y"),
    Case(
      #"select (sum(count(?x)) as ?z) { ?x :p ?y }"#,
      .nestedAggregate,
      at: "count(?x)"),
    Case(
      #"select * { ?x :p ?y filter(count(?x) > 1) }"#,
      .aggregateOutsideGroup("a filter"),
      at: "count(?x)"),
    Case(
      #"select * { ?x :p ?y bind(count(?x) as ?z) }"#,
      .aggregateOutsideGroup("bind"),
      at: "count(?x)"),
    Case(
      #"select ?x { ?x :p ?y } group by count(?x)"#,
      .aggregateOutsideGroup("group by"),
      at: "count(?x)"),
    Case(
      #"select * { ?x :p ?y } group by ?x"#,
      .starWithGroup,
      at: "select * { ?x :p ?y } group by ?x"),
    Case(
      #"select * { ?x :p ?y } having (count(*) > 1)"#,
      .starWithGroup,
      at: "select * { ?x :p ?y } having (count(*) > 1)"),
    Case(
      #"select * { ?x :p ?y filter(xsd:integer(distinct ?y)) }"#,
      .misplacedTerm("distinct has no meaning in a cast"),
      at: "(xsd:integer(distinct ?y))"),
    Case(
      #"select (123 as ?z) { } group by ?z"#,
      .variableAlreadyBound("z"),
      at: "?z"),
    Case(
      #"select (123 as ?z) { } group by (1 as ?z)"#,
      .variableAlreadyBound("z"),
      at: "?z"),
    Case(
      #"select ?s { ?s :p ?z } group by (1 as ?z)"#,
      .variableAlreadyBound("z"),
      at: "?z"),
    Case(
      #"select ?z { ?s :p ?z } group by (1 as ?z)"#,
      .variableAlreadyBound("z"),
      at: "?z"),
    Case(
      #"select * { ?x :p ?y filter(xsd:integer(?x, 1)) }"#,
      .wrongArgumentCount(function: "<\(xsd)integer>", expected: "1", found: 2),
      at: "(xsd:integer(?x, 1))"),
    Case(
      #"select * { _:a :p ?y optional { _:a :q ?z } }"#,
      .sharedBlankNode("a"),
      at: "_:a"),
    Case(
      #"insert data { ?x :p 1 }"#,
      .variableInData("x"),
      at: "?x"),
    Case(
      #"delete data { _:x :p 1 }"#,
      .blankNodeInDelete,
      at: "_:x :p 1"),
    Case(
      #"delete { ?x :p [] } where { ?x :p ?y }"#,
      .blankNodeInDelete,
      at: "[]"),
    Case(
      #"insert data { _:a :p 1 } ; insert data { _:a :q 1 }"#,
      .sharedBlankNode("a"),
      at: "_:a :q 1"),
    Case(
      #"add ?x :p 1"#,
      .variableInData("x"),
      at: "?x"),
    Case(
      #"?x %n ?y"#,
      .misplacedTerm("only a name, an IRI or a variable can be a predicate"),
      at: "%n"),
    Case(
      #"select * { graph %n { ?x :p ?y } }"#,
      .misplacedTerm("a value cannot stand here, only a name or an IRI"),
      at: "%n"),
  ]

  static let xsd = "http://www.w3.org/2001/XMLSchema#"

  @Test(arguments: cases) func error(_ entry: Case) throws {
    let error = try #require(try loweringError(entry.statement))
    #expect(error.kind == entry.kind)
    #expect(error.text == entry.place)
  }

  @Test(arguments: cases) func wordsAreWholeLines(_ entry: Case) throws {
    let error = try #require(try loweringError(entry.statement)).error
    #expect(!error.message.isEmpty && !error.message.contains("\n"))
    #expect(!(error.help ?? "-").isEmpty)
  }

  @Test func candidatesAndClosestAreSaid() throws {
    #expect(
      try loweringError("?x knows @Cleveland")?.error.help == "write the name of one: cleveland, cleveland-2")
    #expect(try loweringError("?x knows @Nobody")?.error.help == #"did you mean @"Linda Mills"?"#)
    #expect(
      try loweringError("?x nope:y ?z")?.error.help
        == "did you mean ex:?, or declare it: name nope: = <https://…>")
    #expect(try loweringError("?x knows %nobody")?.error.help == "did you mean %who?")
  }
}
