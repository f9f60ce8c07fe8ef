import RDF

/// A default graph and named graphs over one dictionary: an immutable value, which is its own snapshot.
///
/// Versions of a dataset share the dictionary, which only ever grows; a term that no version uses any more stays in
/// it. A named graph exists as long as it has a triple; one that was declared, from the beginning until it loses its last.
public struct Dataset: Sendable {
  public let dictionary: TermDictionary
  public let defaultGraph: Graph
  private let namedGraphs: [TermID: Graph]

  /// A dataset without triples.
  public init(dictionary: TermDictionary = TermDictionary()) {
    self.init(dictionary: dictionary, defaultGraph: Graph(), namedGraphs: [:])
  }

  init(dictionary: TermDictionary, defaultGraph: Graph, namedGraphs: [TermID: Graph]) {
    self.dictionary = dictionary
    self.defaultGraph = defaultGraph
    self.namedGraphs = namedGraphs
  }

  /// The graph of a name, or nil where there is none; the default graph for ``TermID/none``. O(1).
  public func graph(_ name: TermID) -> Graph? { name == .none ? defaultGraph : namedGraphs[name] }

  /// The names of the named graphs, in the order of ids. O(g log g).
  public var graphNames: [TermID] { namedGraphs.keys.sorted() }

  /// The number of quads. O(number of graphs).
  public var count: Int { namedGraphs.values.reduce(defaultGraph.count) { $0 + $1.count } }

  public var isEmpty: Bool { defaultGraph.isEmpty && namedGraphs.values.allSatisfy(\.isEmpty) }

  /// Whether the dataset has a quad. O(log n).
  public func contains(_ quad: IDQuad) -> Bool { graph(quad.graph)?.contains(quad.triple) ?? false }

  /// Whether the dataset has a quad. O(log n).
  public func contains(_ quad: Quad) -> Bool { dictionary.id(of: quad).map(contains) ?? false }

  /// Every quad, by graph, the default graph first, then by the ids of subject, predicate and object. O(n).
  public func quads() -> [Quad] {
    idQuads().map(dictionary.quad)
  }

  /// The ids of every quad, in the order of ``IDQuad``. O(n).
  public func idQuads() -> [IDQuad] {
    var result: [IDQuad] = []
    result.reserveCapacity(count)
    result.append(contentsOf: QuadList(self))
    return result
  }
}

extension Dataset {
  /// The dataset with a change made. Requires an effective change: what it adds is absent, what it removes is present,
  /// each once; a ``Transaction`` makes one of any. The cost is that of ``Graph/applying(adding:removing:)``.
  public func applying(_ change: Change) -> Dataset {
    if case .whole(let added) = change.added.storage, change.removed.isEmpty, isEmpty, namedGraphs.isEmpty {
      return added
    }
    var changes: [TermID: (added: [IDTriple], removed: [IDTriple])] = [:]
    for quad in change.added { changes[quad.graph, default: ([], [])].added.append(quad.triple) }
    for quad in change.removed { changes[quad.graph, default: ([], [])].removed.append(quad.triple) }
    var defaultGraph = defaultGraph
    var namedGraphs = namedGraphs
    for (name, change) in changes {
      let graph = (graph(name) ?? Graph()).applying(adding: change.added, removing: change.removed)
      if name == .none {
        defaultGraph = graph
      } else {
        namedGraphs[name] = graph.isEmpty ? nil : graph
      }
    }
    return Dataset(dictionary: dictionary, defaultGraph: defaultGraph, namedGraphs: namedGraphs)
  }

  /// Checks the invariants of every graph, for tests. O(n log n).
  public func checkInvariants() throws(InvariantViolation) {
    try defaultGraph.checkInvariants()
    for graph in namedGraphs.values { try graph.checkInvariants() }
  }
}
