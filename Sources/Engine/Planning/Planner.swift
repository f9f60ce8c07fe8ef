import Algebra

/// The passes from a pattern to a pattern with the same solutions that is cheaper to evaluate, in the order in which
/// they run. The order of joins is chosen afterwards, by ``Compiler``, where the counts of the store are known.
enum Planner {
  static func plan(_ pattern: Pattern) -> Pattern {
    var names = FreshNames()
    return pushFilters(mergeTriples(expandPaths(pattern, &names)))
  }

  /// The pattern with a function applied to each pattern directly inside it.
  static func mapChildren(_ pattern: Pattern, _ transform: (Pattern) -> Pattern) -> Pattern {
    switch pattern {
    // What another service is asked for is its own to plan.
    case .triples, .path, .values, .service: pattern
    case .join(let a, let b): .join(transform(a), transform(b))
    case .leftJoin(let a, let b, let condition): .leftJoin(transform(a), transform(b), condition)
    case .union(let a, let b): .union(transform(a), transform(b))
    case .minus(let a, let b): .minus(transform(a), transform(b))
    case .filter(let expression, let inner): .filter(expression, transform(inner))
    case .extend(let inner, let variable, let expression): .extend(transform(inner), variable, expression)
    case .graph(let name, let inner): .graph(name, transform(inner))
    case .group(let inner, let keys, let aggregations): .group(transform(inner), by: keys, aggregations)
    case .order(let inner, let keys): .order(transform(inner), keys)
    case .project(let inner, let variables): .project(transform(inner), variables)
    case .distinct(let inner): .distinct(transform(inner))
    case .reduced(let inner): .reduced(transform(inner))
    case .slice(let inner, let offset, let limit): .slice(transform(inner), offset: offset, limit: limit)
    }
  }
}

/// Names for the variables that a pass makes up, which lowering gives to none.
struct FreshNames {
  private var count = 0

  mutating func next() -> Variable {
    count += 1
    return Variable(".middle\(count)")
  }
}
