/// The optional side of OPTIONAL: its solutions where it has any that the condition accepts, else the environment as
/// it is.
final class OptionalStep: Operator {
  let inner: Operator
  let condition: CompiledExpression?

  init(_ id: Int, _ inner: Operator, condition: CompiledExpression?) {
    self.inner = inner
    self.condition = condition
    super.init(id, estimate: max(1, inner.estimate))
  }

  override func produce(
    _ x: Execution, _ next: () throws(EvaluationError) -> Bool
  ) throws(EvaluationError) -> Bool {
    var matched = false
    let goesOn = try inner.run(x) { () throws(EvaluationError) -> Bool in
      if let condition, try !x.isTrue(condition) { return true }
      matched = true
      return try next()
    }
    return matched || !goesOn ? goesOn : try next()
  }

  override func stage(
    _ x: Execution, _ input: [Int], _ wanted: Set<Int>?, _ next: ([Int]) -> Stage
  ) -> Stage {
    guard condition == nil, let scan = inner as? TripleScan, let ends = ScanEnds(scan, input, x),
      let (rows, key, free) = ends.adjacency(x.graph)
    else { return super.stage(x, input, wanted, next) }
    let output = sortedSlots(input, mentions, wanted)
    return ExpandStage(x, scan, optional: self, rows, key: key, free: free, input, output, next(output))
  }

  override var mentions: Set<Int> { super.mentions.union(condition?.slots ?? []) }

  override func label(_ names: PlanNames) -> String {
    condition.map { "optional, where \($0.label(names))" } ?? "optional"
  }

  override var children: [Operator] { [inner] }
}
