/// A triple that appears or disappears, as a path of some order.
struct PathChange: Comparable {
  let path: Path
  let isAddition: Bool

  static func < (x: PathChange, y: PathChange) -> Bool { x.path < y.path }
}

/// What of one order's trie differs from the base: the rows with a changed key, whole and merged.
///
/// A row that is not here is as in the base. Immutable; versions share rows and the nodes of the maps.
final class DeltaIndex: Sendable {
  /// What lies below a first key under which a triple has changed.
  struct Branch: Sendable {
    /// The second keys; nil where they are those of the base.
    var seconds: DeltaRow?
    /// The number of triples.
    var count: Int
  }

  private let firsts: DeltaRow?
  private let branches: PersistentMap<Branch>
  private let leaves: PersistentMap<DeltaRow>

  /// The index that changes make of another (nil: of a base alone). Requires the changes sorted by distinct paths,
  /// additions absent and removals present. `pair` is told of each pair of first components that appears (1) or
  /// disappears (-1). O(changes · log(delta) + rows copied).
  init(_ old: DeltaIndex?, over trie: Trie, applying changes: [PathChange], pair: (Path, Int) -> Void) {
    var branches = old?.branches ?? PersistentMap()
    var leaves = old?.leaves ?? PersistentMap()
    var firstChanges: [KeyChange] = []
    var secondChanges: [KeyChange] = []
    var thirdChanges: [KeyChange] = []
    var index = 0
    while index < changes.count {
      let a = changes[index].path.a
      let oldBranch = old?.branches.find(UInt64(a.rawValue))?.pointee.value
      let oldSeconds = oldBranch?.seconds?.row ?? trie.row(a)
      var branch = oldBranch ?? Branch(seconds: nil, count: trie.count(a))
      let countBefore = branch.count
      secondChanges.removeAll(keepingCapacity: true)
      while index < changes.count, changes[index].path.a == a {
        let path = changes[index].path
        thirdChanges.removeAll(keepingCapacity: true)
        while index < changes.count, changes[index].path.prefix == path.prefix {
          let change = changes[index]
          thirdChanges.append(KeyChange(key: change.path.c, isAddition: change.isAddition))
          branch.count += change.isAddition ? 1 : -1
          index += 1
        }
        let owner = old?.leaves.find(path.prefix)?.pointee.value
        let oldRow = owner?.row ?? trie.row(a, path.b)
        let newRow = DeltaRow(oldRow, owner: owner, applying: thirdChanges)
        leaves.set(path.prefix, to: newRow)
        if oldRow.isEmpty != newRow.row.isEmpty {
          secondChanges.append(KeyChange(key: path.b, isAddition: oldRow.isEmpty))
          pair(path, oldRow.isEmpty ? 1 : -1)
        }
      }
      if !secondChanges.isEmpty {
        branch.seconds = DeltaRow(oldSeconds, owner: branch.seconds, applying: secondChanges)
      }
      branches.set(UInt64(a.rawValue), to: branch)
      if (countBefore == 0) != (branch.count == 0) {
        firstChanges.append(KeyChange(key: a, isAddition: countBefore == 0))
      }
    }
    firsts =
      firstChanges.isEmpty
      ? old?.firsts : DeltaRow(old?.firsts?.row ?? trie.row, owner: old?.firsts, applying: firstChanges)
    self.branches = branches
    self.leaves = leaves
  }
}

extension DeltaIndex {
  /// The distinct first components, where they differ from the base's.
  var row: Row? { firsts?.row }

  /// The distinct second components below `a`, where they differ from the base's.
  func row(_ a: TermID) -> Row? { branches.find(UInt64(a.rawValue))?.pointee.value.seconds?.row }

  /// The third components below `a` and `b`, where they differ from the base's.
  func row(_ a: TermID, _ b: TermID) -> Row? {
    leaves.find(UInt64(a.rawValue) << 32 | UInt64(b.rawValue))?.pointee.value.row
  }

  /// The number of triples below `a`, where one of them has changed.
  func count(_ a: TermID) -> Int? { branches.find(UInt64(a.rawValue))?.pointee.value.count }
}
