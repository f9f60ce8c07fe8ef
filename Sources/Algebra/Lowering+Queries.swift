import Language
import RDF

/// Queries (SPARQL 1.1 sections 18.2.3 to 18.2.5).
extension Lowering {
  /// The query that is written.
  public mutating func query(_ syntax: QuerySyntax) throws(LoweringError) -> Query {
    let pattern = try syntax.pattern.map { (group) throws(LoweringError) in try self.group(group) }
    let (form, lowered) = try form(of: syntax, pattern ?? .triples([]))
    let hasDataset = !(syntax.from.isEmpty && syntax.fromNamed.isEmpty)
    return Query(
      form: form, pattern: lowered, from: hasDataset ? try iris(syntax.from) : nil,
      fromNamed: hasDataset ? try iris(syntax.fromNamed) : nil)
  }

  mutating func iris(_ list: [TermSyntax]) throws(LoweringError) -> [IRI] {
    var result: [IRI] = []
    for term in list { result.append(try iri(term)) }
    return result
  }

  private mutating func form(
    of syntax: QuerySyntax, _ pattern: Pattern
  ) throws(LoweringError) -> (Query.Form, Pattern) {
    switch syntax.form {
    case .select(let projections, let duplicates):
      return try select(syntax, pattern, projections, duplicates)
    case .pattern(let duplicates):
      if pattern.variables().allSatisfy(\.isInternal) {
        return (.ask, try cut(pattern, syntax.modifiers))
      }
      return try select(syntax, pattern, nil, duplicates)
    case .count(let keys): return try count(syntax, pattern, keys)
    case .ask: return (.ask, try cut(pattern, syntax.modifiers))
    case .construct(let template):
      let triples = try self.template(template ?? syntax.pattern?.triples ?? [], blanks: .nodes)
      return (.construct(triples), try cut(pattern, syntax.modifiers))
    case .describe(let terms):
      let modified = try cut(pattern, syntax.modifiers)
      guard let terms else { return (.describe(visible(in: modified).map { .variable($0) }), modified) }
      var targets: [TermPattern] = []
      for term in terms {
        if let name = term.variable {
          targets.append(.variable(Variable(name)))
        } else {
          targets.append(.term(.iri(try iri(term))))
        }
      }
      return (.describe(targets), modified)
    }
  }

  /// The pattern of a form that projects nothing, with its modifiers and its slice.
  private mutating func cut(_ pattern: Pattern, _ modifiers: ModifiersSyntax) throws(LoweringError) -> Pattern
  {
    try modified(pattern, modifiers, nil).pattern.sliced(modifiers.offset, modifiers.limit)
  }

  /// What `*` means: the variables of a pattern that the user wrote, in the order in which they first stand there.
  private func visible(in pattern: Pattern) -> [Variable] {
    let places = pattern.variables().filter { !$0.isInternal }.map { (variable: $0, place: appearances[$0]) }
    return places.sorted { a, b in
      guard let first = a.place, let second = b.place else { return a.place != nil }
      return (first.offset, first.number) < (second.offset, second.number)
    }.map(\.variable)
  }

  private mutating func select(
    _ syntax: QuerySyntax, _ pattern: Pattern, _ projections: [QuerySyntax.Projection]?,
    _ duplicates: QuerySyntax.Duplicates
  ) throws(LoweringError) -> (Query.Form, Pattern) {
    if projections == nil && Lowering.isGrouped(syntax.modifiers, nil) {
      throw LoweringError(.starWithGroup, syntax.range)
    }
    let isCount = if case .count = syntax.form { true } else { false }
    let (ordered, selected) = try modified(
      pattern, syntax.modifiers, projections, havingSeesNames: isCount)
    let slice = syntax.modifiers
    let result = Lowering.projected(ordered, selected, duplicates).sliced(slice.offset, slice.limit)
    return (.select(selected), result)
  }

