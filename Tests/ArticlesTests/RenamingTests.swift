import RDF
import Testing
import TripleStore

@testable import Articles

@Suite struct RenamingTests {
  let text = "Linda Mills, or Ms. Mills, spoke to L. Mills."

  private func rename(_ old: IRI, _ new: IRI, _ data: Dataset) throws -> Dataset {
    try data.changed(Renaming(dataset: data, context: context).rename(old, to: new))
  }

  private func merge(_ source: String, _ target: String, _ data: Dataset) throws -> Dataset {
    try data.changed(Renaming(dataset: data, context: context).merge(entity(source), into: entity(target)))
  }

  /// A small graph about one entity, from its name alone: what a rename must come to.
  private func graph(_ name: String) throws -> [Triple] {
    let spoke = fact(name, "spoke-at", "rally")
    let claimed = try evidence("spoke", for: spoke, in: "a", text, by: "ann")
    let seen = try mention("Linda Mills", of: name, in: "a", text)
    // A fact about a fact: a triple term within a triple term.
    let doubt = Triple(.iri(entity("bob")), .iri(word("doubts")), .triple(spoke))
    let doubted = try evidence("or", for: doubt, in: "a", text)
    // Evidence for what is said of a note.
    let review = Triple(.iri(seen.iri(context: context)), .iri(word("reviewed-by")), .iri(entity("bob")))
    let reviewed = try evidence("Mills", for: review, in: "a", text)
    return [
      spoke, fact("rally", "named-after", name), labelled(name, "Linda Mills"), typed(name, "Person"), doubt,
      review, fact("bob", "knows", "rally"),
    ] + claimed.triples(context: context) + seen.triples(context: context)
      + doubted.triples(context: context) + reviewed.triples(context: context) + loaded("a", text)
  }

  @Test func everyTripleNamesTheNewOne() throws {
    let before = try dataset(graph("lm"))
    let after = try rename(entity("lm"), entity("linda-mills"), before)
    #expect(after.lines == (try dataset(graph("linda-mills"))).lines)
    #expect(try rename(entity("linda-mills"), entity("lm"), after).lines == before.lines)
  }

  @Test func namedGraphsAndPredicatesAreRenamed() throws {
    let triple = Triple(.iri(entity("x")), .iri(word("spoke-at")), .iri(entity("y")))
    let note = try evidence("spoke", for: triple, in: "a", text)
    let data = try dataset(
      [triple] + note.triples(context: context),
      named: [Quad(triple, graph: .iri(word("spoke-at"))), Quad(triple, graph: .blank("g"))])
    let after = try rename(word("spoke-at"), word("spoke-to"), data)
    let renamed = Triple(.iri(entity("x")), .iri(word("spoke-to")), .iri(entity("y")))
    let renamedNote = try evidence("spoke", for: renamed, in: "a", text)
    let expected = try dataset(
      [renamed] + renamedNote.triples(context: context),
      named: [Quad(renamed, graph: .iri(word("spoke-to"))), Quad(renamed, graph: .blank("g"))])
    #expect(after.lines == expected.lines)
  }

  @Test func anArticleMayBeRenamed() throws {
    let seen = try mention("Linda Mills", of: "lm", in: "a", text)
    let data = try dataset(loaded("a", text) + seen.triples(context: context))
    let after = try rename(article("a"), article("b"), data)
    let moved = try mention("Linda Mills", of: "lm", in: "b", text)
    #expect(after.lines == (try dataset(loaded("b", text) + moved.triples(context: context))).lines)
  }

