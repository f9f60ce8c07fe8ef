/// The number that stands for a term in a ``TermDictionary``.
///
/// Terms are numbered from 1 without gaps in the order of their interning, at most 2^30 of them. An id means the
/// same term for as long as its dictionary lives; ids of two dictionaries have nothing to do with each other. The
/// order of ids is that of interning, not an order of terms.
@frozen
public struct TermID: RawRepresentable, Hashable, Comparable, Sendable {
  /// The number; 0 is never a term.
  public let rawValue: UInt32

  @inlinable
  public init(rawValue: UInt32) {
    self.rawValue = rawValue
  }

  @inlinable
  public static func < (a: TermID, b: TermID) -> Bool { a.rawValue < b.rawValue }

  @inlinable
  public static func == (a: TermID, b: TermID) -> Bool { a.rawValue == b.rawValue }

  @inlinable
  public func hash(into hasher: inout Hasher) { hasher.combine(rawValue) }

  /// No term: an unbound variable, or, as the name of a graph, the default graph.
  @inlinable
  public static var none: TermID { TermID(rawValue: 0) }
}

extension TermID: CustomStringConvertible {
  /// The number with a hash sign before it.
  public var description: String { "#\(rawValue)" }
}

/// What sort of term an id stands for.
public enum TermKind: Hashable, Sendable, CaseIterable {
  case iri
  case blank
  case literal
  case triple
}
