import TripleStore

/// EXISTS or NOT EXISTS of a pattern that means the same whether what is bound around it is substituted in it or
/// compared with its solutions: lets the environment pass by that.
///
/// At first the pattern is looked up for each environment. Once that was done so often that its solutions might have
/// been found instead, they are, and kept by the variables that it shares with its surroundings: so the cost is at most
/// about twice that of the better of the two ways, whatever was estimated.
final class ExistsStep: Operator {
  let condition: CompiledExpression
  let isNegated: Bool
  /// The pattern on its own.
  let inner: Operator
  /// The variables of the surroundings that stand in it; it binds all of them.
  let shared: [Int]
  /// The slots of all variables that stand in it.
  let hidden: [Int]

  init(
    _ id: Int, _ condition: CompiledExpression, isNegated: Bool, _ inner: Operator, shared: [Int],
    hidden: [Int]
  ) {
    self.condition = condition
    self.isNegated = isNegated
    self.inner = inner
    self.shared = shared
    self.hidden = hidden
    super.init(id, estimate: 0.5)
  }

  /// How many solutions cost about as much as looking the pattern up for one environment.
  private static var solutionsPerProbe: Double { 8 }
  /// How many times more solutions than expected may come before it is left to look-ups after all.
  private static var patience: Double { 32 }

  override func produce(
    _ x: Execution, _ next: () throws(EvaluationError) -> Bool
  ) throws(EvaluationError) -> Bool {
    try holds(x) ? next() : true
  }

  private func holds(_ x: Execution) throws(EvaluationError) -> Bool {
    for slot in shared where x.environment[slot] == .none { return try x.isTrue(condition) }
    let solutions = x.existing(self)
    if !solutions.isKept {
      solutions.probes += 1
      let isDue = Double(solutions.probes) * ExistsStep.solutionsPerProbe >= inner.estimate
      guard isDue, !solutions.areTooMany else { return try x.isTrue(condition) }
      try keep(solutions, x)
      if !solutions.isKept { return try x.isTrue(condition) }
    }
    return (solutions.table.find(shared, of: x.environment) != nil) != isNegated
  }

  private func keep(_ solutions: ExistsSolutions, _ x: Execution) throws(EvaluationError) {
    var left = max(100_000, ExistsStep.patience * inner.estimate)
    var table = TupleTable(width: shared.count)
    try x.isolated(hidden) { () throws(EvaluationError) -> Void in
      _ = try inner.run(x) { () throws(EvaluationError) -> Bool in
        _ = table.insert(shared, of: x.environment)
        left -= 1
        return left > 0 && !shared.isEmpty
      }
    }
    solutions.areTooMany = left <= 0
    solutions.isKept = left > 0
    if solutions.isKept { solutions.table = table }
  }

  override func stage(
    _ x: Execution, _ input: [Int], _ wanted: Set<Int>?, _ next: ([Int]) -> Stage
  ) -> Stage {
    let output = sortedSlots(input, [], wanted)
    if let scan = inner as? TripleScan, let probe = TripleProbe(scan, input, x) {
      return ProbeStage(x, self, probe, isNegated: isNegated, input, output, next(output))
    }
    return ExistsStage(x, self, input, output, next(output))
  }

  override var mentions: Set<Int> { condition.slots }

  override func label(_ names: PlanNames) -> String { "filter \(condition.label(names))" }

  override var children: [Operator] { [inner] }
}

/// What is kept of the pattern of an ``ExistsStep``.
final class ExistsSolutions {
  /// How often the pattern was looked up.
  fileprivate var probes = 0
  fileprivate var areTooMany = false
  fileprivate(set) var isKept = false
  /// What its solutions have in the shared variables, where they are kept.
  fileprivate(set) var table = TupleTable(width: 0)
}

extension Execution {
  /// What is kept of an EXISTS in the active graph.
  func existing(_ step: ExistsStep) -> ExistsSolutions {
    let key = StoredKey(operatorID: step.id, active: active)
    if let known = existing[key] { return known }
    let new = ExistsSolutions()
    existing[key] = new
    return new
  }
}
