import Algebra
import RDF
import TripleStore

extension QueryRun {
  /// The rows, and the triples on the trail at each.
  ///
  /// An operator puts a triple on the trail while what follows it runs, so the trail at a row is what that row matched.
  func solutionsWithSupport() throws(EvaluationError) -> (solutions: Solutions, support: [[Triple]]) {
    var ids: [TermID] = []
    var support: [[Triple]] = []
    let isAsk = query.form == .ask
    try execution.run { () throws(EvaluationError) -> Bool in
      for slot in plan.output { ids.append(execution.environment[slot]) }
      support.append(triples(execution.trail))
      return !isAsk
    }
    let solutions = Solutions(
      variables: variables, count: support.count, ids: ids, names: shared.terms.names)
    return (solutions, support)
  }

  /// The triples in the order of their patterns, each once.
  private func triples(_ trail: [SupportStep]) -> [Triple] {
    var seen: Set<IDTriple> = []
    let ordered = trail.enumerated().sorted {
      ($0.element.position, $0.offset) < ($1.element.position, $1.offset)
    }
    return ordered.compactMap { _, step in
      seen.insert(step.triple).inserted ? shared.terms.triple(step.triple) : nil
    }
  }
}

extension TermSpace {
  /// The triple of ids; nil where one is `.none`.
  func triple(_ ids: IDTriple) -> Triple? {
    guard let s = term(ids.s), let p = term(ids.p), let o = term(ids.o) else { return nil }
    return Triple(s, p, o)
  }
}
