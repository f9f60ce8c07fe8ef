import RDF
import TripleStore

/// The order in which terms are written, whatever order they came in: IRIs, blank nodes, literals, triple terms, each
/// kind by its text. It makes every written file a function of the dataset alone.
struct TermRanking {
  /// Terms in order.
  let terms: [TermID]
  /// The place of a term, by the raw value of its id; -1 for a term that is not in the dataset.
  private let places: [Int32]

  /// Ranks the terms of a dataset. O(n log n).
  init(_ dataset: Dataset) {
    let dictionary = dataset.dictionary
    var isUsed = [Bool](repeating: false, count: dictionary.count + 1)
    var used: [TermID] = []
    func use(_ id: TermID) {
      let index = Int(id.rawValue)
      if index >= isUsed.count {
        isUsed.append(contentsOf: repeatElement(false, count: index + 1 - isUsed.count))
      }
      if isUsed[index] { return }
      isUsed[index] = true
      used.append(id)
      if let (subject, predicate, object) = dictionary.tripleParts(id) {
        use(subject)
        use(predicate)
        use(object)
      }
    }
    for (name, graph) in dataset.allGraphs {
      if name != .none { use(name) }
      for triple in graph.triples {
        use(triple.s)
        use(triple.p)
        use(triple.o)
      }
    }
    var groups: [[TermID]] = [[], [], []]
    var triples: [TermID] = []
    for id in used {
      switch dictionary.kind(id) {
      case .iri: groups[0].append(id)
      case .blank: groups[1].append(id)
      case .literal: groups[2].append(id)
      case .triple: triples.append(id)
      }
    }
    groups.withUnsafeMutableBufferPointer { groups in
      Parallel.each(groups.count) { TextOrder(dictionary).sort(&groups[$0]) }
    }
    var order = groups.flatMap { $0 }
    order.append(
      contentsOf: triples.map { ($0, TermText.nTriples($0, dictionary)) }
        .sorted { $0.1.lexicographicallyPrecedes($1.1) }.map(\.0))
    var places = [Int32](repeating: -1, count: isUsed.count)
    for (place, id) in order.enumerated() { places[Int(id.rawValue)] = Int32(place) }
    terms = order
    self.places = places
  }

  /// The place of a term of the dataset.
  @inline(__always)
  func place(_ id: TermID) -> Int { Int(places[Int(id.rawValue)]) }

  /// A graph's triples in the order of their subjects, predicates and objects. O(n + terms), and the sorting of each
  /// node's predicates and objects.
  func sorted(_ graph: Graph) -> [IDTriple] {
    var result: [IDTriple] = []
    result.reserveCapacity(graph.count)
    withExtendedLifetime(graph) {
      for subject in terms {
        for predicate in ranked(graph.row(.spo, subject)) {
          for object in ranked(graph.row(.spo, subject, predicate)) {
            result.append(IDTriple(subject, predicate, object))
          }
        }
      }
    }
    return result
  }

  private func ranked(_ row: Row) -> [TermID] {
    row.count < 2 ? Array(row) : row.sorted { place($0) < place($1) }
  }

  /// The dataset's graphs, the default one first, each with its sorted triples.
  func sortedGraphs(_ dataset: Dataset) -> [(name: TermID, triples: [IDTriple])] {
    var result = [(name: TermID.none, triples: sorted(dataset.defaultGraph))]
    for name in dataset.graphNames.sorted(by: { place($0) < place($1) }) {
      if let graph = dataset.graph(name), graph.count > 0 { result.append((name, sorted(graph))) }
    }
    return result
  }
}
