import RDF
import TripleStore

/// Look-ups in the default graph, where annotation lives.
extension Dataset {
  func id(_ iri: IRI) -> TermID? { dictionary.id(of: .iri(iri)) }

  /// The objects of a subject and a predicate, in order of id.
  func objects(_ subject: TermID?, _ predicate: IRI) -> [TermID] {
    guard let subject, let predicate = id(predicate) else { return [] }
    return Array(defaultGraph.row(.spo, subject, predicate))
  }

  /// The subjects of a predicate and an object, in order of id.
  func subjects(_ predicate: IRI, _ object: TermID?) -> [TermID] {
    guard let object, let predicate = id(predicate) else { return [] }
    return Array(defaultGraph.row(.pos, predicate, object))
  }

  /// Whether a triple whose terms are known stands in the default graph.
  func has(_ subject: TermID, _ predicate: IRI, _ object: IRI) -> Bool {
    guard let predicate = id(predicate), let object = id(object) else { return false }
    return defaultGraph.contains(subject, predicate, object)
  }

  /// Whether a triple stands in the default graph.
  func holds(_ triple: Triple) -> Bool {
    guard let s = dictionary.id(of: triple.subject), let p = dictionary.id(of: triple.predicate),
      let o = dictionary.id(of: triple.object)
    else { return false }
    return defaultGraph.contains(s, p, o)
  }

  /// The terms of a subject and a predicate in a fixed order: that of their N-Triples text.
  func terms(_ subject: TermID?, _ predicate: IRI) -> [Term] {
    objects(subject, predicate).map { dictionary.term($0) }.sorted(by: Term.precedes)
  }

  func triple(_ s: TermID, _ p: TermID, _ o: TermID) -> Triple {
    Triple(dictionary.term(s), dictionary.term(p), dictionary.term(o))
  }

  /// The texts of the labels of an entity, in order.
  func labels(of entity: TermID?) -> [String] {
    terms(entity, RDFS.label).compactMap { $0.literal?.lexical }
  }
}

extension Term {
  /// A fixed order of terms, the same in every session: that of their N-Triples text.
  static func precedes(_ a: Term, _ b: Term) -> Bool { Bytes.precedes(a.description, b.description) }

  /// The words that stand for the term where a text is wanted: a literal's lexical form, an IRI.
  var plainText: String {
    switch self {
    case .iri(let iri): iri.string
    case .literal(let literal): literal.lexical
    default: description
    }
  }

  /// The number that an integer literal of any datatype writes, or nil.
  var offset: Int? { literal.flatMap { Int($0.lexical) } }
}

extension Sequence<Triple> {
  /// In a fixed order: by subject, predicate and object in N-Triples text, each with the text made once.
  func inFixedOrder() -> [Triple] {
    map { ($0.description, $0) }.sorted { Bytes.precedes($0.0, $1.0) }.map(\.1)
  }
}
