import RDF

/// Collects quads without looking at them and builds a dataset of them at once: what readers of files write to.
///
/// For one thread at a time.
public final class DatasetBuilder {
  public let dictionary: TermDictionary
  @exclusivity(unchecked) private var triples: [IDTriple] = []
  @exclusivity(unchecked) private var named: [IDQuad] = []
  private var declared: Set<TermID> = []

  /// A builder without quads, for terms of a dictionary.
  public init(dictionary: TermDictionary = TermDictionary()) {
    self.dictionary = dictionary
  }

  /// Adds a triple to a graph. O(1) amortised.
  public func add(_ s: TermID, _ p: TermID, _ o: TermID, graph: TermID = .none) {
    if graph == .none {
      triples.append(IDTriple(s: s, p: p, o: o))
    } else {
      named.append(IDQuad(s, p, o, graph: graph))
    }
  }

  /// Adds a quad, whose terms are interned.
  public func add(_ quad: Quad) throws(StoreError) {
    let quad = try dictionary.intern(quad)
    add(quad.s, quad.p, quad.o, graph: quad.graph)
  }

  /// Says that there is a graph of a name, also where no quad is added to it.
  public func declareGraph(_ name: IRI) throws(StoreError) {
    declared.insert(try dictionary.intern(.iri(name)))
  }

  /// Makes room for triples to come.
  public func reserveCapacity(_ count: Int) {
    guard count > triples.count else { return }
    triples.reserveCapacity(count)
    triples.withUnsafeBufferPointer { triples in
      // What is behind the last triple belongs to the array too, and is not yet written.
      let end = triples.baseAddress.map { $0 + triples.count }
      let room = UnsafeBufferPointer(start: end, count: count - triples.count)
      LargeMemory.prepare(UnsafeRawBufferPointer(room))
    }
  }

  /// The number of quads added so far, duplicates included.
  public var count: Int { triples.count + named.count }

  /// The quads added so far, duplicates included: those of the default graph first, each part in the order of adding.
  public var quads: [IDQuad] { triples.map { IDQuad(triple: $0) } + named }

  /// The dataset of what has been added so far; more may be added after. O(n).
  public func finish() -> Dataset {
    var graphs = Dictionary(grouping: named, by: \.graph).mapValues { Graph($0.map(\.triple)) }
    for name in declared where graphs[name] == nil { graphs[name] = Graph() }
    return Dataset(dictionary: dictionary, defaultGraph: Graph(triples), namedGraphs: graphs)
  }
}
