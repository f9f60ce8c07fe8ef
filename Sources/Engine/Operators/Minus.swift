import TripleStore

/// The right side of MINUS: lets the environment pass where no solution of it is compatible and shares a variable.
final class MinusStep: Operator {
  /// How the right side is asked.
  enum Mode {
    /// Run for each row: every shared variable is bound on both sides.
    case lookup
    /// Kept, and found by the shared variables, which both sides always bind.
    case hash
    /// Kept, and each row looked at.
    case scan
  }

  let inner: Operator
  /// The variables that both sides can bind.
  let shared: [Int]
  /// The slots of all variables that stand on the right side.
  let hidden: [Int]
  let mode: Mode
  let isParameterised: Bool

  init(_ id: Int, _ inner: Operator, shared: [Int], hidden: [Int], mode: Mode, isParameterised: Bool) {
    self.inner = inner
    self.shared = shared
    self.hidden = hidden
    self.mode = mode
    self.isParameterised = isParameterised
    super.init(id, estimate: 1)
  }

  override func produce(
    _ x: Execution, _ next: () throws(EvaluationError) -> Bool
  ) throws(EvaluationError) -> Bool {
    try excludes(x) ? true : next()
  }

  private func excludes(_ x: Execution) throws(EvaluationError) -> Bool {
    switch mode {
    case .lookup:
      var found = false
      let trail = x.trail
      _ = try inner.run(x) { () throws(EvaluationError) -> Bool in
        found = true
        return false
      }
      x.trail = trail
      return found
    case .hash:
      return try x.removals(self).find(shared, of: x.environment) != nil
    case .scan:
      let table = try x.removals(self)
      for row in 0..<table.count {
        try x.tick()
        if matches(row, table, x) { return true }
      }
      return false
    }
  }

  /// Whether a row is compatible with the environment and shares a bound variable with it.
  private func matches(_ row: Int, _ table: TupleTable, _ x: Execution) -> Bool {
    var meets = false
    for (column, slot) in shared.enumerated() {
      let (left, right) = (x.environment[slot], table.value(row, column))
      if left == .none || right == .none { continue }
      if left != right { return false }
      meets = true
    }
    return meets
  }

  override func stage(
    _ x: Execution, _ input: [Int], _ wanted: Set<Int>?, _ next: ([Int]) -> Stage
  ) -> Stage {
    guard mode == .lookup, let scan = inner as? TripleScan, let ends = ScanEnds(scan, input, x),
      let (rows, key, _) = ends.adjacency(x.graph)
    else { return super.stage(x, input, wanted, next) }
    let output = sortedSlots(input, [], wanted)
    return AbsenceStage(x, self, rows, key: key, input, output, next(output))
  }

  override var mentions: Set<Int> { super.mentions.union(shared) }

  override func label(_ names: PlanNames) -> String {
    switch mode {
    case .lookup: "minus, looked up by \(names.variables(shared))"
    case .hash: "minus, hashed on \(names.variables(shared))"
    case .scan: "minus"
    }
  }

  override var children: [Operator] { [inner] }
}

/// The distinct rows, over the shared variables, of the right side of a MINUS.
final class Removals {
  let table: TupleTable
  let isParameterised: Bool

  init(_ table: TupleTable, isParameterised: Bool) {
    self.table = table
    self.isParameterised = isParameterised
  }
}

extension Execution {
  fileprivate func removals(_ minus: MinusStep) throws(EvaluationError) -> TupleTable {
    let key = StoredKey(operatorID: minus.id, active: active)
    if let known = removed[key] { return known.table }
    var table = TupleTable(width: minus.shared.count)
    try isolated(minus.hidden) { () throws(EvaluationError) -> Void in
      _ = try minus.inner.run(self) { () throws(EvaluationError) -> Bool in
        _ = table.insert(minus.shared, of: environment)
        return true
      }
    }
    removed[key] = Removals(table, isParameterised: minus.isParameterised)
    return table
  }
}
