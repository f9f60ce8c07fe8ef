import TripleStore

/// The right side of MINUS: lets the environment pass where no solution of it is compatible and shares a variable.
final class MinusStep: Operator {
  /// How the right side is asked.
  enum Mode {
    /// Run for each row: every shared variable is bound on both sides.
    case lookup
    /// Kept, and found by the shared variables, which both sides always bind.
    case hash
    /// Kept, and found by those of them that both sides bind, which differ from row to row.
    case scan
  }

  let inner: Operator
  /// The variables that both sides can bind.
  let shared: [Int]
  /// The slots of all variables that stand on the right side.
  let hidden: [Int]
  let mode: Mode
  let isParameterised: Bool

  /// - Parameter share: the share of rows that it is expected to let pass.
  init(
    _ id: Int, _ inner: Operator, shared: [Int], hidden: [Int], mode: Mode, isParameterised: Bool,
    share: Double
  ) {
    self.inner = inner
    self.shared = shared
    self.hidden = hidden
    self.mode = mode
    self.isParameterised = isParameterised
    super.init(id, estimate: share)
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
    case .hash, .scan:
      let removals = try x.removals(self)
      return try withUnsafeTemporaryAllocation(of: TermID.self, capacity: shared.count) {
        (values) -> Result<Bool, EvaluationError> in
        guard let base = values.baseAddress else { return .success(false) }
        for (place, slot) in shared.enumerated() {
          values.initializeElement(at: place, to: x.environment[slot])
        }
        do throws(EvaluationError) { return .success(try removals.excludes(base, x)) } catch {
          return .failure(error)
        }
      }.get()
    }
  }

  override func stage(
    _ x: Execution, _ input: [Int], _ wanted: Set<Int>?, _ next: ([Int]) -> Stage
  ) -> Stage {
    let output = sortedSlots(input, [], wanted)
    if mode != .lookup { return MinusStage(x, self, input, output, next(output)) }
    guard let scan = inner as? TripleScan, let probe = TripleProbe(scan, input, x) else {
      return super.stage(x, input, wanted, next)
    }
    return ProbeStage(x, self, probe, isNegated: true, input, output, next(output))
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

extension Execution {
  /// What a MINUS removes in the active graph, evaluated at the first use.
  func removals(_ minus: MinusStep) throws(EvaluationError) -> Removals {
    let key = StoredKey(operatorID: minus.id, active: active)
    if let known = removed[key] { return known }
    var table = TupleTable(width: minus.shared.count)
    try isolated(minus.hidden) { () throws(EvaluationError) -> Void in
      _ = try minus.inner.run(self) { () throws(EvaluationError) -> Bool in
        _ = table.insert(minus.shared, of: environment)
        return true
      }
    }
    let removals = Removals(table, isParameterised: minus.isParameterised)
    removed[key] = removals
    return removals
  }
}