  private static func projected(
    _ pattern: Pattern, _ variables: [Variable], _ duplicates: QuerySyntax.Duplicates
  ) -> Pattern {
    switch duplicates {
    case .keep: .project(pattern, variables)
    case .distinct: .distinct(.project(pattern, variables))
    case .reduced: .reduced(.project(pattern, variables))
    }
  }

  /// `count P by ?v`.
  private mutating func count(
    _ syntax: QuerySyntax, _ pattern: Pattern, _ keys: [TermSyntax]
  ) throws(LoweringError) -> (Query.Form, Pattern) {
    let range = keys.last?.range ?? syntax.range
    let all = ExpressionSyntax(.aggregate("COUNT", nil, isDistinct: false, separator: nil), range)
    let name = TermSyntax(.variable("count"), range)
    var modifiers = syntax.modifiers
    let keySyntax = keys.map { ExpressionSyntax(.term($0), $0.range) }
    modifiers.groupBy = keySyntax.map { .init(expression: $0, variable: nil) }
    if modifiers.orderBy.isEmpty && !keys.isEmpty {
      modifiers.orderBy =
        [.init(expression: ExpressionSyntax(.term(name), range), isDescending: true)]
        + keySyntax.map { .init(expression: $0, isDescending: false) }
    }
    var query = syntax
    query.modifiers = modifiers
    let projections = keys.map { QuerySyntax.Projection(variable: $0, expression: nil) }
    return try select(
      query, pattern, projections + [.init(variable: name, expression: all)], .keep)
  }

  // MARK: Modifiers

  /// A pattern with its grouping, conditions, inline data, projected expressions and order, each of which sees those
  /// before it; and what is projected. Without projections that is every variable.
  ///
  /// HAVING sees the names of the projected expressions where it is said: in `count`, not in SPARQL.
  private mutating func modified(
    _ pattern: Pattern, _ modifiers: ModifiersSyntax, _ projections: [QuerySyntax.Projection]?,
    havingSeesNames: Bool = false
  ) throws(LoweringError) -> (pattern: Pattern, selected: [Variable]) {
    var steps = ModifierSteps(pattern: pattern, scope: Set(pattern.variables()))
    if Lowering.isGrouped(modifiers, projections) {
      try group(&steps, modifiers.groupBy)
    }
    var early = havingSeesNames ? [] : try conditions(modifiers.having, &steps)
    let data = try modifiers.values.map { (values) throws(LoweringError) in try inline(values) }
    steps.add(data?.variables() ?? [])
    var values: [Projected] = []
    var selected: [Variable] = []
    for projection in projections ?? [] {
      let variable = try self.variable(projection.variable)
      if let expression = projection.expression {
        guard !steps.scope.contains(variable), !selected.contains(variable) else {
          throw LoweringError(.variableAlreadyBound(variable.name), projection.variable.range)
        }
        values.append(Projected(variable, try self.expression(expression, &steps)))
        guard values.count <= Lowering.joinLimit else {
          throw LoweringError(
            .tooMany("named expressions", limit: Lowering.joinLimit), projection.variable.range)
        }
        steps.add([variable])
      } else if let groups = steps.groups, !groups.known.contains(variable) {
        throw LoweringError(.ungroupedVariable(variable.name), projection.variable.range)
      }
      if !selected.contains(variable) { selected.append(variable) }
    }
    var late: [Expression] = []
    if havingSeesNames {
      for condition in try conditions(modifiers.having, &steps) {
        if condition.mentions(values.map(\.variable)) {
          late.append(condition)
        } else {
          early.append(condition)
        }
      }
    }
    steps.groups?.isStrict = false
    var keys: [OrderKey] = []
    for key in modifiers.orderBy {
      keys.append(
        OrderKey(try expression(key.expression, &steps), isDescending: key.isDescending))
    }
    var result = steps.grouped
    for condition in early { result = .filter(condition, result) }
    if let data { result = result.joined(with: data) }
    for value in values { result = .extend(result, value.variable, value.expression) }
    for condition in late { result = .filter(condition, result) }
    if !keys.isEmpty { result = .order(result, keys) }
    return (result, projections == nil ? visible(in: result) : selected)
  }

