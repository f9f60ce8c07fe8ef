import Formats
import RDF
import Testing

/// Query results in JSON, read.
@Suite struct ResultsReaderTests {
  private func read(_ text: String) throws(FormatError) -> ResultsDocument {
    try readResults(Array(text.utf8))
  }

  @Test func whatIsWrittenIsReadBack() throws {
    let bytes = ResultsTable(variables: ["a", "b"], rows: ResultsTests.rows.count) {
      ResultsTests.rows[$0][$1]
    }
    .bytes(as: .json)
    guard case .solutions(let variables, let rows) = try readResults(bytes) else {
      Issue.record("no solutions")
      return
    }
    #expect(variables == ["a", "b"])
    #expect(rows == ResultsTests.rows)
  }

  @Test func truths() throws {
    for truth in [true, false] {
      guard case .boolean(let found) = try readResults(writeBoolean(truth, as: .json)) else {
        Issue.record("no truth")
        return
      }
      #expect(found == truth)
    }
  }

  @Test("Members in any order, those that are not named, and the older name of typed literals")
  func tolerance() throws {
    let document = try read(
      """
      {"results": {"distinct": false, "bindings": [
        {"x": {"value": "1", "datatype": "http://d/", "type": "typed-literal", "more": []}}, {}]},
       "head": {"link": ["http://l/"], "vars": ["y", "x"]}}
      """)
    guard case .solutions(let variables, let rows) = document else { return }
    #expect(variables == ["y", "x"])
    #expect(rows == [[nil, .literal(Literal("1", datatype: IRI("http://d/")))], [nil, nil]])
  }

  private static let head = #"{"head": {"vars": ["x"]}, "results": {"bindings": ["#

  @Test(arguments: [
    ("", "expected a JSON value, found the end of the document", 1),
    (#"{"head": {}, "results": {"bindings": []}}"#, "\"vars\" is missing", 10),
    (#"{"head": {"vars": ["x"]}}"#, "\"results\" is missing", 1),
    (#"{"head": {"vars": "x"}, "results": {"bindings": []}}"#, "\"vars\" is an array", 19),
    (#"{"head": {"vars": [1]}, "results": {"bindings": []}}"#, "a string is wanted here", 20),
    (#"{"head": {"vars": []}, "results": {"bindings": {}}}"#, "\"bindings\" is an array", 48),
    (#"{"boolean": "true"}"#, "\"boolean\" is true or false", 13),
    (head + #"1]}}"#, "a solution is an object", 52),
    (head + #"{"y": {}}]}}"#, "the variable \"y\" is not in the head", 58),
    (head + #"{"x": {}}]}}"#, "\"type\" is missing", 58),
    (
      head + #"{"x": {"type": "thing", "value": "a"}}]}}"#, "a term's type is uri, literal, bnode or triple",
      67
    ),
    (head + #"{"x": {"type": "uri", "value": "a b"}}]}}"#, "<a b> is no IRI", 83),
    (head + #"{"x": {"type": "uri", "value": "a"}}]}}"#, "<a> is no IRI", 83),
    (head + #"{"x": {"type": "literal"}}]}}"#, "\"value\" is missing", 58),
    (
      head + #"{"x": {"type": "literal", "value": "a", "xml:lang": "1 2"}}]}}"#, "\"1 2\" is no language tag",
      104
    ),
    (
      head + #"{"x": {"type": "literal", "value": "a", "xml:lang": "en", "its:dir": "up"}}]}}"#,
      "\"up\" is no base direction", 121
    ),
    (head + #"{"x": {"type": "triple", "value": {}}}]}}"#, "\"subject\" is missing", 86),
    (head + #"]}} x"#, "expected the end of the document", 56),
  ])
  func rejected(text: String, message: String, column: Int) throws {
    let error = try #require(throws: FormatError.self) { try read(text) }
    #expect(error.message.hasPrefix(message), "\(error)")
    #expect(error.column == column, "\(error)")
  }

  @Test func bytesThatAreNoText() {
    #expect(throws: FormatError.self) { try readResults([0x22, 0xff, 0x22]) }
  }
}
