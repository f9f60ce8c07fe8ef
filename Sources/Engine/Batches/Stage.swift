import TripleStore

/// A step of a plan on its way over batches: it takes solutions and gives those that follow from them to the next stage.
///
/// The solutions of a stage come in the order in which the operator, run on one after the other, gives them.
class Stage {
  /// Takes solutions; false where no more are wanted.
  func push(_ batch: Batch) throws(EvaluationError) -> Bool {
    preconditionFailure("every stage says what it does with solutions")
  }

  /// Gives on what is still held, after the last push; not called once no more were wanted.
  func finish() throws(EvaluationError) -> Bool {
    preconditionFailure("every stage says how it ends")
  }
}

/// A stage whose solutions are rows of what it takes, some of them several times, with columns of its own.
class GatherStage: Stage {
  let x: Execution
  let next: Stage
  let out: Batch
  /// The row that each row of `out` comes from, in the batch that is being taken; -1 for one that has all its columns.
  let parents: UnsafeMutablePointer<Int32>
  /// Where rows that are given on are counted.
  private let counters: [Int]
  /// Columns of the input, and those of `out` that they go to.
  private let kept: [(from: Int, to: Int)]
  /// How many rows of `out` have their kept columns.
  private var gathered = 0
  /// How many rows are given on together: few at first, so that who wants few does not wait for many.
  private(set) var limit = 16

  init(_ x: Execution, _ input: [Int], into out: Batch, counting operators: [Operator], _ next: Stage) {
    self.x = x
    self.next = next
    self.out = out
    parents = .allocate(capacity: Batch.capacity)
    counters = operators.map(\.id)
    kept = out.slots.enumerated().compactMap { to, slot in input.firstIndex(of: slot).map { ($0, to) } }
    // What the surroundings have bound is the same in every row.
    for (to, slot) in out.slots.enumerated() where x.environment[slot] != .none && !input.contains(slot) {
      out.column(to).update(repeating: x.environment[slot], count: Batch.capacity)
    }
  }

  deinit { parents.deallocate() }

  /// Fills in the kept columns of the rows that were added since the last time.
  final func gather(_ batch: Batch) {
    for (from, to) in kept {
      let source = batch.column(from)
      let target = out.column(to)
      for row in gathered..<max(gathered, out.count) where parents[row] >= 0 {
        target[row] = source[Int(parents[row])]
      }
    }
    gathered = out.count
  }

  /// Gives on all rows.
  final func flush(_ batch: Batch) throws(EvaluationError) -> Bool {
    gather(batch)
    return try give()
  }

  private func give() throws(EvaluationError) -> Bool {
    let count = out.count
    for counter in counters { x.counts[counter] += count }
    try x.tick(count)
    let goesOn = count == 0 ? true : try next.push(out)
    out.count = 0
    gathered = 0
    limit = min(Batch.capacity, 4 * limit)
    return goesOn
  }

  override func finish() throws(EvaluationError) -> Bool {
    guard try give() else { return false }
    return try next.finish()
  }

  /// Adds a row; false where no more are wanted.
  @inline(__always)
  final func add(_ row: Int, of batch: Batch) throws(EvaluationError) -> Bool {
    parents[out.count] = Int32(truncatingIfNeeded: row)
    out.count &+= 1
    return out.count < limit ? true : try flush(batch)
  }

  /// Adds a row once for each of some ids, which go into a column; false where no more are wanted.
  final func add(
    _ row: Int, of batch: Batch, with ids: UnsafePointer<TermID>, count: Int,
    in column: UnsafeMutablePointer<TermID>?
  ) throws(EvaluationError) -> Bool {
    var taken = 0
    while taken < count {
      let more = min(limit - out.count, count - taken)
      (column.map { $0 + out.count })?.update(from: ids + taken, count: more)
      for place in out.count..<(out.count + more) { parents[place] = Int32(truncatingIfNeeded: row) }
      out.count += more
      taken += more
      if out.count == limit, try !flush(batch) { return false }
    }
    return true
  }

  /// Runs operators, one inside the other, on one row.
  final func run(_ operators: [Operator], on row: Int, of batch: Batch) throws(EvaluationError) -> Bool {
    try x.withRow(row, of: batch) { () throws(EvaluationError) -> Bool in
      try descend(operators[...], batch)
    }
  }

  private func descend(
    _ operators: ArraySlice<Operator>, _ batch: Batch
  ) throws(EvaluationError) -> Bool {
    guard let first = operators.first else {
      for (number, slot) in out.slots.enumerated() { out.column(number)[out.count] = x.environment[slot] }
      return try add(-1, of: batch)
    }
    return try first.produce(x) { () throws(EvaluationError) -> Bool in
      try descend(operators.dropFirst(), batch)
    }
  }
}

/// Any operators, on one solution after the other.
final class RowStage: GatherStage {
  private let operators: [Operator]

  init(_ x: Execution, _ input: [Int], _ output: [Int], _ operators: [Operator], _ next: Stage) {
    self.operators = operators
    super.init(x, input, into: Batch(output), counting: operators, next)
  }

  override func push(_ batch: Batch) throws(EvaluationError) -> Bool {
    for row in 0..<batch.count where try !run(operators, on: row, of: batch) { return false }
    gather(batch)
    return true
  }
}

/// The end of a way over batches: gives each to a function.
final class LastStage: Stage {
  private let body: (Batch) throws(EvaluationError) -> Bool

  init(_ body: @escaping (Batch) throws(EvaluationError) -> Bool) {
    self.body = body
  }

  override func push(_ batch: Batch) throws(EvaluationError) -> Bool { try body(batch) }

  override func finish() throws(EvaluationError) -> Bool { true }
}
