import RDF
import Testing
import TripleStore

@testable import Articles

@Suite struct RemovalTests {
  let text = "Linda Mills spoke to the crowd."
  let spoke = fact("linda-mills", "spoke-at", "rally")
  let other = fact("linda-mills", "member-of", "group")

  private func removing(_ quads: [Quad], from data: Dataset) throws -> Dataset {
    try data.changed((quads, []))
  }

  @Test func evidenceGoesWithItsFact() throws {
    let both = try [Stance.asserts, .denies].flatMap {
      try evidence("spoke", for: spoke, in: "a", text, stance: $0).triples(context: context)
    }
    let kept = try evidence("crowd", for: other, in: "a", text).triples(context: context) + [other]
    let data = try dataset([spoke] + both + kept)
    let after = try removing(RemovalClosure(dataset: data).quads(removing: [spoke]), from: data)
    #expect(after.lines == (try dataset(kept)).lines)
  }

  @Test func evidenceOnEvidenceGoesToo() throws {
    let first = try evidence("spoke", for: spoke, in: "a", text)
    let about = Triple(.iri(first.iri(context: context)), .iri(ITSRDF.confidence), .string("low"))
    let second = try evidence("crowd", for: about, in: "a", text)
    let data = try dataset(
      [spoke, about] + first.triples(context: context) + second.triples(context: context))
    #expect(try removing(RemovalClosure(dataset: data).quads(removing: [spoke]), from: data).isEmpty)
  }

  @Test func aNoteOnSeveralFactsStaysForTheOthers() throws {
    let note = Term.blank("n")
    let reifies = Term.iri(RDFVocabulary.reifies)
    let kept = [
      other, Triple(note, reifies, .triple(other)), Triple(note, .iri(NIF.anchorOf), .string("spoke")),
    ]
    let data = try dataset([spoke, Triple(note, reifies, .triple(spoke))] + kept)
    let closure = RemovalClosure(dataset: data)
    #expect(try removing(closure.quads(removing: [spoke]), from: data).lines == (try dataset(kept)).lines)
    #expect(try removing(closure.quads(removing: [spoke, other]), from: data).isEmpty)
  }

  @Test func aMentionGoesWithItsFragments() throws {
    let seen = try mention("Linda Mills", of: "linda-mills", in: "a", text)
    let note = Term.iri(seen.iri(context: context))
    let part = [
      Triple(note, .iri(NIF.subString), .blank("part")),
      Triple(.blank("part"), .iri(NIF.beginIndex), .integer(0)),
    ]
    let kept = [labelled("linda-mills", "Linda Mills"), spoke]
    let data = try dataset(kept + part + seen.triples(context: context))
    let after = try removing(RemovalClosure(dataset: data).quads(removingNote: note), from: data)
    #expect(after.lines == (try dataset(kept)).lines)
  }

  @Test func claimsGoWithoutAFact() throws {
    let claim = try evidence("spoke", for: spoke, in: "a", text)
    let data = try dataset(claim.triples(context: context))
    #expect(try removing(RemovalClosure(dataset: data).quads(removing: [spoke]), from: data).isEmpty)
  }

  @Test func whatIsNotThereRemovesNothing() throws {
    let closure = RemovalClosure(dataset: try dataset([other]))
    #expect(closure.quads(removing: [spoke]).isEmpty)
    #expect(closure.quads(removingNote: .blank("nowhere")).isEmpty)
  }
}
