import RDF
import TripleStore
import Workspace

/// A synthetic news graph: people, organizations, events and places, the same for the same size.
///
/// For every event: a type, a label, a place, a date, an attendance, an organizer, two speakers; for every person: a
/// type, a label, a membership, two acquaintances: 13 triples for an event and a person.
struct NewsGraph {
  private let builder = DatasetBuilder()
  private var random: UInt64 = 0x9e37_79b9_7f4a_7c15

  /// A graph of about so many triples.
  static func make(triples: Int) throws(StoreError) -> GraphState {
    var graph = NewsGraph()
    try graph.fill(triples: triples)
    return GraphState(dataset: graph.builder.finish())
  }

  private mutating func fill(triples: Int) throws(StoreError) {
    let events = max(1, triples / 13)
    let people = events
    let organizations = max(1, events / 50)
    let cities = max(1, events / 100)
    let states = 50
    for state in 0..<states {
      try describe("state", state, "State")
      try add("state", state, "located-in", entity("country-0"))
    }
    for city in 0..<cities {
      try describe("city", city, "City")
      try add("city", city, "located-in", entity("state-\(city % states)"))
    }
    for organization in 0..<organizations { try describe("organization", organization, "Organization") }
    for person in 0..<people {
      try describe("person", person, "Person")
      try add("person", person, "member-of", entity("organization-\(skewed(organizations))"))
      for _ in 0..<2 { try add("person", person, "knows", entity("person-\(next(people))")) }
    }
    for event in 0..<events {
      try describe("event", event, "Rally")
      try add("event", event, "located-in", entity("city-\(skewed(cities))"))
      try add("event", event, "attendance", builder.dictionary.intern(.integer(next(50_000))))
      let day = 1 + next(28)
      let date = Literal("2018-06-\(day < 10 ? "0" : "")\(day)", datatype: XSD.date)
      try add("event", event, "date", builder.dictionary.intern(.literal(date)))
      try add("organization", skewed(organizations), "organizer-of", entity("event-\(event)"))
      for _ in 0..<2 { try add("person", next(people), "spoke-at", entity("event-\(event)")) }
    }
  }

  private mutating func describe(_ kind: String, _ number: Int, _ type: String) throws(StoreError) {
    let subject = try entity("\(kind)-\(number)")
    let dictionary = builder.dictionary
    builder.add(
      subject, try dictionary.intern(.iri(RDFVocabulary.type)),
      try dictionary.intern(.iri(GlossVocabulary.namespace + type)))
    builder.add(
      subject, try dictionary.intern(.iri(RDFS.label)),
      try dictionary.intern(.string("\(type) of \(kind) \(number)")))
  }

  private func add(_ kind: String, _ number: Int, _ predicate: String, _ object: TermID) throws(StoreError) {
    builder.add(
      try entity("\(kind)-\(number)"),
      try builder.dictionary.intern(.iri(GlossVocabulary.namespace + predicate)),
      object)
  }

  private func entity(_ name: String) throws(StoreError) -> TermID {
    try builder.dictionary.intern(.iri(GlossVocabulary.base + name))
  }

  /// A number below a bound (xorshift64*).
  private mutating func next(_ bound: Int) -> Int {
    random ^= random >> 12
    random ^= random << 25
    random ^= random >> 27
    return Int(truncatingIfNeeded: (random &* 0x2545_f491_4f6c_dd1d) >> 33) % bound
  }

  /// A number below a bound, small ones more often.
  private mutating func skewed(_ bound: Int) -> Int { next(next(bound) + 1) }
}
