import Algebra
import RDF
import TripleStore

/// Sorts the solutions; of equal ones the first found comes first. Where only the first `top` are wanted, no more than
/// twice as many are ever kept.
final class OrderStep: Operator {
  struct Key {
    let expression: CompiledExpression
    let isDescending: Bool
  }

  let inner: Operator
  let keys: [Key]
  /// What is kept of each solution.
  let slots: [Int]
  let top: Int?

  init(_ id: Int, _ inner: Operator, keys: [Key], slots: [Int], top: Int?) {
    self.inner = inner
    self.keys = keys
    self.slots = slots
    self.top = top
    super.init(id, estimate: min(inner.estimate, top.map(Double.init) ?? .infinity))
  }

  override func produce(
    _ x: Execution, _ next: () throws(EvaluationError) -> Bool
  ) throws(EvaluationError) -> Bool {
    let buffer = OrderBuffer(self, x)
    var values = [TermID](repeating: .none, count: keys.count)
    _ = try inner.run(x) { () throws(EvaluationError) -> Bool in
      for (index, key) in keys.enumerated() { values[index] = try x.value(key.expression) }
      try buffer.add(values, trail: x.tracksSupport ? x.trail : nil) { x.environment[slots[$0]] }
      return true
    }
    try buffer.sort()
    defer { for slot in slots { x.environment[slot] = .none } }
    for place in 0..<buffer.wantedCount {
      for (column, slot) in slots.enumerated() { x.environment[slot] = buffer.value(place, column) }
      if try !x.addingToTrail(buffer.support(of: place), next) { return false }
    }
    return true
  }

  override func firstStage(_ x: Execution, _ wanted: Set<Int>?, _ next: ([Int]) -> Stage) -> Stage {
    let read = keys.reduce(into: Set(slots)) { $0.formUnion($1.expression.slots) }
    return inner.firstStage(x, read) { found in
      let output = sortedSlots([], mentions, wanted)
      return OrderStage(x, self, found, output, next(output))
    }
  }

  override var startsApart: Bool { true }

  override var mentions: Set<Int> { Set(slots) }

  override func label(_ names: PlanNames) -> String {
    let list = keys.map { ($0.isDescending ? "desc " : "") + $0.expression.label(names) }
    return "order by \(list.joined(separator: ", "))" + (top.map { ", first \($0)" } ?? "")
  }

  override var children: [Operator] { [inner] }
}
