import RDF
import Testing
import TripleStore

@testable import Articles

@Suite struct NoteTests {
  static let rally = fact("families-belong-together", "organizer-of", "rally-eugene")

  static let spans = [
    Mention(article: article("eugene"), start: 4, end: 9, quote: "words", entity: entity("x")),
    Mention(article: article("other"), start: 4, end: 9, quote: "words", entity: entity("x")),
    Mention(article: article("eugene"), start: 5, end: 9, quote: "words", entity: entity("x")),
    Mention(article: article("eugene"), start: 4, end: 8, quote: "words", entity: entity("x")),
    Mention(article: article("eugene"), start: 4, end: 9, quote: "words", entity: entity("y")),
    Mention(article: article("eugene"), start: 4, end: 9, quote: "words", entity: entity("x"), by: "ann"),
    Mention(article: article("eugene"), start: 4, end: 9, quote: "words", entity: entity("x"), by: "bob"),
  ]

  static let quotes = [
    Evidence(fact: rally, article: article("eugene"), start: 4, end: 9, quote: "words"),
    Evidence(fact: rally, article: article("eugene"), start: 4, end: 9, quote: "words", stance: .denies),
    Evidence(fact: rally, article: article("eugene"), start: 4, end: 9, quote: "words", by: "ann"),
    Evidence(fact: rally, article: article("eugene"), start: 4, end: 10, quote: "words"),
    Evidence(
      fact: fact("moveon-org", "organizer-of", "rally-eugene"), article: article("eugene"), start: 4, end: 9,
      quote: "words"),
  ]

  @Test func differentNotesHaveDifferentNodes() {
    let iris = Self.spans.map { $0.iri(context: context) } + Self.quotes.map { $0.iri(context: context) }
    #expect(Set(iris).count == iris.count)
  }

  @Test func theSameNoteMadeTwiceIsOneNode() {
    var again = Self.spans[5]
    again.at = "2018-06-14T12:00:00Z"
    again.confidence = .literal(Literal("0.5", datatype: XSD.decimal))
    #expect(again.iri(context: context) == Self.spans[5].iri(context: context))
  }

  /// The IDs stand in files: they must never change.
  @Test func idsAreStable() {
    let parts = [
      "mention", "<https://gloss.example/articles/eugene>", "4", "9", "<https://gloss.example/x>", "",
    ]
    #expect(Self.spans[0].iri(context: context) == IRI(context.notes + Digest.id(of: parts)))
    #expect(Self.spans[0].iri(context: context).string.utf8.count == context.notes.utf8.count + 16)
  }

