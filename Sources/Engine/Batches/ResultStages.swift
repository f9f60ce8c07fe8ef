import TripleStore

/// Counts the solutions of an operator that others make up.
final class CountStage: Stage {
  private let x: Execution
  private let id: Int
  private let next: Stage

  init(_ x: Execution, _ step: Operator, _ next: Stage) {
    self.x = x
    self.next = next
    id = step.id
  }

  override func push(_ batch: Batch) throws(EvaluationError) -> Bool {
    x.counts[id] += batch.count
    return try next.push(batch)
  }

  override func finish() throws(EvaluationError) -> Bool { try next.finish() }
}

/// Each solution once.
final class DistinctStage: GatherStage {
  private let slots: [Int]
  private var seen: TupleTable

  init(_ x: Execution, _ step: DistinctStep, _ input: [Int], _ output: [Int], _ next: Stage) {
    slots = step.slots
    seen = TupleTable(width: slots.count)
    super.init(x, input, into: Batch(output), counting: [step], next)
  }

  override func push(_ batch: Batch) throws(EvaluationError) -> Bool {
    try x.tick(batch.count)
    let columns = slots.map { batch.column(of: $0) }
    for row in 0..<batch.count where seen.insert(row, of: columns).isNew {
      if try !add(row, of: batch) { return false }
    }
    gather(batch)
    return true
  }
}

/// OFFSET and LIMIT.
final class SliceStage: GatherStage {
  private let step: SliceStep
  private var seen = 0
  private var given = 0

  init(_ x: Execution, _ step: SliceStep, _ slots: [Int], _ next: Stage) {
    self.step = step
    super.init(x, slots, into: Batch(slots), counting: [step], next)
  }

  override func push(_ batch: Batch) throws(EvaluationError) -> Bool {
    for row in 0..<batch.count {
      if given == step.limit { break }
      seen += 1
      if seen <= step.offset { continue }
      given += 1
      if try !add(row, of: batch) { return false }
    }
    gather(batch)
    // What comes after is told of the end, though what came before is not.
    guard given == step.limit else { return true }
    _ = try finish()
    return false
  }
}
