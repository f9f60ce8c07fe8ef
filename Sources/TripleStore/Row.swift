/// A sorted run of distinct ids in contiguous memory: the keys of one level of a trie below one prefix.
///
/// A row is a pointer and a count, so making and passing one is free. It does not keep its memory alive: the
/// ``Graph`` that it came from does. Use a row only while a variable, property or parameter holds that graph (or its
/// ``Dataset``), or inside `withExtendedLifetime`; a row of a graph that is a mere temporary is dangling at once.
@frozen
public struct Row: @unchecked Sendable {
  /// The first id; meaningless when the row is empty.
  public let base: UnsafePointer<TermID>
  /// The number of ids.
  public let count: Int

  @inlinable
  public init(base: UnsafePointer<TermID>, count: Int) {
    self.base = base
    self.count = count
  }

  /// A row without ids.
  public static let empty = Row(base: UnsafeMutablePointer<TermID>.allocate(capacity: 1), count: 0)
}

extension Row: RandomAccessCollection {
  @inlinable public var startIndex: Int { 0 }
  @inlinable public var endIndex: Int { count }
  @inlinable public var isEmpty: Bool { count == 0 }

  @inlinable
  public subscript(position: Int) -> TermID {
    assert(position >= 0 && position < count, "position outside of the row")
    return base[position]
  }
}

extension Row {
  /// The smallest position, not before `start`, whose id is not below `key`; ``count`` when there is none.
  ///
  /// Gallops: O(log d) for a distance d from `start`. Requires 0 ≤ start ≤ count.
  @inlinable
  public func position(atLeast key: TermID, from start: Int = 0) -> Int {
    guard start < count, base[start] < key else { return start }
    // Invariant: base[low] < key, and high == count or base[high] >= key.
    var low = start
    var step = 1
    while low + step < count, base[low + step] < key {
      low += step
      step &<<= 1
    }
    var high = Swift.min(low + step, count)
    while high - low > 1 {
      let middle = low + (high - low) / 2
      if base[middle] < key { low = middle } else { high = middle }
    }
    return high
  }

  /// The position of an id, or nil. O(log count).
  @inlinable
  public func position(of key: TermID) -> Int? {
    guard count > 0 else { return nil }
    // Invariant: every id before `first` is below the key; the answer is among the `length` ids from it on.
    var first = base
    var length = count
    while length > 1 {
      let half = length &>> 1
      first = first[half &- 1] < key ? first + half : first
      length &-= half
    }
    return first.pointee == key ? first - base : nil
  }

  /// Whether an id is in the row. O(log count).
  @inlinable
  public func contains(_ key: TermID) -> Bool { position(of: key) != nil }

  /// The row from a position on. Requires 0 ≤ position ≤ count. O(1).
  @inlinable
  public func suffix(from position: Int) -> Row {
    assert(position >= 0 && position <= count, "position outside of the row")
    return Row(base: base + position, count: count - position)
  }
}
