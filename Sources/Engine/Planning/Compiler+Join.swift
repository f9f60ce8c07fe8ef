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
  /// The order is that of ``JoinOrder``.
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
    var order = JoinOrder(parts)
    let estimates = Estimates(self, around.active, scope)
    let samples = Samples(parts, estimates, shared)
    place(&filters, &steps, now, order, scope, around, samples)
    while !order.isEmpty, !isStopped {
      let part = order.takeNext(now, estimates)
      if case .service(let endpoint, let inner, let isSilent) = part.pattern {
        // Asked for the rows so far, a block of them at a time.
        let first = pipeline(steps, estimate: rows)
        steps = [service(endpoint, inner, scope, after: first, isSilent: isSilent)]
      } else {
        let step = compilePart(part.pattern, scope, now, around, samples)
        steps.append(step)
        rows *= step.estimate
      }
      now.add(part.variables)
      rows *= place(&filters, &steps, now, order, scope, around, samples)
    }
    return pipeline(steps, estimate: rows)
  }

  /// A part that stands apart from what is bound is evaluated once.
  private func compilePart(
    _ part: Pattern, _ scope: Scope, _ bound: Bound, _ around: Surroundings, _ samples: Samples
  ) -> Operator {
    switch part {
    case .triples(let triples):
      return scan(triples[0], scope, around, estimate: samples.rows(triples[0], bound.possible))
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
    _ triple: TriplePattern, _ scope: Scope, _ around: Surroundings, estimate: Double
  ) -> Operator {
    TripleScan(
      nextID(), position(triple.subject, scope), position(triple.predicate, scope),
      position(triple.object, scope), position: place(of: .triples([triple])), estimate: estimate)
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
      let variables = Variables.of(inner)
      for conjunct in expression.conjuncts {
        filters.append(Waiting(expression: conjunct, visible: visible(conjunct, over: variables, scope)))
      }
      collect(inner, &parts, &filters, scope)
    default: parts.append(pattern)
    }
  }

  /// Adds the filters whose variables are bound for good; a great many of them as one. Gives the share of rows that they
  /// are expected to let pass, as far as that is known.
  @discardableResult
  private func place(
    _ filters: inout [Waiting], _ steps: inout [Operator], _ now: Bound, _ order: JoinOrder, _ scope: Scope,
    _ around: Surroundings, _ samples: Samples
  ) -> Double {
    if filters.isEmpty { return 1 }
    var ready: [Waiting] = []
    filters.removeAll { filter in
      guard filter.visible.allSatisfy({ now.certain.contains($0) || !order.comesLater($0) }) else {
        return false
      }
      ready.append(filter)
      return true
    }
    if ready.count > Self.separateFilters, let all = Expression.conjunction(of: ready.map(\.expression)) {
      let visible = ready.reduce(into: Set<Variable>()) { $0.formUnion($1.visible) }
      ready = [Waiting(expression: all, visible: visible)]
    }
    var passing = 1.0
    for filter in ready {
      if let step = existsStep(filter.expression, filter.visible, scope, around) {
        steps.append(step)
        continue
      }
      let share = samples.share(of: filter.expression, filter.visible)
      passing *= share ?? 1
      steps.append(
        FilterStep(nextID(), compiled(filter.expression, filter.visible, scope), share: share ?? 0.5))
    }
    return passing
  }

  /// How many filters may stand one inside the other as steps of their own.
  private static var separateFilters: Int { 32 }
}
