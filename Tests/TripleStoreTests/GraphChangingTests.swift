import Testing

@testable import TripleStore

@Suite struct GraphChangingTests {
  /// Changes of different sizes, so that some go to the delta, some are merged at once, and some fill the delta up;
  /// old versions must stay as they were.
  @Test(
    arguments: [
      (seed: 1, start: 0, steps: 100, size: 3, terms: 12),
      (seed: 2, start: 300, steps: 60, size: 8, terms: 40),
      (seed: 3, start: 1_000, steps: 25, size: 50, terms: 300),
      (seed: 4, start: 40, steps: 20, size: 300, terms: 60),
      (seed: 5, start: 1_500, steps: 30, size: 1, terms: 100_000),
    ] as [(seed: UInt64, start: Int, steps: Int, size: Int, terms: UInt32)])
  func changesEqualThoseOfASet(_ p: (seed: UInt64, start: Int, steps: Int, size: Int, terms: UInt32)) throws {
    var generator = SeededGenerator(seed: p.seed)
    func random() -> IDTriple { .random(terms: p.terms, predicates: 5, using: &generator) }
    var model = Set((0..<p.start).map { _ in random() })
    var graph = Graph(Array(model))
    var held: [(Graph, Set<IDTriple>)] = []
    for step in 0..<p.steps {
      let said = Set((0..<Int.random(in: 1...p.size, using: &generator)).map { _ in random() })
      let removed = said.intersection(model).union(model.sorted().prefix(step % 3))
      let added = said.subtracting(model)
      if step % 10 == 0 { held.append((graph, model)) }
      let before = graph
      graph = graph.applying(adding: added.sorted(), removing: Array(removed))
      let back = graph.applying(adding: Array(removed), removing: Array(added))
      #expect(back.triples == before.triples)
      model = model.subtracting(removed).union(added)
      #expect(graph.count == model.count)
      if step % 7 == 0 {
        #expect(graph.triples == model.sorted())
        try graph.checkInvariants()
        try back.checkInvariants()
      }
      for triple in said { #expect(graph.contains(triple) == model.contains(triple)) }
    }
    #expect(graph.triples == model.sorted())
    try graph.checkInvariants()
    for (graph, model) in held {
      #expect(graph.triples == model.sorted())
      try graph.checkInvariants()
    }
  }

  @Test func smallChangesStayInADeltaAndManyMakeANewBase() throws {
    var graph = Graph([IDTriple(1, 1, 1)])
    for number in 2...1_000 as ClosedRange<UInt32> {
      graph = graph.applying(adding: [IDTriple(TermID(rawValue: number), 1, 1)], removing: [])
    }
    #expect(graph.delta?.changeCount == 999)
    for number in 1_001...1_100 as ClosedRange<UInt32> {
      graph = graph.applying(adding: [IDTriple(TermID(rawValue: number), 1, 1)], removing: [])
    }
    #expect(graph.delta.map { $0.changeCount < 100 } ?? true)
    #expect(graph.keys(.osp, 1) == (1...1_100).map { TermID(rawValue: $0) })
    try graph.checkInvariants()
    let large = graph.applying(adding: (1...100).map { IDTriple(1, 2, TermID(rawValue: $0)) }, removing: [])
    #expect(large.delta == nil && large.count == 1_200)
    try large.checkInvariants()
  }

  @Test func changesThatAreNotEffectiveAreErrorsOfTheProgrammer() async {
    await #expect(processExitsWith: .failure) {
      _ = Graph([IDTriple(1, 2, 3)]).applying(adding: [IDTriple(1, 2, 3)], removing: [])
    }
    await #expect(processExitsWith: .failure) {
      _ = Graph([IDTriple(1, 2, 3)]).applying(adding: [], removing: [IDTriple(1, 2, 4)])
    }
    await #expect(processExitsWith: .failure) { _ = Graph([IDTriple(.none, 2, 3)]) }
  }

  @Test func twoFuturesOfOneVersionDoNotMeet() throws {
    let start = Graph([IDTriple(1, 1, 1)]).applying(adding: [IDTriple(2, 1, 1)], removing: [])
    var versions: [Graph] = []
    for number in 3...40 as ClosedRange<UInt32> {
      versions.append(start.applying(adding: [IDTriple(TermID(rawValue: number), 1, 1)], removing: []))
    }
    for (index, version) in versions.enumerated() {
      #expect(version.keys(.spo) == [1, 2, TermID(rawValue: UInt32(index + 3))])
      #expect(version.keys(.pos, 1, 1) == version.keys(.spo))
      try version.checkInvariants()
    }
    #expect(start.keys(.spo) == [1, 2])
  }

  @Test func aGraphMayBeEmptiedAndFilledAgain() throws {
    let triples = [IDTriple(1, 2, 3), IDTriple(1, 2, 4), IDTriple(5, 2, 3)]
    var graph = Graph(triples)
    for triple in triples { graph = graph.applying(adding: [], removing: [triple]) }
    #expect(graph.isEmpty && graph.keys(.spo).isEmpty && graph.keys(.pos, 2).isEmpty)
    #expect(graph.count(.spo, 1) == 0 && graph.statistics(of: 2) == PredicateStatistics())
    try graph.checkInvariants()
    for triple in triples { graph = graph.applying(adding: [triple], removing: []) }
    #expect(graph.triples == triples.sorted())
    try graph.checkInvariants()
    #expect(graph.applying(adding: [], removing: []).triples == graph.triples)
  }

  @Test func threadsMayChangeOneVersionAtOnce() async throws {
    let start = Graph((1...2_000).map { IDTriple(TermID(rawValue: $0), 1, 1) })
      .applying(adding: [IDTriple(2_001, 1, 1)], removing: [])
    await withTaskGroup(of: Bool.self) { group in
      for task in 0..<4 as Range<UInt32> {
        group.addTask {
          var graph = start
          var expected = start.keys(.spo)
          for number in 0..<200 as Range<UInt32> {
            let subject = TermID(rawValue: 3_000 + task + 4 * number)
            graph = graph.applying(adding: [IDTriple(subject, 1, 1)], removing: [])
            expected.append(subject)
          }
          return graph.keys(.pos, 1, 1) == expected && graph.keys(.spo) == expected
        }
      }
      for await isRight in group { #expect(isRight) }
    }
    #expect(start.count == 2_001 && start.keys(.spo).last == 2_001)
  }
}

