import Algebra

extension Planner {
  /// Moves each conjunct of a filter inwards, to the smallest pattern whose solutions it can judge alone.
  ///
  /// Between the patterns of one join the compiler places filters, where it knows the order.
  static func pushFilters(_ pattern: Pattern) -> Pattern {
    guard case .filter(let expression, let inner) = pattern else {
      return mapChildren(pattern, pushFilters)
    }
    // The last conjunct ends up innermost, so they are tried in their order.
    return expression.conjuncts.reversed().reduce(pushFilters(inner)) { push($1, into: $0) }
  }

  private static func push(_ filter: Expression, into pattern: Pattern) -> Pattern {
    var mentions: Set<Variable> = []
    filter.collectMentions(into: &mentions)
    switch pattern {
    case .leftJoin(let a, let b, let condition):
      // What the optional side can bind must be bound already, so that it has the same value here.
      let (left, right) = (Variables.of(a), Variables.of(b))
      if mentions.intersection(right.possible).isSubset(of: left.certain) {
        return .leftJoin(push(filter, into: a), b, condition)
      }
    case .minus(let a, let b):
      return .minus(push(filter, into: a), b)
    case .union(let a, let b):
      return .union(push(filter, into: a), push(filter, into: b))
    case .filter(let other, let inner):
      return .filter(other, push(filter, into: inner))
    case .extend(let inner, let variable, let expression):
      if !mentions.contains(variable) { return .extend(push(filter, into: inner), variable, expression) }
    case .graph(let name, let inner):
      // An EXISTS looks at the active graph, and a subquery inside may hide what the filter means.
      var names: Set<Variable> = []
      name.collectVariables(into: &names)
      if mentions.isDisjoint(with: names) && !filter.holdsExists {
        return .graph(name, push(filter, into: inner))
      }
    case .project(let inner, let variables):
      if mentions.isSubset(of: variables) { return .project(push(filter, into: inner), variables) }
    case .distinct(let inner):
      return .distinct(push(filter, into: inner))
    case .reduced(let inner):
      return .reduced(push(filter, into: inner))
    case .order(let inner, let keys):
      return .order(push(filter, into: inner), keys)
    case .triples, .path, .join, .values, .service, .group, .slice:
      break
    }
    return .filter(filter, pattern)
  }
}
