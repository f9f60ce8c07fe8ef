import Algebra
import RDF
import TripleStore

/// Makes operators of a planned pattern, and chooses the order of joins on the way.
///
/// Each operator runs on the environment that the steps before it have bound. That is only right where the pattern
/// would have the same solutions on its own: what a filter or an optional part must not see is evaluated apart and
/// joined afterwards (``StoredJoin``). `bound` says what the environment can hold.
final class Compiler {
  let shared: Shared
  let layout = EnvironmentLayout()
  /// The graph that is active where the plan begins, for estimates.
  let active: Int
  var operatorCount = 0
  private var expressionCount = 0
  /// Where the triple patterns and paths stand in the query.
  private var positions: [Pattern: Int] = [:]

  /// Whether the interrupt of the evaluation ends the compilation.
  private let isInterruptible: Bool

  init(_ shared: Shared, active: Int = 0, isInterruptible: Bool = true) {
    self.shared = shared
    self.isInterruptible = isInterruptible
    self.active = active
  }

  /// The plan of a pattern, with the slots of variables to read its solutions from.
  func plan(_ pattern: Pattern, scope: Scope? = nil, output: [Variable]) -> Plan {
    let scope = scope ?? Scope(layout)
    let planned = Planner.plan(pattern)
    number(planned)
    let root = compile(planned, scope, .nothing, Surroundings(active: active))
    let slots = output.map { scope.slot($0) }
    return Plan(
      root: root, layout: layout, operatorCount: operatorCount, expressionCount: expressionCount,
      output: slots)
  }

  /// Whether the evaluation was told to stop. Then it does not matter what the rest of the plan is: a plan asks the same
  /// before it runs.
  var isStopped: Bool {
    guard isInterruptible else { return false }
    do {
      try shared.interrupt.check()
      return false
    } catch {
      return true
    }
  }

  /// What an operator's surroundings want of it and give it.
  struct Surroundings {
    /// The place of the graph that estimates are made for.
    var active: Int
    /// The variables that are read of the solutions, where fewer than all.
    var wanted: [Variable]?
    /// The number of first rows that are wanted of a sorted pattern.
    var top: Int?

    /// The same graph, with no wishes.
    var plain: Surroundings { Surroundings(active: active) }
  }

  func compile(_ pattern: Pattern, _ scope: Scope, _ bound: Bound, _ around: Surroundings) -> Operator {
    if isStopped { return Pipeline(nextID(), [], estimate: 0) }
    let inner = around.plain
    switch pattern {
    case .triples, .path, .join, .filter:
      return compileJoin(pattern, scope, bound, inner)
    case .extend(let base, let variable, let expression):
      let visible = self.visible(expression, over: Variables.of(base), scope)
      guard sees(visible, Variables.of(base), bound) else { return stored(pattern, scope, bound, inner) }
      let first = compile(base, scope, bound, inner)
      var isFirst = true
      if case .extend = base { isFirst = false }
      let step = ExtendStep(
        nextID(), slot: scope.slot(variable), compiled(expression, visible, scope), isFirst: isFirst)
      return pipeline([first, step], estimate: first.estimate)
    case .leftJoin(let left, let right, let condition):
      return compileLeftJoin(pattern, left, right, condition, scope, bound, inner)
    case .union:
      let branches = branches(of: pattern).map { compile($0, scope, bound, inner) }
      return UnionStep(nextID(), branches, tag: scope.anonymousSlot())
    case .minus(let left, let right):
      return compileMinus(pattern, left, right, scope, bound, inner)
    case .values(let variables, let rows):
      return compileValues(variables, rows, scope, bound)
    case .graph(let name, let base):
      return compileGraph(name, base, scope, bound, inner)
    case .service(let endpoint, let inner, let isSilent):
      return service(endpoint, inner, scope, after: Pipeline(nextID(), [], estimate: 1), isSilent: isSilent)
    case .project(let base, let variables):
      let inside = Scope(inside: scope, sharing: variables)
      var wishes = around
      wishes.wanted = variables
      return compile(base, inside, bound.restricted(to: variables), wishes)
    case .reduced(let base):
      return compile(base, scope, bound, around)
    case .order(let base, let keys):
      if bound.possible.isEmpty { return compileOrder(base, keys, scope, around) }
      // An order that nothing reads.
      return compile(base, scope, bound, inner)
    case .group(let base, let keys, let aggregations):
      guard bound.possible.isEmpty else { return stored(pattern, scope, bound, inner) }
      return compileGroup(base, keys, aggregations, scope, inner)
    case .distinct(let base):
      guard bound.possible.isEmpty else { return stored(pattern, scope, bound, inner) }
      let slots = scope.slots(Variables.of(base).possible)
      return DistinctStep(nextID(), compile(base, scope, bound, inner), slots: slots)
    case .slice(let base, let offset, let limit):
      guard bound.possible.isEmpty else { return stored(pattern, scope, bound, inner) }
      var wishes = around
      let (sum, overflows) = offset.addingReportingOverflow(limit ?? 0)
      wishes.top = limit == nil || overflows ? nil : sum
      return SliceStep(nextID(), compile(base, scope, bound, wishes), offset: offset, limit: limit)
    }
  }

