import Glibc
import TripleStore

/// A set of terms: a bit for each id of the dictionary, and the members in the order in which they came.
///
/// Membership costs one access. Not a table of tuples (``TupleTable``), since it takes a bit for every term that there is;
/// sets that are not needed any more are cleared, in O(members), and used again.
final class NodeSet {
  private let words: UnsafeMutablePointer<UInt64>
  private let wordCount: Int
  private(set) var members: UnsafeMutablePointer<TermID>
  private(set) var count = 0
  private var capacity = 64
  /// The members that the dictionary does not have: one, which a query writes, at most.
  private var strangers: [TermID] = []

  /// An empty set of ids up to one.
  init(largest: Int) {
    wordCount = largest / 64 + 1
    words = .allocate(capacity: wordCount)
    words.initialize(repeating: 0, count: wordCount)
    members = .allocate(capacity: capacity)
  }

  deinit {
    words.deallocate()
    members.deallocate()
  }

  /// Whether an id is in the set.
  func contains(_ id: TermID) -> Bool {
    let word = Int(id.rawValue >> 6)
    return word < wordCount
      ? words[word] & (1 << UInt64(id.rawValue & 63)) != 0 : strangers.contains(id)
  }

  /// Adds an id; whether it is new.
  @inline(__always)
  @discardableResult
  func insert(_ id: TermID) -> Bool {
    let word = Int(id.rawValue >> 6)
    let bit = UInt64(1) << UInt64(id.rawValue & 63)
    if word < wordCount {
      guard words[word] & bit == 0 else { return false }
      words[word] |= bit
    } else {
      guard !strangers.contains(id) else { return false }
      strangers.append(id)
    }
    if count == capacity { grow(by: 1) }
    members[count] = id
    count &+= 1
    return true
  }

  /// Adds the ids of a row of a graph.
  func insert(_ row: Row) {
    if count &+ row.count > capacity { grow(by: row.count) }
    let (words, members) = (words, members)
    var count = count
    for id in row {
      let word = Int(id.rawValue >> 6)
      let bit = UInt64(1) << UInt64(id.rawValue & 63)
      precondition(word < wordCount, "an id of no term of the dictionary")
      let old = words[word]
      // Written in any case, so that nothing is guessed: the place is the next one's where the id is not new.
      members[count] = id
      words[word] = old | bit
      count &+= old & bit == 0 ? 1 : 0
    }
    self.count = count
  }

  private func grow(by more: Int) {
    let larger = max(2 * capacity, capacity + more)
    let copy = UnsafeMutablePointer<TermID>.allocate(capacity: larger)
    copy.update(from: members, count: count)
    members.deallocate()
    members = copy
    capacity = larger
  }

  func removeAll() {
    if count < wordCount {
      for place in 0..<count {
        let word = Int(members[place].rawValue >> 6)
        if word < wordCount { words[word] = 0 }
      }
    } else {
      memset(words, 0, wordCount * MemoryLayout<UInt64>.size)
    }
    strangers = []
    count = 0
  }
}

/// The sets of one evaluation that wait to be used again.
struct NodeSets {
  private let largest: Int
  private var idle: [NodeSet] = []

  init(_ dictionary: TermDictionary) {
    largest = dictionary.count
  }

  /// An empty set.
  mutating func take() -> NodeSet { idle.popLast() ?? NodeSet(largest: largest) }

  /// Takes a set back.
  mutating func giveBack(_ set: NodeSet) {
    set.removeAll()
    idle.append(set)
  }
}
