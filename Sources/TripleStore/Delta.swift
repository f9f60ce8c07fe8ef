/// What a graph differs by from its base, in all three orders. Immutable.
final class Delta: Sendable {
  private let spo: DeltaIndex
  private let pos: DeltaIndex
  private let osp: DeltaIndex
  /// The number of changes since the base was built.
  let changeCount: Int
  /// By how much a predicate's number of distinct subjects differs from the base's.
  private let subjectCounts: PersistentMap<Int>

  /// The delta that changes make of another (nil: of the base alone). Requires an effective change.
  init(_ old: Delta?, over base: SortedIndex, adding added: [IDTriple], removing removed: [IDTriple]) {
    changeCount = (old?.changeCount ?? 0) + added.count + removed.count
    var subjectCounts = old?.subjectCounts ?? PersistentMap()
    func index(_ order: Order, pair: (Path, Int) -> Void) -> DeltaIndex {
      var changes = added.map { PathChange(path: order.path($0), isAddition: true) }
      changes += removed.map { PathChange(path: order.path($0), isAddition: false) }
      changes.sort()
      return DeltaIndex(old?[order], over: base.trie(order), applying: changes, pair: pair)
    }
    spo = index(.spo) { path, difference in
      let key = UInt64(path.b.rawValue)
      subjectCounts.set(key, to: (subjectCounts.find(key)?.pointee.value ?? 0) + difference)
    }
    pos = index(.pos) { _, _ in }
    osp = index(.osp) { _, _ in }
    self.subjectCounts = subjectCounts
  }

  /// One order's rows.
  subscript(order: Order) -> DeltaIndex {
    switch order {
    case .spo: spo
    case .pos: pos
    case .osp: osp
    }
  }

  /// By how much the number of a predicate's distinct subjects differs from the base's.
  func subjectDifference(of predicate: TermID) -> Int {
    subjectCounts.find(UInt64(predicate.rawValue))?.pointee.value ?? 0
  }
}
