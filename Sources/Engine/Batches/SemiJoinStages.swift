import TripleStore

/// Whether there is a triple for a row: of a pattern of which one end at most is not known.
struct TripleProbe {
  private enum Kind {
    /// Some other end of a key.
    case any(ScanEnd)
    /// Both ends.
    case pair(ScanEnd, ScanEnd)
  }

  private let kind: Kind
  private let rows: Adjacency

  /// nil where the pattern is of another form.
  init?(_ scan: TripleScan, _ input: [Int], _ x: Execution) {
    guard let ends = ScanEnds(scan, input, x) else { return nil }
    if let (rows, key, _) = ends.adjacency(x.graph) {
      kind = .any(key)
      self.rows = rows
    } else if ends.subject.freeSlot == nil {
      kind = .pair(ends.subject, ends.object)
      rows = Adjacency(x.graph, ends.predicate, by: .subject)
    } else {
      return nil
    }
  }

  /// Whether there is one; nil where an end is not known after all.
  @inline(__always)
  func finds(_ row: Int, _ batch: Batch) -> Bool? {
    switch kind {
    case .any(let key):
      let id = key.id(row, batch)
      return id == .none ? nil : !rows.row(id).isEmpty
    case .pair(let subject, let object):
      let (s, o) = (subject.id(row, batch), object.id(row, batch))
      return s == .none || o == .none ? nil : rows.row(s).contains(o)
    }
  }
}

/// The rows for which a triple pattern has a solution, or those for which it has none.
final class ProbeStage: GatherStage {
  /// What decides for a row that the probe can't.
  private let step: Operator
  private let graph: Graph
  private let probe: TripleProbe
  private let isNegated: Bool

  init(
    _ x: Execution, _ step: Operator, _ probe: TripleProbe, isNegated: Bool, _ input: [Int],
    _ output: [Int], _ next: Stage
  ) {
    self.step = step
    self.probe = probe
    self.isNegated = isNegated
    graph = x.graph
    super.init(x, input, into: Batch(output), counting: [step], next)
  }

  override func push(_ batch: Batch) throws(EvaluationError) -> Bool {
    try x.tick(batch.count)
    for row in 0..<batch.count {
      if let found = probe.finds(row, batch) {
        if found != isNegated, try !add(row, of: batch) { return false }
      } else if try !run([step], on: row, of: batch) {
        return false
      }
    }
    gather(batch)
    return true
  }
}

/// The values of some slots in the rows of a batch, side by side.
final class RowValues {
  private let ends: [ScanEnd]
  let values: UnsafeMutablePointer<TermID>

  init(_ slots: [Int], _ input: [Int], _ x: Execution) {
    ends = slots.map { ScanEnd(slot: $0, input, x) }
    values = .allocate(capacity: max(1, slots.count))
  }

  deinit { values.deallocate() }

  /// Takes those of a row; whether all are bound.
  func take(_ row: Int, _ batch: Batch) -> Bool {
    var areBound = true
    for (place, end) in ends.enumerated() {
      values[place] = end.id(row, batch)
      if values[place] == .none { areBound = false }
    }
    return areBound
  }
}

/// The rows with which no kept solution of the right side of MINUS goes.
final class MinusStage: GatherStage {
  private let step: MinusStep
  private let shared: RowValues

  init(_ x: Execution, _ step: MinusStep, _ input: [Int], _ output: [Int], _ next: Stage) {
    self.step = step
    shared = RowValues(step.shared, input, x)
    super.init(x, input, into: Batch(output), counting: [step], next)
  }

  override func push(_ batch: Batch) throws(EvaluationError) -> Bool {
    try x.tick(batch.count)
    let removals = try x.removals(step)
    for row in 0..<batch.count {
      _ = shared.take(row, batch)
      if try !removals.excludes(shared.values, x), try !add(row, of: batch) { return false }
    }
    gather(batch)
    return true
  }
}

/// The rows that an EXISTS or NOT EXISTS lets pass.
final class ExistsStage: GatherStage {
  private let step: ExistsStep
  private let shared: RowValues
  private let columns: [Int]

  init(_ x: Execution, _ step: ExistsStep, _ input: [Int], _ output: [Int], _ next: Stage) {
    self.step = step
    shared = RowValues(step.shared, input, x)
    columns = Array(step.shared.indices)
    super.init(x, input, into: Batch(output), counting: [step], next)
  }

  override func push(_ batch: Batch) throws(EvaluationError) -> Bool {
    try x.tick(batch.count)
    let solutions = x.existing(step)
    for row in 0..<batch.count {
      if solutions.isKept, shared.take(row, batch) {
        let found = solutions.table.find(columns, of: shared.values) != nil
        if found != step.isNegated, try !add(row, of: batch) { return false }
      } else if try !run([step], on: row, of: batch) {
        return false
      }
    }
    gather(batch)
    return true
  }
}
