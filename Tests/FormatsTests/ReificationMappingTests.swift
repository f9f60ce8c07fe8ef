import Formats
import RDF
import Testing
import TripleStore

/// The mapping between triple terms and the nodes of RDF 1.1.
@Suite struct ReificationMappingTests {
  let context = Context()

  func mapped(_ text: String) throws -> Dataset {
    try ReificationMapping.toRDF11(dataset(Array(text.utf8), .trig), context: context)
  }

  func back(_ text: String) throws -> Set<Quad> {
    Set(try ReificationMapping.toRDF12(dataset(Array(text.utf8), .trig), context: context).quads())
  }

  @Test func aTripleTermBecomesANamedNode() throws {
    let id = Digest.id(of: ["<a:s>", "<a:p>", "\"o\""])
    let expected = """
      <a:r> <\(RDFVocabulary.reifies.string)> <https://gloss.example/triples/\(id)> .
      <https://gloss.example/triples/\(id)> <\(RDFVocabulary.type.string)> <\(RDFVocabulary.statement.string)> .
      <https://gloss.example/triples/\(id)> <\(RDFVocabulary.subject.string)> <a:s> .
      <https://gloss.example/triples/\(id)> <\(RDFVocabulary.predicate.string)> <a:p> .
      <https://gloss.example/triples/\(id)> <\(RDFVocabulary.object.string)> "o" .
      """
    let found = try mapped("<a:r> <\(RDFVocabulary.reifies.string)> <<( <a:s> <a:p> \"o\" )>> .")
    #expect(try Set(found.quads()) == quads(expected, .nTriples))
  }

  @Test func aTermWithABlankPartBecomesAMarkedBlankNode() throws {
    let found = try mapped("<a:r> <a:q> <<( _:x <a:p> <a:o> )>> .")
    let node = try #require(found.quads().first { $0.triple.predicate == .iri("a:q") }?.triple.object)
    guard case .blank = node else {
      Issue.record("\(node) is not blank")
      return
    }
    #expect(found.contains(Quad(node, .iri(RDFVocabulary.type), .iri(GlossVocabulary.triple))))
    #expect(found.contains(Quad(node, .iri(RDFVocabulary.type), .iri(RDFVocabulary.statement))))
    #expect(found.contains(Quad(node, .iri(RDFVocabulary.subject), .blank("x"))))
  }

  @Test func mappingBackGivesTheSameDataset() throws {
    for seed in 0..<80 {
      var random = RandomData(seed: UInt64(seed) + 5000)
      let quads = random.quads(count: 30, graphs: true, tripleTerms: true)
      let start = try dataset(quads)
      let flat = try ReificationMapping.toRDF11(start, context: context)
      #expect(
        !flat.quads().contains { if case .triple = $0.triple.object { true } else { false } })
      #expect(Set(try ReificationMapping.toRDF12(flat, context: context).quads()) == quads, "seed \(seed)")
      // Through a file, and the same bytes each time.
      let bytes = try write(flat, context: context, as: .jsonld)
      let again = try ReificationMapping.toRDF12(dataset(bytes, .jsonld), context: context)
      #expect(Set(again.quads()) == quads)
      #expect(
        try write(ReificationMapping.toRDF11(again, context: context), context: context, as: .jsonld) == bytes
      )
    }
  }

  static let prefixes = """
    PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
    PREFIX v: <https://gloss.example/vocab#>
    PREFIX t: <https://gloss.example/triples/>
    """

  @Test(arguments: [
    // Other people's reification.
    "<a:st> a rdf:Statement ; rdf:subject <a:s> ; rdf:predicate <a:p> ; rdf:object <a:o> . <a:r> <a:q> <a:st> .",
    "_:st a rdf:Statement ; rdf:subject <a:s> ; rdf:predicate <a:p> ; rdf:object <a:o> . <a:r> <a:q> _:st .",
    // Not referred to.
    "t:x a rdf:Statement ; rdf:subject <a:s> ; rdf:predicate <a:p> ; rdf:object <a:o> .",
    // More is said of it.
    "t:x a rdf:Statement ; rdf:subject <a:s> ; rdf:predicate <a:p> ; rdf:object <a:o> ; <a:l> 1 . <a:r> <a:q> t:x .",
    // Two objects, none, a literal as subject, a literal as predicate.
    "t:x a rdf:Statement ; rdf:subject <a:s> ; rdf:predicate <a:p> ; rdf:object <a:o>, <a:u> . <a:r> <a:q> t:x .",
    "t:x a rdf:Statement ; rdf:subject <a:s> ; rdf:predicate <a:p> . <a:r> <a:q> t:x .",
    "t:x a rdf:Statement ; rdf:subject 1 ; rdf:predicate <a:p> ; rdf:object <a:o> . <a:r> <a:q> t:x .",
    "t:x a rdf:Statement ; rdf:subject <a:s> ; rdf:predicate 1 ; rdf:object <a:o> . <a:r> <a:q> t:x .",
    // Used as a predicate.
    "t:x a rdf:Statement ; rdf:subject <a:s> ; rdf:predicate <a:p> ; rdf:object <a:o> . <a:r> t:x t:x .",
    // A circle.
    "t:x a rdf:Statement ; rdf:subject <a:s> ; rdf:predicate <a:p> ; rdf:object t:x . <a:r> <a:q> t:x .",
  ])
  func whatDoesNotBearTheMarkIsLeftAlone(_ body: String) throws {
    let document = ReificationMappingTests.prefixes + "\n" + body
    #expect(try back(document) == quads(document, .trig))
  }

  @Test func theMarkIsReadBackWhoeverWroteIt() throws {
    let document =
      ReificationMappingTests.prefixes + """

        t:x a rdf:Statement ; rdf:subject <a:s> ; rdf:predicate <a:p> ; rdf:object _:y . <a:r> <a:q> t:x .
        _:y a rdf:Statement, v:Triple ; rdf:subject _:s ; rdf:predicate <a:p> ; rdf:object <a:o> .
        """
    let expected = "<a:r> <a:q> <<( <a:s> <a:p> <<( _:s <a:p> <a:o> )>> )>> ."
    #expect(try back(document) == quads(expected, .turtle))
  }
}
