/// The passage that was perhaps meant by words that are not there.
extension ArticleText {
  /// The passage most like the words, or nil when nothing in the text is like them.
  ///
  /// Passages are ranked by the runs of three characters that they share with the words, ignoring case, white space
  /// and the shape of quotes and dashes; the best few are compared by edit distance. Of long words only the first
  /// 512 characters count. O(n) with a bound on the rest.
  public func closestPassage(to words: String) -> (range: CodePointRange, text: String)? {
    let query = PassageQuery(words)
    guard let query else { return nil }
    var best: (distance: Int, range: CodePointRange)?
    for window in windows(like: query) {
      let margin = query.units.count / 2 + 8
      let region = CodePointRange(
        max(0, window.lower - margin), min(codePointCount, window.upper + margin))
      let folded = foldedUnits(in: region)
      guard let match = query.bestMatch(in: folded.map(\.unit)) else { continue }
      guard match.distance < best?.distance ?? Int.max else { continue }
      let range = wholeWords(CodePointRange(folded[match.lower].index, folded[match.upper - 1].index + 1))
      best = (match.distance, range)
    }
    return best.map { ($0.range, text($0.range)) }
  }

  /// The few stretches, of the query's length each, that share most runs of three characters with it.
  private func windows(like query: PassageQuery) -> [CodePointRange] {
    var window = PassageWindow(query)
    var previous: (UInt32, UInt32) = (0, 0x20)
    var previousIndex = 0
    func take(_ unit: UInt32, _ index: Int) {
      if previous.0 != 0 { window.slide(previous.0, previous.1, unit, at: previousIndex, to: index) }
      previousIndex = previous.0 == 0 ? 0 : index - 1
      previous = (previous.1, unit)
    }
    var isSpace = true
    var index = 0
    for scalar in string.unicodeScalars {
      let unit = PassageQuery.fold(scalar)
      if unit != 0x20 || !isSpace { take(unit, index) }
      isSpace = unit == 0x20
      index += 1
    }
    take(0x20, index)
    return window.best.map { CodePointRange(min($0.range.lower, index), min($0.range.upper, index)) }
  }

  /// The folded characters of a stretch, each with its place in the text.
  private func foldedUnits(in region: CodePointRange) -> [(unit: UInt32, index: Int)] {
    var result: [(unit: UInt32, index: Int)] = []
    var index = region.lower
    for scalar in text(region).unicodeScalars {
      let unit = PassageQuery.fold(scalar)
      if unit != 0x20 || result.last?.unit != 0x20 { result.append((unit, index)) }
      index += 1
    }
    return result
  }

  /// A range with the words that it cuts taken in whole, and the white space at its ends left out.
  private func wholeWords(_ range: CodePointRange) -> CodePointRange {
    func isWord(_ index: Int) -> Bool {
      let scalar = scalar(at: byteOffset(ofCodePoint: index))
      return CharacterClass.isLetterOrDigit(scalar) || CharacterClass.isMark(scalar)
    }
    func isSpace(_ index: Int) -> Bool {
      scalar(at: byteOffset(ofCodePoint: index)).properties.isWhitespace
    }
    var lower = range.lower
    var upper = range.upper
    while lower < upper - 1 && isSpace(lower) { lower += 1 }
    while upper > lower + 1 && isSpace(upper - 1) { upper -= 1 }
    let reach = 64
    while lower > max(0, range.lower - reach) && isWord(lower) && isWord(lower - 1) { lower -= 1 }
    while upper < min(codePointCount, range.upper + reach) && isWord(upper - 1) && isWord(upper) {
      upper += 1
    }
    return CodePointRange(lower, upper)
  }
}

/// Words to be looked for by likeness, folded.
struct PassageQuery {
  /// The folded characters.
  let units: [UInt32]
  /// How often each run of three characters, a space put before and behind, occurs; by slot.
  let counts: [Int]
  let slots: [UInt64: Int]
  /// A bit for each hash that some run has: most runs of a text are told apart by it.
  let filter: [Bool]

  static let limit = 512

  init?(_ words: String) {
    var units: [UInt32] = []
    for scalar in ArticleText.foldingWhiteSpace(words).unicodeScalars.prefix(PassageQuery.limit) {
      units.append(PassageQuery.fold(scalar))
    }
    guard !units.isEmpty else { return nil }
    self.units = units
    var counts: [Int] = []
    var slots: [UInt64: Int] = [:]
    var filter = [Bool](repeating: false, count: 1 << 16)
    let padded = [0x20] + units + [0x20]
    for index in 0..<(padded.count - 2) {
      let key = PassageQuery.key(padded[index], padded[index + 1], padded[index + 2])
      if let slot = slots[key] {
        counts[slot] += 1
      } else {
        slots[key] = counts.count
        counts.append(1)
        filter[PassageQuery.hash(key)] = true
      }
    }
    self.counts = counts
    self.slots = slots
    self.filter = filter
  }