  @Test func aMentionAsTriples() throws {
    var mention = Self.spans[5]
    mention.at = "2018-06-14T12:00:00Z"
    mention.confidence = .literal(Literal("0.8", datatype: XSD.decimal))
    let note = Term.iri(mention.iri(context: context))
    #expect(
      Set(mention.triples(context: context)) == [
        Triple(note, .iri(RDFVocabulary.type), .iri(NIF.offsetBasedString)),
        Triple(note, .iri(NIF.referenceContext), .iri(article("eugene"))),
        Triple(note, .iri(NIF.beginIndex), .literal(Literal("4", datatype: XSD.integer))),
        Triple(note, .iri(NIF.endIndex), .literal(Literal("9", datatype: XSD.integer))),
        Triple(note, .iri(NIF.anchorOf), .string("words")),
        Triple(note, .iri(ITSRDF.identRef), .iri(entity("x"))),
        Triple(note, .iri(DCTerms.creator), .string("ann")),
        Triple(
          note, .iri(DCTerms.created), .literal(Literal("2018-06-14T12:00:00Z", datatype: XSD.dateTime))),
        Triple(note, .iri(ITSRDF.confidence), .literal(Literal("0.8", datatype: XSD.decimal))),
      ])
  }

  @Test func evidenceAsTriples() {
    var evidence = Self.quotes[1]
    evidence.saidBy = .iri(entity("linda-mills"))
    let note = Term.iri(evidence.iri(context: context))
    #expect(
      Set(evidence.triples(context: context)) == [
        Triple(note, .iri(RDFVocabulary.type), .iri(GlossVocabulary.evidence)),
        Triple(note, .iri(RDFVocabulary.reifies), .triple(Self.rally)),
        Triple(note, .iri(NIF.referenceContext), .iri(article("eugene"))),
        Triple(note, .iri(NIF.beginIndex), .integer(4)),
        Triple(note, .iri(NIF.endIndex), .integer(9)),
        Triple(note, .iri(NIF.anchorOf), .string("words")),
        Triple(note, .iri(GlossVocabulary.stance), .iri(entity("denies"))),
        Triple(note, .iri(PROV.wasAttributedTo), .iri(entity("linda-mills"))),
      ])
  }

  @Test func whatIsWrittenIsRead() throws {
    var mention = Self.spans[5]
    mention.at = "2018-06-14T12:00:00Z"
    mention.confidence = .literal(Literal("0.8", datatype: XSD.decimal))
    var evidence = Self.quotes[1]
    evidence.saidBy = .iri(entity("linda-mills"))
    evidence.by = .iri("https://people.example/ann")
    let data = try dataset(mention.triples(context: context) + evidence.triples(context: context))
    let annotations = Annotations(dataset: data)
    #expect(annotations.mentions(in: article("eugene")).map(\.content) == [mention])
    #expect(annotations.mentions(of: entity("x")).map(\.note) == [.iri(mention.iri(context: context))])
    #expect(annotations.evidence(for: Self.rally).map(\.content) == [evidence])
    #expect(annotations.evidence(in: article("eugene")).map(\.content) == [evidence])
    #expect(annotations.mentions(in: article("other")).isEmpty)
    #expect(annotations.mentions(of: entity("nobody")).isEmpty)
    #expect(annotations.evidence(for: fact("a", "b", "c")).isEmpty)
  }

  @Test func mentionsComeInTheOrderOfTheText() throws {
    let spans = [(9, 12), (4, 9), (4, 20), (0, 2)]
    let mentions = spans.map {
      Mention(article: article("eugene"), start: $0.0, end: $0.1, quote: "", entity: entity("x"))
    }
    let data = try dataset(mentions.flatMap { $0.triples(context: context) })
    let found = Annotations(dataset: data).mentions(in: article("eugene"))
    #expect(found.map { "\($0.start)-\($0.end)" } == ["0-2", "4-20", "4-9", "9-12"])
  }

  @Test func evidenceWithoutFactIsFound() throws {
    let triples = Self.quotes.flatMap { $0.triples(context: context) }
    let annotations = Annotations(dataset: try dataset(triples + [Self.rally]))
    #expect(annotations.evidenceWithoutFact().map(\.fact) == [Self.quotes[4].fact])
    #expect(annotations.evidence().count == 5)
  }

  @Test func articlesAreListed() throws {
    let text = "Big news\n\nIt rained."
    let titled = Triple(.iri(article("b")), .iri(SchemaOrg.headline), .string("Told otherwise"))
    var triples = loaded("b", "x") + [titled] + loaded("a", text)
    triples += try mention("rained", of: "rain", in: "a", text).triples(context: context)
    triples += try evidence("rained", for: Self.rally, in: "a", text).triples(context: context)
    let data = try dataset(triples)
    let found = Annotations(dataset: data).articles(context: context)
    #expect(
      found == [
        ArticleListing(
          article: article("a"), name: "a", headline: "Big news", codePoints: 20, paragraphs: 2, mentions: 1,
          evidence: 1),
        ArticleListing(
          article: article("b"), name: "b", headline: "Told otherwise", codePoints: 1, paragraphs: 1,
          mentions: 0, evidence: 0),
      ])
  }
}
