import Algebra
import RDF
import TripleStore

/// The graphs that one query sees: the dataset's own, or those of its FROM and FROM NAMED.
struct ActiveDataset {
  /// The default graph first, then the named ones, in the order of ``names``.
  let graphs: [Graph]
  /// The names of the named graphs, in the order of their ids.
  let names: [TermID]
  private let places: [TermID: Int]

  /// The graphs of a dataset as a query chooses them (SPARQL 1.1 section 13.2): without a choice, the
  /// dataset's own. A graph that is not there is empty.
  init(_ dataset: Dataset, from: [IRI]?, fromNamed: [IRI]?) {
    func id(_ iri: IRI) -> TermID? { dataset.dictionary.id(of: .iri(iri)) }
    let sources = from.map { Set($0.compactMap(id)).sorted() }
    let named = fromNamed.map { Set($0.compactMap(id)).filter { dataset.graph($0) != nil }.sorted() }
    let names = named ?? dataset.graphNames
    var graphs = [
      sources.map { ActiveDataset.union(of: $0.compactMap { dataset.graph($0) }) } ?? dataset.defaultGraph
    ]
    graphs += names.compactMap { dataset.graph($0) }
    self.names = names
    self.graphs = graphs
    var places: [TermID: Int] = [:]
    for (index, name) in names.enumerated() { places[name] = index + 1 }
    self.places = places
  }

  /// Where the named graph stands in ``graphs``, or nil.
  func place(of name: TermID) -> Int? { places[name] }

  /// The largest named graph, for estimates; an empty one where there is none.
  var representative: Int {
    graphs.indices.dropFirst().max { graphs[$0].count < graphs[$1].count } ?? 0
  }

  /// The RDF merge of graphs; their blank nodes are shared, since they come from one dataset. O(size) for several.
  private static func union(of graphs: [Graph]) -> Graph {
    if graphs.count == 1 { return graphs[0] }
    return Graph(graphs.flatMap(\.triples))
  }
}
