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
    var groups: [[Entry]] = [[], [], []]
    var triples: [TermID] = []
    for id in used {
      switch dictionary.kind(id) {
      case .iri: groups[0].append(Entry(id, dictionary))
      case .blank: groups[1].append(Entry(id, dictionary))
      case .literal: groups[2].append(Entry(id, dictionary))
      case .triple: triples.append(id)
      }
    }
    var order: [TermID] = []
    order.reserveCapacity(used.count)
    for group in groups.indices {
      groups[group].sort { Entry.precedes($0, $1, dictionary) }
      order.append(contentsOf: groups[group].lazy.map(\.id))
    }
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

  /// A graph's triples in the order of their subjects, predicates and objects. O(n log n).
  func sorted(_ graph: Graph) -> [IDTriple] {
    var result = graph.triples
    result.sort {
      let (a, b) = (place($0.s), place($1.s))
      if a != b { return a < b }
      let (c, d) = (place($0.p), place($1.p))
      return c != d ? c < d : place($0.o) < place($1.o)
    }
    return result
  }

  /// The dataset's graphs, the default one first, each with its sorted triples.
  func sortedGraphs(_ dataset: Dataset) -> [(name: TermID, triples: [IDTriple])] {
    var result = [(name: TermID.none, triples: sorted(dataset.defaultGraph))]
    for name in dataset.graphNames.sorted(by: { place($0) < place($1) }) {
      if let graph = dataset.graph(name), graph.count > 0 { result.append((name, sorted(graph))) }
    }
    return result
  }

  /// A term with the first bytes of its text, which decide most comparisons.
  private struct Entry {
    let id: TermID
    let head: UInt64
    let next: UInt64

    init(_ id: TermID, _ dictionary: TermDictionary) {
      self.id = id
      (head, next) = dictionary.withText(id) { (Entry.word($0, from: 0), Entry.word($0, from: 8)) }
    }

    private static func word(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> UInt64 {
      var word: UInt64 = 0
      for index in start..<start + 8 { word = word << 8 | (index < text.count ? UInt64(text[index]) : 0) }
      return word
    }

    static func precedes(_ a: Entry, _ b: Entry, _ dictionary: TermDictionary) -> Bool {
      if a.head != b.head { return a.head < b.head }
      if a.next != b.next { return a.next < b.next }
      let order = dictionary.withText(a.id) { first in
        dictionary.withText(b.id) { second in compare(first, second) }
      }
      if order != 0 { return order < 0 }
      if a.id == b.id { return false }
      return TermText.nTriples(a.id, dictionary).lexicographicallyPrecedes(
        TermText.nTriples(b.id, dictionary))
    }

    private static func compare(_ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>) -> Int {
      let count = min(a.count, b.count)
      var index = 0
      while index < count, a[index] == b[index] { index += 1 }
      if index < count { return a[index] < b[index] ? -1 : 1 }
      return a.count - b.count
    }
  }
}