/// Many look-ups at once.
@Suite struct AdjacencyTests {
  @Test(
    "rows of many keys are those of each", arguments: [40, 600, 5000], [false, true])
  func rowsOfManyKeys(count: Int, hasChanged: Bool) {
    var generator = SeededGenerator(seed: UInt64(count))
    let triples = (0..<count).map { _ in
      IDTriple.random(terms: UInt32(count / 4), predicates: 5, using: &generator)
    }
    var graph = Graph(triples)
    if hasChanged {
      let added = IDTriple(7, 3, TermID(rawValue: UInt32(count)))
      graph = graph.applying(adding: [added], removing: [graph.triples[0]])
    }
    let keys =
      [.none] + (0..<200).map { _ in TermID(rawValue: .random(in: 1...UInt32(count + 9), using: &generator)) }
    var found = 0
    withExtendedLifetime(graph) {
      for predicate in 1...6 as ClosedRange<UInt32> {
        for key in [Adjacency.Key.subject, .object] {
          let adjacency = Adjacency(graph, TermID(rawValue: predicate), by: key)
          let rows = UnsafeMutablePointer<Row>.allocate(capacity: keys.count)
          defer { rows.deallocate() }
          adjacency.rows(of: keys, count: keys.count, into: rows)
          for (index, id) in keys.enumerated() {
            #expect(Array(rows[index]) == Array(adjacency.row(id)))
            found += rows[index].count
          }
        }
      }
    }
    #expect(found > 20)
  }
}
