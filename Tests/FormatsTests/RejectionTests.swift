import Formats
import RDF
import Testing
import TripleStore

/// Documents that are rejected, each with what is wrong and where.
@Suite struct RejectionTests {
  struct Case: Sendable, CustomStringConvertible {
    let format: Format
    let document: String
    let kind: FormatError.Kind
    let line: Int
    let column: Int
    var description: String { document }

    init(_ format: Format, _ document: String, _ kind: FormatError.Kind, _ line: Int, _ column: Int) {
      self.format = format
      self.document = document
      self.kind = kind
      self.line = line
      self.column = column
    }
  }

  static func unexpected(_ found: String, _ expected: String...) -> FormatError.Kind {
    .unexpected(found: found, expected: expected)
  }

  static let cases = [
    Case(.nTriples, "<a:s> <a:p> <a:o>", unexpected("the end of the document", "'.'"), 1, 18),
    Case(.nTriples, "<a:s> <a:p> <a:o> . <a:s>", unexpected("'<'", "the end of the line"), 1, 21),
    Case(.nTriples, "\r\n\"é\" <a:p> 1", unexpected("'\"'", "an IRI", "a blank node"), 2, 1),
    Case(.nTriples, "<a:é> <a:p> \"é\nx\" .", .unterminated("the string"), 1, 13),
    Case(.nTriples, "<a:s> <a:p> \"é\\x\" .", .invalidEscape("\\x"), 1, 15),
    Case(.nTriples, "<a:s> <a:p> \"\\ud800\" .", .invalidEscape("\\ud800"), 1, 14),
    Case(.nTriples, "<a:s> <p> <a:o> .", .relativeIRI("p"), 1, 7),
    Case(.nTriples, "<a:s> <a: p> <a:o> .", .invalidCharacter(0x20, within: "an IRI"), 1, 10),
    Case(.nTriples, "<a:s> <a:\\u0020p> <a:o> .", .invalidCharacter(0x20, within: "an IRI"), 1, 10),
    Case(.nTriples, "<a:s#b#c> <a:p> <a:o> .", .invalidIRI("a:s#b#c"), 1, 1),
    Case(.nTriples, "<a:s> <a:p> <a:o", .unterminated("the IRI"), 1, 13),
    Case(.nTriples, "<a:s> <a:p> \"x\"@e_ .", unexpected("'_'", "'.'"), 1, 18),
    Case(.nTriples, "<a:s> <a:p> \"x\"@abcdefghi .", .invalidLanguage("abcdefghi"), 1, 16),
    Case(.nTriples, "<a:s> <a:p> \"x\"@en--up .", .invalidDirection("up"), 1, 21),
    Case(.nTriples, "VERSION '1.2'", unexpected("'''", "a version in quotes"), 1, 9),
    Case(.nTriples, "VERSION \"9\"", .unknownVersion("9"), 1, 9),
    Case(.nQuads, "<a:s> <a:p> <a:o> \"g\" .", unexpected("'\"'", "a graph", "'.'"), 1, 19),
    Case(.turtle, "<a:s> <a:p> p:o .", .undeclaredPrefix("p"), 1, 13),
    Case(.turtle, "<s> <a:p> <a:o> .", .relativeIRI("s"), 1, 1),
    Case(.turtle, "<a:s> <a:p> 1", unexpected("the end of the document", "'.'"), 1, 14),
    Case(.turtle, "<a:s> <a:p> [ <a:q> 1 ; ", .unterminated("the bracket"), 1, 13),
    Case(.turtle, "<a:s> <a:p> ( 1 2 .", unexpected("'.'", "an object"), 1, 19),
    Case(.turtle, "<a:s>\n  <a:p> '''x", .unterminated("the string"), 2, 9),
    Case(.turtle, "<a:s> \"p\" 1 .", unexpected("'\"'", "a predicate"), 1, 7),
    Case(
      .turtle, "@prefixx p: <a:b> .", unexpected("'@prefixx'", "@prefix", "@base", "@version", "a subject"),
      1, 1),
    Case(.turtle, "@prefix p: <a:b>", unexpected("the end of the document", "'.'"), 1, 17),
    Case(
      .turtle, "<a:s> <a:p> <<( <a:s> <a:p> ( ) )>> .",
      unexpected("'('", "an IRI", "a blank node", "a literal", "a triple term"), 1, 29),
    Case(.turtle, "<a:s> <a:p> 1 {| |} .", unexpected("'|'", "a predicate"), 1, 18),
    Case(.turtle, "<a:g> { <a:s> <a:p> 1 }", unexpected("'{'", "a predicate"), 1, 7),
    Case(.trig, "<a:g> { <a:s> <a:p> 1 ", unexpected("the end of the document", "'.'", "'}'"), 1, 23),
    Case(.trig, "GRAPH { }", unexpected("'{'", "a graph's name"), 1, 7),
    Case(.jsonld, "{\"a\":1,\n\"a\":2}", .duplicateKey("a"), 2, 1),
    Case(.jsonld, "{\"é\":1,}", unexpected("'}'", "a string"), 1, 8),
    Case(.jsonld, "[1 2]", unexpected("'2'", "','", "']'"), 1, 4),
    Case(.jsonld, "{\"a\":01}", unexpected("'1'", "'.'", "the end of the number"), 1, 7),
    Case(.jsonld, "{\"a\":\"\\ud800\"}", .invalidEscape("\\ud800"), 1, 7),
    Case(.jsonld, "{\"a\":\"\t\"}", .invalidCharacter(9, within: "a string"), 1, 7),
    Case(.jsonld, "{\"a\":nul}", unexpected("'nul'", "a JSON value"), 1, 6),
    Case(.jsonld, "{\"@id\":\"a:s\",\"a:p\":1e400}", .numberTooLarge("1e400"), 1, 20),
    Case(.jsonld, "{} {}", unexpected("'{'", "the end of the document"), 1, 4),
    Case(.jsonld, "", unexpected("the end of the document", "a JSON value"), 1, 1),
    Case(
      .jsonld, "1", .jsonLD(code: "loading document failed", subject: "it is neither an object nor an array"),
      1, 1),
    Case(.jsonld, "{\"@context\":\"https://schema.org/\"}", .remoteContext("https://schema.org/"), 1, 13),
    Case(.jsonld, "{\"@context\":{\"@import\":\"a:b\"}}", .remoteContext("a:b"), 1, 24),
    Case(.jsonld, "{\"@id\":\n 1}", .jsonLD(code: "invalid @id value", subject: ""), 2, 2),
    Case(.nodeLink, "{\"nodes\":[]}", .nodeLink("a node-link document has \"nodes\" and \"links\""), 1, 1),
    Case(
      .nodeLink, "{\"nodes\":[],\"links\":[{\"source\":1,\"target\":\"a:o\",\"key\":\"a:p\"}]}",
      .nodeLink("an id is not a string"), 1, 32),
    Case(
      .nodeLink, "{\"nodes\":[],\"links\":[{\"source\":\"a:s\",\"target\":\"x\",\"key\":\"a:p\"}]}",
      .nodeLink("\"x\" is neither an IRI nor another term"), 1, 47),
    Case(
      .nodeLink, "{\"nodes\":[],\"links\":[{\"source\":\"a:s\",\"target\":\"a:o\",\"key\":0}]}",
      .nodeLink("a link has no \"predicate\" that is an IRI"), 1, 22),
  ]

