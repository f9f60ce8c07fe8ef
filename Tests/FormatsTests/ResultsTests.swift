import Formats
import RDF
import Testing
import TripleStore

/// Query results in each format, byte by byte.
@Suite struct ResultsTests {
  static let rows: [[Term?]] = [
    [.iri("a:s"), .string("x,\"y\"\n")],
    [nil, .literal(Literal("1", datatype: XSD.integer))],
    [.blank("b"), .literal(Literal("é<&", language: "AR", direction: .rightToLeft))],
    [.triple(Triple(.iri("a:s"), .iri("a:p"), .string("o"))), .literal(Literal("x", datatype: XSD.integer))],
  ]

  func written(_ format: ResultsFormat) -> String {
    text(
      ResultsTable(variables: ["a", "b"], rows: ResultsTests.rows.count) { ResultsTests.rows[$0][$1] }
        .bytes(as: format)
    )
  }

  @Test func json() {
    let expected = """
      {"head":{"vars":["a","b"]},"results":{"bindings":[
      {"a":{"type":"uri","value":"a:s"},"b":{"type":"literal","value":"x,\\"y\\"\\n"}},
      {"b":{"type":"literal","value":"1","datatype":"http://www.w3.org/2001/XMLSchema#integer"}},
      {"a":{"type":"bnode","value":"b"},"b":{"type":"literal","value":"é<&","xml:lang":"ar","its:dir":"rtl"}},
      {"a":{"type":"triple","value":{"subject":{"type":"uri","value":"a:s"},"predicate":{"type":"uri","value":"a:p"},"object":{"type":"literal","value":"o"}}},"b":{"type":"literal","value":"x","datatype":"http://www.w3.org/2001/XMLSchema#integer"}}
      ]}}

      """
    #expect(written(.json) == expected)
  }

