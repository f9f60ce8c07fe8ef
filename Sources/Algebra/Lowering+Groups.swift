import Language
import RDF

/// Group graph patterns (SPARQL 1.1 section 18.2.2).
extension Lowering {
  /// The pattern of a group, with its filters around it.
  mutating func group(_ syntax: GroupSyntax) throws(LoweringError) -> Pattern {
    let (pattern, condition) = try openGroup(syntax)
    return condition.map { .filter($0, pattern) } ?? pattern
  }

  /// The pattern of a group, and its filters apart from it, joined by `&&`.
  private mutating func openGroup(_ syntax: GroupSyntax) throws(LoweringError) -> (Pattern, Expression?) {
    var result = Pattern.triples([])
    var conditions: [Expression] = []
    beginBlock()
    for element in syntax.elements {
      switch element {
      case .triples(let triples): result = try joining(triples, to: result)
      case .filter(let expression):
        let outer = block
        conditions.append(try filter(expression))
        block = outer
      default:
        result = try combining(result, with: element)
        beginBlock()
      }
    }
    return (result, .conjunction(of: conditions))
  }

  /// Begins a basic graph pattern: what blank node labels may not be shared across.
  private mutating func beginBlock() {
    blocks += 1
    block = blocks
  }

  /// Joins triples to what stands before them. Those next to each other are one basic graph pattern; paths stand
  /// between.
  private mutating func joining(
    _ syntax: [TripleSyntax], to before: Pattern
  ) throws(LoweringError) -> Pattern {
    var result = before
    var run: [TriplePattern] = []
    var count = 0
    for triple in syntax {
      for part in try parts(of: triple) {
        count += 1
        guard count <= Lowering.joinLimit else {
          throw LoweringError(.tooMany("triple patterns", limit: Lowering.joinLimit), triple.range)
        }
        switch part {
        case .triple(let pattern): run.append(pattern)
        case .path(let subject, let path, let object):
          result = result.joined(with: .triples(run)).joined(with: .path(subject, path, object))
          run = []
        }
      }
    }
    return result.joined(with: .triples(run))
  }

  private mutating func combining(
    _ before: Pattern, with element: GroupSyntax.Element
  ) throws(LoweringError) -> Pattern {
    switch element {
    case .triples(let triples): return try joining(triples, to: before)
    case .filter(let expression): return .filter(try filter(expression), before)
    case .group(let group): return before.joined(with: try self.group(group))
    case .union(let members):
      var patterns: [Pattern] = []
      for member in members { patterns.append(try group(member)) }
      return before.joined(with: .union(of: patterns) ?? .triples([]))
    case .optional(let group):
      let (pattern, condition) = try openGroup(group)
      return .leftJoin(before, pattern, condition)
    case .minus(let group): return .minus(before, try self.group(group))
    case .graph(let name, let group):
      let name = try graphName(name)
      return before.joined(with: .graph(name, try self.group(group)))
    case .service(let name, let group, let isSilent):
      let name = try graphName(name)
      return before.joined(with: .service(name, try self.group(group), isSilent: isSilent))
    case .bind(let expression, let target): return try binding(before, expression, to: target)
    case .values(let values): return before.joined(with: try inline(values))
    case .subquery(let query): return before.joined(with: try subquery(query))
    }
  }

  /// What a graph or a service is named by: a variable or an IRI.
  private mutating func graphName(_ syntax: TermSyntax) throws(LoweringError) -> TermPattern {
    if let name = syntax.variable {
      appear(Variable(name), at: syntax.range.lower)
      return .variable(Variable(name))
    }
    return .term(.iri(try iri(syntax)))
  }

  /// A condition: aggregates have no place in it.
  private mutating func filter(_ syntax: ExpressionSyntax) throws(LoweringError) -> Expression {
    try expression(syntax, .none(place: "a filter"))
  }

  private mutating func binding(
    _ before: Pattern, _ syntax: ExpressionSyntax, to target: TermSyntax
  ) throws(LoweringError) -> Pattern {
    let value = try expression(syntax, .none(place: "bind"))
    let variable = try self.variable(target)
    guard !before.variables().contains(variable) else {
      throw LoweringError(.variableAlreadyBound(variable.name), target.range)
    }
    appear(variable, at: target.range.lower)
    return .extend(before, variable, value)
  }

  /// The variable that is written.
  func variable(_ syntax: TermSyntax) throws(LoweringError) -> Variable {
    guard let name = syntax.variable else {
      throw LoweringError(.misplacedTerm("only a variable can stand here"), syntax.range)
    }
    return Variable(name)
  }

  /// Inline data.
  mutating func inline(_ syntax: ValuesSyntax) throws(LoweringError) -> Pattern {
    var variables: [Variable] = []
    for term in syntax.variables {
      let variable = try self.variable(term)
      guard !variables.contains(variable) else {
        throw LoweringError(.variableAlreadyBound(variable.name), term.range)
      }
      appear(variable, at: term.range.lower)
      variables.append(variable)
    }
    var rows: [[Term?]] = []
    for row in syntax.rows {
      guard row.count == variables.count else {
        throw LoweringError(
          .wrongArgumentCount(function: "values", expected: "\(variables.count)", found: row.count),
          syntax.range)
      }
      var terms: [Term?] = []
      for value in row { terms.append(try value.map { (value) throws(LoweringError) in try term(value) }) }
      rows.append(terms)
    }
    return .values(variables, rows)
  }

  /// A query inside a group: only what it selects can be seen outside.
  private mutating func subquery(_ syntax: QuerySyntax) throws(LoweringError) -> Pattern {
    let outer = appearances
    let query = try query(syntax)
    appearances = outer
    if case .select(let variables) = query.form {
      for variable in variables { appear(variable, at: syntax.range.lower) }
    }
    return query.pattern
  }
}

extension Pattern {
  /// The join of two patterns; the empty pattern is its identity, and basic graph patterns become one.
  func joined(with other: Pattern) -> Pattern {
    switch (self, other) {
    case (.triples(let a), _) where a.isEmpty: other
    case (_, .triples(let b)) where b.isEmpty: self
    case (.triples(let a), .triples(let b)): .triples(a + b)
    default: .join(self, other)
    }
  }
}
