import Testing

@testable import TripleStore

@Suite struct GraphTests {
  private static let triples = [
    IDTriple(3, 10, 4), IDTriple(1, 10, 2), IDTriple(1, 11, 2), IDTriple(1, 10, 3), IDTriple(3, 10, 4),
  ]

  @Test func rowsAreSortedAndDistinct() throws {
    let graph = Graph(Self.triples)
    #expect(graph.count == 4)
    #expect(graph.keys(.spo) == [1, 3])
    #expect(graph.keys(.pos) == [10, 11])
    #expect(graph.keys(.osp) == [2, 3, 4])
    #expect(graph.keys(.spo, 1) == [10, 11])
    #expect(graph.keys(.pos, 10) == [2, 3, 4])
    #expect(graph.keys(.osp, 2) == [1])
    #expect(graph.keys(.spo, 1, 10) == [2, 3])
    #expect(graph.keys(.pos, 11, 2) == [1])
    #expect(graph.keys(.osp, 2, 1) == [10, 11])
    #expect(
      graph.triples == [IDTriple(1, 10, 2), IDTriple(1, 10, 3), IDTriple(1, 11, 2), IDTriple(3, 10, 4)])
    try graph.checkInvariants()
  }

  @Test func absentKeysHaveEmptyRows() {
    let graph = Graph(Self.triples)
    for order in Order.allCases {
      #expect(graph.keys(order, 99) == [] && graph.keys(order, 99, 1) == [] && graph.keys(order, .none) == [])
      #expect(graph.count(order, 99) == 0)
    }
    #expect(graph.keys(.spo, 1, 99) == [] && graph.keys(.spo, 2, 10) == [])
    #expect(!graph.contains(1, 10, 4) && !graph.contains(2, 10, 2) && !graph.contains(.none, .none, .none))
    #expect(graph.contains(3, 10, 4))
  }

  @Test func theEmptyGraphHasNothing() throws {
    let graph = Graph()
    #expect(graph.isEmpty && graph.triples.isEmpty && graph.keys(.pos).isEmpty && !graph.contains(1, 1, 1))
    try graph.checkInvariants()
  }

  @Test func countsAndStatisticsAreExact() {
    let graph = Graph(Self.triples)
    #expect(graph.count(.spo, 1) == 3 && graph.count(.pos, 10) == 3 && graph.count(.osp, 2) == 2)
    #expect(graph.statistics(of: 10) == PredicateStatistics(triples: 3, subjects: 2, objects: 3))
    #expect(graph.statistics(of: 11) == PredicateStatistics(triples: 1, subjects: 1, objects: 1))
    #expect(graph.statistics(of: 12) == PredicateStatistics())
    #expect(graph.statistics(of: 10).objectsPerSubject == 1.5)
    #expect(graph.statistics(of: 10).subjectsPerObject == 1)
    #expect(
      graph.statistics(of: 12).objectsPerSubject == 0 && graph.statistics(of: 12).subjectsPerObject == 0)
    #expect((graph.subjectCount, graph.predicateCount, graph.objectCount) == (2, 2, 3))
  }

  @Test(arguments: [10, 500, 600, 5_000, 150_000], [UInt32(30), 3_000, 5_000_000])
  func bulkLoadEqualsTheSet(count: Int, terms: UInt32) throws {
    var generator = SeededGenerator(seed: UInt64(count) ^ UInt64(terms))
    let triples = (0..<count).map { _ in
      IDTriple.random(terms: terms, predicates: min(terms, 4_000), using: &generator)
    }
    let graph = Graph(triples)
    #expect(graph.triples == Set(triples).sorted())
    try graph.checkInvariants()
  }

  @Test func invariantsFindWhatIsWrong() {
    func index(_ triples: [Order: [IDTriple]]) -> SortedIndex {
      SortedIndex { order in
        (triples[order] ?? []).map(order.path).withUnsafeBufferPointer { Trie($0) }
      }
    }
    func violation(_ graph: Graph) -> Int? {
      do throws(InvariantViolation) { try graph.checkInvariants() } catch { return error.number }
      return nil
    }
    let one = IDTriple(1, 2, 3)
    let two = IDTriple(4, 2, 3)
    let unsorted = Graph(base: index([.spo: [two, one], .pos: [one, two], .osp: [one, two]]))
    let different = Graph(base: index([.spo: [one], .pos: [two], .osp: [one]]))
    let miscounted = Graph(base: SortedIndex([one]), delta: nil, count: 2)
    #expect(violation(unsorted) == 1)
    #expect(violation(different) == 3)
    #expect(violation(miscounted) == 4)
    #expect(violation(Graph([one, two])) == nil)
  }
}
