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

  /// Builds a trie from sorted, distinct paths, on several threads. O(n).
  init(_ paths: UnsafeBufferPointer<Path>) {
    precondition(paths.count < Int(UInt32.max), "more triples than offsets can count")
    let parts = Parallel.parts(of: paths.count, smallest: Trie.smallestPart)
    // How many first and second keys begin in each part; then, in those before it.
    var begun = [Begun](repeating: Begun(), count: parts + 1)
    begun.withUnsafeMutableBufferPointer { begun in
      Parallel.each(parts) { begun[$0] = Begun(paths, Parallel.range(of: $0, parts, paths.count)) }
    }
    var sum = Begun()
    for part in begun.indices {
      let own = begun[part]
      begun[part] = sum
      sum.firsts += own.firsts
      sum.seconds += own.seconds
    }
    let firsts = UnsafeMutablePointer<TermID>.allocate(large: sum.firsts, willBeFilled: true)
    let firstOffsets = UnsafeMutablePointer<UInt32>.allocate(large: sum.firsts + 1, willBeFilled: true)
    let seconds = UnsafeMutablePointer<TermID>.allocate(large: sum.seconds, willBeFilled: true)
    let secondOffsets = UnsafeMutablePointer<UInt32>.allocate(large: sum.seconds + 1, willBeFilled: true)
    let thirds = UnsafeMutablePointer<TermID>.allocate(large: paths.count, willBeFilled: true)
    Parallel.each(parts) { part in
      var (first, second) = (begun[part].firsts, begun[part].seconds)
      let range = Parallel.range(of: part, parts, paths.count)
      var last = Trie.path(before: range.lowerBound, paths)
      for index in range {
        let path = paths[index]
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
    }
    (firstOffsets + sum.firsts).initialize(to: UInt32(sum.seconds))
    (secondOffsets + sum.seconds).initialize(to: UInt32(paths.count))
    self.firsts = firsts
    self.firstOffsets = firstOffsets
    self.seconds = seconds
    self.secondOffsets = secondOffsets
    self.thirds = thirds
    firstCount = sum.firsts
    secondCount = sum.seconds
    count = paths.count
    ranks = RankBitmap(Row(base: firsts, count: firstCount))
  }

  /// Fewer paths are not worth a thread.
  private static let smallestPart = 1 << 16

  /// The path before a place; one that is none before the first.
  private static func path(before index: Int, _ paths: UnsafeBufferPointer<Path>) -> Path {
    index == 0 ? Path(a: .none, b: .none, c: .none) : paths[index - 1]
  }

  /// How many keys begin in a run of paths.
  private struct Begun {
    var firsts = 0
    var seconds = 0

    init() {}

    init(_ paths: UnsafeBufferPointer<Path>, _ range: Range<Int>) {
      var last = Trie.path(before: range.lowerBound, paths)
      for path in paths[range] {
        precondition(min(path.a, path.b, path.c) != .none, "every part of a triple is a term")
        if path.a != last.a { firsts += 1 }
        if path.prefix != last.prefix { seconds += 1 }
        last = path
      }
    }
  }

  /// Takes arrays that hold a trie.
  init(
    _ counts: DatasetImage.TrieCounts, firsts: UnsafeMutablePointer<TermID>,
    firstOffsets: UnsafeMutablePointer<UInt32>, seconds: UnsafeMutablePointer<TermID>,
    secondOffsets: UnsafeMutablePointer<UInt32>, thirds: UnsafeMutablePointer<TermID>
  ) {
    self.firsts = firsts
    self.firstOffsets = firstOffsets
    self.seconds = seconds
    self.secondOffsets = secondOffsets
    self.thirds = thirds
    firstCount = counts.firsts
    secondCount = counts.seconds
    count = counts.thirds
    ranks = RankBitmap(Row(base: firsts, count: firstCount))
  }

  /// Frees the trie; its arrays stay where something else holds them.
  func deallocate(withArrays: Bool) {
    ranks.deallocate()
    guard withArrays else { return }
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
