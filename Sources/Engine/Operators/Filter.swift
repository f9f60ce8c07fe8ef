/// Lets the environment pass where an expression is true in it.
final class FilterStep: Operator {
  let condition: CompiledExpression

  init(_ id: Int, _ condition: CompiledExpression) {
    self.condition = condition
    super.init(id, estimate: 0.5)
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
