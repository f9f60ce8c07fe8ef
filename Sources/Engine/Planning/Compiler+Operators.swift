import Algebra
import RDF
import TripleStore

extension Compiler {
  func compileLeftJoin(
    _ pattern: Pattern, _ left: Pattern, _ right: Pattern, _ condition: Expression?, _ scope: Scope,
    _ bound: Bound, _ around: Surroundings
  ) -> Operator {
    let (outer, optional) = (Variables.of(left), Variables.of(right))
    let both = Variables(possible: outer.possible.union(optional.possible), certain: outer.certain)
    let seen = condition.map { visible($0, over: both, scope) } ?? []
    // The optional side may see of the surroundings only what the left side always binds.
    guard sees(optional.possible.union(seen), outer, bound) else {
      return stored(pattern, scope, bound, around)
    }
    let first = compile(left, scope, bound, around)
    if case .service(let endpoint, let pattern, let isSilent) = right {
      return service(
        endpoint, pattern, scope, after: first, isSilent: isSilent, isOptional: true,
        condition: condition.map { compiled($0, seen, scope) })
    }
    let inner = compile(right, scope, bound.adding(outer), around)
    let step = OptionalStep(
      nextID(), inner, condition: condition.map { compiled($0, seen, scope) }, tag: scope.anonymousSlot())
    return pipeline([first, step], estimate: first.estimate * step.estimate)
  }

  /// A pattern that another service is asked for, for the rows of what comes before.
  func service(
    _ endpoint: TermPattern, _ pattern: Pattern, _ scope: Scope, after first: Operator, isSilent: Bool,
    isOptional: Bool = false, condition: CompiledExpression? = nil
  ) -> Operator {
    let all = Variables.of(pattern)
    let variables = all.possible.filter { !$0.isInternal }.sorted { Bytes.precedes($0.name, $1.name) }
    return ServiceJoin(
      nextID(), after: first, position(endpoint, scope), pattern, variables: variables,
      slots: variables.map { scope.slot($0) }, certain: all.certain, isSilent: isSilent,
      isOptional: isOptional, condition: condition)
  }

  func compileMinus(
    _ pattern: Pattern, _ left: Pattern, _ right: Pattern, _ scope: Scope, _ bound: Bound,
    _ around: Surroundings
  ) -> Operator {
    let (kept, removed) = (Variables.of(left), Variables.of(right))
    let shared = kept.possible.intersection(removed.possible).subtracting(scope.parameters)
    if shared.isEmpty { return compile(left, scope, bound, around) }
    guard sees(shared, kept, bound) else { return stored(pattern, scope, bound, around) }
    let first = compile(left, scope, bound, around)
    let areCertain = shared.isSubset(of: kept.certain) && shared.isSubset(of: removed.certain)
    // Also what only a right side inside the right side mentions must not have a value there.
    var mentions: Set<Variable> = []
    right.collectMentions(into: &mentions)
    let outside = bound.possible.union(kept.possible).subtracting(scope.parameters)
    let isApart = mentions.intersection(outside).isSubset(of: shared)
    let whole = compile(right, scope, .nothing, around)
    // As if each solution of the right side took one of the left away.
    let share = max(0.1, 1 - whole.estimate / max(1, first.estimate))
    var inner = whole
    var mode = areCertain ? MinusStep.Mode.hash : .scan
    if areCertain && isApart {
      let looked = compile(right, scope, Bound(possible: shared, certain: shared), around)
      // A look at the index is cheaper than to keep a row and to find it.
      let isProbe = (looked as? TripleScan)?.isProbe ?? false
      let cost = isProbe ? 0.25 : max(1, looked.estimate)
      if first.estimate * cost < whole.estimate { (inner, mode) = (looked, .lookup) }
    }
    let step = MinusStep(
      nextID(), inner, shared: scope.slots(shared),
      hidden: slots(mentionedIn: right, scope), mode: mode,
      isParameterised: mentionsParameters(right, scope), share: share)
    return pipeline([first, step], estimate: first.estimate * share)
  }

  func compileValues(
    _ variables: [Variable], _ rows: [[Term?]], _ scope: Scope, _ bound: Bound
  ) -> Operator {
    let slots = variables.map { scope.slot($0) }
    let ids = rows.flatMap { row in row.map { $0.map { shared.terms.id($0) } ?? .none } }
    let scan = ValuesScan(nextID(), slots: slots, ids: ids, count: rows.count)
    let certain = Variables.of(.values(variables, rows)).certain.subtracting(scope.parameters)
    let keys = certain.intersection(bound.certain)
    if rows.count <= 8 || keys.isEmpty { return scan }
    return StoredJoin(
      nextID(), scan, slots: scope.slots(Set(variables).subtracting(scope.parameters)),
      hidden: scope.slots(Set(variables).subtracting(scope.parameters)), keys: scope.slots(keys),
      isParameterised: !scope.parameters.isDisjoint(with: variables), estimate: 1)
  }

  func compileGraph(
    _ name: TermPattern, _ base: Pattern, _ scope: Scope, _ bound: Bound, _ around: Surroundings
  ) -> Operator {
    var inside = bound
    var surroundings = around
    var graphs = 1.0
    switch name {
    case .term(let term): surroundings.active = shared.dataset.place(of: shared.terms.id(term)) ?? 0
    case .variable(let variable):
      surroundings.active = shared.dataset.representative
      if !bound.certain.contains(variable) && !scope.parameters.contains(variable) {
        graphs = Double(shared.dataset.names.count)
      }
      inside.add(Variables(possible: [variable], certain: [variable]))
    case .triple: break
    }
    inside.possible.subtract(scope.parameters)
    inside.certain.subtract(scope.parameters)
    let inner = compile(base, scope, inside, surroundings)
    return GraphStep(
      nextID(), name: position(name, scope), inner, tag: scope.anonymousSlot(),
      estimate: inner.estimate * graphs)
  }

  func compileGroup(
    _ base: Pattern, _ keys: [Variable], _ aggregations: [Aggregation], _ scope: Scope,
    _ around: Surroundings
  ) -> Operator {
    let inside = Scope(inside: scope, sharing: keys)
    let variables = Variables.of(base)
    let columns = aggregations.map { aggregation in
      let argument = aggregation.aggregate.argument.map {
        compiled($0, visible($0, over: variables, inside), inside)
      }
      return GroupStep.Column(
        slot: scope.slot(aggregation.variable), aggregate: aggregation.aggregate, argument: argument,
        solution: inside.slots(variables.possible.filter { !$0.isInternal }))
    }
    let inner = compile(base, inside, .nothing, around)
    return GroupStep(nextID(), inner, keys: keys.map { scope.slot($0) }, columns: columns)
  }

  func compileOrder(
    _ base: Pattern, _ keys: [OrderKey], _ scope: Scope, _ around: Surroundings
  ) -> Operator {
    let variables = Variables.of(base)
    let inner = compile(base, scope, .nothing, around.plain)
    let sortKeys = keys.map { key in
      let seen = visible(key.expression, over: variables, scope)
      return OrderStep.Key(
        expression: compiled(key.expression, seen, scope), isDescending: key.isDescending)
    }
    let kept = around.wanted.map { variables.possible.intersection($0) } ?? variables.possible
    return OrderStep(
      nextID(), inner, keys: sortKeys, slots: scope.slots(kept.subtracting(scope.parameters)), top: around.top
    )
  }
}
