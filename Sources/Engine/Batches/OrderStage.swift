import TripleStore

/// Sorts the solutions.
final class OrderStage: Stage {
  private let x: Execution
  private let step: OrderStep
  private let next: Stage
  private let out: Batch
  private let buffer: OrderBuffer
  /// Where each output column stands among the slots that are kept.
  private let columns: [Int?]
  private var values: [TermID]

  init(_ x: Execution, _ step: OrderStep, _ input: [Int], _ output: [Int], _ next: Stage) {
    self.x = x
    self.step = step
    self.next = next
    out = Batch(output)
    buffer = OrderBuffer(step, x)
    columns = output.map { step.slots.firstIndex(of: $0) }
    values = Array(repeating: .none, count: step.keys.count)
  }

  override func push(_ batch: Batch) throws(EvaluationError) -> Bool {
    try x.tick(batch.count)
    let kept = step.slots.map { batch.column(of: $0) }
    let plain = step.keys.map { key -> UnsafeMutablePointer<TermID>? in
      if case .slot(let slot) = key.expression.shortcut { batch.column(of: slot) } else { nil }
    }
    for row in 0..<batch.count {
      for (index, key) in step.keys.enumerated() {
        if let column = plain[index] {
          values[index] = column[row]
        } else {
          _ = try x.withRow(row, of: batch) { () throws(EvaluationError) -> Bool in
            values[index] = try x.value(key.expression)
            return true
          }
        }
      }
      try buffer.add(values, trail: nil) { number in
        kept[number]?[row] ?? x.environment[step.slots[number]]
      }
    }
    return true
  }

  override func finish() throws(EvaluationError) -> Bool {
    try buffer.sort()
    for place in 0..<buffer.wantedCount {
      for (number, column) in columns.enumerated() {
        if let column { out.column(number)[out.count] = buffer.value(place, column) }
      }
      out.count += 1
      if out.count == Batch.capacity || place == buffer.wantedCount - 1, try !give() { return false }
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
