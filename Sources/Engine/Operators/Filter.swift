/// Lets the environment pass where an expression is true in it.
final class FilterStep: Operator {
  let condition: CompiledExpression

  /// - Parameter share: the share of rows that it is expected to let pass.
  init(_ id: Int, _ condition: CompiledExpression, share: Double = 0.5) {
    self.condition = condition
    super.init(id, estimate: share)
  }

  override func produce(
    _ x: Execution, _ next: () throws(EvaluationError) -> Bool
  ) throws(EvaluationError) -> Bool {
    try x.isTrue(condition) ? next() : true
  }

  override func stage(
    _ x: Execution, _ input: [Int], _ wanted: Set<Int>?, _ next: ([Int]) -> Stage
  ) -> Stage {
    let output = sortedSlots(input, [], wanted)
    return FilterStage(x, condition, counting: [self], input, output, next(output))
  }

  override var mentions: Set<Int> { condition.slots }

  override func label(_ names: PlanNames) -> String { "filter \(condition.label(names))" }
}
