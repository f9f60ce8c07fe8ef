import RDF
import TripleStore

/// The nodes of one graph that bear the mark of a triple term, with the parts of their terms.
struct MarkedNodes {
  typealias Parts = (s: TermID, p: TermID, o: TermID)

  /// The parts by node.
  private(set) var parts: [TermID: Parts] = [:]

  init(_ graph: Graph, _ dictionary: TermDictionary, _ terms: MarkTerms, _ context: Context) {
    let below = Array(context.triples.utf8)
    for node in graph.row(.pos, terms.type, terms.statement) {
      let isBlank = dictionary.kind(node) == .blank
      if isBlank {
        guard terms.mark != .none, graph.contains(node, terms.type, terms.mark) else { continue }
      } else if !dictionary.withText(node, { $0.count > below.count && $0.starts(with: below) }) {
        continue
      }
      if let found = MarkedNodes.parts(of: node, graph, dictionary, terms) { parts[node] = found }
    }
    if !parts.isEmpty { keepReferred(graph, dictionary, terms) }
  }

  /// The parts of a node that is a whole description and nothing more.
  private static func parts(
    of node: TermID, _ graph: Graph, _ dictionary: TermDictionary, _ terms: MarkTerms
  ) -> Parts? {
    let allowed = [terms.type, terms.subject, terms.predicate, terms.object]
    guard graph.row(.spo, node).allSatisfy(allowed.contains),
      graph.row(.spo, node, terms.type).allSatisfy({ $0 == terms.statement || $0 == terms.mark })
    else { return nil }
    let subjects = graph.row(.spo, node, terms.subject)
    let predicates = graph.row(.spo, node, terms.predicate)
    let objects = graph.row(.spo, node, terms.object)
    guard subjects.count == 1, predicates.count == 1, objects.count == 1, let s = subjects.first,
      let p = predicates.first, let o = objects.first
    else { return nil }
    let subjectKind = dictionary.kind(s)
    guard subjectKind == .iri || subjectKind == .blank, dictionary.kind(p) == .iri else { return nil }
    return (s, p, o)
  }

  /// Drops nodes that stand where no triple term can, that lead back to themselves, and that nothing refers to, until
  /// all that are left can become terms.
  private mutating func keepReferred(_ graph: Graph, _ dictionary: TermDictionary, _ terms: MarkTerms) {
    for triple in graph.triples {
      parts[triple.p] = nil
      if triple.p == terms.subject || triple.p == terms.predicate, parts[triple.s] != nil {
        parts[triple.o] = nil
      }
    }
    while true {
      var reached: Set<TermID> = []
      for triple in graph.triples where parts[triple.s] == nil && parts[triple.o] != nil {
        reach(triple.o, &reached)
      }
      let cyclic = reached.filter { isCyclic($0) }
      let kept = reached.subtracting(cyclic)
      if kept.count == parts.count { return }
      parts = parts.filter { kept.contains($0.key) }
    }
  }

  private func reach(_ node: TermID, _ reached: inout Set<TermID>) {
    var next = node
    while parts[next] != nil, reached.insert(next).inserted, let inner = parts[next] { next = inner.o }
  }

  private func isCyclic(_ node: TermID) -> Bool {
    var seen: Set<TermID> = []
    var next = node
    while let inner = parts[next] {
      if !seen.insert(next).inserted { return true }
      next = inner.o
    }
    return false
  }

  /// The triple term that a node stands for, made once; any other term as it is.
  func term(_ id: TermID, _ dictionary: TermDictionary, _ made: inout [TermID: TermID]) throws(FormatError)
    -> TermID
  {
    var chain: [TermID] = []
    var next = id
    while made[next] == nil, let inner = parts[next] {
      chain.append(next)
      next = inner.o
    }
    var result = made[next] ?? next
    for node in chain.reversed() {
      guard let inner = parts[node] else { continue }
      do { result = try dictionary.intern(triple: inner.s, inner.p, result) } catch {
        throw FormatError(.store(error))
      }
      made[node] = result
    }
    return result
  }
}
