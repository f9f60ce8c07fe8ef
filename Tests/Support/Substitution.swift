import Algebra
import RDF

/// The substitution of a solution in a pattern, as EXISTS means it (SPARQL 1.1 section 18.6): every variable that the
/// pattern shares with its surroundings becomes its term. A place that only a variable can take keeps it, and the
/// solution is joined there instead.
struct Substitution {
  let solution: Solution

  init(_ solution: Solution) {
    self.solution = solution
  }

  func apply(_ pattern: Pattern) -> Pattern {
    switch pattern {
    case .triples(let triples): return .triples(triples.map { apply($0) })
    case .path(let s, let path, let o): return .path(apply(s), path, apply(o))
    case .join(let a, let b): return .join(apply(a), apply(b))
    case .leftJoin(let a, let b, let condition):
      return .leftJoin(apply(a), apply(b), condition.map { apply($0) })
    case .union(let a, let b): return .union(apply(a), apply(b))
    case .minus(let a, let b): return .minus(apply(a), apply(b))
    case .filter(let expression, let inner): return .filter(apply(expression), apply(inner))
    case .extend(let inner, let variable, let expression):
      precondition(solution[variable] == nil, "BIND makes a new variable")
      return .extend(apply(inner), variable, apply(expression))
    case .values(let variables, _):
      let rest = variables.filter { solution[$0] == nil }
      return rest == variables ? pattern : .project(joined(pattern, variables), rest)
    case .graph(let name, let inner): return .graph(apply(name), apply(inner))
    case .service(let name, let inner, let isSilent):
      return .service(apply(name), apply(inner), isSilent: isSilent)
    case .group(let inner, let keys, let aggregations):
      // A key is a variable; where it is substituted, all members have that value. Where all keys are, they still group:
      // of no members there is no group.
      let restricted = Substitution(solution.filter { keys.contains($0.key) })
      var members = restricted.joined(restricted.apply(inner), keys)
      var rest = keys.filter { solution[$0] == nil }
      if rest.isEmpty, !keys.isEmpty {
        rest = [Variable(".constant")]
        members = .extend(members, rest[0], .term(Notation.term("a")))
      }
      return .group(
        members, by: rest,
        aggregations.map { aggregation in
          var copy = aggregation
          copy.aggregate.argument = aggregation.aggregate.argument.map { restricted.apply($0) }
          return copy
        })
    case .project(let inner, let variables):
      let restricted = Substitution(solution.filter { variables.contains($0.key) })
      return .project(restricted.apply(inner), variables)
    case .distinct(let inner): return .distinct(apply(inner))
    case .reduced(let inner): return .reduced(apply(inner))
    case .order(let inner, let keys): return .order(apply(inner), keys)
    case .slice(let inner, let offset, let limit): return .slice(apply(inner), offset: offset, limit: limit)
    }
  }

  /// The pattern joined with the solution's values of some variables.
  private func joined(_ pattern: Pattern, _ variables: [Variable]) -> Pattern {
    let known = variables.filter { solution[$0] != nil }
    return known.isEmpty ? pattern : .join(pattern, .values(known, [known.map { solution[$0] }]))
  }

  private func apply(_ triple: TriplePattern) -> TriplePattern {
    TriplePattern(apply(triple.subject), apply(triple.predicate), apply(triple.object))
  }

  private func apply(_ pattern: TermPattern) -> TermPattern {
    switch pattern {
    case .term: return pattern
    case .variable(let variable): return solution[variable].map { .term($0) } ?? pattern
    case .triple(let triple):
      let filled = apply(triple)
      return Notation.ground(filled).map { .term(.triple($0)) } ?? .triple(filled)
    }
  }

  private func apply(_ expression: Expression) -> Expression {
    func all(_ list: [Expression]) -> [Expression] { list.map { apply($0) } }
    switch expression {
    case .variable(let variable): return solution[variable].map { .term($0) } ?? expression
    case .bound(let variable):
      return solution[variable] == nil ? expression : .call(.isIRI, [.term(.iri("urn:bound"))])
    case .term: return expression
    case .or(let a, let b): return .or(apply(a), apply(b))
    case .and(let a, let b): return .and(apply(a), apply(b))
    case .not(let a): return .not(apply(a))
    case .comparison(let sign, let a, let b): return .comparison(sign, apply(a), apply(b))
    case .arithmetic(let sign, let a, let b): return .arithmetic(sign, apply(a), apply(b))
    case .negate(let a): return .negate(apply(a))
    case .plus(let a): return .plus(apply(a))
    case .isIn(let a, let list): return .isIn(apply(a), all(list))
    case .if(let a, let b, let c): return .if(apply(a), apply(b), apply(c))
    case .coalesce(let list): return .coalesce(all(list))
    case .exists(let pattern): return .exists(apply(pattern))
    case .call(let function, let list): return .call(function, all(list))
    case .function(let name, let list): return .function(name, all(list))
    }
  }
}
