/// The solutions of each branch, one branch after the other.
final class UnionStep: Operator {
  let branches: [Operator]

  init(_ id: Int, _ branches: [Operator]) {
    self.branches = branches
    super.init(id, estimate: branches.reduce(0) { $0 + $1.estimate })
  }

  override func produce(
    _ x: Execution, _ next: () throws(EvaluationError) -> Bool
  ) throws(EvaluationError) -> Bool {
    for branch in branches where try !branch.run(x, next) { return false }
    return true
  }

  override func label(_ names: PlanNames) -> String { "union" }

  override var children: [Operator] { branches }
}
