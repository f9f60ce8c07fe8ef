import Algebra
import RDF

/// A solution: the terms of the variables that it binds.
public typealias Solution = [Variable: Term]

/// The SPARQL algebra evaluated by its definitions (SPARQL 1.1 section 18), with nested loops over lists of terms.
///
/// It shares nothing with the engine but the algebra's types. It knows the operators that ``RandomPatterns`` makes, and
/// no sequence modifier that needs an order.
public struct Oracle {
  private let defaultGraph: [Triple]
  private let named: [Term: [Triple]]
  private var active: [Triple]

  public init(_ quads: [Quad]) {
    var defaultGraph: [Triple] = []
    var named: [Term: [Triple]] = [:]
    for quad in Set(quads) {
      if let graph = quad.graph {
        named[graph, default: []].append(quad.triple)
      } else {
        defaultGraph.append(quad.triple)
      }
    }
    self.defaultGraph = defaultGraph
    self.named = named
    active = defaultGraph
  }

  /// How often each solution comes.
  public func bag(_ pattern: Pattern) -> [Solution: Int] {
    var bag: [Solution: Int] = [:]
    for solution in solutions(pattern) { bag[solution, default: 0] += 1 }
    return bag
  }

  /// The solutions of a pattern, in no order.
  public func solutions(_ pattern: Pattern) -> [Solution] {
    switch pattern {
    case .triples(let triples):
      return triples.reduce([[:]]) { found, triple in
        found.flatMap { solution in
          active.compactMap { Oracle.match(triple, $0, solution) }
        }
      }
    case .path(let subject, let path, let object):
      return OraclePaths(active).solutions(subject, path, object)
    case .join(let a, let b): return Oracle.join(solutions(a), solutions(b))
    case .leftJoin(let a, let b, let condition):
      let right = solutions(b)
      return solutions(a).flatMap { left -> [Solution] in
        let merged = right.compactMap { Oracle.merge(left, $0) }.filter { both in
          condition.map { truth($0, both) == true } ?? true
        }
        return merged.isEmpty ? [left] : merged
      }
    case .union(let a, let b): return solutions(a) + solutions(b)
    case .minus(let a, let b):
      let right = solutions(b)
      return solutions(a).filter { left in
        !right.contains { other in
          Oracle.merge(left, other) != nil && other.keys.contains { left[$0] != nil }
        }
      }
    case .filter(let expression, let inner):
      return solutions(inner).filter { truth(expression, $0) == true }
    case .extend(let inner, let variable, let expression):
      return solutions(inner).map { solution in
        var result = solution
        result[variable] = value(expression, solution)
        return result
      }
    case .values(let variables, let rows):
      return rows.map { row in
        var solution: Solution = [:]
        for (variable, term) in zip(variables, row) { solution[variable] = term }
        return solution
      }
    case .graph(.term(let name), let inner):
      guard let graph = named[name] else { return [] }
      return inside(graph).solutions(inner)
    case .graph(let name, let inner):
      return named.flatMap { term, graph -> [Solution] in
        guard case .variable(let variable) = name else { return [] }
        return Oracle.join(inside(graph).solutions(inner), [[variable: term]])
      }
    case .project(let inner, let variables):
      return solutions(inner).map { $0.filter { variables.contains($0.key) } }
    case .distinct(let inner): return Array(Set(solutions(inner)))
    case .reduced(let inner), .order(let inner, _): return solutions(inner)
    case .group(let inner, let keys, let aggregations): return grouped(solutions(inner), keys, aggregations)
    // A service that holds the same data, in its default graph.
    case .service(_, let inner, _): return inside(defaultGraph).solutions(inner)
    case .slice: preconditionFailure("the oracle has no order")
    }
  }

  private func inside(_ graph: [Triple]) -> Oracle {
    var copy = self
    copy.active = graph
    return copy
  }

  // MARK: Solutions

  static func merge(_ a: Solution, _ b: Solution) -> Solution? {
    var result = a
    for (variable, term) in b {
      if let other = result[variable], other != term { return nil }
      result[variable] = term
    }
    return result
  }

  static func join(_ a: [Solution], _ b: [Solution]) -> [Solution] {
    a.flatMap { left in b.compactMap { merge(left, $0) } }
  }

  static func match(_ pattern: TriplePattern, _ triple: Triple, _ solution: Solution) -> Solution? {
    match(pattern.subject, triple.subject, solution)
      .flatMap { match(pattern.predicate, triple.predicate, $0) }
      .flatMap { match(pattern.object, triple.object, $0) }
  }

  static func match(_ pattern: TermPattern, _ term: Term, _ solution: Solution) -> Solution? {
    switch pattern {
    case .term(let own): return own == term ? solution : nil
    case .variable(let variable): return merge(solution, [variable: term])
    case .triple(let inner):
      guard case .triple(let triple) = term else { return nil }
      return match(inner, triple, solution)
    }
  }

  private func grouped(
    _ solutions: [Solution], _ keys: [Variable], _ aggregations: [Aggregation]
  ) -> [Solution] {
    var groups: [Solution: [Solution]] = keys.isEmpty ? [[:]: []] : [:]
    for solution in solutions {
      groups[solution.filter { keys.contains($0.key) }, default: []].append(solution)
    }
    return groups.map { key, members in
      var result = key
      for aggregation in aggregations {
        let aggregate = aggregation.aggregate
        precondition(aggregate.function == .count, "the oracle counts only")
        let count: Int
        if let argument = aggregate.argument {
          let values = members.compactMap { value(argument, $0) }
          count = aggregate.isDistinct ? Set(values).count : values.count
        } else {
          count = aggregate.isDistinct ? Set(members).count : members.count
        }
        result[aggregation.variable] = .integer(count)
      }
      return result
    }
  }

  // MARK: Expressions

  /// The truth of an expression; nil for an error.
  private func truth(_ expression: Expression, _ solution: Solution) -> Bool? {
    switch expression {
    case .and(let a, let b):
      let (a, b) = (truth(a, solution), truth(b, solution))
      return a == false || b == false ? false : a == nil || b == nil ? nil : true
    case .or(let a, let b):
      let (a, b) = (truth(a, solution), truth(b, solution))
      return a == true || b == true ? true : a == nil || b == nil ? nil : false
    case .not(let a): return truth(a, solution).map { !$0 }
    case .bound(let variable): return solution[variable] != nil
    case .call(.sameTerm, let arguments):
      let values = arguments.compactMap { value($0, solution) }
      return values.count == 2 ? values[0] == values[1] : nil
    case .call(.isIRI, let arguments):
      return value(arguments[0], solution).map { $0.iri != nil }
    case .exists(let pattern):
      return !solutions(Substitution(solution).apply(pattern)).isEmpty
    default: preconditionFailure("an expression that the oracle does not know")
    }
  }

  private func value(_ expression: Expression, _ solution: Solution) -> Term? {
    switch expression {
    case .variable(let variable): solution[variable]
    case .term(let term): term
    default: preconditionFailure("an expression that the oracle does not know")
    }
  }
}
