import RDF
import Testing

@testable import Articles

@Suite struct StanceTests {
  @Test(arguments: Stance.allCases)
  func whatIsWrittenIsRead(stance: Stance) {
    #expect(Stance(stance.term(context: context)) == stance)
    #expect(Stance(stance.term(context: Context(base: "https://other.example/kb/"))) == stance)
  }

  /// As other tools may write it: a literal, a term of a vocabulary, or nothing.
  @Test(arguments: [
    (Term.string("denies"), Stance.denies), (.string("asserts"), .asserts),
    (.iri(GlossVocabulary.namespace + "denies"), .denies), (.iri("https://x.example/undenies"), .asserts),
    (.string(""), .asserts),
  ])
  func othersAreReadToo(term: Term, stance: Stance) {
    #expect(Stance(term) == stance)
  }

  @Test func nothingAsserts() { #expect(Stance(nil) == .asserts) }
}
