import Algebra

/// The variables that the solutions of a pattern may bind.
public func variables(of pattern: Pattern) -> Set<Variable> {
  func of(_ term: TermPattern) -> Set<Variable> {
    switch term {
    case .term: []
    case .variable(let variable): [variable]
    case .triple(let triple): of(triple.subject).union(of(triple.predicate)).union(of(triple.object))
    }
  }
  switch pattern {
  case .triples(let triples):
    return triples.reduce(into: []) { $0.formUnion(of(.triple($1))) }
  case .path(let subject, _, let object): return of(subject).union(of(object))
  case .join(let a, let b), .leftJoin(let a, let b, _), .union(let a, let b):
    return variables(of: a).union(variables(of: b))
  case .minus(let inner, _), .filter(_, let inner), .order(let inner, _), .distinct(let inner),
    .reduced(let inner), .slice(let inner, _, _):
    return variables(of: inner)
  case .extend(let inner, let variable, _): return variables(of: inner).union([variable])
  case .values(let variables, _): return Set(variables)
  case .graph(let name, let inner), .service(let name, let inner, _):
    return of(name).union(variables(of: inner))
  case .group(_, let keys, let aggregations): return Set(keys + aggregations.map(\.variable))
  case .project(_, let variables): return Set(variables)
  }
}