  @Test(arguments: cases)
  func isRejected(_ example: Case) {
    let error = failure(Array(example.document.utf8), example.format)
    #expect(error?.kind == example.kind)
    #expect(error?.line == example.line)
    #expect(error?.column == example.column)
    #expect(error?.message.isEmpty == false)
  }

  @Test(arguments: Format.allCases)
  func invalidUTF8IsRejectedWithItsByte(_ format: Format) {
    for bad: [UInt8] in [
      [0xff], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0xf4, 0x90, 0x80, 0x80], [0xe2, 0x82], [0x80],
    ] {
      let error = failure(Array("# é\n  ".utf8) + bad, format)
      #expect(error?.kind == .invalidUTF8(offset: 7))
      #expect(error?.line == 2)
      #expect(error?.column == 3)
    }
  }

  @Test(arguments: [
    (Format.turtle, "<a:s> <a:p> ", "["), (.turtle, "<a:s> <a:p> ", "("),
    (.turtle, "<a:s> <a:p> ", "[ <a:p> "),
    (.turtle, "", "<< "), (.turtle, "<a:s> <a:p> ", "<<( <a:s> <a:p> "), (.trig, "<a:s> <a:p> ", "("),
    (.nTriples, "<a:s> <a:p> ", "<<( <a:s> <a:p> "), (.jsonld, "", "["), (.jsonld, "", "{\"a\":"),
    (.nodeLink, "", "["),
    (.jsonld, "{\"@context\":{},\"@graph\":", "["),
  ])
  func depthIsLimited(_ format: Format, _ start: String, _ bracket: String) {
    let error = failure(Array((start + String(repeating: bracket, count: 100_000)).utf8), format)
    if bracket == "[", format == .turtle {
      #expect(error?.kind == RejectionTests.unexpected("'['", "a predicate"))
    } else {
      #expect(error?.kind == .tooDeep(limit: 400))
    }
  }

  /// Damaged documents give an error or a dataset, never a trap.
  @Test(arguments: Format.allCases)
  func damagedDocumentsDoNotTrap(_ format: Format) throws {
    var random = RandomData(seed: 77)
    let context = random.context()
    let quads = random.quads(count: 12, graphs: format.holdsNamedGraphs, tripleTerms: format.holdsTripleTerms)
    let document = try write(dataset(quads), context: context, as: format)
    var rejected = 0
    for _ in 0..<400 {
      var damaged = document
      let place = Int.random(in: 0..<damaged.count, using: &random.generator)
      switch Int.random(in: 0..<3, using: &random.generator) {
      case 0: damaged.remove(at: place)
      case 1: damaged[place] = UInt8.random(in: 0..<128, using: &random.generator)
      default: damaged.removeSubrange(place...)
      }
      if failure(damaged, format, base: "http://base.example/") != nil { rejected += 1 }
    }
    #expect(rejected > 50)
  }
}
