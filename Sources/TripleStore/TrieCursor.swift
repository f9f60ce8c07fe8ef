/// A place in the trie of a graph in some order: it opens a level, goes along its keys, and up again.
///
///     var cursor = graph.cursor(.pos)
///     cursor.open()                          // predicates
///     cursor.seek(knows)
///     if !cursor.atEnd, cursor.key == knows {
///       cursor.open()                        // what is known
///       …cursor.row…                         // all of it at once
///     }
///
/// A trivial struct: copying it is free, and it keeps nothing alive. It is valid as long as the rows of its graph (see
/// ``Row``). Keys ascend; a cursor never goes back but by ``up()``.
public struct TrieCursor {
  /// The current key and the end of its level.
  @usableFromInline var current: UnsafePointer<TermID>
  @usableFromInline var end: UnsafePointer<TermID>
  /// The number of open levels, 0 to 3.
  public private(set) var depth = 0

  private var first = TrieCursor.nowhere
  private var second = TrieCursor.nowhere
  private let trie: Trie
  private let delta: Unmanaged<DeltaIndex>?

  /// A level to come back to.
  private typealias Place = (current: UnsafePointer<TermID>, end: UnsafePointer<TermID>)
  private static var nowhere: Place { (Row.empty.base, Row.empty.base) }

  init(_ graph: Graph, _ order: Order) {
    trie = graph.base.trie(order)
    delta = graph.delta.map { Unmanaged.passUnretained($0[order]) }
    current = Row.empty.base
    end = current
  }

  /// Whether the current level has no further key.
  @inlinable
  public var atEnd: Bool { current == end }

  /// The current key. Requires that the cursor is not at the end of its level.
  @inlinable
  public var key: TermID {
    assert(current != end, "a cursor at the end of its level has no key")
    return current.pointee
  }

  /// The current key and all behind it on the current level.
  @inlinable
  public var row: Row { Row(base: current, count: end - current) }

  /// Goes to the next key of the level, or its end. Requires that the cursor is not at the end.
  @inlinable
  public mutating func next() {
    assert(current != end, "a cursor at the end of its level cannot go on")
    current += 1
  }

  /// Goes to the first key that is not below `key`, or the end of the level; stays where it is when its own key is not
  /// below. O(log d) for a distance d.
  @inlinable
  public mutating func seek(_ key: TermID) {
    current += row.position(atLeast: key)
  }

  /// Opens the level below the current key, or, at first, the top level, at its first key. Only the top level of an
  /// empty graph is at its end at once. Requires fewer than three open levels, and a current key unless none is open.
  /// O(1), or as a look-up in a graph that has changed.
  public mutating func open() {
    let below: Row
    switch depth {
    case 0:
      below = delta?._withUnsafeGuaranteedRef { $0.row } ?? trie.row
    case 1:
      precondition(!atEnd, "a cursor at the end of its level has nothing below")
      first = (current, end)
      below = seconds(below: current)
    default:
      precondition(depth == 2 && !atEnd, "a cursor at a third level or at the end of one has nothing below")
      second = (current, end)
      below = thirds(below: current)
    }
    depth += 1
    current = below.base
    end = below.base + below.count
  }

  /// Goes back to the key that the current level was opened at. Requires an open level.
  public mutating func up() {
    precondition(depth > 0, "a cursor above the first level cannot go up")
    depth -= 1
    switch depth {
    case 2: (current, end) = second
    case 1: (current, end) = first
    default: (current, end) = TrieCursor.nowhere
    }
  }

  /// The second components below a first one, by its position where the row is the base's.
  private func seconds(below place: UnsafePointer<TermID>) -> Row {
    if let changed = delta?._withUnsafeGuaranteedRef({ $0.row(place.pointee) }) { return changed }
    let position = place - UnsafePointer(trie.firsts)
    let isInBase = position >= 0 && position < trie.firstCount
    return isInBase ? trie.row(at: position) : trie.row(place.pointee)
  }

  /// The third components below the current first one and a second one.
  private func thirds(below place: UnsafePointer<TermID>) -> Row {
    let a = first.current.pointee
    if let changed = delta?._withUnsafeGuaranteedRef({ $0.row(a, place.pointee) }) { return changed }
    let position = place - UnsafePointer(trie.seconds)
    let isInBase = position >= 0 && position < trie.secondCount
    return isInBase ? trie.leaves(at: position) : trie.row(a, place.pointee)
  }
}
