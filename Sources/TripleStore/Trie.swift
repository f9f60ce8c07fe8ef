/// The triples of a graph in one order, as a trie in flat arrays (compressed sparse rows).
///
/// Invariants:
/// 1. `firsts` is strictly ascending; so is every run of `seconds` below one first key and of `thirds` below one
///    second key. No key is 0.
/// 2. `firstOffsets[i]..<firstOffsets[i + 1]` are the second keys below first key i, `secondOffsets` likewise for the
///    third keys; both begin with 0, end with the count of the level below, and ascend strictly: no key is without
///    keys below it.
///
/// A trivial struct of pointers, so that a cursor may carry a copy; its ``SortedIndex`` frees it.
struct Trie {
  let ranks: RankBitmap
  let firsts: UnsafeMutablePointer<TermID>
  let firstCount: Int
  let firstOffsets: UnsafeMutablePointer<UInt32>
  let seconds: UnsafeMutablePointer<TermID>
  let secondCount: Int
  let secondOffsets: UnsafeMutablePointer<UInt32>
  let thirds: UnsafeMutablePointer<TermID>
  /// The number of triples.
  let count: Int

  /// Builds a trie from sorted, distinct paths. O(n).
  init(_ paths: UnsafeBufferPointer<Path>) {
    precondition(paths.count < Int(UInt32.max), "more triples than offsets can count")
    var firstCount = 0
    var secondCount = 0
    var last = Path(a: .none, b: .none, c: .none)
    for path in paths {
      precondition(min(path.a, path.b, path.c) != .none, "every part of a triple is a term")
      if path.a != last.a { firstCount += 1 }
      if path.prefix != last.prefix { secondCount += 1 }
      last = path
    }
    firsts = .allocate(large: firstCount)
    firstOffsets = .allocate(large: firstCount + 1)
    seconds = .allocate(large: secondCount)
    secondOffsets = .allocate(large: secondCount + 1)
    thirds = .allocate(large: paths.count)
    self.firstCount = firstCount
    self.secondCount = secondCount
    count = paths.count

    var first = 0
    var second = 0
    last = Path(a: .none, b: .none, c: .none)
    for (index, path) in paths.enumerated() {
      if path.prefix != last.prefix {
        if path.a != last.a {
          (firsts + first).initialize(to: path.a)
          (firstOffsets + first).initialize(to: UInt32(truncatingIfNeeded: second))
          first &+= 1
        }
        (seconds + second).initialize(to: path.b)
        (secondOffsets + second).initialize(to: UInt32(truncatingIfNeeded: index))
        second &+= 1
      }
      (thirds + index).initialize(to: path.c)
      last = path
    }
    (firstOffsets + first).initialize(to: UInt32(second))
    (secondOffsets + second).initialize(to: UInt32(paths.count))
    ranks = RankBitmap(Row(base: firsts, count: firstCount))
  }

  func deallocate() {
    ranks.deallocate()
    firsts.deallocate()
    firstOffsets.deallocate()
    seconds.deallocate()
    secondOffsets.deallocate()
    thirds.deallocate()
  }
}

extension Trie {
  /// The distinct first components.
  var row: Row { Row(base: firsts, count: firstCount) }

  /// The second components below the first key at a position.
  func row(at first: Int) -> Row {
    let start = Int(firstOffsets[first])
    return Row(base: seconds + start, count: Int(firstOffsets[first &+ 1]) &- start)
  }

  /// The third components below the second key at a position among all second keys.
  func leaves(at second: Int) -> Row {
    let start = Int(secondOffsets[second])
    return Row(base: thirds + start, count: Int(secondOffsets[second &+ 1]) &- start)
  }

  /// The position of a first key, or nil. O(1), or O(log n) where the keys are thin.
  func position(of a: TermID) -> Int? {
    ranks.isEmpty ? row.position(of: a) : ranks.position(of: a)
  }

  /// The second components below `a`.
  func row(_ a: TermID) -> Row {
    guard let first = position(of: a) else { return .empty }
    return row(at: first)
  }

  /// The third components below `a` and `b`.
  func row(_ a: TermID, _ b: TermID) -> Row {
    guard let first = position(of: a) else { return .empty }
    let seconds = row(at: first)
    guard let second = seconds.position(of: b) else { return .empty }
    return leaves(at: (seconds.base - UnsafePointer(self.seconds)) &+ second)
  }

  /// The number of triples below `a`.
  func count(_ a: TermID) -> Int {
    guard let first = position(of: a) else { return 0 }
    return Int(secondOffsets[Int(firstOffsets[first &+ 1])] &- secondOffsets[Int(firstOffsets[first])])
  }
}
