/// The base of a graph: its triples as three tries, one for each ``Order``. Immutable, shared by every graph value
/// that differs from it by a ``Delta`` only.
///
/// About 12 bytes a triple, and 8 for each distinct pair of components in each order.
final class SortedIndex: @unchecked Sendable {
  /// The tries, at the raw values of their orders.
  let tries: UnsafeMutablePointer<Trie>
  /// For each predicate, at its position among the first keys of pos, the number of its distinct subjects.
  let subjectCounts: [UInt32]
  /// For each predicate, likewise, the ranks of its objects.
  let objectRanks: [RankBitmap]
  /// What holds the arrays of the tries, where they do not hold them themselves.
  private let image: DatasetImage?

  /// The number of triples.
  var count: Int { tries[0].count }

  /// The index of no triples.
  static let empty = SortedIndex([])

  /// Builds the index of some triples, which may come in any order and repeat. O(n).
  init(_ triples: [IDTriple]) {
    var sorter = PathSorter(triples)
    sorter.sort()
    sorter.removeDuplicates()
    tries = .allocate(capacity: Order.allCases.count)
    (tries + Int(Order.spo.rawValue)).initialize(to: Trie(sorter.buffer))
    sorter.rotate()
    (tries + Int(Order.osp.rawValue)).initialize(to: Trie(sorter.buffer))
    sorter.rotate()
    (tries + Int(Order.pos.rawValue)).initialize(to: Trie(sorter.buffer))
    subjectCounts = SortedIndex.countSubjects(tries)
    objectRanks = SortedIndex.rankObjects(tries)
    image = nil
  }

  /// Builds an index from the trie of each order.
  init(trie: (Order) -> Trie) {
    tries = .allocate(capacity: Order.allCases.count)
    for order in Order.allCases { (tries + Int(order.rawValue)).initialize(to: trie(order)) }
    subjectCounts = SortedIndex.countSubjects(tries)
    objectRanks = SortedIndex.rankObjects(tries)
    image = nil
  }

  /// The index of tries, one for each order, whose arrays are in an image.
  init(_ tries: [Trie], subjectCounts: [UInt32], image: DatasetImage) {
    precondition(tries.count == Order.allCases.count, "a trie for each order")
    self.tries = .allocate(capacity: tries.count)
    for (number, trie) in tries.enumerated() { (self.tries + number).initialize(to: trie) }
    self.subjectCounts = subjectCounts
    objectRanks = SortedIndex.rankObjects(self.tries)
    self.image = image
  }

  deinit {
    for order in Order.allCases { tries[Int(order.rawValue)].deallocate(withArrays: image == nil) }
    tries.deallocate()
    for ranks in objectRanks { ranks.deallocate() }
  }

  /// One order's trie.
  func trie(_ order: Order) -> Trie { tries[Int(order.rawValue)] }

  private static func rankObjects(_ tries: UnsafeMutablePointer<Trie>) -> [RankBitmap] {
    let byPredicate = tries[Int(Order.pos.rawValue)]
    return (0..<byPredicate.firstCount).map { RankBitmap(byPredicate.row(at: $0)) }
  }

  /// A predicate has as many distinct subjects as there are subjects below which it is a second key of spo.
  private static func countSubjects(_ tries: UnsafeMutablePointer<Trie>) -> [UInt32] {
    let bySubject = tries[Int(Order.spo.rawValue)]
    let byPredicate = tries[Int(Order.pos.rawValue)]
    return [UInt32](unsafeUninitializedCapacity: byPredicate.firstCount) { counts, count in
      count = byPredicate.firstCount
      counts.initialize(repeating: 0)
      for index in 0..<bySubject.secondCount {
        if let position = byPredicate.position(of: bySubject.seconds[index]) { counts[position] &+= 1 }
      }
    }
  }
}
