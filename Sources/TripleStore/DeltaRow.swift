import Synchronization

/// A key that appears in a row or disappears from it.
struct KeyChange {
  let key: TermID
  let isAddition: Bool
}

/// A row of a ``Delta``: all its keys, merged with those of the base, and the memory that holds them.
///
/// Immutable as a value, but versions share memory where the later one only appends, which is what new terms do, since
/// their ids are the largest: whoever first claims the free places behind a version's last key writes there, beyond
/// what any older version reads; everyone else copies.
struct DeltaRow: Sendable {
  private let buffer: RowBuffer
  private let count: Int

  /// The keys; valid while this value's buffer is held.
  var row: Row { Row(base: buffer.base, count: count) }

  private init(buffer: RowBuffer, count: Int) {
    self.buffer = buffer
    self.count = count
  }

  /// The row that changes make of another. Requires the changes sorted by distinct keys, additions absent from the old
  /// row and removals present in it. `owner` is the delta's version of the old row, where it has one.
  ///
  /// O(changes) amortised for additions behind the last key, else O(row) of plain copying.
  init(_ old: Row, owner: DeltaRow?, applying changes: [KeyChange]) {
    if let owner, let appended = owner.appending(changes) {
      self = appended
      return
    }
    let additions = changes.reduce(0) { $0 + ($1.isAddition ? 1 : 0) }
    let count = old.count + 2 * additions - changes.count
    precondition(count >= 0, "a triple to remove is not in the graph")
    let buffer = RowBuffer(count: count, capacity: count + count / 8 + 2)
    var target = buffer.base
    var position = 0
    for change in changes {
      let next = old.position(atLeast: change.key, from: position)
      target.initialize(from: old.base + position, count: next - position)
      target += next - position
      position = next
      let isPresent = next < old.count && old.base[next] == change.key
      if change.isAddition {
        precondition(!isPresent, "a triple to add is already in the graph")
        target.initialize(to: change.key)
        target += 1
      } else {
        precondition(isPresent, "a triple to remove is not in the graph")
        position += 1
      }
    }
    target.initialize(from: old.base + position, count: old.count - position)
    self.init(buffer: buffer, count: count)
  }

  /// The row with keys behind its last, in the same memory; nil where they do not go there or do not fit.
  private func appending(_ changes: [KeyChange]) -> DeltaRow? {
    guard let first = changes.first, changes.allSatisfy(\.isAddition),
      count + changes.count <= buffer.capacity,
      count == 0 || buffer.base[count - 1] < first.key, buffer.claim(from: count, to: count + changes.count)
    else { return nil }
    for (index, change) in changes.enumerated() { (buffer.base + count + index).initialize(to: change.key) }
    return DeltaRow(buffer: buffer, count: count + changes.count)
  }
}

/// Memory for a row and for keys behind it.
private final class RowBuffer: @unchecked Sendable {
  let base: UnsafeMutablePointer<TermID>
  let capacity: Int
  /// How many places are taken, by the longest version of the row.
  private let used: Atomic<Int>

  init(count: Int, capacity: Int) {
    base = .allocate(capacity: capacity)
    self.capacity = capacity
    used = Atomic(count)
  }

  deinit { base.deallocate() }

  /// Takes the places between two counts for the caller alone; false when another version has taken them.
  func claim(from old: Int, to new: Int) -> Bool {
    used.compareExchange(expected: old, desired: new, ordering: .acquiringAndReleasing).exchanged
  }
}
