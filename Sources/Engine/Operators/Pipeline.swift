/// Steps that run one inside the other: a join, with its filters among them. No step at all gives one empty solution.
final class Pipeline: Operator {
  let steps: [Operator]
  /// Whether so many solutions are expected that it is worth while to take them in batches, and the steps are not so many
  /// that the columns of all of them would fill the memory.
  private let isBatched: Bool

  init(_ id: Int, _ steps: [Operator], estimate: Double) {
    self.steps = steps
    var rows = 1.0
    var most = 1.0
    for step in steps {
      rows *= step.estimate
      most = max(most, rows)
    }
    isBatched = steps.count <= Pipeline.longestBatched && most >= 64
    super.init(id, estimate: estimate)
  }

  override func produce(
    _ x: Execution, _ next: () throws(EvaluationError) -> Bool
  ) throws(EvaluationError) -> Bool {
    guard isBatched, !x.tracksSupport else { return try descend(0, x, next) }
    return try withoutActuallyEscaping(next) { (next) throws(EvaluationError) in
      let first = stages(from: 0, x, [], nil) { _ in
        LastStage { (batch) throws(EvaluationError) in
          for row in 0..<batch.count where try !x.withRow(row, of: batch, next) { return false }
          return true
        }
      }
      guard try first.push(.unit()) else { return false }
      return try first.finish()
    }
  }

  override func stage(
    _ x: Execution, _ input: [Int], _ wanted: Set<Int>?, _ next: ([Int]) -> Stage
  ) -> Stage {
    guard steps.count <= Pipeline.longestBatched else { return super.stage(x, input, wanted, next) }
    return stages(from: 0, x, input, wanted) { output in CountStage(x, self, next(output)) }
  }

  override func firstStage(_ x: Execution, _ wanted: Set<Int>?, _ next: ([Int]) -> Stage) -> Stage {
    guard steps.count <= Pipeline.longestBatched, let first = steps.first, first.startsApart else {
      return stage(x, [], wanted, next)
    }
    return first.firstStage(x, wanted.map { $0.union(slotsUsed(from: 1)) }) { found in
      stages(from: 1, x, found, wanted) { output in CountStage(x, self, next(output)) }
    }
  }

  private static var longestBatched: Int { 64 }

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
