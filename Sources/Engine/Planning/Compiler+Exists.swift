import Algebra

extension Compiler {
  /// The step of a filter that is an EXISTS or NOT EXISTS whose pattern can be evaluated on its own; nil for another.
  func existsStep(
    _ expression: Expression, _ visible: Set<Variable>, _ scope: Scope, _ around: Surroundings
  ) -> Operator? {
    let pattern: Pattern
    let isNegated: Bool
    switch expression {
    case .exists(let inner): (pattern, isNegated) = (Planner.plan(inner), false)
    case .not(.exists(let inner)): (pattern, isNegated) = (Planner.plan(inner), true)
    default: return nil
    }
    guard visible.isDisjoint(with: scope.parameters), visible.isSubset(of: Variables.of(pattern).certain),
      pattern.standsAlone(with: visible)
    else { return nil }
    let inside = Scope(inside: scope, sharing: visible.sorted { $0.name < $1.name })
    let inner = compile(pattern, inside, .nothing, around.plain)
    return ExistsStep(
      nextID(), compiled(expression, visible, scope), isNegated: isNegated, inner,
      shared: scope.slots(visible), hidden: slots(mentionedIn: pattern, inside))
  }
}

extension Pattern {
  /// Whether the pattern has a solution once values are substituted for variables just where, on its own, it has one
  /// with those values. Requires that it binds all of them.
  ///
  /// What substitution can change is left out: filters and right sides that do not bind what they ask for, and paths of
  /// no step, whose term need not be in the graph. So are paths between everything, which have too many solutions.
  fileprivate func standsAlone(with variables: Set<Variable>) -> Bool {
    switch self {
    case .triples: return true
    case .path(let subject, let path, let object):
      let isFromTerm = [subject, object].contains { if case .term = $0 { true } else { false } }
      return isFromTerm && !path.mayBeEmpty
    case .join(let a, let b), .union(let a, let b):
      return a.standsAlone(with: variables) && b.standsAlone(with: variables)
    case .filter(let expression, let inner):
      var mentions: Set<Variable> = []
      expression.collectMentions(into: &mentions)
      return expression.isDeterministic
        && mentions.intersection(variables).isSubset(of: Variables.of(inner).certain)
        && inner.standsAlone(with: variables)
    case .graph(_, let inner): return inner.standsAlone(with: variables)
    case .leftJoin, .minus, .values, .extend, .group, .project, .distinct, .reduced, .order, .slice, .service:
      return false
    }
  }
}

extension Path {
  /// Whether the path may connect a node to itself by no step.
  fileprivate var mayBeEmpty: Bool {
    switch self {
    case .predicate, .negated: false
    case .zeroOrMore, .zeroOrOne: true
    case .oneOrMore(let inner), .inverse(let inner): inner.mayBeEmpty
    case .sequence(let a, let b): a.mayBeEmpty && b.mayBeEmpty
    case .alternative(let a, let b): a.mayBeEmpty || b.mayBeEmpty
    }
  }
}
