import TripleStore

/// The walking of property paths in the active graph (SPARQL 1.1 section 18.4).
struct PathSearch {
  let x: Execution
  let graph: Graph
  /// Where the path stands in the query, for the support.
  let position: Int

  init(_ x: Execution, position: Int) {
    self.x = x
    graph = x.graph
    self.position = position
  }

  /// Calls `next` with each node that the path leads to from a node, as often as the path leads there. While it runs,
  /// the trail holds the triples of one way there, in the order of the path.
  ///
  /// `isTerm` says that the node is written in the query and so may be reached in no step although no triple holds it.
  func walk(
    _ path: CompiledPath, from node: TermID, _ way: CompiledPath.Way, isTerm: Bool,
    _ next: (TermID) throws(EvaluationError) -> Bool
  ) throws(EvaluationError) -> Bool {
    switch path {
    case .predicate(let predicate):
      return try step(node, predicate, way, next)
    case .inverse(let inner):
      return try walk(inner, from: node, way.opposite, isTerm: isTerm, next)
    case .sequence(let a, let b):
      let (first, second) = way == .forwards ? (a, b) : (b, a)
      return try walk(first, from: node, way, isTerm: isTerm) { (middle) throws(EvaluationError) -> Bool in
        try walk(second, from: middle, way, isTerm: false, next)
      }
    case .alternative(let a, let b):
      if try !walk(a, from: node, way, isTerm: isTerm, next) { return false }
      return try walk(b, from: node, way, isTerm: isTerm, next)
    case .closure(let inner, let includesStart, let repeats):
      return try close(
        inner, from: node, way, isTerm: isTerm, includesStart: includesStart, repeats: repeats, next)
    case .negated(let forward, let backward):
      let (out, back) = way == .forwards ? (forward, backward) : (backward, forward)
      if let out, try !stepAvoiding(out, node, .forwards, next) { return false }
      if let back, try !stepAvoiding(back, node, .backwards, next) { return false }
      return true
    }
  }

  /// Whether any triple of the graph has the node as its subject or object.
  func isNode(_ id: TermID) -> Bool {
    if x.shared.terms.isLocal(id) { return false }
    return graph.count(.spo, id) > 0 || graph.count(.osp, id) > 0
  }

  /// The nodes from which the path may lead on, a superset of those from which it does; all of them nodes of the graph.
  func starts(of path: CompiledPath, _ way: CompiledPath.Way, into nodes: NodeSet)
    throws(EvaluationError)
  {
    switch path {
    case .predicate(let predicate):
      if x.shared.terms.isLocal(predicate) { return }
      for object in graph.row(.pos, predicate) {
        if way == .backwards {
          nodes.insert(object)
          try x.tick()
        } else {
          for subject in graph.row(.pos, predicate, object) {
            nodes.insert(subject)
            try x.tick()
          }
        }
      }
    case .inverse(let inner):
      try starts(of: inner, way.opposite, into: nodes)
    case .alternative(let a, let b):
      try starts(of: a, way, into: nodes)
      try starts(of: b, way, into: nodes)
    case .closure(let inner, includesStart: false, _):
      try starts(of: inner, way, into: nodes)
    case .sequence, .closure, .negated:
      for order in [Order.spo, .osp] {
        for node in graph.row(order) {
          nodes.insert(node)
          try x.tick()
        }
      }
    }
  }

  private func step(
    _ node: TermID, _ predicate: TermID, _ way: CompiledPath.Way,
    _ next: (TermID) throws(EvaluationError) -> Bool
  ) throws(EvaluationError) -> Bool {
    if x.shared.terms.isLocal(node) || x.shared.terms.isLocal(predicate) { return true }
    let row = way == .forwards ? graph.row(.spo, node, predicate) : graph.row(.pos, predicate, node)
    for other in row where try !arrive(node, predicate, other, way, next) { return false }
    return true
  }

