/// A triple of terms by their ids.
@frozen
public struct IDTriple: Hashable, Sendable {
  public var s: TermID
  public var p: TermID
  public var o: TermID

  @inlinable
  public init(s: TermID, p: TermID, o: TermID) {
    self.s = s
    self.p = p
    self.o = o
  }

  /// A triple from its subject, predicate and object.
  @inlinable
  public init(_ s: TermID, _ p: TermID, _ o: TermID) {
    self.init(s: s, p: p, o: o)
  }
}

extension IDTriple: Comparable {
  /// By subject, then predicate, then object.
  @inlinable
  public static func < (a: IDTriple, b: IDTriple) -> Bool {
    if a.s != b.s { return a.s < b.s }
    if a.p != b.p { return a.p < b.p }
    return a.o < b.o
  }
}

/// A triple in a graph, by ids; the default graph where ``graph`` is ``TermID/none``.
@frozen
public struct IDQuad: Hashable, Sendable {
  public var triple: IDTriple
  public var graph: TermID

  @inlinable
  public init(triple: IDTriple, graph: TermID = .none) {
    self.triple = triple
    self.graph = graph
  }

  /// A quad from its parts.
  @inlinable
  public init(_ s: TermID, _ p: TermID, _ o: TermID, graph: TermID = .none) {
    self.init(triple: IDTriple(s: s, p: p, o: o), graph: graph)
  }

  @inlinable public var s: TermID { triple.s }
  @inlinable public var p: TermID { triple.p }
  @inlinable public var o: TermID { triple.o }
}

extension IDQuad: Comparable {
  /// By graph, the default graph first, then by triple.
  @inlinable
  public static func < (a: IDQuad, b: IDQuad) -> Bool {
    a.graph != b.graph ? a.graph < b.graph : a.triple < b.triple
  }
}
