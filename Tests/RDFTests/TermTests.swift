import RDF
import Testing

@Suite("Terms")
struct TermTests {
  @Test func `canonically equivalent texts are different terms`() {
    let composed = "caf\u{e9}"
    let decomposed = "cafe\u{301}"
    #expect(composed == decomposed)
    #expect(Term.string(composed) != Term.string(decomposed))
    #expect(Term.iri(composed) != Term.iri(decomposed))
    #expect(Set([Term.string(composed), Term.string(decomposed)]).count == 2)
  }

  @Test func `literals differ by every part`() {
    let literals = [
      Literal("1"), Literal("1", datatype: XSD.integer), Literal("01", datatype: XSD.integer),
      Literal("1", language: "en"), Literal("1", language: "de"),
      Literal("1", language: "en", direction: .leftToRight),
    ]
    #expect(Set(literals).count == literals.count)
    #expect(Literal("1", language: "EN") == Literal("1", language: "en"))
  }

  @Test(arguments: [
    (Term.iri("http://a/"), "<http://a/>"), (.blank("b1"), "_:b1"),
    (.string("a\"b\\\n\u{1b}"), #""a\"b\\\n\u001B""#),
    (.integer(-3), "\"-3\"^^<http://www.w3.org/2001/XMLSchema#integer>"),
    (.literal(Literal("hi", language: "en-GB")), "\"hi\"@en-gb"),
    (.literal(Literal("hi", language: "ar", direction: .rightToLeft)), "\"hi\"@ar--rtl"),
    (.triple(Triple(.iri("a:s"), .iri("a:p"), .string("o"))), "<<( <a:s> <a:p> \"o\" )>>"),
  ])
  func `terms as N-Triples`(term: Term, expected: String) {
    #expect(term.description == expected)
  }

  /// The digest of the empty text and of "abc", from FIPS 180-4's examples.
  @Test func `digests`() {
    #expect(
      Digest.sha256("".utf8) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    #expect(
      Digest.sha256("abc".utf8) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(Digest.id(of: ["ab", "c"]) != Digest.id(of: ["a", "bc"]))
  }
}
