/// An absolute IRI, kept as it was written.
///
/// Equality and order are those of the code points, as RDF 1.2 Concepts section 3.2 asks; nothing is normalised.
public struct IRI: Sendable {
  /// The whole IRI.
  public let string: String

  /// Wraps a string that is already an IRI; see ``IRI/resolve(_:against:)`` for relative references.
  public init(_ string: String) {
    self.string = string
  }
}

extension IRI: Hashable, Comparable, CustomStringConvertible {
  public static func == (a: IRI, b: IRI) -> Bool { Bytes.equal(a.string, b.string) }

  public static func < (a: IRI, b: IRI) -> Bool { Bytes.precedes(a.string, b.string) }

  public func hash(into hasher: inout Hasher) { Bytes.hash(string, into: &hasher) }

  /// The IRI in angle brackets.
  public var description: String { "<\(string)>" }
}
