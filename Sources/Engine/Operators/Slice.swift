/// OFFSET and LIMIT; what is inside stops with the last row wanted.
final class SliceStep: Operator {
  let inner: Operator
  let offset: Int
  let limit: Int?

  init(_ id: Int, _ inner: Operator, offset: Int, limit: Int?) {
    self.inner = inner
    self.offset = offset
    self.limit = limit
    super.init(id, estimate: min(inner.estimate, limit.map(Double.init) ?? .infinity))
  }

  override func produce(
    _ x: Execution, _ next: () throws(EvaluationError) -> Bool
  ) throws(EvaluationError) -> Bool {
    if limit == 0 { return true }
    var seen = 0
    var given = 0
    var wantsMore = true
    _ = try inner.run(x) { () throws(EvaluationError) -> Bool in
      seen += 1
      if seen <= offset { return true }
      given += 1
      wantsMore = try next()
      return wantsMore && given != limit
    }
    return wantsMore
  }

  override func firstStage(_ x: Execution, _ wanted: Set<Int>?, _ next: ([Int]) -> Stage) -> Stage {
    inner.firstStage(x, wanted) { found in SliceStage(x, self, found, next(found)) }
  }

  override var startsApart: Bool { true }

  override func label(_ names: PlanNames) -> String {
    (limit.map { "limit \($0)" } ?? "no limit") + (offset > 0 ? ", offset \(offset)" : "")
  }

  override var children: [Operator] { [inner] }
}
