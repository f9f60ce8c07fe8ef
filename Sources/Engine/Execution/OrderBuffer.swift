import TripleStore

/// Rows with their keys, in one flat buffer each, and their order.
final class OrderBuffer {
  private let x: Execution
  private let width: Int
  private let directions: [Bool]
  private let top: Int?
  private var count = 0
  private var rows: [TermID] = []
  private var keys: [TermID] = []
  private var trails: [[SupportStep]] = []
  /// The rows in order; as they came before ``sort()``.
  private var order: [Int] = []
  /// The keys of the last row that is still wanted.
  private var threshold: [SortKey] = []
  private let comparison: TermComparison

  init(_ step: OrderStep, _ x: Execution) {
    self.x = x
    width = step.slots.count
    directions = step.keys.map(\.isDescending)
    top = step.top
    comparison = TermComparison(x.shared.terms)
  }

  /// How many rows are wanted of those that were added.
  var wantedCount: Int { min(count, top ?? .max) }

  /// The value in a column of a row, by its place in the order.
  func value(_ place: Int, _ column: Int) -> TermID { rows[order[place] * width + column] }

  func support(of place: Int) -> [SupportStep] { trails.isEmpty ? [] : trails[order[place]] }

  /// Adds a row with its keys, unless there are enough before it. Amortised O(keys + width).
  func add(
    _ values: [TermID], trail: [SupportStep]?, _ column: (Int) -> TermID
  ) throws(EvaluationError) {
    if !threshold.isEmpty, !mayBelong(values) { return }
    for number in 0..<width { rows.append(column(number)) }
    keys.append(contentsOf: values)
    if let trail { trails.append(trail) }
    order.append(count)
    count += 1
    if let top, count >= max(2 * top, 1024) { try cut(to: top) }
  }

  /// Whether a row with these keys comes before the last that is wanted.
  private func mayBelong(_ values: [TermID]) -> Bool {
    for (column, isDescending) in directions.enumerated() where values[column] != threshold[column].id {
      let sign = comparison.compare(comparison.key(values[column]), threshold[column])
      if sign != 0 { return (sign < 0) != isDescending }
    }
    return false
  }

  /// Keeps the first rows only.
  private func cut(to top: Int) throws(EvaluationError) {
    try sort()
    let (oldRows, oldKeys, oldTrails) = (rows, keys, trails)
    let kept = order.prefix(top)
    rows.removeAll(keepingCapacity: true)
    keys.removeAll(keepingCapacity: true)
    trails.removeAll()
    for row in kept {
      rows += oldRows[(row * width)..<((row + 1) * width)]
      keys += oldKeys[(row * directions.count)..<((row + 1) * directions.count)]
      if !oldTrails.isEmpty { trails.append(oldTrails[row]) }
    }
    count = kept.count
    order = Array(0..<count)
    if top > 0, count == top { threshold = keys.suffix(directions.count).map { comparison.key($0) } }
  }

  /// Sorts by the keys' ranks, which are found once for each distinct term. O(n log n), O(n) for one key.
  func sort() throws(EvaluationError) {
    let columns = directions.count
    var table = TupleTable(width: 1)
    var ranks: [Int32] = []
    ranks.reserveCapacity(keys.count)
    for key in keys { ranks.append(Int32(truncatingIfNeeded: table.insert(key).index)) }
    try x.tick(keys.count)
    let byNumber = try TermRanks(table, x)
    for index in ranks.indices {
      let rank = byNumber.ranks[Int(ranks[index])]
      ranks[index] = directions[index % columns] ? Int32(byNumber.count - 1) - rank : rank
    }
    if columns == 1 {
      order = OrderBuffer.counted(ranks, byNumber.count)
      return
    }
    order = try mergeSorted(Array(0..<count), x) { (a, b) in
      for column in 0..<columns {
        let (left, right) = (ranks[a * columns + column], ranks[b * columns + column])
        if left != right { return left < right }
      }
      return a < b
    }
  }

  /// The rows by their ranks, those of one rank as they came. O(n).
  private static func counted(_ ranks: [Int32], _ count: Int) -> [Int] {
    var starts = [Int](repeating: 0, count: count + 1)
    for rank in ranks { starts[Int(rank) + 1] += 1 }
    for rank in 0..<count { starts[rank + 1] += starts[rank] }
    var order = [Int](repeating: 0, count: ranks.count)
    for (row, rank) in ranks.enumerated() {
      order[starts[Int(rank)]] = row
      starts[Int(rank)] += 1
    }
    return order
  }
}
