/// The triples of one predicate as rows: the objects of each subject, or the subjects of each object.
///
/// What a look-up needs besides the key is found once. A trivial struct, which keeps nothing alive: it is valid as long
/// as the rows of its graph (see ``Row``).
public struct Adjacency {
  /// Which end of the triples the key is.
  public enum Key: Sendable {
    case subject
    case object
  }

  private let predicate: TermID
  private let key: Key
  private let trie: Trie
  /// Of the objects: the row of them, where it begins among the trie's second keys, and its ranks.
  private let seconds: Row
  private let start: Int
  private let ranks: RankBitmap
  private let delta: Unmanaged<DeltaIndex>?

  /// The triples of a predicate in a graph. O(log n).
  public init(_ graph: Graph, _ predicate: TermID, by key: Key) {
    self.predicate = predicate
    self.key = key
    let order: Order = key == .subject ? .spo : .pos
    trie = graph.base.trie(order)
    delta = graph.delta.map { Unmanaged.passUnretained($0[order]) }
    if key == .object, let position = trie.position(of: predicate) {
      seconds = trie.row(at: position)
      start = Int(trie.firstOffsets[position])
      ranks = graph.base.objectRanks[position]
    } else {
      seconds = .empty
      start = 0
      ranks = .none
    }
  }

  /// The other ends of the triples with a key. O(1), or O(log n) for thin keys and in a graph that has changed.
  public func row(_ id: TermID) -> Row {
    switch key {
    case .subject:
      if let changed = delta?._withUnsafeGuaranteedRef({ $0.row(id, predicate) }) { return changed }
      return trie.row(id, predicate)
    case .object:
      if let changed = delta?._withUnsafeGuaranteedRef({ $0.row(predicate, id) }) { return changed }
      guard let position = ranks.isEmpty ? seconds.position(of: id) : ranks.position(of: id) else {
        return .empty
      }
      return trie.leaves(at: start &+ position)
    }
  }

  /// The other ends for each of some keys, as ``row(_:)`` gives them; no ends for ``TermID/none``. Requires room for so
  /// many rows.
  ///
  /// Each step is taken for all keys before the next one, so that what they read of memory is waited for together.
  public func rows(of keys: UnsafePointer<TermID>, count: Int, into rows: UnsafeMutablePointer<Row>) {
    guard delta == nil, !(key == .subject ? trie.ranks : ranks).isEmpty else {
      for index in 0..<count { (rows + index).initialize(to: row(keys[index])) }
      return
    }
    withUnsafeTemporaryAllocation(of: Int.self, capacity: count) { places in
      guard let places = places.baseAddress else { return }
      let empty = Row.empty
      switch key {
      case .subject:
        for index in 0..<count { (places + index).initialize(to: Adjacency.place(keys[index], trie.ranks)) }
        for index in 0..<count {
          (rows + index).initialize(to: places[index] < 0 ? empty : trie.row(at: places[index]))
        }
        for index in 0..<count {
          let row = rows[index]
          let second = row.position(of: predicate)
          places[index] =
            second.map { (row.base - UnsafePointer(trie.seconds)) &+ $0 } ?? -1
        }
        for index in 0..<count {
          rows[index] = places[index] < 0 ? empty : trie.leaves(at: places[index])
        }
      case .object:
        for index in 0..<count { (places + index).initialize(to: Adjacency.place(keys[index], ranks)) }
        for index in 0..<count {
          (rows + index).initialize(
            to: places[index] < 0 ? empty : trie.leaves(at: start &+ places[index]))
        }
      }
    }
  }

  @inline(__always)
  private static func place(_ id: TermID, _ ranks: RankBitmap) -> Int { ranks.position(of: id) ?? -1 }
}
