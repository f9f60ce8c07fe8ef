import TripleStore

/// What the index knows of a pattern's triples without a look at each.
extension TripleScan {
  /// The ends as they stand in the environment; nil where a free variable stands twice, or a term of no graph.
  private func ends(_ x: Execution) -> (s: TermID, p: TermID, o: TermID)? {
    let free = [subject, predicate, object].compactMap { position -> Int? in
      if case .slot(let slot) = position, x.environment[slot] == .none { slot } else { nil }
    }
    guard Set(free).count == free.count, let s = subject.resolve(x), let p = predicate.resolve(x),
      let o = object.resolve(x)
    else { return nil }
    for case .triple in [subject, predicate, object] { return nil }
    return (s, p, o)
  }

  /// The number of the pattern's solutions; nil where only a scan tells. O(log n).
  func count(_ x: Execution) -> Int? {
    guard let (s, p, o) = ends(x) else { return nil }
    let graph = x.graph
    return switch (s != .none, p != .none, o != .none) {
    case (true, true, true): graph.contains(s, p, o) ? 1 : 0
    case (true, true, false): graph.row(.spo, s, p).count
    case (false, true, true): graph.row(.pos, p, o).count
    case (true, false, true): graph.row(.osp, o, s).count
    case (true, false, false): graph.count(.spo, s)
    case (false, true, false): graph.count(.pos, p)
    case (false, false, true): graph.count(.osp, o)
    case (false, false, false): graph.count
    }
  }

  /// The distinct values of a variable and, on demand, how many solutions have each; nil where only a scan tells.
  /// They are valid as long as the graph that comes with them.
  func values(of slot: Int, _ x: Execution) -> (graph: Graph, ids: Row, count: (TermID) -> Int)? {
    guard let (s, p, o) = ends(x) else { return nil }
    let graph = x.graph
    func isFree(_ position: Position) -> Bool {
      if case .slot(slot) = position { x.environment[slot] == .none } else { false }
    }
    switch (s != .none, p != .none, o != .none) {
    case (false, false, false):
      let order: Order = isFree(subject) ? .spo : isFree(predicate) ? .pos : .osp
      guard isFree(subject) || isFree(predicate) || isFree(object) else { return nil }
      return (graph, graph.row(order), { graph.count(order, $0) })
    case (false, true, false) where isFree(object):
      return (graph, graph.row(.pos, p), { graph.row(.pos, p, $0).count })
    case (true, false, false) where isFree(predicate):
      return (graph, graph.row(.spo, s), { graph.row(.spo, s, $0).count })
    case (false, false, true) where isFree(subject):
      return (graph, graph.row(.osp, o), { graph.row(.osp, o, $0).count })
    default: return nil
    }
  }
}
