import Algebra
import RDF
import TripleStore

/// Sorts the solutions; of equal ones the first found comes first. Where only the first `top` are wanted, no more than
/// twice as many are ever kept.
final class OrderStep: Operator {
  struct Key {
    let expression: CompiledExpression
    let isDescending: Bool
  }

  let inner: Operator
  let keys: [Key]
  /// What is kept of each solution.
  let slots: [Int]
  let top: Int?

  init(_ id: Int, _ inner: Operator, keys: [Key], slots: [Int], top: Int?) {
    self.inner = inner
    self.keys = keys
    self.slots = slots
    self.top = top
    super.init(id, estimate: min(inner.estimate, top.map(Double.init) ?? .infinity))
  }

  override func produce(
    _ x: Execution, _ next: () throws(EvaluationError) -> Bool
  ) throws(EvaluationError) -> Bool {
    var buffer = OrderBuffer(width: slots.count, directions: keys.map(\.isDescending))
    _ = try inner.run(x) { () throws(EvaluationError) -> Bool in
      var values: [TermID] = []
      for key in keys { values.append(try x.value(key.expression)) }
      if top != nil, try !buffer.mayBelong(values, x) { return true }
      buffer.append(values, slots, x)
      if let top, buffer.count >= max(2 * top, 1024) { try buffer.cut(to: top, x) }
      return true
    }
    try buffer.sort(x)
    defer { for slot in slots { x.environment[slot] = .none } }
    for row in 0..<min(buffer.count, top ?? .max) {
      buffer.load(row, slots, x)
      if try !x.addingToTrail(buffer.support(of: row), next) { return false }
    }
    return true
  }

  override var mentions: Set<Int> { Set(slots) }

  override func label(_ names: PlanNames) -> String {
    let list = keys.map { ($0.isDescending ? "desc " : "") + $0.expression.label(names) }
    return "order by \(list.joined(separator: ", "))" + (top.map { ", first \($0)" } ?? "")
  }

  override var children: [Operator] { [inner] }
}

/// Rows with their keys, in one flat buffer each.
private struct OrderBuffer {
  let width: Int
  let directions: [Bool]
  private(set) var count = 0
  private var rows: [TermID] = []
  private var keys: [TermID] = []
  private var trails: [[SupportStep]] = []
  /// The rows in order; as they came before ``sort(_:)``.
  private var order: [Int] = []
  /// The keys of the last row that is still wanted.
  private var threshold: (ids: [TermID], keys: [SortKey])?

  init(width: Int, directions: [Bool]) {
    self.width = width
    self.directions = directions
  }

  mutating func append(_ values: [TermID], _ slots: [Int], _ x: Execution) {
    for slot in slots { rows.append(x.environment[slot]) }
    keys += values
    if x.tracksSupport { trails.append(x.trail) }
    order.append(count)
    count += 1
  }

  /// Whether a row with these keys comes before the last that is wanted.
  func mayBelong(_ values: [TermID], _ x: Execution) throws(EvaluationError) -> Bool {
    guard let threshold else { return true }
    for (column, isDescending) in directions.enumerated() where values[column] != threshold.ids[column] {
      let sign = SortKey(x.shared.terms.term(values[column])).compare(threshold.keys[column])
      if sign != 0 { return (sign < 0) != isDescending }
    }
    return false
  }

  mutating func load(_ row: Int, _ slots: [Int], _ x: Execution) {
    let start = order[row] * width
    for (column, slot) in slots.enumerated() { x.environment[slot] = rows[start + column] }
  }

  func support(of row: Int) -> [SupportStep] { trails.isEmpty ? [] : trails[order[row]] }

  /// Keeps the first rows only.
  mutating func cut(to top: Int, _ x: Execution) throws(EvaluationError) {
    try sort(x)
    var kept = OrderBuffer(width: width, directions: directions)
    for row in order.prefix(top) {
      kept.rows += rows[(row * width)..<((row + 1) * width)]
      kept.keys += keys[(row * directions.count)..<((row + 1) * directions.count)]
      if !trails.isEmpty { kept.trails.append(trails[row]) }
      kept.order.append(kept.count)
      kept.count += 1
    }
    if top > 0 && kept.count == top {
      let ids = Array(kept.keys.suffix(directions.count))
      kept.threshold = (ids, ids.map { SortKey(x.shared.terms.term($0)) })
    }
    self = kept
  }

  /// Sorts by the keys' ranks, which are found once for each distinct term.
  mutating func sort(_ x: Execution) throws(EvaluationError) {
    let columns = directions.count
    var ranks: [Int32] = []
    ranks.reserveCapacity(keys.count)
    var table = TupleTable(width: 1)
    var numbers: [Int] = []
    numbers.reserveCapacity(keys.count)
    for key in keys { numbers.append(table.insert(key).index) }
    let rank = try TermRanks(table, x).ranks
    for (index, number) in numbers.enumerated() {
      ranks.append(directions[index % columns] ? -rank[number] : rank[number])
    }
    order = try mergeSorted(order, x) { (a, b) in
      for column in 0..<columns {
        let (left, right) = (ranks[a * columns + column], ranks[b * columns + column])
        if left != right { return left < right }
      }
      return a < b
    }
  }
}
