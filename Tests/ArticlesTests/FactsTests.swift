import RDF
import Testing
import TripleStore

@testable import Articles

@Suite struct FactsTests {
  let text = "Linda Mills spoke in Fort Wayne."
  let spoke = fact("linda-mills", "spoke-at", "rally")
  let located = fact("rally", "located-in", "fort-wayne")

  private func graph() throws -> Dataset {
    let schema = Schema(dataset: Dataset())
    let note = try evidence("spoke in", for: spoke, in: "a", text)
    let aboutNote = Triple(.iri(note.iri(context: context)), .iri(word("reviewed-by")), .string("bob"))
    let aboutArticle = Triple(.iri(article("a")), .iri(word("publisher")), .iri(entity("kezi")))
    return try dataset(
      [
        spoke, located, typed("linda-mills", "Person"), labelled("linda-mills", "Linda Mills"), aboutNote,
        aboutArticle, Triple(.iri(word("spoke-at")), .iri(word("remark")), .string("to a crowd")),
        Triple(.iri(entity("linda-mills")), .iri(OWL.sameAs), .iri("https://people.example/lm")),
        Triple(.iri(entity("rally")), .iri(word("homepage")), .iri("https://rally.example/")),
      ] + loaded("a", text) + schema.triples(declaringType: word("Rally"), superclasses: [word("Event")])
        + schema.change(declaringRelation: word("spoke-at"), domain: [word("Person")], range: []).added
        + note.triples(context: context)
        + mention("Linda Mills", of: "linda-mills", in: "a", text).triples(context: context))
  }

  @Test func onlyTriplesOfEntitiesAreFacts() throws {
    let facts = Facts(dataset: try graph())
    let homepage = Triple(
      .iri(entity("rally")), .iri(word("homepage")), .iri("https://rally.example/"))
    #expect(facts.all == [spoke, homepage, located])
    #expect(facts.count == 3)
    #expect(facts.isFact(located))
    #expect(!facts.isFact(typed("linda-mills", "Person")))
    #expect(facts.isFact(fact("somebody", "new", "fact")))
    #expect(!facts.isFact(Triple(.iri(article("a")), .iri(word("publisher")), .iri(entity("kezi")))))
  }

  @Test func factsWithoutEvidence() throws {
    let denied = try evidence("spoke", for: located, in: "a", text, stance: .denies)
    let data = try graph().changed(([], denied.triples(context: context).map { Quad($0) }))
    #expect(Facts(dataset: data).withoutEvidence.contains(located))
    #expect(!Facts(dataset: data).withoutEvidence.contains(spoke))
  }

  @Test func entitiesAreNeitherArticlesNorNotesNorSchema() throws {
    let facts = Facts(dataset: try graph())
    #expect(
      facts.entities(context: context)
        == ["fort-wayne", "linda-mills", "rally"].map { .iri(entity($0)) })
    #expect(facts.entityCount(context: context) == 3)
  }

  @Test(arguments: [
    "label", "alias", "same-as", "headline", "text", "source", "language", "sha256", "in-article", "start",
    "end",
    "quote", "mention-of", "part", "reifies", "stance", "said-by", "by", "at", "confidence", "subclass-of",
    "subproperty-of", "domain", "range",
  ])
  func theTableIsNotFacts(name: String) throws {
    #expect(Facts.isAnnotationPredicate(try #require(Context.terms[name])))
  }

  @Test func othersAreFacts() {
    for iri in [word("attendance"), SchemaOrg.newsArticle, IRI("https://schema.org/worksFor")] {
      #expect(!Facts.isAnnotationPredicate(iri))
    }
    #expect(Facts.isAnnotationPredicate(RDFVocabulary.type))
    #expect(Facts.isAnnotationPredicate(SchemaOrg.domainIncludes))
  }

  @Test func anEmptyGraphHasNoFacts() {
    #expect(Facts(dataset: Dataset()).all.isEmpty)
    #expect(Facts(dataset: Dataset()).entityCount(context: context) == 0)
  }
}