  private func stepAvoiding(
    _ excluded: Set<TermID>, _ node: TermID, _ way: CompiledPath.Way,
    _ next: (TermID) throws(EvaluationError) -> Bool
  ) throws(EvaluationError) -> Bool {
    if x.shared.terms.isLocal(node) { return true }
    if way == .forwards {
      for predicate in graph.row(.spo, node) where !excluded.contains(predicate) {
        for other in graph.row(.spo, node, predicate)
        where try !arrive(node, predicate, other, way, next) { return false }
      }
    } else {
      for other in graph.row(.osp, node) {
        for predicate in graph.row(.osp, node, other) where !excluded.contains(predicate) {
          if try !arrive(node, predicate, other, way, next) { return false }
        }
      }
    }
    return true
  }

  @inline(__always)
  private func arrive(
    _ node: TermID, _ predicate: TermID, _ other: TermID, _ way: CompiledPath.Way,
    _ next: (TermID) throws(EvaluationError) -> Bool
  ) throws(EvaluationError) -> Bool {
    try x.tick()
    guard x.tracksSupport else { return try next(other) }
    let (s, o) = way == .forwards ? (node, other) : (other, node)
    return try x.supported(position, s, predicate, o) { () throws(EvaluationError) -> Bool in
      try next(other)
    }
  }

  /// Breadth first, each node once; the first way found to a node is a shortest one.
  private func close(
    _ inner: CompiledPath, from start: TermID, _ way: CompiledPath.Way, isTerm: Bool, includesStart: Bool,
    repeats: Bool, _ next: (TermID) throws(EvaluationError) -> Bool
  ) throws(EvaluationError) -> Bool {
    // A node outside the graph has no triples; a written one is still connected to itself by no step.
    guard isTerm || isNode(start) else { return true }
    guard x.tracksSupport else {
      let search = ClosureSearch(
        self, inner, from: start, way, includesStart: includesStart, repeats: repeats)
      return try PathSearch.forEach(search, next)
    }
    var reached = TupleTable(width: 1)
    var ways = Ways()
    var place = -1
    if includesStart {
      _ = reached.insert(start)
      ways.append(parent: -1, [])
      place = 0
      if try !next(start) { return false }
    }
    var node = start
    while true {
      let depth = x.trail.count
      let goesOn = try walk(inner, from: node, way, isTerm: true) {
        (other) throws(EvaluationError) -> Bool in
        guard reached.insert(other).isNew else { return true }
        let steps = Array(x.trail[depth...])
        ways.append(parent: place, steps)
        x.trail.removeLast(steps.count)
        defer { x.trail += steps }
        return try x.addingToTrail(ways.steps(to: reached.count - 1, way)) {
          () throws(EvaluationError) -> Bool in try next(other)
        }
      }
      if !goesOn { return false }
      place += 1
      guard repeats && place < reached.count else { return true }
      node = reached.value(place, 0)
    }
  }

  /// Calls `next` with each node that a search finds, once it has found it.
  static func forEach(
    _ search: ClosureSearch, _ next: (TermID) throws(EvaluationError) -> Bool
  ) throws(EvaluationError) -> Bool {
    var place = 0
    repeat {
      while place < search.found.count {
        if try !next(search.found.members[place]) { return false }
        place += 1
      }
    } while try search.goOn()
    return true
  }
}

/// How a breadth-first search came to each node.
private struct Ways {
  private var parents: [Int] = []
  private var steps: [[SupportStep]] = []

  mutating func append(parent: Int, _ steps: [SupportStep]) {
    parents.append(parent)
    self.steps.append(steps)
  }

  /// The triples from the start to a node, in the order of the path.
  func steps(to node: Int, _ way: CompiledPath.Way) -> [SupportStep] {
    var parts: [[SupportStep]] = []
    var node = node
    while node >= 0 {
      parts.append(steps[node])
      node = parents[node]
    }
    return way == .forwards ? parts.reversed().flatMap { $0 } : parts.flatMap { $0.reversed() }
  }
}
