import Algebra

extension Planner {
  /// Moves each conjunct of a filter inwards, to the smallest pattern whose solutions it can judge alone.
  ///
  /// Between the patterns of one join the compiler places filters, where it knows the order.
  static func pushFilters(_ pattern: Pattern) -> Pattern {
    guard case .filter(let expression, let inner) = pattern else {
      return mapChildren(pattern, pushFilters)
    }
    return push(expression.conjuncts[...], into: pushFilters(inner))
  }

  /// Conditions over a pattern, in their order.
  private static func push(_ filters: ArraySlice<Expression>, into pattern: Pattern) -> Pattern {
    if filters.isEmpty { return pattern }
    switch pattern {
    case .leftJoin(let a, let b, let condition):
      // What the optional side can bind must be bound already, so that it has the same value here.
      let uncertain = Variables.of(b).possible.subtracting(Variables.of(a).certain)
      let (inside, outside) = split(filters) { $0.mentions.isDisjoint(with: uncertain) }
      return around(.leftJoin(push(inside, into: a), b, condition), outside)
    case .minus(let a, let b):
      return .minus(push(filters, into: a), b)
    case .union(let a, let b):
      return .union(push(filters, into: a), push(filters, into: b))
    case .filter(let other, let inner):
      return .filter(other, push(filters, into: inner))
    case .extend(let inner, let variable, let expression):
      let (inside, outside) = split(filters) { !$0.mentions.contains(variable) }
      return around(.extend(push(inside, into: inner), variable, expression), outside)
    case .graph(let name, let inner):
      // An EXISTS looks at the active graph, and a subquery inside may hide what the filter means.
      var names: Set<Variable> = []
      name.collectVariables(into: &names)
      let (inside, outside) = split(filters) { $0.mentions.isDisjoint(with: names) && !$0.holdsExists }
      return around(.graph(name, push(inside, into: inner)), outside)
    case .project(let inner, let variables):
      let (inside, outside) = split(filters) { $0.mentions.isSubset(of: variables) }
      return around(.project(push(inside, into: inner), variables), outside)
    case .distinct(let inner):
      return .distinct(push(filters, into: inner))
    case .reduced(let inner):
      return .reduced(push(filters, into: inner))
    case .order(let inner, let keys):
      return .order(push(filters, into: inner), keys)
    case .triples, .path, .join, .values, .service, .group, .slice:
      return around(pattern, filters)
    }
  }

  private static func split(
    _ filters: ArraySlice<Expression>, _ goesInside: (Expression) -> Bool
  ) -> (inside: ArraySlice<Expression>, outside: ArraySlice<Expression>) {
    var (inside, outside): (ArraySlice<Expression>, ArraySlice<Expression>) = ([], [])
    for filter in filters {
      if goesInside(filter) { inside.append(filter) } else { outside.append(filter) }
    }
    return (inside, outside)
  }

  /// The pattern with conditions around it.
  private static func around(_ pattern: Pattern, _ filters: ArraySlice<Expression>) -> Pattern {
    Expression.conjunction(of: Array(filters)).map { .filter($0, pattern) } ?? pattern
  }
}

extension Expression {
  /// As ``collectMentions(into:)``.
  fileprivate var mentions: Set<Variable> {
    var mentions: Set<Variable> = []
    collectMentions(into: &mentions)
    return mentions
  }
}
