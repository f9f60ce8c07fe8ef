import RDF
import Testing
import TripleStore

@testable import Articles

@Suite struct CheckTests {
  let text = "Families Belong Together organized it."

  private func schema() -> [Triple] {
    let schema = Schema(dataset: Dataset())
    return schema.triples(declaringType: word("Rally"), superclasses: [word("Event")])
      + schema.triples(declaringType: word("Person"), superclasses: [])
      + schema.triples(declaringType: word("City"), superclasses: [])
      + schema.change(
        declaringRelation: word("organizer-of"), domain: [word("Person"), word("City")],
        range: [word("Event")]
      ).added
      + schema.change(declaringRelation: word("attendance"), domain: [], range: [XSD.decimal]).added
  }

  private func kinds(_ triples: [Triple], _ severity: Finding.Severity = .violation) throws -> [Finding.Kind]
  {
    check(try dataset(triples), context: context).filter { $0.severity == severity }.map(\.kind)
  }

  @Test func aGoodGraphHasNoFindings() throws {
    let held = fact("linda", "organizer-of", "rally")
    let found = try check(
      dataset(
        schema() + loaded("a", text) + [
          held, typed("linda", "Person"), typed("rally", "Rally"), labelled("linda", "Linda"),
          labelled("rally", "Rally"),
        ] + evidence("organized it", for: held, in: "a", text).triples(context: context)
          + mention("Families", of: "linda", in: "a", text).triples(context: context)), context: context)
    #expect(found == [])
    #expect(check(Dataset(), context: context) == [])
  }

  @Test func wrongTypes() throws {
    let held = fact("rally", "organizer-of", "linda")
    let found = try kinds(schema() + [held, typed("linda", "Person"), typed("rally", "Rally")])
    #expect(
      found == [
        .wrongType(held, end: .subject, all: [], any: ["City", "Person"].map(word), actual: [word("Rally")]),
        .wrongType(held, end: .object, all: [word("Event")], any: [], actual: [word("Person")]),
      ])
  }

  @Test func relationsAboveCountToo() throws {
    let below = Triple(.iri(word("host-of")), .iri(RDFS.subPropertyOf), .iri(word("organizer-of")))
    let held = fact("linda", "host-of", "eugene")
    let found = try kinds(schema() + [below, held, typed("linda", "Person"), typed("eugene", "City")])
    #expect(
      found == [.wrongType(held, end: .object, all: [word("Event")], any: [], actual: [word("City")])])
  }

  @Test(arguments: [
    (Term.literal(Literal("100", datatype: XSD.integer)), true),
    (.literal(Literal("100.5", datatype: XSD.decimal)), true),
    (.literal(Literal("100", datatype: IRI(XSD.namespace + "nonNegativeInteger"))), true),
    (.string("many"), false), (.iri(entity("linda")), false),
  ])
  func wrongValues(value: Term, isRight: Bool) throws {
    let held = Triple(.iri(entity("rally")), .iri(word("attendance")), value)
    let found = try kinds(schema() + [held])
    #expect(found == (isRight ? [] : [.wrongValue(held, expected: [XSD.decimal])]))
  }

  @Test func aLiteralIsNoEntity() throws {
    let held = Triple(.iri(entity("linda")), .iri(word("organizer-of")), .string("rally"))
    #expect(
      try kinds(schema() + [held, typed("linda", "Person")])
        == [.wrongValue(held, expected: [word("Event")])])
  }

  @Test func circularTypes() throws {
    let schema = Schema(dataset: Dataset())
    let found = try kinds(
      schema.triples(declaringType: word("A"), superclasses: [word("B")])
        + schema.triples(declaringType: word("B"), superclasses: [word("A")]))
    #expect(found == [.circularType(word("A")), .circularType(word("B"))])
  }

  @Test func anchors() throws {
    func note(_ start: Int, _ end: Int, _ quote: String, _ name: String = "a") -> Mention {
      Mention(article: article(name), start: start, end: end, quote: quote, entity: entity("x"))
    }
    let notes = [note(0, 8, "families"), note(30, 99, "x"), note(5, 5, ""), note(0, 1, "x", "nowhere")]
    let incomplete = Triple(.blank("n"), .iri(RDFVocabulary.type), .iri(NIF.offsetBasedString))
    let found = try kinds(
      loaded("a", text) + notes.flatMap { $0.triples(context: context) } + [incomplete])
    let expected: Set<Finding.Kind> = [
      .badAnchor(
        note: .iri(notes[0].iri(context: context)),
        .otherWords(article: article("a"), start: 0, end: 8, quote: "families", actual: "Families")),
      .badAnchor(
        note: .iri(notes[1].iri(context: context)),
        .outside(article: article("a"), start: 30, end: 99, length: 38)),
      .badAnchor(
        note: .iri(notes[2].iri(context: context)),
        .outside(article: article("a"), start: 5, end: 5, length: 38)),
      .badAnchor(note: .iri(notes[3].iri(context: context)), .noText(article: article("nowhere"))),
      .badAnchor(note: .blank("n"), .incomplete),
    ]
    #expect(Set(found) == expected)
    #expect(found.count == expected.count)
  }

  @Test func articlesWithAnotherText() throws {
    let changed = loaded("a", text).map {
      $0.predicate == .iri(NIF.isString) ? Triple($0.subject, $0.predicate, .string("other")) : $0
    }
    #expect(try kinds(changed) == [.otherDigest(article: article("a"))])
  }

  @Test func notes() throws {
    let held = fact("linda", "organizer-of", "rally")
    let claimed = try evidence("organized", for: fact("x", "y", "z"), in: "a", text, stance: .denies)
    let made = fact("linda", "waved-at", "rally")
    let found = try kinds(
      schema() + loaded("a", text) + [held, made, typed("linda", "Person"), typed("rally", "March")]
        + claimed.triples(context: context), .note)
    #expect(
      found == [
        .undeclaredType(word("March"), entities: 1), .undeclaredRelation(word("waved-at"), facts: 1),
        .factWithoutEvidence(held), .factWithoutEvidence(made),
        .evidenceWithoutFact(
          note: .iri(claimed.iri(context: context)), fact("x", "y", "z"), .denies),
        .entityWithoutLabel(.iri(entity("linda"))), .entityWithoutLabel(.iri(entity("rally"))),
      ])
  }

  @Test func withoutASchemaNothingIsUndeclared() throws {
    let found = try kinds(
      [fact("a", "b", "c"), typed("a", "T"), labelled("a", "A"), labelled("c", "C")], .note)
    #expect(found == [.factWithoutEvidence(fact("a", "b", "c"))])
  }

  @Test func untypedEndsAreNotes() throws {
    let held = fact("linda", "organizer-of", "rally")
    let found = try kinds(schema() + [held, typed("rally", "Rally")], .note)
    #expect(found.contains(.untyped(held, end: .subject)))
    #expect(try kinds(schema() + [held, typed("rally", "Rally")]) == [])
  }
}
