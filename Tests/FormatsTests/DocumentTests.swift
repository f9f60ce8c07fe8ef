import Formats
import RDF
import Testing
import TripleStore

/// Documents that are accepted, each with the quads that it says.
@Suite struct DocumentTests {
  struct Case: Sendable, CustomStringConvertible {
    let format: Format
    let document: String
    let expected: String
    var description: String { document }

    init(_ format: Format, _ document: String, _ expected: String) {
      self.format = format
      self.document = document
      self.expected = expected
    }
  }

  static let rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
  static let xsd = "http://www.w3.org/2001/XMLSchema#"

  @Test(arguments: [
    Case(.nTriples, "", ""),
    Case(.nTriples, "\u{feff}<a:s> <a:p> <a:o> .", "<a:s> <a:p> <a:o> ."),
    Case(.nTriples, "# c\n\n\t<a:s><a:p>\"\"@EN-gb.#c\r\n", "<a:s> <a:p> \"\"@en-gb ."),
    Case(.nTriples, "<a:s> <a:p> \"\\u00e9\\U0001F600\\t\" .", "<a:s> <a:p> \"é😀\\t\" ."),
    Case(.nTriples, "<a:\\u00e9> <a:p> _:a.b .", "<a:é> <a:p> _:a.b ."),
    Case(.nTriples, "<a:s> <a:p> \"x\"@ar--rtl .", "<a:s> <a:p> \"x\"@ar--rtl ."),
    Case(.nTriples, "VERSION \"1.2\"\n<a:s> <a:p> <a:o> .", "<a:s> <a:p> <a:o> ."),
    Case(
      .nTriples, "<a:s> <a:p> <<(_:s<a:p><<( <a:s> <a:p> 'x' )>>)>> .".replacing("'x'", with: "\"x\""),
      "<a:s> <a:p> <<( _:s <a:p> <<( <a:s> <a:p> \"x\" )>> )>> ."),
    Case(
      .nQuads, "<a:s> <a:p> <a:o> <a:g> .\n<a:s> <a:p> <a:o> _:g .",
      "<a:s> <a:p> <a:o> <a:g> .\n<a:s> <a:p> <a:o> _:g ."),
    Case(
      .turtle, "@prefix p: <http://p/> . p:a.b\\-c a p:%20, p: ;; .",
      "<http://p/a.b-c> <\(rdf)type> <http://p/%20> .\n<http://p/a.b-c> <\(rdf)type> <http://p/> ."),
    Case(
      .turtle, "BASE <http://b/c/d>\n<> <../e> <#f>, <?g> .",
      "<http://b/c/d> <http://b/e> <http://b/c/d#f> .\n<http://b/c/d> <http://b/e> <http://b/c/d?g> ."),
    Case(
      .turtle, "<a:s> <a:p> 1, -1.5, +1e0, 1.E3, .5 .",
      "<a:s> <a:p> \"1\"^^<\(xsd)integer> .\n<a:s> <a:p> \"-1.5\"^^<\(xsd)decimal> .\n<a:s> <a:p> \"+1e0\"^^<\(xsd)double> .\n<a:s> <a:p> \"1.E3\"^^<\(xsd)double> .\n<a:s> <a:p> \".5\"^^<\(xsd)decimal> ."
    ),
    Case(
      .turtle, "<a:s> <a:p> true,false.",
      "<a:s> <a:p> \"true\"^^<\(xsd)boolean> .\n<a:s> <a:p> \"false\"^^<\(xsd)boolean> ."),
    Case(
      .turtle, "<a:s> <a:p> '''a'\"\n''', \"\"\"b\"\"\\\"\"\"\" .",
      "<a:s> <a:p> \"a'\\\"\\n\" .\n<a:s> <a:p> \"b\\\"\\\"\\\"\" ."),
    Case(
      .turtle, "[ <a:p> ( 1 [] ) ] .",
      "_:a <a:p> _:b .\n_:b <\(rdf)first> \"1\"^^<\(xsd)integer> .\n_:b <\(rdf)rest> _:c .\n_:c <\(rdf)first> _:d .\n_:c <\(rdf)rest> <\(rdf)nil> ."
    ),
    Case(.turtle, "() <a:p> () .", "<\(rdf)nil> <a:p> <\(rdf)nil> ."),
    Case(.turtle, "_:b1 <a:p> [] . [] <a:p> _:b2 .", "_:x <a:p> _:y .\n_:z <a:p> _:w ."),
    Case(
      .turtle, "<a:s> <a:p> <a:o> ~ <a:r> {| <a:q> 1 |} .",
      "<a:s> <a:p> <a:o> .\n<a:r> <\(rdf)reifies> <<( <a:s> <a:p> <a:o> )>> .\n<a:r> <a:q> \"1\"^^<\(xsd)integer> ."
    ),
    Case(
      .turtle, "<< <a:s> <a:p> <a:o> ~ _:r >> <a:q> <<( <a:s> <a:p> <a:o> )>> .",
      "_:r <\(rdf)reifies> <<( <a:s> <a:p> <a:o> )>> .\n_:r <a:q> <<( <a:s> <a:p> <a:o> )>> ."),
    Case(.turtle, "<< <a:s> <a:p> <a:o> >> .", "_:r <\(rdf)reifies> <<( <a:s> <a:p> <a:o> )>> ."),
    Case(
      .trig, "<a:s> <a:p> <a:o> . <a:g> { <a:s> <a:p> _:x } GRAPH _:g { _:x <a:p> <a:o> . }",
      "<a:s> <a:p> <a:o> .\n<a:s> <a:p> _:x <a:g> .\n_:x <a:p> <a:o> _:g ."),
    Case(
      .trig, "{ <a:s> <a:p> 1 } [] { <a:s> <a:p> 2 } [ <a:p> 3 ] <a:q> 4 .",
      "<a:s> <a:p> \"1\"^^<\(xsd)integer> .\n<a:s> <a:p> \"2\"^^<\(xsd)integer> _:g .\n_:s <a:p> \"3\"^^<\(xsd)integer> .\n_:s <a:q> \"4\"^^<\(xsd)integer> ."
    ),
    Case(
      .jsonld,
      "{\"@id\":\"a:s\",\"a:p\":[1,1.5,true,\"x\",{\"@value\":\"y\",\"@language\":\"EN\",\"@direction\":\"rtl\"}]}",
      "<a:s> <a:p> \"1\"^^<\(xsd)integer> .\n<a:s> <a:p> \"1.5E0\"^^<\(xsd)double> .\n<a:s> <a:p> \"true\"^^<\(xsd)boolean> .\n<a:s> <a:p> \"x\" .\n<a:s> <a:p> \"y\"@en--rtl ."
    ),
    Case(
      .jsonld, "{\"@id\":\"a:s\",\"a:p\":[12345678901234567890,1e21,1.0,-0,0.1]}",
      "<a:s> <a:p> \"12345678901234567890\"^^<\(xsd)integer> .\n<a:s> <a:p> \"1.0E21\"^^<\(xsd)double> .\n<a:s> <a:p> \"1\"^^<\(xsd)integer> .\n<a:s> <a:p> \"0\"^^<\(xsd)integer> .\n<a:s> <a:p> \"1.0E-1\"^^<\(xsd)double> ."
    ),
    Case(
      .jsonld,
      "{\"@id\":\"a:s\",\"a:p\":{\"@value\":{\"b\":[1e2,\"\\u00e9\\/\"],\"a\":null},\"@type\":\"@json\"}}",
      "<a:s> <a:p> \"{\\\"a\\\":null,\\\"b\\\":[100,\\\"é/\\\"]}\"^^<\(rdf)JSON> ."),
    Case(
      .jsonld, "[{\"@id\":\"a:s\",\"a:p\":{\"@list\":[\"\\ud83d\\ude00\"]}}]",
      "<a:s> <a:p> _:l .\n_:l <\(rdf)first> \"😀\" .\n_:l <\(rdf)rest> <\(rdf)nil> ."),
    Case(
      .nodeLink,
      "{\"nodes\":[],\"edges\":[{\"source\":\"a:s\",\"target\":\"\\\"x\\\"@en\",\"key\":\"a:p\"}]}",
      "<a:s> <a:p> \"x\"@en ."),
  ])
  func isRead(_ example: Case) throws {
    let found = try quads(example.document, example.format)
    let expected = try quads(example.expected, .nQuads)
    #expect(areIsomorphic(found, expected), "\(found)")
  }

