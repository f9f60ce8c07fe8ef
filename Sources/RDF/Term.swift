/// An RDF 1.2 term.
public enum Term: Sendable {
  case iri(IRI)
  /// A blank node, by its label without `_:`.
  case blank(String)
  case literal(Literal)
  /// A triple term: a triple that is spoken of, without being asserted.
  indirect case triple(Triple)

  /// An IRI term from its string.
  public static func iri(_ string: String) -> Term { .iri(IRI(string)) }

  /// A plain string literal.
  public static func string(_ lexical: String) -> Term { .literal(Literal(lexical)) }

  /// An `xsd:integer` in canonical form.
  public static func integer(_ value: Int) -> Term { .literal(Literal(String(value), datatype: XSD.integer)) }

  /// The IRI, when the term is one.
  public var iri: IRI? { if case .iri(let iri) = self { iri } else { nil } }

  /// The literal, when the term is one.
  public var literal: Literal? { if case .literal(let literal) = self { literal } else { nil } }
}

extension Term: Hashable {
  public static func == (a: Term, b: Term) -> Bool {
    switch (a, b) {
    case (.iri(let a), .iri(let b)): a == b
    case (.blank(let a), .blank(let b)): Bytes.equal(a, b)
    case (.literal(let a), .literal(let b)): a == b
    case (.triple(let a), .triple(let b)): a == b
    default: false
    }
  }

  public func hash(into hasher: inout Hasher) {
    switch self {
    case .iri(let iri):
      hasher.combine(0 as UInt8)
      hasher.combine(iri)
    case .blank(let label):
      hasher.combine(1 as UInt8)
      Bytes.hash(label, into: &hasher)
    case .literal(let literal):
      hasher.combine(2 as UInt8)
      hasher.combine(literal)
    case .triple(let triple):
      hasher.combine(3 as UInt8)
      hasher.combine(triple)
    }
  }
}

/// A triple of RDF terms.
public struct Triple: Hashable, Sendable {
  public let subject: Term
  public let predicate: Term
  public let object: Term

  public init(_ subject: Term, _ predicate: Term, _ object: Term) {
    self.subject = subject
    self.predicate = predicate
    self.object = object
  }
}

/// A triple in a graph of a dataset; the default graph where ``graph`` is nil.
public struct Quad: Hashable, Sendable {
  public let triple: Triple
  public let graph: Term?

  public init(_ triple: Triple, graph: Term? = nil) {
    self.triple = triple
    self.graph = graph
  }

  /// A quad from its parts.
  public init(_ subject: Term, _ predicate: Term, _ object: Term, graph: Term? = nil) {
    self.init(Triple(subject, predicate, object), graph: graph)
  }
}