  /// The slot of a run of three characters, or -1.
  func slot(_ a: UInt32, _ b: UInt32, _ c: UInt32) -> Int {
    let key = PassageQuery.key(a, b, c)
    guard filter[PassageQuery.hash(key)] else { return -1 }
    return slots[key] ?? -1
  }

  private static func key(_ a: UInt32, _ b: UInt32, _ c: UInt32) -> UInt64 {
    UInt64(a) << 42 | UInt64(b) << 21 | UInt64(c)
  }

  private static func hash(_ key: UInt64) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9e37_79b9_7f4a_7c15) >> 48)
  }

  /// A character without its case, all white space as one, quotes and dashes in their plain shape.
  static func fold(_ scalar: Unicode.Scalar) -> UInt32 {
    let value = scalar.value
    if value < 0x80 {
      if value >= 0x41 && value <= 0x5a { return value | 0x20 }
      return value >= 0x09 && value <= 0x0d ? 0x20 : value
    }
    switch value {
    case 0x2018...0x201b: return 0x27
    case 0x201c...0x201f, 0xab, 0xbb: return 0x22
    case 0x2010...0x2015: return 0x2d
    default:
      if scalar.properties.isWhitespace { return 0x20 }
      guard scalar.properties.changesWhenLowercased else { return value }
      return scalar.properties.lowercaseMapping.unicodeScalars.first?.value ?? value
    }
  }

  /// The stretch of some folded text with the least edit distance to the words (Sellers' algorithm).
  func bestMatch(in text: [UInt32]) -> (lower: Int, upper: Int, distance: Int)? {
    guard !text.isEmpty else { return nil }
    var costs = Array(0...units.count)
    var origins = [Int](repeating: 0, count: units.count + 1)
    var best = (lower: 0, upper: 0, distance: Int.max)
    for column in 1...text.count {
      var diagonal = (cost: costs[0], origin: origins[0])
      origins[0] = column
      for row in 1...units.count {
        let above = (cost: costs[row - 1] + 1, origin: origins[row - 1])
        let left = (cost: costs[row] + 1, origin: origins[row])
        let across = (
          cost: diagonal.cost + (units[row - 1] == text[column - 1] ? 0 : 1), origin: diagonal.origin
        )
        diagonal = (costs[row], origins[row])
        let least =
          across.cost <= above.cost && across.cost <= left.cost
          ? across : above.cost < left.cost ? above : left
        (costs[row], origins[row]) = (least.cost, least.origin)
      }
      if costs[units.count] < best.distance, origins[units.count] < column {
        best = (origins[units.count], column, costs[units.count])
      }
    }
    return best.distance == Int.max ? nil : best
  }
}

/// A window that slides over a text and counts the runs of three characters that it shares with a query.
private struct PassageWindow {
  let query: PassageQuery
  private var slots: [Int]
  private var places: [Int]
  private var counts: [Int]
  private var next = 0
  private var overlap = 0
  /// The best windows so far, apart from each other; at most six.
  private(set) var best: [(range: CodePointRange, overlap: Int)] = []

  init(_ query: PassageQuery) {
    self.query = query
    slots = Array(repeating: -1, count: query.units.count)
    places = Array(repeating: 0, count: query.units.count)
    counts = Array(repeating: 0, count: query.counts.count)
  }

  /// Takes in the run of three characters whose middle stands at `place` and whose last at `end`.
  mutating func slide(_ a: UInt32, _ b: UInt32, _ c: UInt32, at place: Int, to end: Int) {
    let old = slots[next]
    if old >= 0 {
      counts[old] -= 1
      if counts[old] < query.counts[old] { overlap -= 1 }
    }
    let new = query.slot(a, b, c)
    slots[next] = new
    places[next] = place
    next = next + 1 == slots.count ? 0 : next + 1
    guard new >= 0 else { return }
    if counts[new] < query.counts[new] { overlap += 1 }
    counts[new] += 1
    guard overlap * 4 >= slots.count else { return }
    offer(CodePointRange(min(places[next], end), end))
  }

  private mutating func offer(_ range: CodePointRange) {
    if let last = best.indices.last(where: { best[$0].range.overlaps(range) }) {
      if overlap > best[last].overlap { best[last] = (range, overlap) }
      return
    }
    best.append((range, overlap))
    guard best.count > 6 else { return }
    if let worst = best.indices.min(by: { best[$0].overlap < best[$1].overlap }) { best.remove(at: worst) }
  }
}
