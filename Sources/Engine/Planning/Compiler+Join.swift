import Algebra
import RDF
import TripleStore

extension Compiler {
  /// A filter that waits for its variables.
  private struct Waiting {
    let expression: Expression
    let visible: Set<Variable>
  }

  /// Joins and filters: the parts in a greedy order, each filter as soon as its variables can no longer change.
  ///
  /// Next is always the part that is expected to give the fewest rows for each row so far; parts that share no variable
  /// with what is bound wait as long as others do.
  func compileJoin(
    _ pattern: Pattern, _ scope: Scope, _ bound: Bound, _ around: Surroundings
  ) -> Operator {
    let whole = Variables.of(pattern)
    var parts: [Pattern] = []
    var filters: [Waiting] = []
    collect(pattern, &parts, &filters, scope)
    for filter in filters where !sees(filter.visible, whole, bound) {
      return stored(pattern, scope, bound, around)
    }
    var steps: [Operator] = []
    var now = bound
    var rows = 1.0
    var remaining = parts.map { (pattern: $0, variables: Variables.of($0)) }
    place(&filters, &steps, now, remaining.map(\.variables), scope)
    while !remaining.isEmpty {
      let index = next(remaining, now, scope, around)
      let part = remaining.remove(at: index)
      let step = compilePart(part.pattern, scope, now, around)
      steps.append(step)
      rows *= step.estimate
      now.add(part.variables)
      place(&filters, &steps, now, remaining.map(\.variables), scope)
    }
    return pipeline(steps, estimate: rows)
  }

  /// The place of the part to join next.
  private func next(
    _ remaining: [(pattern: Pattern, variables: Variables)], _ bound: Bound, _ scope: Scope,
    _ around: Surroundings
  ) -> Int {
    if remaining.count == 1 { return 0 }
    let estimates = Estimates(self, around.active, scope)
    var best = 0
    var bestCost = (isApart: true, rows: Double.infinity)
    for (index, part) in remaining.enumerated() {
      let isApart =
        !bound.possible.isEmpty && !part.variables.possible.isEmpty
        && part.variables.possible.isDisjoint(with: bound.possible)
      let cost = (isApart: isApart, rows: estimates.rows(part.pattern, bound.possible))
      // A part apart that has one row at most costs nothing and binds something.
      let effective = (isApart: cost.isApart && cost.rows > 1, rows: cost.rows)
      if effective.isApart != bestCost.isApart
        ? !effective.isApart : effective.rows < bestCost.rows || index == 0
      {
        best = index
        bestCost = effective
      }
    }
    return best
  }

  /// A part that stands apart from what is bound is evaluated once.
  private func compilePart(
    _ part: Pattern, _ scope: Scope, _ bound: Bound, _ around: Surroundings
  ) -> Operator {
    switch part {
    case .triples(let triples): return scan(triples[0], scope, bound, around)
    case .path(let subject, let path, let object):
      return PathScan(
        nextID(), position(subject, scope), CompiledPath(path, shared.terms), position(object, scope),
        subjectIsTerm: isTerm(subject, scope), objectIsTerm: isTerm(object, scope), position: place(of: part),
        estimate: Estimates(self, around.active, scope).rows(part, bound.possible))
    case .values: return compile(part, scope, bound, around)
    default:
      let variables = Variables.of(part).possible
      if !bound.possible.isEmpty && variables.isDisjoint(with: bound.possible) {
        return stored(part, scope, bound, around)
      }
      return compile(part, scope, bound, around)
    }
  }

  private func scan(
    _ triple: TriplePattern, _ scope: Scope, _ bound: Bound, _ around: Surroundings
  ) -> Operator {
    TripleScan(
      nextID(), position(triple.subject, scope), position(triple.predicate, scope),
      position(triple.object, scope), position: place(of: .triples([triple])),
      estimate: Estimates(self, around.active, scope).rows(triple, bound.possible))
  }

  /// Whether the end of a path is a term once EXISTS has substituted.
  private func isTerm(_ pattern: TermPattern, _ scope: Scope) -> Bool {
    var variables: Set<Variable> = []
    pattern.collectVariables(into: &variables)
    return variables.isSubset(of: scope.parameters)
  }

  /// Flattens joins and the filters over the whole of them. A filter over one side of a join belongs to that side, and
  /// is a part with it.
  private func collect(
    _ pattern: Pattern, _ parts: inout [Pattern], _ filters: inout [Waiting], _ scope: Scope
  ) {
    switch pattern {
    case .triples(let triples): parts += triples.map { .triples([$0]) }
    case .join(let a, let b):
      for side in [a, b] {
        if case .filter = side { parts.append(side) } else { collect(side, &parts, &filters, scope) }
      }
    case .filter(let expression, let inner):
      let visible = visible(expression, over: Variables.of(inner), scope)
      filters.append(Waiting(expression: expression, visible: visible))
      collect(inner, &parts, &filters, scope)
    default: parts.append(pattern)
    }
  }

  /// Adds the filters whose variables are bound for good.
  private func place(
    _ filters: inout [Waiting], _ steps: inout [Operator], _ now: Bound, _ remaining: [Variables],
    _ scope: Scope
  ) {
    var later: Set<Variable> = []
    for part in remaining { later.formUnion(part.possible) }
    filters.removeAll { filter in
      guard filter.visible.subtracting(now.certain).isDisjoint(with: later) else { return false }
      steps.append(FilterStep(nextID(), compiled(filter.expression, filter.visible, scope)))
      return true
    }
  }
}
