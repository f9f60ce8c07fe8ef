/// A buffer of paths that is sorted by counting digits (least significant first), then turned from order to order.
///
/// The bulk load's way through the three orders: sort once as spo, then each further order is a rotation and one
/// stable pass by its first component, since the other two are in order already.
struct PathSorter: ~Copyable {
  /// The paths, ``count`` of them.
  private(set) var paths: UnsafeMutablePointer<Path>
  private(set) var count: Int
  private var spare: UnsafeMutablePointer<Path>

  /// The most bits of a digit: its counters fill 8 KB of the first-level cache.
  private static let digitBits = 11
  /// Fewer paths are not worth a thread.
  private static let smallestPart = 1 << 16
  /// Up to this many paths a comparison sort is faster.
  private static let smallCount = 512

  /// Takes a copy of some triples in the order spo. O(n).
  init(_ triples: [IDTriple]) {
    count = triples.count
    paths = .allocate(large: count, willBeFilled: true)
    spare = .allocate(large: count, willBeFilled: true)
    for (index, triple) in triples.enumerated() {
      (paths + index).initialize(to: Path(a: triple.s, b: triple.p, c: triple.o))
    }
  }

  deinit {
    paths.deallocate()
    spare.deallocate()
  }

  /// The paths as a buffer; valid until the next change.
  var buffer: UnsafeBufferPointer<Path> { UnsafeBufferPointer(start: paths, count: count) }

  /// Sorts by all three components. O(n) for many paths.
  mutating func sort() {
    guard count > PathSorter.smallCount else {
      compareAndSort()
      return
    }
    for component in [2, 1, 0] { stableSort(byComponent: component) }
  }

  /// Drops every path that is equal to the one before. O(n).
  mutating func removeDuplicates() {
    guard count > 1 else { return }
    var kept = 1
    for index in 1..<count where paths[index] != paths[kept - 1] {
      paths[kept] = paths[index]
      kept += 1
    }
    count = kept
  }

  /// Turns sorted paths into those of the next order (spo → osp → pos), sorted. O(n) for many paths.
  mutating func rotate() {
    eachPart { [paths] _, range in
      for index in range { paths[index] = paths[index].rotated }
    }
    guard count > PathSorter.smallCount else {
      compareAndSort()
      return
    }
    stableSort(byComponent: 0)
  }

  /// Sorts by comparing. O(n log n).
  private func compareAndSort() {
    var buffer = UnsafeMutableBufferPointer(start: paths, count: count)
    buffer.sort()
  }

  /// Sorts stably by one component (0 is a). O(n).
  private mutating func stableSort(byComponent component: Int) {
    var largest: UInt32 = 0
    let words = UnsafeRawPointer(paths).assumingMemoryBound(to: UInt32.self) + component
    for index in 0..<count { largest = max(largest, words[3 &* index]) }
    let bits = UInt32.bitWidth - largest.leadingZeroBitCount
    let passes = (bits + PathSorter.digitBits - 1) / PathSorter.digitBits
    guard passes > 0 else { return }
    let width = (bits + passes - 1) / passes
    for pass in 0..<passes { scatter(byComponent: component, shift: pass * width, width: width) }
  }

  /// One pass: a stable distribution by `width` bits of a component from bit `shift` on.
  private mutating func scatter(byComponent component: Int, shift: Int, width: Int) {
    let digits = 1 << width
    let mask = UInt32(digits - 1)
    let shift = UInt32(shift)
    let (source, target) = (paths, spare)
    let words = UnsafeRawPointer(source).assumingMemoryBound(to: UInt32.self) + component
    withUnsafeTemporaryAllocation(of: Int.self, capacity: parts * digits) { starts in
      guard let starts = starts.baseAddress else { return }
      starts.initialize(repeating: 0, count: parts * digits)
      eachPart { part, range in
        let counts = starts + part * digits
        for index in range { counts[Int((words[3 &* index] &>> shift) & mask)] &+= 1 }
      }
      // The paths of a digit from an earlier part stand before those from a later one.
      var sum = 0
      for digit in 0..<digits {
        for part in 0..<parts {
          let size = starts[part * digits + digit]
          starts[part * digits + digit] = sum
          sum += size
        }
      }
      eachPart { part, range in
        let places = starts + part * digits
        for index in range {
          let digit = Int((words[3 &* index] &>> shift) & mask)
          target[places[digit]] = source[index]
          places[digit] &+= 1
        }
      }
    }
    swap(&paths, &spare)
  }

  /// How many parts are worked on at once.
  private var parts: Int { Parallel.parts(of: count, smallest: PathSorter.smallestPart) }

  /// Calls a function for every part, on several threads.
  private func eachPart(_ body: (_ part: Int, Range<Int>) -> Void) {
    Parallel.each(parts) { body($0, Parallel.range(of: $0, parts, count)) }
  }
}
