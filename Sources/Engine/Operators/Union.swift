/// The solutions of each branch, one branch after the other.
final class UnionStep: Operator {
  let branches: [Operator]
  /// A slot of its own, which numbers solutions that are taken together.
  private let tag: Int

  init(_ id: Int, _ branches: [Operator], tag: Int) {
    self.branches = branches
    self.tag = tag
    super.init(id, estimate: branches.reduce(0) { $0 + $1.estimate })
  }

  override func produce(
    _ x: Execution, _ next: () throws(EvaluationError) -> Bool
  ) throws(EvaluationError) -> Bool {
    for branch in branches where try !branch.run(x, next) { return false }
    return true
  }

  override func stage(
    _ x: Execution, _ input: [Int], _ wanted: Set<Int>?, _ next: ([Int]) -> Stage
  ) -> Stage {
    let output = sortedSlots(input, mentions, wanted)
    guard BranchStage.takes(branches.count, columns: output.count) else {
      return super.stage(x, input, wanted, next)
    }
    return BranchStage(
      x, self, branches.map { Branch(step: $0) }, tag: tag, input, output, wanted: wanted, next(output))
  }

  override func label(_ names: PlanNames) -> String { "union" }

  override var children: [Operator] { branches }
}
