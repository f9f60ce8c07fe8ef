import TripleStore

/// A breadth-first search along `+`, `*` or `?` of a path from one node, which goes on as far as it is asked to.
///
/// It finds each node once, in the order of ``PathSearch/walk(_:from:_:isTerm:_:)``, without the triples on the way.
final class ClosureSearch {
  private let search: PathSearch
  private let inner: CompiledPath
  private let includesStart: Bool
  private let repeats: Bool
  /// The inner path as steps; nil where it is of another form.
  private let steps: [[Adjacency]]?
  private(set) var start: TermID
  let way: CompiledPath.Way
  /// The nodes that were found so far.
  let found: NodeSet
  /// Those between the steps of the inner path, from which it was walked on.
  private var between: [NodeSet] = []
  /// How many nodes were walked on from; -1 before the start was.
  private var place = -1

  /// Requires a start that is written in the query, or a node of the graph.
  init(
    _ search: PathSearch, _ inner: CompiledPath, from start: TermID, _ way: CompiledPath.Way,
    includesStart: Bool, repeats: Bool
  ) {
    self.search = search
    self.inner = inner
    self.start = start
    self.way = way
    self.includesStart = includesStart
    self.repeats = repeats
    steps = inner.steps(search.graph, way, search.x.shared.terms)
    let shared = search.x.shared
    found = shared.nodeSets.take()
    for _ in (steps ?? []).dropFirst() { between.append(shared.nodeSets.take()) }
    if includesStart { found.insert(start) }
  }

  deinit {
    search.x.shared.nodeSets.giveBack(found)
    for set in between { search.x.shared.nodeSets.giveBack(set) }
  }

  /// Begins anew from another start.
  func restart(from start: TermID) {
    self.start = start
    found.removeAll()
    for set in between { set.removeAll() }
    place = -1
    if includesStart { found.insert(start) }
  }

  /// Goes on from one more node; false where there is none.
  func goOn() throws(EvaluationError) -> Bool {
    let node: TermID
    if place < 0 {
      place = found.count
      node = start
    } else if repeats, place < found.count {
      node = found.members[place]
      place += 1
    } else {
      return false
    }
    if let steps {
      try walk(node, 0, steps)
    } else {
      _ = try search.walk(inner, from: node, way, isTerm: true) { (other) throws(EvaluationError) -> Bool in
        found.insert(other)
        return true
      }
    }
    return true
  }

  /// Whether a node can be reached; the search goes no further than it must.
  func reaches(_ node: TermID) throws(EvaluationError) -> Bool {
    while !found.contains(node) { if try !goOn() { return false } }
    return true
  }

  private func walk(
    _ node: TermID, _ step: Int, _ steps: [[Adjacency]]
  ) throws(EvaluationError) {
    for rows in steps[step] {
      let row = rows.row(node)
      try search.x.tick(row.count &+ 1)
      if step == steps.count &- 1 {
        found.insert(row)
      } else {
        // What was reached from here before was found then.
        for other in row where between[step].insert(other) { try walk(other, step + 1, steps) }
      }
    }
  }
}

extension CompiledPath {
  /// The path as steps, each along one of some predicates; nil where it is of another form, or long.
  fileprivate func steps(_ graph: Graph, _ way: Way, _ terms: TermSpace) -> [[Adjacency]]? {
    switch self {
    case .predicate(let id):
      return [terms.isLocal(id) ? [] : [Adjacency(graph, id, by: way == .forwards ? .subject : .object)]]
    case .inverse(let inner): return inner.steps(graph, way.opposite, terms)
    case .alternative(let a, let b):
      guard let a = a.steps(graph, way, terms), let b = b.steps(graph, way, terms), a.count == 1, b.count == 1
      else { return nil }
      return [a[0] + b[0]]
    case .sequence(let a, let b):
      let (first, second) = way == .forwards ? (a, b) : (b, a)
      guard let first = first.steps(graph, way, terms), let second = second.steps(graph, way, terms),
        first.count + second.count <= 16
      else { return nil }
      return first + second
    case .closure, .negated: return nil
    }
  }
}

extension Execution {
  /// The search of a path that is a closure, from a node; that of the last time where it is the same. nil where the path
  /// leads nowhere from there.
  func closureSearch(
    _ scan: PathScan, from start: TermID, _ way: CompiledPath.Way, isTerm: Bool
  ) -> ClosureSearch? {
    guard case .closure(let inner, let includesStart, let repeats) = scan.path else { return nil }
    let search = PathSearch(self, position: scan.position)
    // A node outside the graph has no triples; a written one is still connected to itself by no step.
    guard isTerm || search.isNode(start) else { return nil }
    let key = StoredKey(operatorID: scan.id, active: active)
    if let known = searches[key], known.way == way {
      if known.start != start { known.restart(from: start) }
      return known
    }
    let new = ClosureSearch(
      search, inner, from: start, way, includesStart: includesStart, repeats: repeats)
    searches[key] = new
    return new
  }
}
