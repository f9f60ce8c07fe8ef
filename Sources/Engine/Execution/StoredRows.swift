import TripleStore

/// Rows kept in memory, each with the triples that support it where that is wanted.
struct StoredRows {
  let slots: [Int]
  private(set) var count = 0
  private var ids: [TermID] = []
  private var support: [[SupportStep]] = []

  init(slots: [Int]) {
    self.slots = slots
  }

  /// Adds the environment's row.
  mutating func append(from execution: Execution) {
    for slot in slots { ids.append(execution.environment[slot]) }
    if execution.tracksSupport { support.append(execution.trail) }
    count += 1
  }

  @inline(__always)
  func value(_ row: Int, _ column: Int) -> TermID { ids[row * slots.count + column] }

  /// The triples that support a row; empty where support was not wanted.
  func support(of row: Int) -> [SupportStep] { support.isEmpty ? [] : support[row] }

  /// Calls `next` with the row bound, if it is compatible with what is bound already.
  func bind(
    _ row: Int, in execution: Execution, _ next: () throws(EvaluationError) -> Bool
  ) throws(EvaluationError) -> Bool {
    let environment = execution.environment
    let start = row * slots.count
    for (column, slot) in slots.enumerated() {
      let (old, new) = (environment[slot], ids[start + column])
      if old != .none && new != .none && old != new { return true }
    }
    var changed = ColumnSet()
    for (column, slot) in slots.enumerated() where environment[slot] == .none {
      let new = ids[start + column]
      if new != .none {
        environment[slot] = new
        changed.insert(column)
      }
    }
    let depth = execution.trail.count
    if execution.tracksSupport { execution.trail += support[row] }
    defer {
      for column in slots.indices where changed.contains(column) { environment[slots[column]] = .none }
      execution.trail.removeLast(execution.trail.count - depth)
    }
    return try next()
  }
}

/// A set of small numbers, without an allocation below 64.
struct ColumnSet {
  private var low: UInt64 = 0
  private var high: Set<Int> = []

  @inline(__always)
  mutating func insert(_ column: Int) {
    if column < 64 { low |= 1 << UInt64(column) } else { high.insert(column) }
  }

  @inline(__always)
  func contains(_ column: Int) -> Bool {
    column < 64 ? low & (1 << UInt64(column)) != 0 : high.contains(column)
  }
}
