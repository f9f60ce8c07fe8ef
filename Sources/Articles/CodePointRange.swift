/// A stretch of an article, in Unicode code points: 0-based and half-open, as in NIF and Python.
public struct CodePointRange: Hashable, Sendable {
  /// The first code point.
  public let lower: Int
  /// One past the last code point.
  public let upper: Int

  /// The stretch from `lower` up to, without, `upper`. Requires: `lower <= upper`.
  public init(_ lower: Int, _ upper: Int) {
    precondition(lower <= upper, "a range ends where it starts or later")
    self.lower = lower
    self.upper = upper
  }

  /// How many code points it holds.
  public var count: Int { upper - lower }

  /// Whether the other range lies inside this one.
  public func contains(_ other: CodePointRange) -> Bool { lower <= other.lower && other.upper <= upper }

  /// Whether the two share a code point.
  public func overlaps(_ other: CodePointRange) -> Bool { lower < other.upper && other.lower < upper }
}

extension CodePointRange: Comparable, CustomStringConvertible {
  /// By start, then by end.
  public static func < (a: CodePointRange, b: CodePointRange) -> Bool {
    (a.lower, a.upper) < (b.lower, b.upper)
  }

  /// As `mark` takes it: `118-142`.
  public var description: String { "\(lower)-\(upper)" }
}
