/// Steps that run one inside the other: a join, with its filters among them. No step at all gives one empty solution.
final class Pipeline: Operator {
  let steps: [Operator]

  init(_ id: Int, _ steps: [Operator], estimate: Double) {
    self.steps = steps
    super.init(id, estimate: estimate)
  }

  override func produce(
    _ x: Execution, _ next: () throws(EvaluationError) -> Bool
  ) throws(EvaluationError) -> Bool {
    try descend(0, x, next)
  }

  private func descend(
    _ index: Int, _ x: Execution, _ next: () throws(EvaluationError) -> Bool
  ) throws(EvaluationError) -> Bool {
    if index == steps.count { return try next() }
    if index == steps.count - 1 { return try steps[index].run(x, next) }
    return try steps[index].run(x) { () throws(EvaluationError) -> Bool in
      try descend(index + 1, x, next)
    }
  }

  override func label(_ names: PlanNames) -> String { steps.isEmpty ? "one empty solution" : "join" }

  override var children: [Operator] { steps }

  override var depth: Int { steps.reduce(0) { $0 + $1.depth } }
}
