import RDF

/// Which variables a pattern can bind.
extension Pattern {
  /// The variables in scope (SPARQL 1.1 section 18.2.1), each once, in the order of the pattern; the algebra's own are
  /// among them. O(size of the pattern).
  public func variables() -> [Variable] {
    var list = VariableList()
    collectVariables(into: &list)
    return list.variables
  }

  fileprivate func collectVariables(into list: inout VariableList) {
    switch self {
    case .triples(let triples): for triple in triples { triple.collectVariables(into: &list) }
    case .path(let subject, _, let object):
      subject.collectVariables(into: &list)
      object.collectVariables(into: &list)
    case .join(let a, let b), .leftJoin(let a, let b, _), .union(let a, let b):
      a.collectVariables(into: &list)
      b.collectVariables(into: &list)
    case .minus(let inner, _), .filter(_, let inner), .order(let inner, _), .distinct(let inner),
      .reduced(let inner), .slice(let inner, _, _):
      inner.collectVariables(into: &list)
    case .extend(let inner, let variable, _):
      inner.collectVariables(into: &list)
      list.append(variable)
    case .values(let variables, _): for variable in variables { list.append(variable) }
    case .graph(let name, let inner), .service(let name, let inner, _):
      name.collectVariables(into: &list)
      inner.collectVariables(into: &list)
    case .group(_, let keys, let aggregations):
      for key in keys { list.append(key) }
      for aggregation in aggregations { list.append(aggregation.variable) }
    case .project(_, let variables): for variable in variables { list.append(variable) }
    }
  }
}

extension Query {
  /// The variables in scope at the end of the query's pattern, in its order.
  public func variables() -> [Variable] {
    if case .select(let variables) = form { variables } else { pattern.variables() }
  }
}

extension TriplePattern {
  /// The variables of the triple, each once, in order.
  public func variables() -> [Variable] {
    var list = VariableList()
    collectVariables(into: &list)
    return list.variables
  }

  fileprivate func collectVariables(into list: inout VariableList) {
    subject.collectVariables(into: &list)
    predicate.collectVariables(into: &list)
    object.collectVariables(into: &list)
  }
}

extension TermPattern {
  fileprivate func collectVariables(into list: inout VariableList) {
    switch self {
    case .variable(let variable): list.append(variable)
    case .term: break
    case .triple(let triple): triple.collectVariables(into: &list)
    }
  }
}

/// Variables, each once, in the order in which they came.
private struct VariableList {
  private(set) var variables: [Variable] = []
  private var seen: Set<Variable> = []

  mutating func append(_ variable: Variable) {
    if seen.insert(variable).inserted { variables.append(variable) }
  }
}

extension Expression {
  /// Whether one of the variables stands in the expression, patterns of EXISTS aside.
  func mentions(_ variables: [Variable]) -> Bool {
    switch self {
    case .variable(let variable), .bound(let variable): variables.contains(variable)
    case .term, .exists: false
    case .not(let a), .negate(let a), .plus(let a): a.mentions(variables)
    case .or(let a, let b), .and(let a, let b), .comparison(_, let a, let b), .arithmetic(_, let a, let b):
      a.mentions(variables) || b.mentions(variables)
    case .isIn(let value, let list): value.mentions(variables) || list.contains { $0.mentions(variables) }
    case .if(let a, let b, let c): a.mentions(variables) || b.mentions(variables) || c.mentions(variables)
    case .coalesce(let list), .call(_, let list), .function(_, let list):
      list.contains { $0.mentions(variables) }
    }
  }
}
