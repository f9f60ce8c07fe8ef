import TripleStore

/// BINDs of variables to others.
final class CopyStage: GatherStage {
  private let copies: [(from: Int, to: UnsafeMutablePointer<TermID>?)]

  /// The column that each step copies, and the slot that it goes to; nil where one does anything else.
  static func copies(_ steps: [Operator], _ input: [Int], _ x: Execution) -> [(from: Int, to: Int)]? {
    var copies: [(from: Int, to: Int)] = []
    for step in steps {
      guard let step = step as? ExtendStep, case .slot(let slot) = step.expression.shortcut,
        let column = input.firstIndex(of: slot), !input.contains(step.slot),
        x.environment[step.slot] == .none, !copies.contains(where: { $0.to == step.slot })
      else { return nil }
      copies.append((column, step.slot))
    }
    return copies
  }

  init(
    _ x: Execution, _ steps: [Operator], _ copies: [(from: Int, to: Int)], _ input: [Int], _ output: [Int],
    _ next: Stage
  ) {
    let batch = Batch(output)
    self.copies = copies.map { ($0.from, batch.column(of: $0.to)) }
    super.init(x, input, into: batch, counting: steps, next)
  }

  override func push(_ batch: Batch) throws(EvaluationError) -> Bool {
    for row in 0..<batch.count {
      for (from, to) in copies { to?[out.count] = batch.column(from)[row] }
      if try !add(row, of: batch) { return false }
    }
    gather(batch)
    return true
  }
}
