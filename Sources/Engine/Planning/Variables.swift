import Algebra
import RDF

/// Which variables a pattern can bind (`possible`), and which each of its solutions does (`certain`).
struct Variables {
  var possible: Set<Variable> = []
  var certain: Set<Variable> = []

  /// Both of a pattern. Requires nothing; O(size of the pattern).
  static func of(_ pattern: Pattern) -> Variables {
    switch pattern {
    case .triples(let triples):
      var all: Set<Variable> = []
      for triple in triples { triple.collectVariables(into: &all) }
      return Variables(possible: all, certain: all)
    case .path(let subject, _, let object):
      var all: Set<Variable> = []
      subject.collectVariables(into: &all)
      object.collectVariables(into: &all)
      return Variables(possible: all, certain: all)
    case .join(let a, let b):
      let (a, b) = (of(a), of(b))
      return Variables(
        possible: a.possible.union(b.possible), certain: a.certain.union(b.certain))
    case .leftJoin(let a, let b, _):
      let a = of(a)
      return Variables(possible: a.possible.union(of(b).possible), certain: a.certain)
    case .union(let a, let b):
      let (a, b) = (of(a), of(b))
      return Variables(
        possible: a.possible.union(b.possible), certain: a.certain.intersection(b.certain))
    case .minus(let inner, _), .filter(_, let inner), .order(let inner, _), .distinct(let inner),
      .reduced(let inner), .slice(let inner, _, _):
      return of(inner)
    case .extend(let inner, let variable, let expression):
      var result = of(inner)
      result.possible.insert(variable)
      switch expression {
      case .term: result.certain.insert(variable)
      case .variable(let source) where result.certain.contains(source): result.certain.insert(variable)
      default: break
      }
      return result
    case .values(let variables, let rows):
      var certain = Set(variables)
      for row in rows {
        for (variable, term) in zip(variables, row) where term == nil { certain.remove(variable) }
      }
      return Variables(possible: Set(variables), certain: certain)
    case .graph(let name, let inner), .service(let name, let inner, _):
      var result = of(inner)
      if case .variable(let variable) = name {
        result.possible.insert(variable)
        result.certain.insert(variable)
      }
      if case .service = pattern { result.certain = [] }
      return result
    case .group(let inner, let keys, let aggregations):
      var result = of(inner).restricted(to: keys)
      for aggregation in aggregations {
        result.possible.insert(aggregation.variable)
        if aggregation.aggregate.function == .count { result.certain.insert(aggregation.variable) }
      }
      return result
    case .project(let inner, let variables):
      return of(inner).restricted(to: variables)
    }
  }

  private func restricted(to variables: [Variable]) -> Variables {
    Variables(possible: possible.intersection(variables), certain: certain.intersection(variables))
  }
}

extension TermPattern {
  func collectVariables(into set: inout Set<Variable>) {
    switch self {
    case .variable(let variable): set.insert(variable)
    case .term: break
    case .triple(let triple): triple.collectVariables(into: &set)
    }
  }
}

extension TriplePattern {
  func collectVariables(into set: inout Set<Variable>) {
    subject.collectVariables(into: &set)
    predicate.collectVariables(into: &set)
    object.collectVariables(into: &set)
  }
}

extension Expression {
  /// Every variable that stands in the expression, those of the patterns of EXISTS included.
  func collectMentions(into set: inout Set<Variable>) {
    switch self {
    case .variable(let variable), .bound(let variable): set.insert(variable)
    case .exists(let pattern): pattern.collectMentions(into: &set)
    default: for part in parts { part.collectMentions(into: &set) }
    }
  }

  /// The expressions directly inside this one.
  var parts: [Expression] {
    switch self {
    case .variable, .term, .bound, .exists: []
    case .or(let a, let b), .and(let a, let b), .comparison(_, let a, let b), .arithmetic(_, let a, let b):
      [a, b]
    case .not(let a), .negate(let a), .plus(let a): [a]
    case .isIn(let a, let list): [a] + list
    case .if(let a, let b, let c): [a, b, c]
    case .coalesce(let list), .call(_, let list), .function(_, let list): list
    }
  }

  /// Whether the expression holds an EXISTS.
  var holdsExists: Bool {
    if case .exists = self { return true }
    return parts.contains { $0.holdsExists }
  }

  /// Whether equal arguments give equal values throughout one evaluation, in one graph.
  var isDeterministic: Bool {
    switch self {
    case .exists, .call(.rand, _), .call(.uuid, _), .call(.strUUID, _), .call(.bnode, _): false
    default: parts.allSatisfy { $0.isDeterministic }
    }
  }

  /// The operands of the outermost `&&`s.
  var conjuncts: [Expression] {
    if case .and(let a, let b) = self { return a.conjuncts + b.conjuncts }
    return [self]
  }
}

extension Pattern {
  /// Whether a SERVICE stands anywhere in the pattern, those of EXISTS aside.
  var asksService: Bool {
    switch self {
    case .service: return true
    case .triples, .path, .values: return false
    default:
      var asks = false
      _ = Planner.mapChildren(self) { (child: Pattern) -> Pattern in
        asks = asks || child.asksService
        return child
      }
      return asks
    }
  }

  /// Every variable that stands anywhere in the pattern and may be one of its surroundings: those that a subquery
  /// hides are left out.
  func collectMentions(into set: inout Set<Variable>) {
    switch self {
    case .triples(let triples): for triple in triples { triple.collectVariables(into: &set) }
    case .path(let subject, _, let object):
      subject.collectVariables(into: &set)
      object.collectVariables(into: &set)
    case .join(let a, let b), .union(let a, let b), .minus(let a, let b):
      a.collectMentions(into: &set)
      b.collectMentions(into: &set)
    case .leftJoin(let a, let b, let condition):
      a.collectMentions(into: &set)
      b.collectMentions(into: &set)
      condition?.collectMentions(into: &set)
    case .filter(let expression, let inner):
      inner.collectMentions(into: &set)
      expression.collectMentions(into: &set)
    case .extend(let inner, let variable, let expression):
      inner.collectMentions(into: &set)
      set.insert(variable)
      expression.collectMentions(into: &set)
    case .values(let variables, _): set.formUnion(variables)
    case .graph(let name, let inner), .service(let name, let inner, _):
      name.collectVariables(into: &set)
      inner.collectMentions(into: &set)
    case .group(let inner, let keys, let aggregations):
      var all: Set<Variable> = []
      inner.collectMentions(into: &all)
      set.formUnion(all.intersection(keys))
      set.formUnion(aggregations.map(\.variable))
    case .project(let inner, let variables):
      var all: Set<Variable> = []
      inner.collectMentions(into: &all)
      set.formUnion(all.intersection(variables))
    case .order(let inner, let keys):
      inner.collectMentions(into: &set)
      for key in keys { key.expression.collectMentions(into: &set) }
    case .distinct(let inner), .reduced(let inner), .slice(let inner, _, _):
      inner.collectMentions(into: &set)
    }
  }
}