  @Test func csv() {
    #expect(
      written(.csv).utf8.elementsEqual(
        "a,b\r\na:s,\"x,\"\"y\"\"\n\"\r\n,1\r\n_:b,é<&\r\n\"<<( <a:s> <a:p> \"\"o\"\" )>>\",x\r\n".utf8))
  }

  @Test func tsv() {
    let integer = "http://www.w3.org/2001/XMLSchema#integer"
    #expect(
      written(.tsv)
        == "?a\t?b\n<a:s>\t\"x,\\\"y\\\"\\n\"\n\t1\n_:b\t\"é<&\"@ar--rtl\n<<( <a:s> <a:p> \"o\" )>>\t\"x\"^^<\(integer)>\n"
    )
  }

  @Test func xml() {
    let found = written(.xml)
    #expect(found.contains("<head><variable name=\"a\"/><variable name=\"b\"/></head>"))
    #expect(found.contains("<binding name=\"a\"><uri>a:s</uri></binding>"))
    #expect(found.contains("<literal xml:lang=\"ar\" its:dir=\"rtl\">é&lt;&amp;</literal>"))
    #expect(found.contains("<literal datatype=\"http://www.w3.org/2001/XMLSchema#integer\">1</literal>"))
    #expect(
      found.contains(
        "<triple><subject><uri>a:s</uri></subject><predicate><uri>a:p</uri></predicate><object><literal>o</literal>"
      ))
  }

  @Test func markdownAndLine() {
    #expect(written(.markdown).contains("| a:s | x,\"y\"<br> |\n|  | 1 |\n"))
    #expect(written(.line).contains("a = <a:s>\nb = \"x,\\\"y\\\"\\n\"\n\na = \nb = 1\n"))
  }

  @Test("A dictionary's terms are written as the same terms by themselves", arguments: ResultsFormat.allCases)
  func storedTerms(_ format: ResultsFormat) throws {
    var terms = ResultsTests.rows.joined().compactMap { $0 }
    terms += ["a:é", "a:%20b"].map { .iri(IRI($0)) }
    for datatype in [XSD.integer, XSD.decimal, XSD.double, XSD.boolean, XSD.string, IRI("a:t")] {
      terms += [
        "1", "-1", "+01", "1.", ".5", "1e5", "1E", "", "true", "\u{0}\u{7f}\t\r\n\u{8}\u{c}\\\"é,<&|",
      ].map {
        .literal(Literal($0, datatype: datatype))
      }
    }
    terms += [
      .literal(Literal("1", language: "en")),
      .literal(Literal("a\"b", language: "de-at", direction: .leftToRight)),
      .triple(Triple(.blank("x"), .iri("a:p"), .triple(Triple(.iri("a:s"), .iri("a:p"), .string(","))))),
    ]
    let dictionary = TermDictionary()
    let ids = try terms.map { try dictionary.intern($0) }
    let stored = ResultsTable(variables: ["a", "b"], rows: terms.count, dictionary: dictionary) {
      row, column in
      column == 0 ? .stored(ids[row]) : row == 1 ? .unbound : .term(terms[row])
    }
    let alone = ResultsTable(variables: ["a", "b"], rows: terms.count) { row, column in
      column == 1 && row == 1 ? nil : terms[row]
    }
    #expect(text(stored.bytes(as: format)).utf8.elementsEqual(text(alone.bytes(as: format)).utf8))
  }

  @Test(arguments: [
    (ResultsFormat.json, "{\"head\":{},\"boolean\":true}\n"), (.csv, "true\r\n"), (.tsv, "true\n"),
    (.line, "true\n"),
  ])
  func booleans(_ format: ResultsFormat, _ expected: String) {
    #expect(text(writeBoolean(true, as: format)).utf8.elementsEqual(expected.utf8))
    #expect(text(writeBoolean(false, as: .xml)).contains("<boolean>false</boolean>"))
  }

  @Test func noVariablesAndNoRows() {
    #expect(text(ResultsTable(variables: [], rows: 2) { _, _ in nil }.bytes(as: .json)).contains("{},\n{}"))
    #expect(text(ResultsTable(variables: ["x"], rows: 0) { _, _ in nil }.bytes(as: .tsv)) == "?x\n")
  }

  @Test("Many rows are written as few are, in their order", arguments: [ResultsFormat.tsv, .csv, .json])
  func manyRows(_ format: ResultsFormat) {
    let terms: [Term?] = [
      .iri("http://example.org/a"), .iri("urn:a{b}"), .string("plain"),
      .string("a \"quote\", a\tand \\ more"), nil,
      .integer(7), .literal(Literal("tagged", language: "en")), .string("\u{7f}\u{1f469}"), .blank("b"),
    ]
    func cell(_ row: Int, _ column: Int) -> Term? {
      column == 0 ? .integer(row) : terms[(row + row / 7) % terms.count]
    }
    func body(_ rows: Range<Int>) -> String {
      let table = ResultsTable(variables: ["n", "v"], rows: rows.count) { cell(rows.lowerBound + $0, $1) }
      return String(decoding: table.bytes(as: format), as: UTF8.self)
    }
    let count = 30_000
    let whole = body(0..<count)
    func lines(_ text: String) -> [Substring] {
      text.split(separator: format == .csv ? "\r\n" : "\n").filter {
        $0.contains("example") || $0.contains(where: \.isNumber)
      }
      .map { $0.hasPrefix(",") ? $0.dropFirst() : $0.hasSuffix(",") && format == .json ? $0.dropLast() : $0 }
    }
    let parts = stride(from: 0, to: count, by: 1000).flatMap { lines(body($0..<$0 + 1000)) }
    #expect(parts.count == count && lines(whole) == parts)
  }

  @Test func aReaderThatHasEnoughStopsALongTable() {
    let table = ResultsTable(variables: ["n"], rows: 200_000) { row, _ in .integer(row) }
    var pieces = 0
    table.write(as: .tsv) { _ in
      pieces += 1
      return pieces < 3
    }
    #expect(pieces == 3)
  }
}