  /// The conditions of HAVING. They may name what no group knows; then they are never true.
  private mutating func conditions(
    _ having: [ExpressionSyntax], _ steps: inout ModifierSteps
  ) throws(LoweringError) -> [Expression] {
    steps.groups?.isStrict = false
    var conditions: [Expression] = []
    for condition in having { conditions.append(try expression(condition, &steps)) }
    steps.groups?.isStrict = true
    return conditions
  }

  /// Whether the solutions are grouped: by GROUP BY, or into one group where an aggregate stands anywhere.
  private static func isGrouped(
    _ modifiers: ModifiersSyntax, _ projections: [QuerySyntax.Projection]?
  ) -> Bool {
    !modifiers.groupBy.isEmpty
      || modifiers.having.contains { $0.holdsAggregate }
      || (projections ?? []).contains { $0.expression?.holdsAggregate ?? false }
      || modifiers.orderBy.contains { $0.expression.holdsAggregate }
  }

  /// Binds the keys of GROUP BY and says from then on what the groups know.
  private mutating func group(
    _ steps: inout ModifierSteps, _ syntax: [ModifiersSyntax.GroupKey]
  ) throws(LoweringError) {
    var keys: [Variable] = []
    for key in syntax {
      if case .term(let term) = key.expression.kind, let name = term.variable, key.variable == nil {
        if !keys.contains(Variable(name)) { keys.append(Variable(name)) }
        continue
      }
      let value = try expression(key.expression, .none(place: "group by"))
      let variable = try key.variable.map { (name) throws(LoweringError) in try self.variable(name) }
      if let variable, let name = key.variable, !steps.scope.insert(variable).inserted {
        throw LoweringError(.variableAlreadyBound(variable.name), name.range)
      }
      let bound = variable ?? makeVariable("key")
      steps.pattern = .extend(steps.pattern, bound, value)
      keys.append(bound)
    }
    steps.keys = keys
    steps.scope = Set(keys)
    steps.groups = Grouping.Groups(known: Set(keys), isStrict: true)
  }

  private mutating func expression(
    _ syntax: ExpressionSyntax, _ steps: inout ModifierSteps
  ) throws(LoweringError) -> Expression {
    guard var groups = steps.groups else { return try expression(syntax, .none(place: "this query")) }
    let result = try expression(syntax, &groups)
    steps.groups = groups
    return result
  }
}

/// A projected expression and its name.
private struct Projected {
  let variable: Variable
  let expression: Expression

  init(_ variable: Variable, _ expression: Expression) {
    self.variable = variable
    self.expression = expression
  }
}

/// A query's pattern while its modifiers are lowered.
private struct ModifierSteps {
  var pattern: Pattern
  /// The variables that the pattern binds, and those that the modifiers name.
  var scope: Set<Variable>
  var keys: [Variable] = []
  /// What the groups know; nil without grouping.
  var groups: Grouping.Groups?

  /// Notes variables that are bound from here on.
  mutating func add(_ variables: [Variable]) {
    scope.formUnion(variables)
    groups?.known.formUnion(variables)
  }

  /// The pattern, grouped where it is.
  var grouped: Pattern {
    groups.map { .group(pattern, by: keys, $0.aggregations) } ?? pattern
  }
}

extension Pattern {
  /// Some of the solutions; all of them where neither is said.
  func sliced(_ offset: Int?, _ limit: Int?) -> Pattern {
    offset == nil && limit == nil ? self : .slice(self, offset: offset ?? 0, limit: limit)
  }
}

extension GroupSyntax {
  /// The triples of a group that has nothing else, as in the short form of CONSTRUCT.
  fileprivate var triples: [TripleSyntax] {
    elements.flatMap { (element) -> [TripleSyntax] in
      if case .triples(let triples) = element { triples } else { [] }
    }
  }
}
