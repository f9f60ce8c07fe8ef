import Algebra
import TripleStore

/// The plan of an EXISTS for one choice of bound variables, ready to run again and again.
///
/// The bound variables are substituted (SPARQL 1.1 section 18.6): they are constants wherever they stand inside, also
/// in filters and on the right side of MINUS. Which ones are bound can differ from row to row, so there is a plan for
/// each choice.
final class ExistsProbe {
  let pattern: Pattern
  let substituted: [Variable]
  let execution: Execution
  /// From the slots of the surroundings to those of the inner plan.
  let inputs: [(outer: Int, inner: Int)]

  init(_ pattern: Pattern, _ visible: [(variable: Variable, slot: Int)], _ shared: Shared, active: Int) {
    self.pattern = pattern
    substituted = visible.map(\.variable)
    let compiler = Compiler(shared, active: active, isInterruptible: false)
    let scope = Scope(compiler.layout, parameters: Set(substituted))
    inputs = visible.map { ($0.slot, scope.slot($0.variable)) }
    execution = Execution(compiler.plan(pattern, scope: scope, output: []), shared)
  }
}

extension Execution {
  /// Whether a pattern has a solution once the environment is substituted in it.
  func exists(
    _ pattern: Pattern, _ compiled: CompiledExpression, _ state: ExpressionState
  ) throws(EvaluationError) -> Bool {
    let probe = probe(pattern, compiled, state)
    let inner = probe.execution
    for input in probe.inputs { inner.environment[input.inner] = environment[input.outer] }
    inner.active = active
    inner.forgetParameterised()
    var found = false
    try tick()
    try inner.plan.checkDepth()
    _ = try inner.plan.root.run(inner) { () throws(EvaluationError) -> Bool in
      found = true
      return false
    }
    return found
  }

  private func probe(
    _ pattern: Pattern, _ compiled: CompiledExpression, _ state: ExpressionState
  ) -> ExistsProbe {
    candidates: for probe in state.exists {
      var bound = 0
      for entry in compiled.visible where environment[entry.slot] != .none {
        guard bound < probe.substituted.count, probe.substituted[bound] == entry.variable else {
          continue candidates
        }
        bound += 1
      }
      if bound == probe.substituted.count && probe.pattern == pattern { return probe }
    }
    let bound = compiled.visible.filter { environment[$0.slot] != .none }
    let probe = ExistsProbe(pattern, bound, shared, active: active)
    state.exists.append(probe)
    return probe
  }

  /// Drops the kept rows that depend on what was substituted.
  private func forgetParameterised() {
    if !stored.isEmpty { stored = stored.filter { !$0.value.isParameterised } }
    if !removed.isEmpty { removed = removed.filter { !$0.value.isParameterised } }
  }
}
