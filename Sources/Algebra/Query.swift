import RDF

/// A query of the algebra.
public struct Query: Hashable, Sendable {
  public enum Form: Hashable, Sendable {
    /// The variables of the answer, in order.
    case select([Variable])
    case ask
    case construct([TriplePattern])
    /// Terms, and variables whose values are described too.
    case describe([TermPattern])
  }

  public var form: Form
  public var pattern: Pattern
  /// `FROM`: the graphs whose union is the default graph; nil for the dataset's own, where the query names no graph
  /// in either clause.
  public var from: [IRI]?
  /// `FROM NAMED`: the named graphs; nil for all that there are.
  public var fromNamed: [IRI]?

  public init(form: Form, pattern: Pattern, from: [IRI]? = nil, fromNamed: [IRI]? = nil) {
    self.form = form
    self.pattern = pattern
    self.from = from
    self.fromNamed = fromNamed
  }
}

/// A triple template in a graph; the default graph where ``graph`` is nil.
public struct QuadPattern: Hashable, Sendable {
  public var triple: TriplePattern
  public var graph: TermPattern?

  public init(_ triple: TriplePattern, graph: TermPattern? = nil) {
    self.triple = triple
    self.graph = graph
  }
}

/// An update operation of the algebra (SPARQL 1.1 Update section 4).
public enum Update: Hashable, Sendable {
  public enum Target: Hashable, Sendable {
    case graph(IRI)
    case `default`
    case named
    case all
  }

  case insertData([Quad])
  case deleteData([Quad])
  case modify(
    delete: [QuadPattern], insert: [QuadPattern], using: [IRI]?, usingNamed: [IRI]?, pattern: Pattern)
  case clear(Target, isSilent: Bool)
  case drop(Target, isSilent: Bool)
  case create(IRI, isSilent: Bool)
  case add(from: Target, to: Target, isSilent: Bool)
  case move(from: Target, to: Target, isSilent: Bool)
  case copy(from: Target, to: Target, isSilent: Bool)
  case load(IRI, into: IRI?, isSilent: Bool)
}
