import TripleStore

/// Groups by keys and aggregates.
final class GroupStage: Stage {
  private let x: Execution
  private let step: GroupStep
  private let next: Stage
  private let out: Batch
  private var groups: TupleTable
  private let states: [AggregateState]
  /// The group of each row of the batch that is being taken.
  private let numbers: UnsafeMutablePointer<Int32>
  /// Keys that the surroundings have bound are the same in every row.
  private let surroundings: Batch

  init(_ x: Execution, _ step: GroupStep, _ input: [Int], _ output: [Int], _ next: Stage) {
    self.x = x
    self.step = step
    self.next = next
    out = Batch(output)
    groups = TupleTable(width: step.keys.count)
    states = step.columns.map { AggregateState($0, x) }
    numbers = .allocate(capacity: Batch.capacity)
    numbers.initialize(repeating: 0, count: Batch.capacity)
    surroundings = Batch(step.keys.filter { !input.contains($0) })
    for (number, slot) in surroundings.slots.enumerated() {
      surroundings.column(number).update(repeating: x.environment[slot], count: Batch.capacity)
    }
    // Without keys there is one group, also where nothing comes.
    if step.keys.isEmpty { _ = groups.insert(0, of: []) }
  }

  deinit { numbers.deallocate() }

  override func push(_ batch: Batch) throws(EvaluationError) -> Bool {
    try x.tick(batch.count)
    number(batch)
    for index in states.indices {
      states[index].grow(to: groups.count)
      try states[index].add(batch, to: numbers, x)
    }
    return true
  }

  /// Finds the group of each row.
  private func number(_ batch: Batch) {
    let columns = step.keys.map { batch.column(of: $0) ?? surroundings.column(of: $0) }
    switch columns.count {
    case 0: break
    case 1:
      guard let ids = columns[0] else { return }
      var last = -1
      for row in 0..<batch.count {
        // Rows of one group often follow one another.
        if row == 0 || ids[row] != ids[row - 1] { last = groups.insert(ids[row]).index }
        numbers[row] = Int32(truncatingIfNeeded: last)
      }
    default:
      for row in 0..<batch.count {
        numbers[row] = Int32(truncatingIfNeeded: groups.insert(row, of: columns).index)
      }
    }
  }

  /// Takes so many solutions at once, whose key is an id, or that have none. Requires aggregates that count them all.
  func add(_ count: Int, of key: TermID = .none) {
    let group = step.keys.isEmpty ? 0 : groups.insert(key).index
    for index in states.indices {
      states[index].grow(to: groups.count)
      states[index].add(count: count, to: group)
    }
  }

  override func finish() throws(EvaluationError) -> Bool {
    for index in states.indices { states[index].grow(to: groups.count) }
    for first in stride(from: 0, to: groups.count, by: Batch.capacity) {
      out.count = min(Batch.capacity, groups.count - first)
      for (number, slot) in out.slots.enumerated() {
        let column = out.column(number)
        if let place = step.keys.firstIndex(of: slot) {
          for row in 0..<out.count { column[row] = groups.value(first + row, place) }
        } else if let index = step.columns.firstIndex(where: { $0.slot == slot }) {
          for row in 0..<out.count { column[row] = states[index].result(of: first + row) }
        }
      }
      if try !give() { return false }
    }
    return try next.finish()
  }

  private func give() throws(EvaluationError) -> Bool {
    x.counts[step.id] += out.count
    try x.tick(out.count)
    defer { out.count = 0 }
    return try next.push(out)
  }
}
