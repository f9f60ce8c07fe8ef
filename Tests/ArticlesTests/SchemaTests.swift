import RDF
import Testing
import TripleStore

@testable import Articles

@Suite struct SchemaTests {
  private func declaring(_ pairs: [(String, [String])]) throws -> Schema {
    let empty = Schema(dataset: Dataset())
    return Schema(
      dataset: try dataset(
        pairs.flatMap { empty.triples(declaringType: word($0.0), superclasses: $0.1.map(word)) }))
  }

  @Test func typesAndTheirClosure() throws {
    let schema = try declaring([("Rally", ["Protest", "Gathering"]), ("Protest", ["Event"]), ("Event", [])])
    #expect(schema.types == ["Event", "Gathering", "Protest", "Rally"].map(word))
    #expect(schema.superclasses(of: word("Rally")) == ["Gathering", "Protest"].map(word))
    #expect(schema.closure(of: word("Rally")) == ["Rally", "Gathering", "Protest", "Event"].map(word))
    #expect(schema.isSubtype(word("Rally"), of: word("Event")))
    #expect(schema.isSubtype(word("Rally"), of: word("Rally")))
    #expect(!schema.isSubtype(word("Event"), of: word("Rally")))
    #expect(schema.declares(word("Gathering")))
    #expect(!schema.declares(word("Person")))
  }

  @Test func circlesEnd() throws {
    let schema = try declaring([("A", ["B"]), ("B", ["A"])])
    #expect(schema.closure(of: word("A")) == ["A", "B"].map(word))
  }

  @Test func oneTypeMustHoldOfSeveralOne() {
    let change = Schema(dataset: Dataset()).change(
      declaringRelation: word("organizer-of"),
      domain: [word("Organization"), word("Person"), word("Person")],
      range: [word("Event")])
    let relation = Term.iri(word("organizer-of"))
    #expect(change.removed.isEmpty)
    #expect(
      change.added == [
        Triple(relation, .iri(RDFVocabulary.type), .iri(RDFVocabulary.property)),
        Triple(relation, .iri(SchemaOrg.domainIncludes), .iri(word("Organization"))),
        Triple(relation, .iri(SchemaOrg.domainIncludes), .iri(word("Person"))),
        Triple(relation, .iri(RDFS.range), .iri(word("Event"))),
      ])
  }

  @Test func aLaterRelationReplaces() throws {
    let empty = Schema(dataset: Dataset())
    let name = word("organizer-of")
    let first = empty.change(
      declaringRelation: name, domain: [word("Organization"), word("Person")], range: [word("Event")])
    let comment = Triple(.iri(name), .iri(word("remark")), .string("kept"))
    let before = try dataset(first.added + [comment])
    let second = Schema(dataset: before).change(
      declaringRelation: name, domain: [word("Organization")], range: [word("Event")])
    let after = try before.changed((second.removed.map { Quad($0) }, second.added.map { Quad($0) }))
    let schema = Schema(dataset: after)
    #expect(schema.domain(of: name) == Schema.End(all: [word("Organization")], any: []))
    #expect(schema.range(of: name) == Schema.End(all: [word("Event")], any: []))
    #expect(second.removed.count == 2)
    #expect(after.contains(Quad(comment)))
    let same = schema.change(
      declaringRelation: name, domain: [word("Organization")], range: [word("Event")])
    #expect(same.removed.isEmpty)
    #expect(try after.changed(([], same.added.map { Quad($0) })).lines == after.lines)
    let open = schema.change(declaringRelation: name, domain: [], range: [])
    #expect(open.added.count == 1 && open.removed.count == 2)
  }
}