  @Test func nodesWithNamesOfTheirOwnKeepThem() throws {
    let triple = fact("lm", "spoke-at", "rally")
    let own = Term.iri(IRI(context.notes + "mine"))
    let data = try dataset([
      Triple(own, .iri(RDFVocabulary.reifies), .triple(triple)),
      Triple(.blank("b"), .iri(RDFVocabulary.reifies), .triple(triple)),
    ])
    let after = try rename(entity("lm"), entity("linda"), data)
    let renamed = Term.triple(fact("linda", "spoke-at", "rally"))
    #expect(
      after.set == [
        Quad(own, .iri(RDFVocabulary.reifies), renamed),
        Quad(.blank("b"), .iri(RDFVocabulary.reifies), renamed),
      ])
  }

  @Test func unknownOrSameNamesChangeNothing() throws {
    let data = try dataset(graph("lm"))
    let renaming = Renaming(dataset: data, context: context)
    for change in [
      renaming.rename(entity("nobody"), to: entity("x")), renaming.rename(entity("lm"), to: entity("lm")),
      renaming.merge(entity("lm"), into: entity("lm")), renaming.merge(entity("nobody"), into: entity("lm")),
    ] {
      #expect(change.removed.isEmpty && change.added.isEmpty)
    }
  }

  @Test func notesThatMeetAreJoined() throws {
    var one = try mention("Linda Mills", of: "lm", in: "a", text, by: "ann")
    one.at = "2018-06-14T10:00:00Z"
    var two = try mention("Linda Mills", of: "linda-mills", in: "a", text, by: "ann")
    two.confidence = .literal(Literal("0.8", datatype: XSD.decimal))
    let other = try mention("Linda Mills", of: "lm", in: "a", text, by: "bob")
    let all = [one, two, other].flatMap { $0.triples(context: context) }
    let after = try merge("lm", "linda-mills", dataset(all))
    let found = Annotations(dataset: after).mentions(of: entity("linda-mills"))
    var joined = two
    joined.at = one.at
    let byBob = try mention("Linda Mills", of: "linda-mills", in: "a", text, by: "bob")
    #expect(Set(found.map(\.content)) == [joined, byBob])
    #expect(Annotations(dataset: after).mentions(of: entity("lm")).isEmpty)
    #expect(!after.lines.contains { $0.contains("/lm>") })
  }

  @Test func evidenceThatMeetsIsJoined() throws {
    let one = try evidence("spoke", for: fact("lm", "spoke-at", "rally"), in: "a", text)
    var two = try evidence("spoke", for: fact("linda-mills", "spoke-at", "rally"), in: "a", text)
    two.saidBy = .iri(entity("lm"))
    let after = try merge(
      "lm", "linda-mills",
      dataset(one.triples(context: context) + two.triples(context: context) + [one.fact, two.fact]))
    let found = Annotations(dataset: after).evidence(for: two.fact)
    #expect(found.count == 1)
    #expect(found.first?.saidBy == .iri(entity("linda-mills")))
    #expect(Facts(dataset: after).all == [two.fact])
  }

  @Test func mergingKeepsOtherLabelsAsAliases() throws {
    let data = try dataset([
      labelled("lm", "L. Mills"), labelled("lm", "Linda Mills"), labelled("linda-mills", "Linda Mills"),
      Triple(.iri(entity("lm")), .iri(SKOS.altLabel), .string("Lindy")),
      Triple(.iri(entity("lm")), .iri(OWL.sameAs), .iri(entity("linda-mills"))),
      fact("lm", "member-of", "x"), fact("linda-mills", "member-of", "x"), typed("lm", "Person"),
    ])
    let me = Term.iri(entity("linda-mills"))
    #expect(
      try merge("lm", "linda-mills", data).set == [
        Quad(labelled("linda-mills", "Linda Mills")),
        Quad(me, .iri(SKOS.altLabel), .string("L. Mills")),
        Quad(me, .iri(SKOS.altLabel), .string("Lindy")),
        Quad(fact("linda-mills", "member-of", "x")), Quad(typed("linda-mills", "Person")),
      ])
  }

  @Test func mergingIntoOneWithoutLabelGivesItTheLabel() throws {
    let data = try dataset([labelled("lm", "L. Mills"), typed("linda-mills", "Person")])
    #expect(
      try merge("lm", "linda-mills", data).set == [
        Quad(labelled("linda-mills", "L. Mills")), Quad(typed("linda-mills", "Person")),
      ])
  }
}
