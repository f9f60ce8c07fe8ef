/// Comparison of strings by their UTF-8 bytes.
///
/// Swift's `==` on `String` folds canonical equivalence; RDF terms are equal only when their code points
/// are, so every term compares and hashes through these functions.
public enum Bytes {
  /// Whether two strings have the same UTF-8 bytes. O(n).
  @inlinable
  public static func equal(_ a: String, _ b: String) -> Bool {
    guard a.utf8.count == b.utf8.count else { return false }
    let known = a.utf8.withContiguousStorageIfAvailable { a in
      b.utf8.withContiguousStorageIfAvailable { b in a.elementsEqual(b) }
    }
    return (known ?? nil) ?? a.utf8.elementsEqual(b.utf8)
  }

  /// Whether `a` comes before `b` in the order of their UTF-8 bytes, which is that of their code points. O(n).
  @inlinable
  public static func precedes(_ a: String, _ b: String) -> Bool {
    a.utf8.lexicographicallyPrecedes(b.utf8)
  }

  /// Feeds a string's bytes, and a mark for its end, to a hasher. O(n).
  @inlinable
  public static func hash(_ string: String, into hasher: inout Hasher) {
    var copy = string
    copy.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    hasher.combine(0xff as UInt8)
  }
}

/// A text as a key: equal to another only when their code points are.
public struct ExactText: Hashable, Sendable {
  public let string: String

  public init(_ string: String) { self.string = string }

  public static func == (a: ExactText, b: ExactText) -> Bool { Bytes.equal(a.string, b.string) }

  public func hash(into hasher: inout Hasher) { Bytes.hash(string, into: &hasher) }
}
