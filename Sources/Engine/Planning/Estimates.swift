import Algebra
import RDF
import TripleStore

/// How many rows a pattern is expected to give for each row of its surroundings, from the store's counts: exact where
/// only constants are known, averages where variables are bound.
struct Estimates {
  private let terms: TermSpace
  let graph: Graph
  private let graphCount: Int
  private let parameters: Set<Variable>

  init(_ compiler: Compiler, _ active: Int, _ scope: Scope) {
    terms = compiler.shared.terms
    graph = compiler.shared.dataset.graphs[active]
    graphCount = compiler.shared.dataset.names.count
    parameters = scope.parameters
  }

  /// What is known of a place: a constant, a value that differs from row to row, or nothing.
  private enum Known {
    case constant(TermID)
    case bound
    case free

    var isFree: Bool { if case .free = self { true } else { false } }
    var constant: TermID? { if case .constant(let id) = self { id } else { nil } }
  }

  func rows(_ pattern: Pattern, _ bound: Set<Variable>) -> Double {
    switch pattern {
    case .triples, .join: return joined(pattern, bound)
    case .path(let subject, let path, let object): return rows(subject, path, object, bound)
    case .leftJoin(let left, let right, _):
      let first = rows(left, bound)
      return first * max(1, rows(right, bound.union(Variables.of(left).possible)))
    case .union(let a, let b): return rows(a, bound) + rows(b, bound)
    case .minus(let left, _), .extend(let left, _, _), .order(let left, _), .reduced(let left):
      return rows(left, bound)
    case .filter(_, let inner): return rows(inner, bound) / 2
    case .values(let variables, let list):
      return bound.isDisjoint(with: variables) ? Double(list.count) : min(1, Double(list.count) / 10)
    case .graph(let name, let inner):
      guard case .variable(let variable) = name, !bound.contains(variable) else { return rows(inner, bound) }
      return rows(inner, bound) * Double(graphCount)
    case .service: return 1
    case .group(let inner, let keys, _):
      return keys.isEmpty ? 1 : max(1, rows(inner, []) / 4)
    case .project(let inner, let variables): return rows(inner, bound.intersection(variables))
    case .distinct(let inner): return rows(inner, bound)
    case .slice(let inner, _, let limit):
      return min(rows(inner, []), limit.map(Double.init) ?? .infinity)
    }
  }

  /// A join, as if each part came in its turn.
  private func joined(_ pattern: Pattern, _ bound: Set<Variable>) -> Double {
    switch pattern {
    case .triples(let triples):
      var known = bound
      var product = 1.0
      var rest = triples
      // The order of a great many matters less than the time that it takes to find.
      if rest.count > 64 {
        for triple in rest {
          product *= rows(triple, known)
          triple.collectVariables(into: &known)
        }
        return product
      }
      while !rest.isEmpty {
        let costs = rest.map { rows($0, known) }
        var best = 0
        for index in costs.indices where costs[index] < costs[best] { best = index }
        product *= costs[best]
        rest.remove(at: best).collectVariables(into: &known)
      }
      return product
    case .join(let a, let b): return rows(a, bound) * rows(b, bound.union(Variables.of(a).possible))
    default: return rows(pattern, bound)
    }
  }

  private func known(_ pattern: TermPattern, _ bound: Set<Variable>) -> Known {
    switch pattern {
    case .term(let term): return .constant(terms.id(term))
    case .variable(let variable):
      return bound.contains(variable) || parameters.contains(variable) ? .bound : .free
    case .triple(let triple):
      var variables: Set<Variable> = []
      triple.collectVariables(into: &variables)
      return variables.isSubset(of: bound.union(parameters)) ? .bound : .free
    }
  }

  /// The rows of one triple pattern.
  func rows(_ triple: TriplePattern, _ bound: Set<Variable>) -> Double {
    let (s, p, o) = (
      known(triple.subject, bound), known(triple.predicate, bound), known(triple.object, bound)
    )
    for id in [s, p, o].compactMap(\.constant) where terms.isLocal(id) { return 0 }
    guard let predicate = p.constant else { return withoutPredicate(s, p, o) }
    let statistics = graph.statistics(of: predicate)
    let all = Double(statistics.triples)
    let objects = max(1, Double(statistics.objects))
    let subjects = max(1, Double(statistics.subjects))
    switch (s, o) {
    case (.constant(let s), .constant(let o)): return graph.contains(s, predicate, o) ? 1 : 0
    case (.constant(let s), .free): return Double(graph.row(.spo, s, predicate).count)
    case (.constant(let s), .bound): return min(1, Double(graph.row(.spo, s, predicate).count) / objects)
    case (.free, .constant(let o)): return Double(graph.row(.pos, predicate, o).count)
    case (.bound, .constant(let o)): return min(1, Double(graph.row(.pos, predicate, o).count) / subjects)
    case (.bound, .free): return all / subjects
    case (.free, .bound): return all / objects
    case (.bound, .bound): return min(1, all / subjects / objects)
    case (.free, .free): return all
    }
  }

  private func withoutPredicate(_ s: Known, _ p: Known, _ o: Known) -> Double {
    let all = Double(graph.count)
    let subjects = max(1, Double(graph.row(.spo).count))
    let objects = max(1, Double(graph.row(.osp).count))
    let share = p.isFree ? 1 : 1 / max(1, Double(graph.row(.pos).count))
    switch (s, o) {
    case (.constant(let s), .constant(let o)): return Double(graph.row(.osp, o, s).count) * share
    case (.constant(let s), .bound): return min(1, Double(graph.count(.spo, s)) / objects) * share
    case (.constant(let s), .free): return Double(graph.count(.spo, s)) * share
    case (.bound, .constant(let o)): return min(1, Double(graph.count(.osp, o)) / subjects) * share
    case (.free, .constant(let o)): return Double(graph.count(.osp, o)) * share
    case (.bound, .bound): return min(1, all / subjects / objects) * share
    case (.bound, .free): return all / subjects * share
    case (.free, .bound): return all / objects * share
    case (.free, .free): return all * share
    }
  }

  /// The rows of a path: what its first step gives, several times over; one at most where both ends are known.
  private func rows(
    _ subject: TermPattern, _ path: Path, _ object: TermPattern, _ bound: Set<Variable>
  ) -> Double {
    let (s, o) = (known(subject, bound), known(object, bound))
    let nodes = Double(graph.row(.spo).count + graph.row(.osp).count)
    switch (s.isFree, o.isFree) {
    case (false, false): return 0.5
    case (true, true): return 4 * max(nodes, Double(graph.count))
    default: return max(1, min(nodes, reach(path)))
    }
  }

  /// How many nodes a path reaches from one. A repeated step that leads to several nodes on average reaches most of those
  /// that have it; any other few.
  private func reach(_ path: Path) -> Double {
    switch path {
    case .oneOrMore(.predicate(let iri)), .zeroOrMore(.predicate(let iri)):
      guard let predicate = terms.dictionary.id(of: iri) else { return 1 }
      let statistics = graph.statistics(of: predicate)
      return statistics.objectsPerSubject > 1.5 ? Double(statistics.subjects) : 16
    default: return 16
    }
  }
}
