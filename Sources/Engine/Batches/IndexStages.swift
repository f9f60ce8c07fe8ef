import TripleStore

/// The distinct values of a variable of one pattern, straight from the index.
final class DistinctValuesStage: GatherStage {
  private let graph: Graph
  private let ids: Row
  private let column: UnsafeMutablePointer<TermID>?

  init(_ x: Execution, _ step: DistinctStep, _ graph: Graph, _ ids: Row, _ output: [Int], _ next: Stage) {
    self.graph = graph
    self.ids = ids
    let batch = Batch(output)
    column = batch.column(of: step.slots[0])
    super.init(x, [], into: batch, counting: [step], next)
  }

  override func push(_ batch: Batch) throws(EvaluationError) -> Bool {
    for id in ids {
      column?[out.count] = id
      if try !add(0, of: batch) { return false }
    }
    gather(batch)
    return true
  }
}

/// Gives what is already grouped.
final class GroupedStage: Stage {
  private let groups: GroupStage

  init(_ groups: GroupStage) {
    self.groups = groups
  }

  override func push(_ batch: Batch) throws(EvaluationError) -> Bool { true }

  override func finish() throws(EvaluationError) -> Bool { try groups.finish() }
}
