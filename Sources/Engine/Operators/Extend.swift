import TripleStore

/// Binds a variable to the value of an expression; where that is an error it stays unbound. A value that the
/// environment already has for the variable must be the same.
final class ExtendStep: Operator {
  let slot: Int
  let expression: CompiledExpression
  /// Whether no other value is computed for the solution before: blank nodes are the same in all that follow it.
  let isFirst: Bool

  init(_ id: Int, slot: Int, _ expression: CompiledExpression, isFirst: Bool) {
    self.slot = slot
    self.isFirst = isFirst
    self.expression = expression
    super.init(id, estimate: 1)
  }

  override func produce(
    _ x: Execution, _ next: () throws(EvaluationError) -> Bool
  ) throws(EvaluationError) -> Bool {
    if isFirst { x.shared.blanks.beginSolution() }
    let value = try x.value(expression)
    let old = x.environment[slot]
    if old != .none { return try value == .none || value == old ? next() : true }
    x.environment[slot] = value
    defer { x.environment[slot] = .none }
    return try next()
  }

  override var mentions: Set<Int> { expression.slots.union([slot]) }

  override func label(_ names: PlanNames) -> String {
    "bind \(names.variable(slot)) to \(expression.label(names))"
  }
}
