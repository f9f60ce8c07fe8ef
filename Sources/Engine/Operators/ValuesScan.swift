import TripleStore

/// Inline data.
final class ValuesScan: Operator {
  let slots: [Int]
  /// Row-major; `.none` for UNDEF.
  let ids: [TermID]
  let count: Int

  init(_ id: Int, slots: [Int], ids: [TermID], count: Int) {
    self.slots = slots
    self.ids = ids
    self.count = count
    super.init(id, estimate: Double(count))
  }

  override func produce(
    _ x: Execution, _ next: () throws(EvaluationError) -> Bool
  ) throws(EvaluationError) -> Bool {
    for row in 0..<count {
      try x.tick()
      let start = row * slots.count
      var changed = ColumnSet()
      var isCompatible = true
      for (column, slot) in slots.enumerated() where ids[start + column] != .none {
        let old = x.environment[slot]
        if old == .none {
          x.environment[slot] = ids[start + column]
          changed.insert(column)
        } else if old != ids[start + column] {
          isCompatible = false
          break
        }
      }
      defer {
        for column in slots.indices where changed.contains(column) { x.environment[slots[column]] = .none }
      }
      if isCompatible, try !next() { return false }
    }
    return true
  }

  override var mentions: Set<Int> { Set(slots) }

  override func label(_ names: PlanNames) -> String { "values \(names.variables(slots))" }
}
