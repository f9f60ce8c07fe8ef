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
}
