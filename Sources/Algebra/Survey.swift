import RDF

/// What the expressions of a query rely on: for warnings about what can never be.
public struct Survey {
  /// The variables that expressions, templates and the answer use and no part of the query can bind, in the order in
  /// which they were met.
  public var unbound: [Variable] { used.filter { !bound.contains($0) && !$0.isInternal } }
  /// The variables that can be bound somewhere.
  public private(set) var bound: Set<Variable> = []
  /// Every variable that stands anywhere.
  public var variables: Set<Variable> { bound.union(used).union(projected) }
  /// The variables that a condition names and that are bound, but elsewhere than where it stands: outside its braces, or
  /// after it.
  public var unseen: [Variable] { outside.filter { bound.contains($0) } }
  private var outside: [Variable] = []
  /// The IRIs that values are compared with, in expressions and in VALUES, each once. What another service is asked is
  /// left out.
  public private(set) var compared: [IRI] = []
  /// The constant regular expressions, with their flags, each once.
  public private(set) var expressions: [(pattern: String, flags: String)] = []
  private var used: [Variable] = []
  private var seen: Set<Variable> = []
  /// There, the values of the solution around it are substituted.
  private var isInsideExists = false
  private var projected: Set<Variable> = []

  /// O(size of the query).
  public init(_ query: Query) {
    look(query.pattern)
    switch query.form {
    case .select(let variables): for variable in variables { use(variable) }
    case .ask: break
    case .construct(let template): for triple in template { use(triple) }
    case .describe(let targets): for target in targets { use(target) }
    }
  }

  /// What updates rely on.
  public init(_ updates: [Update]) {
    for case .modify(let delete, let insert, _, _, let pattern) in updates {
      look(pattern)
      for quad in delete + insert {
        use(quad.triple)
        if let graph = quad.graph { use(graph) }
      }
    }
  }

  private mutating func use(_ variable: Variable) {
    if seen.insert(variable).inserted { used.append(variable) }
  }

  private mutating func use(_ triple: TriplePattern) {
    for part in [triple.subject, triple.predicate, triple.object] { use(part) }
  }

  private mutating func use(_ term: TermPattern) {
    switch term {
    case .variable(let variable): use(variable)
    case .term: break
    case .triple(let triple): use(triple)
    }
  }

  private mutating func bind(_ term: TermPattern) {
    switch term {
    case .variable(let variable): bound.insert(variable)
    case .term: break
    case .triple(let triple): for part in [triple.subject, triple.predicate, triple.object] { bind(part) }
    }
  }

  private mutating func look(_ pattern: Pattern) {
    switch pattern {
    case .triples(let triples):
      for triple in triples { for part in [triple.subject, triple.predicate, triple.object] { bind(part) } }
    case .path(let subject, _, let object):
      bind(subject)
      bind(object)
    case .join(let left, let right), .union(let left, let right), .minus(let left, let right):
      look(left)
      look(right)
    case .leftJoin(let left, let right, let condition):
      look(left)
      look(right)
      if let condition { look(condition) }
    case .filter:
      var (conditions, inner): ([Expression], Pattern) = ([], pattern)
      while case .filter(let condition, let next) = inner {
        conditions.append(condition)
        inner = next
      }
      look(inner)
      for condition in conditions.reversed() { look(condition) }
      noteOutside(conditions.reversed(), over: inner)
    case .extend(let inner, let variable, let value):
      look(inner)
      look(value)
      bound.insert(variable)
    case .values(let variables, let rows):
      bound.formUnion(variables)
      for row in rows { compare(row.compactMap { $0 }.map { .term($0) }) }
    case .graph(let name, let inner):
      bind(name)
      look(inner)
    case .service(let name, let inner, _):
      bind(name)
      let ours = compared
      look(inner)
      compared = ours
    case .group(let inner, let keys, let aggregations):
      look(inner)
      for key in keys { use(key) }
      for aggregation in aggregations {
        if let argument = aggregation.aggregate.argument { look(argument) }
        bound.insert(aggregation.variable)
      }
      noteOutside(aggregations.compactMap(\.aggregate.argument), over: inner)
    case .order(let inner, let keys):
      look(inner)
      for key in keys { look(key.expression) }
    case .project(let inner, let variables):
      look(inner)
      projected.formUnion(variables)
    case .distinct(let inner), .reduced(let inner), .slice(let inner, _, _): look(inner)
    }
  }

  /// Notes what expressions read that the pattern under them does not bind.
  private mutating func noteOutside(_ expressions: [Expression], over pattern: Pattern) {
    guard !isInsideExists, !expressions.isEmpty else { return }
    let scope = Set(pattern.variables())
    for variable in expressions.flatMap(\.variables) where !scope.contains(variable) {
      if !outside.contains(variable) { outside.append(variable) }
    }
  }

  private mutating func look(_ expressions: [Expression]) {
    for expression in expressions { look(expression) }
  }

  private mutating func look(_ expression: Expression) {
    switch expression {
    case .variable(let variable), .bound(let variable): use(variable)
    case .term: break
    case .comparison(_, let left, let right):
      compare([left, right])
      look(left)
      look(right)
    case .or(let left, let right), .and(let left, let right), .arithmetic(_, let left, let right):
      look(left)
      look(right)
    case .not(let inner), .negate(let inner), .plus(let inner): look(inner)
    case .isIn(let value, let options):
      compare([value] + options)
      look([value] + options)
    case .if(let condition, let then, let otherwise): look([condition, then, otherwise])
    case .coalesce(let options): look(options)
    case .exists(let pattern):
      let isInside = isInsideExists
      isInsideExists = true
      look(pattern)
      isInsideExists = isInside
    case .call(let function, let arguments):
      look(arguments)
      note(function, arguments)
    case .function(_, let arguments): look(arguments)
    }
  }

  private mutating func compare(_ values: [Expression]) {
    for case .term(.iri(let iri)) in values where !compared.contains(iri) { compared.append(iri) }
  }

  private mutating func note(_ function: Builtin, _ arguments: [Expression]) {
    let place = function == .regex ? 2 : 3
    guard function == .regex || function == .replace, arguments.count > 1,
      let pattern = Survey.text(arguments[1]),
      let flags = arguments.count > place ? Survey.text(arguments[place]) : "",
      !expressions.contains(where: { Bytes.equal($0.pattern, pattern) && $0.flags == flags })
    else { return }
    expressions.append((pattern, flags))
  }

  private static func text(_ expression: Expression) -> String? {
    guard case .term(.literal(let literal)) = expression, literal.datatype == XSD.string else { return nil }
    return literal.lexical
  }
}

extension Expression {
  /// The variables that it reads itself, those of EXISTS and of BOUND aside: one that is never bound may be asked for.
  fileprivate var variables: [Variable] {
    switch self {
    case .variable(let variable): [variable]
    case .term, .bound, .exists: []
    case .or(let a, let b), .and(let a, let b), .comparison(_, let a, let b), .arithmetic(_, let a, let b):
      a.variables + b.variables
    case .not(let a), .negate(let a), .plus(let a): a.variables
    case .isIn(let a, let list): a.variables + list.flatMap(\.variables)
    case .if(let a, let b, let c): a.variables + b.variables + c.variables
    case .coalesce(let list), .call(_, let list), .function(_, let list): list.flatMap(\.variables)
    }
  }
}