  @Test func blankNodesKeepTheirLabelsOrGetNewOnes() throws {
    let document = Array("_:b1 <a:p> [] , _:x .".utf8)
    let kept = try dataset(document, .turtle)
    #expect(kept.contains(Quad(.blank("b1"), .iri("a:p"), .blank("x"))))
    let builder = DatasetBuilder(dictionary: kept.dictionary)
    let options = ReaderOptions(blankNodes: .fresh(avoiding: kept.dictionary))
    try read(document, as: .turtle, options: options, into: builder)
    let fresh = Set(builder.finish().quads())
    #expect(areIsomorphic(fresh, Set(kept.quads())))
    #expect(fresh.isDisjoint(with: kept.quads()))
    for quad in fresh { #expect(![.blank("b1"), .blank("x")].contains(quad.triple.subject)) }
  }

  @Test func formatsHaveNamesAndSuffixes() {
    #expect(Format(name: "TTL") == .turtle)
    #expect(Format(name: "json") == .jsonld)
    #expect(Format(name: "nodelink") == .nodeLink)
    #expect(Format(name: "rdf") == nil)
    #expect(Format(pathSuffix: "graphs/x.json") == .jsonld)
    #expect(Format(pathSuffix: "x.nodelink.json") == .nodeLink)
    #expect(Format(pathSuffix: "x.NQ") == .nQuads)
    #expect(Format(pathSuffix: "x.txt") == nil)
    #expect(Format.allCases.allSatisfy { Format(name: $0.name) == $0 })
  }
}
