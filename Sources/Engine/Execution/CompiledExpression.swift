import Algebra
import RDF
import TripleStore

/// An expression together with the slots of the variables that it can see where it stands.
final class CompiledExpression {
  /// What can be answered from ids alone.
  enum Shortcut {
    case slot(Int)
    case constant(TermID)
    case isBound(Int)
    case none
  }

  let expression: Expression
  /// The number of the expression in its plan.
  let id: Int
  let visible: [(variable: Variable, slot: Int)]
  let shortcut: Shortcut
  /// The slot of the only variable of a deterministic expression: its values are kept by that id.
  let memoSlot: Int?
  /// The slots of two variables where the expression asks whether they are the same, or whether they are not.
  let comparedSlots: (a: Int, b: Int, wantsSame: Bool)?
  /// The expression as arithmetic of whole numbers, if it is such.
  let arithmetic: WholeArithmetic?

  init(_ expression: Expression, id: Int, visible: [(variable: Variable, slot: Int)], terms: TermSpace) {
    self.expression = expression
    self.id = id
    self.visible = visible
    memoSlot = visible.count == 1 && expression.isDeterministic ? visible[0].slot : nil
    func slot(_ variable: Variable) -> Int? { visible.first { $0.variable == variable }?.slot }
    if case .comparison(let sign, .variable(let a), .variable(let b)) = expression,
      sign == .equal || sign == .notEqual, let a = slot(a), let b = slot(b)
    {
      comparedSlots = (a, b, sign == .equal)
    } else {
      comparedSlots = nil
    }
    arithmetic = WholeArithmetic(expression) { slot($0) }
    shortcut =
      switch expression {
      case .variable(let variable): slot(variable).map { .slot($0) } ?? .constant(.none)
      case .term(let term): .constant(terms.id(term))
      case .bound(let variable): slot(variable).map { .isBound($0) } ?? .none
      default: .none
      }
  }

  /// The slots of the variables that it sees.
  var slots: Set<Int> { Set(visible.map(\.slot)) }

  func label(_ names: PlanNames) -> String { names.expression(expression) }
}

/// What one execution keeps for one expression.
final class ExpressionState {
  var evaluator: ExpressionEvaluator?
  /// Decides on the only variable's value, where the expression is of a form that it knows.
  let predicate: TermPredicate?
  var truths: [TermID: Bool] = [:]
  var values: [TermID: TermID] = [:]
  var exists: [ExistsProbe] = []

  init(predicate: TermPredicate?) {
    self.predicate = predicate
  }
}

extension Execution {
  /// Whether the expression is true in the environment; an error is not.
  func isTrue(_ compiled: CompiledExpression) throws(EvaluationError) -> Bool {
    if case .isBound(let slot) = compiled.shortcut { return environment[slot] != .none }
    let state = state(of: compiled)
    guard let slot = compiled.memoSlot else { return try decide(compiled, state) }
    let id = environment[slot]
    if let known = quickTruth(id, state) { return known }
    let result = try decide(compiled, state)
    state.truths[id] = result
    return result
  }

  /// Whether the expression is true for a value of its only variable, where that is known without evaluating it.
  func quickTruth(_ compiled: CompiledExpression, _ id: TermID) -> Bool? {
    quickTruth(id, state(of: compiled))
  }

  private func quickTruth(_ id: TermID, _ state: ExpressionState) -> Bool? {
    if let predicate = state.predicate, id != .none, !shared.terms.isLocal(id) {
      switch predicate.verdict(id) {
      case .yes: return true
      case .no, .error: return false
      case .undecided: break
      }
    }
    return state.truths[id]
  }

  /// The value of the expression in the environment; `.none` for an error.
  func value(_ compiled: CompiledExpression) throws(EvaluationError) -> TermID {
    switch compiled.shortcut {
    case .slot(let slot): return environment[slot]
    case .constant(let id): return id
    case .isBound, .none: break
    }
    if let number = compiled.arithmetic?.value(environment, numbers) {
      return shared.terms.id(ofInteger: number)
    }
    let state = state(of: compiled)
    guard let slot = compiled.memoSlot else { return try compute(compiled, state) }
    let id = environment[slot]
    if let known = state.values[id] { return known }
    let result = try compute(compiled, state)
    state.values[id] = result
    return result
  }

  private func decide(
    _ compiled: CompiledExpression, _ state: ExpressionState
  ) throws(EvaluationError) -> Bool {
    if let (a, b, wantsSame) = compiled.comparedSlots, areNames(environment[a], environment[b]) {
      return (environment[a] == environment[b]) == wantsSame
    }
    return try evaluator(compiled, state).isTrue(compiled.expression) { self.lookup($0, compiled) }
  }

  private func compute(
    _ compiled: CompiledExpression, _ state: ExpressionState
  ) throws(EvaluationError) -> TermID {
    let value = try evaluator(compiled, state).evaluate(compiled.expression) { self.lookup($0, compiled) }
    return value.map { shared.terms.id($0) } ?? .none
  }

  /// Whether two ids are those of IRIs or blank nodes, which are equal where their ids are.
  @inline(__always)
  func areNames(_ a: TermID, _ b: TermID) -> Bool { isName(a) && isName(b) }

  private func isName(_ id: TermID) -> Bool {
    guard id != .none else { return false }
    let kind = shared.terms.kind(id)
    return kind == .iri || kind == .blank
  }

  private func id(_ variable: Variable, _ compiled: CompiledExpression) -> TermID? {
    for entry in compiled.visible where entry.variable == variable {
      let id = environment[entry.slot]
      return id == .none ? nil : id
    }
    return nil
  }

  private func lookup(_ variable: Variable, _ compiled: CompiledExpression) -> Term? {
    id(variable, compiled).flatMap { shared.terms.term($0) }
  }

  private func state(of compiled: CompiledExpression) -> ExpressionState {
    if let state = expressions[compiled.id] { return state }
    let predicate = compiled.memoSlot.flatMap { _ in
      TermPredicate(
        compiled.expression, on: compiled.visible[0].variable, shared.terms.dictionary, shared.interrupt)
    }
    let state = ExpressionState(predicate: predicate)
    expressions[compiled.id] = state
    return state
  }

  private func evaluator(_ compiled: CompiledExpression, _ state: ExpressionState) -> ExpressionEvaluator {
    if let evaluator = state.evaluator { return evaluator }
    let evaluator = ExpressionEvaluator(
      base: shared.base, now: shared.now, blanks: shared.blanks, interrupt: shared.interrupt
    ) { [unowned self, unowned state] (pattern, _) throws(EvaluationError) -> Bool in
      try self.exists(pattern, compiled, state)
    }
    state.evaluator = evaluator
    return evaluator
  }
}
