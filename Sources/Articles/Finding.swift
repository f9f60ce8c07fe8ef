import RDF

/// Something that a check of a graph has to say.
public struct Finding: Hashable, Sendable {
  public enum Severity: String, Hashable, Sendable {
    /// The graph contradicts itself, its schema or its articles.
    case violation
    /// Worth knowing, and nothing wrong.
    case note
  }

  public enum End: String, Hashable, Sendable {
    case subject
    case object
  }

  /// What is wrong with where an annotation stands.
  public enum Anchor: Hashable, Sendable {
    /// Its article, start, end, quote, or what it is about is missing, not of its kind, or said twice.
    case incomplete
    /// Its article has no text in the graph.
    case noText(article: IRI)
    /// It ends behind the text, or before it starts.
    case outside(article: IRI, start: Int, end: Int, length: Int)
    /// The article has other words there.
    case otherWords(article: IRI, start: Int, end: Int, quote: String, actual: String)
  }

  public enum Kind: Hashable, Sendable {
    /// An end of a fact has types, and none fits what its relation asks for: all of `all`, and one of `any`.
    case wrongType(Triple, end: End, all: [IRI], any: [IRI], actual: [IRI])
    /// A relation asks for a literal of a datatype, or for an entity, and the fact has something else.
    case wrongValue(Triple, expected: [IRI])
    /// An end of a fact has no type, and its relation asks for one.
    case untyped(Triple, end: End)
    /// A type that entities have, in a graph that declares types.
    case undeclaredType(IRI, entities: Int)
    /// A relation that facts have, in a graph that declares relations.
    case undeclaredRelation(IRI, facts: Int)
    /// A type that stands above itself.
    case circularType(IRI)
    case badAnchor(note: Term, Anchor)
    /// The digest that an article carries is not that of its text.
    case otherDigest(article: IRI)
    case factWithoutEvidence(Triple)
    /// Evidence of a triple that is no fact of the graph.
    case evidenceWithoutFact(note: Term, Triple, Stance)
    case entityWithoutLabel(Term)
  }

  public var kind: Kind

  init(_ kind: Kind) {
    self.kind = kind
  }

  /// Whether it is wrong or only worth knowing.
  public var severity: Severity {
    switch kind {
    case .wrongType, .wrongValue, .circularType, .badAnchor, .otherDigest: .violation
    case .untyped, .undeclaredType, .undeclaredRelation, .factWithoutEvidence, .evidenceWithoutFact,
      .entityWithoutLabel:
      .note
    }
  }
}
