/// The optional side of OPTIONAL: its solutions where it has any that the condition accepts, else the environment as
/// it is.
final class OptionalStep: Operator {
  let inner: Operator
  let condition: CompiledExpression?
  /// A slot of its own, which numbers solutions that are taken together.
  private let tag: Int

  init(_ id: Int, _ inner: Operator, condition: CompiledExpression?, tag: Int) {
    self.inner = inner
    self.tag = tag
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
    let output = sortedSlots(input, mentions, wanted)
    guard condition == nil, let scan = inner as? TripleScan, let ends = ScanEnds(scan, input, x),
      let (rows, key, free) = ends.adjacency(x.graph)
    else {
      guard BranchStage.takes(1, columns: output.count) else { return super.stage(x, input, wanted, next) }
      let branch = Branch(step: inner, condition: condition)
      return BranchStage(
        x, self, [branch], tag: tag, isOptional: true, input, output, wanted: wanted, next(output))
    }
    return ExpandStage(x, scan, optional: self, rows, key: key, free: free, input, output, next(output))
  }

  override var mentions: Set<Int> { super.mentions.union(condition?.slots ?? []) }

  override func label(_ names: PlanNames) -> String {
    condition.map { "optional, where \($0.label(names))" } ?? "optional"
  }

  override var children: [Operator] { [inner] }
}
