import Algebra
import RDF
import TripleStore

extension QueryRun {
  /// CONSTRUCT: the triples that the template makes of the solutions, each once.
  func constructed(_ template: [TriplePattern]) throws(EvaluationError) -> [Triple] {
    var result: [Triple] = []
    var seen: Set<Triple> = []
    var filler = Template(execution, variables: variables)
    try execution.run { () throws(EvaluationError) -> Bool in
      filler.beginSolution()
      for pattern in template {
        if let triple = filler.fill(pattern), seen.insert(triple).inserted { result.append(triple) }
      }
      return true
    }
    return result
  }

  /// DESCRIBE: the concise bounded description of each term in the default graph.
  ///
  /// That is every triple with the term as its subject, those of the blank nodes that they lead to, and the nodes that
  /// reify any of these triples, described in turn.
  func described(_ targets: [TermPattern]) throws(EvaluationError) -> [Triple] {
    var nodes = TupleTable(width: 1)
    var filler = Template(execution, variables: variables)
    for case .term(let term) in targets { _ = nodes.insert(shared.terms.id(term)) }
    try execution.run { () throws(EvaluationError) -> Bool in
      for case .variable(let variable) in targets {
        if let term = filler.fill(.variable(variable)) { _ = nodes.insert(shared.terms.id(term)) }
      }
      return true
    }
    let graph = shared.dataset.graphs[0]
    let reifies = shared.terms.id(.iri(RDFVocabulary.reifies))
    var result: [Triple] = []
    var next = 0
    while next < nodes.count {
      let node = nodes.value(next, 0)
      next += 1
      if shared.terms.isLocal(node) { continue }
      for predicate in graph.row(.spo, node) {
        for object in graph.row(.spo, node, predicate) {
          try execution.tick()
          if let triple = shared.terms.triple(IDTriple(node, predicate, object)) { result.append(triple) }
          if shared.terms.kind(object) == .blank { _ = nodes.insert(object) }
          let statement = shared.terms.id(ofTriple: node, predicate, object)
          if shared.terms.isLocal(statement) || shared.terms.isLocal(reifies) { continue }
          for reifier in graph.row(.pos, reifies, statement) { _ = nodes.insert(reifier) }
        }
      }
    }
    return result
  }
}