  // MARK: Parts

  func nextID() -> Int {
    operatorCount += 1
    return operatorCount - 1
  }

  /// Steps one after the other, pipelines among them opened.
  func pipeline(_ steps: [Operator], estimate: Double) -> Operator {
    let flat = steps.flatMap { step in (step as? Pipeline)?.steps ?? [step] }
    return flat.count == 1 ? flat[0] : Pipeline(nextID(), flat, estimate: estimate)
  }

  /// A pattern that is evaluated on its own, and joined.
  func stored(_ pattern: Pattern, _ scope: Scope, _ bound: Bound, _ around: Surroundings) -> Operator {
    let variables = Variables.of(pattern)
    let inner = compile(pattern, scope, .nothing, around)
    let keys = variables.certain.intersection(bound.certain).subtracting(scope.parameters)
    let shared = Double(keys.count)
    return StoredJoin(
      nextID(), inner, slots: scope.slots(variables.possible.subtracting(scope.parameters)),
      hidden: slots(mentionedIn: pattern, scope), keys: scope.slots(keys),
      isParameterised: mentionsParameters(pattern, scope),
      estimate: shared > 0 ? max(1, inner.estimate / 10) : inner.estimate)
  }

  /// The slots of all variables that stand in a pattern, also of those that it does not bind, as on the right of a MINUS:
  /// none of them may have a value from outside where the pattern is evaluated on its own.
  func slots(mentionedIn pattern: Pattern, _ scope: Scope) -> [Int] {
    var mentions: Set<Variable> = []
    pattern.collectMentions(into: &mentions)
    return scope.slots(mentions.subtracting(scope.parameters))
  }

  func mentionsParameters(_ pattern: Pattern, _ scope: Scope) -> Bool {
    if scope.parameters.isEmpty { return false }
    var mentions: Set<Variable> = []
    pattern.collectMentions(into: &mentions)
    return !mentions.isDisjoint(with: scope.parameters)
  }

  /// The variables that an expression over a pattern sees: the pattern's, and those that EXISTS has substituted.
  func visible(_ expression: Expression, over variables: Variables, _ scope: Scope) -> Set<Variable> {
    var mentions: Set<Variable> = []
    expression.collectMentions(into: &mentions)
    return mentions.intersection(variables.possible.union(scope.parameters))
  }

  /// Whether variables of a pattern have, in the environment, the values that the pattern alone gives them.
  func sees(_ visible: Set<Variable>, _ variables: Variables, _ bound: Bound) -> Bool {
    visible.intersection(bound.possible).isSubset(of: variables.certain)
  }

  func compiled(_ expression: Expression, _ visible: Set<Variable>, _ scope: Scope) -> CompiledExpression {
    expressionCount += 1
    let slots = visible.sorted { $0.name < $1.name }.map { (variable: $0, slot: scope.slot($0)) }
    return CompiledExpression(expression, id: expressionCount - 1, visible: slots, terms: shared.terms)
  }

  func position(_ pattern: TermPattern, _ scope: Scope) -> Position {
    switch pattern {
    case .term(let term): .constant(shared.terms.id(term))
    case .variable(let variable): .slot(scope.slot(variable))
    case .triple(let triple):
      .triple(
        position(triple.subject, scope), position(triple.predicate, scope), position(triple.object, scope))
    }
  }

  /// Where a triple pattern or a path stands in the query, counted from 0.
  func place(of pattern: Pattern) -> Int { positions[pattern] ?? positions.count }

  private func number(_ pattern: Pattern) {
    switch pattern {
    case .triples(let triples):
      for triple in triples { note(.triples([triple])) }
    case .path: note(pattern)
    default:
      _ = Planner.mapChildren(pattern) { (child: Pattern) -> Pattern in
        number(child)
        return child
      }
    }
  }

  private func note(_ pattern: Pattern) {
    if positions[pattern] == nil { positions[pattern] = positions.count }
  }

  private func branches(of pattern: Pattern) -> [Pattern] {
    if case .union(let a, let b) = pattern { return branches(of: a) + branches(of: b) }
    return [pattern]
  }
}
