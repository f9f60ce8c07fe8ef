/// Distinct quads: an array of them, in its order, or all those of a dataset, sorted.
///
/// A dataset is held by reference, so that a file's quads which became a graph are not kept a second time.
public struct QuadList: Sendable {
  enum Storage: Sendable {
    case listed([IDQuad])
    case whole(Dataset)
  }

  let storage: Storage

  /// Some quads. Requires them distinct.
  public init(_ quads: [IDQuad]) {
    storage = .listed(quads)
  }

  /// Every quad of a dataset.
  public init(_ dataset: Dataset) {
    storage = .whole(dataset)
  }

  /// The number of quads. O(1), or O(graphs).
  public var count: Int {
    switch storage {
    case .listed(let quads): quads.count
    case .whole(let dataset): dataset.count
    }
  }

  public var isEmpty: Bool { count == 0 }
}

extension QuadList {
  /// The number of quads of each predicate. O(n), or O(graphs · predicates) for those of a dataset.
  public var predicateCounts: [TermID: Int] {
    var counts: [TermID: Int] = [:]
    switch storage {
    case .listed(let quads):
      for quad in quads { counts[quad.p, default: 0] += 1 }
    case .whole(let dataset):
      for graph in QuadList.graphs(dataset) {
        for predicate in graph.row(.pos) {
          counts[predicate, default: 0] += graph.count(.pos, predicate)
        }
      }
    }
    return counts
  }

  private static func graphs(_ dataset: Dataset) -> [Graph] {
    [dataset.defaultGraph] + dataset.graphNames.compactMap(dataset.graph)
  }

  /// The number of quads of a predicate and an object. O(n), or O(graphs · log n) for those of a dataset.
  public func count(of predicate: TermID, _ object: TermID) -> Int {
    switch storage {
    case .listed(let quads): quads.reduce(0) { $0 + ($1.p == predicate && $1.o == object ? 1 : 0) }
    case .whole(let dataset):
      QuadList.graphs(dataset).reduce(0) { $0 + $1.row(.pos, predicate, object).count }
    }
  }

  /// Calls a function with each quad of a predicate. O(n), or O(theirs) for those of a dataset.
  public func forEach(of predicate: TermID, _ body: (IDQuad) -> Void) {
    switch storage {
    case .listed(let quads):
      for quad in quads where quad.p == predicate { body(quad) }
    case .whole(let dataset):
      for name in [.none] + dataset.graphNames {
        guard let graph = dataset.graph(name) else { continue }
        for object in graph.row(.pos, predicate) {
          for subject in graph.row(.pos, predicate, object) {
            body(IDQuad(subject, predicate, object, graph: name))
          }
        }
      }
    }
  }
}

extension QuadList: Sequence {
  public struct Iterator: IteratorProtocol {
    private var listed: IndexingIterator<[IDQuad]>
    private let dataset: Dataset?
    private var names: IndexingIterator<[TermID]>
    private var name = TermID.none
    private var triples: TripleIterator?

    fileprivate init(_ storage: Storage) {
      switch storage {
      case .listed(let quads):
        listed = quads.makeIterator()
        dataset = nil
        names = [].makeIterator()
      case .whole(let dataset):
        listed = [].makeIterator()
        self.dataset = dataset
        names = ([.none] + dataset.graphNames).makeIterator()
      }
    }

    public mutating func next() -> IDQuad? {
      guard let dataset else { return listed.next() }
      while true {
        if let triple = triples?.next() { return IDQuad(triple: triple, graph: name) }
        guard let next = names.next() else { return nil }
        name = next
        triples = dataset.graph(next).map { TripleIterator($0) }
      }
    }
  }

  public func makeIterator() -> Iterator { Iterator(storage) }

  public var underestimatedCount: Int { count }
}

extension QuadList: ExpressibleByArrayLiteral {
  public init(arrayLiteral quads: IDQuad...) {
    self.init(quads)
  }
}

extension QuadList: Hashable {
  public static func == (a: QuadList, b: QuadList) -> Bool { a.count == b.count && a.elementsEqual(b) }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(count)
    for quad in self { hasher.combine(quad) }
  }
}

/// The triples of a graph one after the other, in the order spo of ids.
struct TripleIterator: IteratorProtocol {
  private let graph: Graph
  private let subjects: Row
  private var predicates = Row.empty
  private var objects = Row.empty
  private var subject = 0
  private var predicate = 0
  private var object = 0

  init(_ graph: Graph) {
    self.graph = graph
    subjects = graph.row(.spo)
    if !subjects.isEmpty { open(0) }
  }

  mutating func next() -> IDTriple? {
    if object == objects.count {
      predicate += 1
      if predicate >= predicates.count {
        subject += 1
        if subject >= subjects.count { return nil }
        open(subject)
      } else {
        objects = graph.row(.spo, subjects[subject], predicates[predicate])
      }
      object = 0
    }
    defer { object += 1 }
    return IDTriple(s: subjects[subject], p: predicates[predicate], o: objects[object])
  }

  private mutating func open(_ place: Int) {
    predicates = graph.row(.spo, subjects[place])
    predicate = 0
    objects = graph.row(.spo, subjects[place], predicates[0])
  }
}
