import Algebra
import RDF

/// Property paths by their definitions (SPARQL 1.1 sections 9.3 and 18.4), on a list of triples.
struct OraclePaths {
  private let graph: [Triple]
  private let nodes: Set<Term>

  init(_ graph: [Triple]) {
    self.graph = graph
    nodes = Set(graph.flatMap { [$0.subject, $0.object] })
  }

  private static let from = Variable(".from")
  private static let to = Variable(".to")

  func solutions(_ subject: TermPattern, _ path: Path, _ object: TermPattern) -> [Solution] {
    pairs(end(subject), path, end(object)).compactMap { pair in
      Oracle.match(subject, pair.from, [:]).flatMap { Oracle.match(object, pair.to, $0) }
    }
  }

  private struct Pair: Hashable {
    let from: Term
    let to: Term
  }

  /// The term at an end, or nil for a variable.
  private func end(_ pattern: TermPattern) -> Term? {
    if case .term(let term) = pattern { return term }
    return nil
  }

  /// The pairs that a path connects between two ends, each a term or, as nil, a variable.
  private func pairs(_ x: Term?, _ path: Path, _ y: Term?) -> [Pair] {
    func fits(_ pair: Pair) -> Bool { (x == nil || x == pair.from) && (y == nil || y == pair.to) }
    switch path {
    case .predicate(let iri):
      return graph.filter { $0.predicate == .iri(iri) }.map { Pair(from: $0.subject, to: $0.object) }.filter(
        fits)
    case .inverse(let inner):
      return pairs(y, inner, x).map { Pair(from: $0.to, to: $0.from) }
    case .sequence(let a, let b):
      let second = pairs(nil, b, y)
      return pairs(x, a, nil).flatMap { first in
        second.filter { $0.from == first.to }.map { Pair(from: first.from, to: $0.to) }
      }
    case .alternative(let a, let b): return pairs(x, a, y) + pairs(x, b, y)
    case .zeroOrOne(let inner):
      return Array(Set(zero(x, y) + pairs(x, inner, y)))
    case .zeroOrMore(let inner): return closure(x, inner, y, includesStart: true)
    case .oneOrMore(let inner): return closure(x, inner, y, includesStart: false)
    case .negated(let forward, let backward):
      var result: [Pair] = []
      for triple in graph {
        guard case .iri(let predicate) = triple.predicate else { continue }
        if let forward, !forward.contains(predicate) {
          result.append(Pair(from: triple.subject, to: triple.object))
        }
        if let backward, !backward.contains(predicate) {
          result.append(Pair(from: triple.object, to: triple.subject))
        }
      }
      return result.filter(fits)
    }
  }

  /// The pairs of no step.
  private func zero(_ x: Term?, _ y: Term?) -> [Pair] {
    switch (x, y) {
    case (nil, nil): nodes.map { Pair(from: $0, to: $0) }
    case (let term?, nil), (nil, let term?): [Pair(from: term, to: term)]
    case (let x?, let y?): x == y ? [Pair(from: x, to: x)] : []
    }
  }

  /// `*` and `+`: from each start, everything that repeated steps reach.
  private func closure(_ x: Term?, _ inner: Path, _ y: Term?, includesStart: Bool) -> [Pair] {
    if x == nil, let y {
      // From the other end, as the definition says.
      return closure(y, .inverse(inner), nil, includesStart: includesStart).map {
        Pair(from: $0.to, to: $0.from)
      }
    }
    let starts = x.map { [$0] } ?? Array(nodes)
    return starts.flatMap { start -> [Pair] in
      var reached: Set<Term> = []
      var waiting = includesStart ? [start] : pairs(start, inner, nil).map(\.to)
      while let node = waiting.popLast() {
        if reached.insert(node).inserted { waiting += pairs(node, inner, nil).map(\.to) }
      }
      return reached.map { Pair(from: start, to: $0) }.filter { y == nil || y == $0.to }
    }
  }
}
