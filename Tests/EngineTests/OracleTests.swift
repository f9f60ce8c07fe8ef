import Algebra
import Engine
import RDF
import Support
import Testing

/// The engine against the definitions, on random data and patterns.
@Suite struct OracleTests {
  @Test(
    "the engine gives the bag that the definitions give: 20,000 pairs of data and pattern", arguments: 1...125
  )
  func bags(seed: Int) throws {
    var random = RandomPatterns(seed: UInt64(seed))
    var matched = 0
    for round in 0..<160 {
      let quads = random.quads()
      let pattern = random.pattern(depth: 1 + round % 3)
      let variables = Support.variables(of: pattern).sorted { $0.name < $1.name }
      let expected = Oracle(quads).bag(.project(pattern, variables))
      let found = try Evaluator(quads).solutions(pattern, variables).bag
      if !expected.isEmpty { matched += 1 }
      guard expected == found else {
        let data = quads.map { "\(Notation.word($0.triple)) \($0.graph.map(Notation.word) ?? "")" }
        Issue.record("seed \(seed) round \(round): \(pattern)\n\(data)\nexpected \(expected)\nfound \(found)")
        return
      }
    }
    #expect(matched > 25, "many patterns must match something, or the test says little")
  }

  /// With support each solution goes its way alone; without it, many go together. There are enough of them here for many
  /// batches.
  @Test("Solutions that go together are those that go alone, in the same order", arguments: 1...20)
  func batches(seed: Int) throws {
    var random = RandomPatterns(seed: UInt64(5000 + seed))
    var most = 0
    for round in 0..<50 {
      let quads = (0..<(4 + round / 5)).flatMap { _ in random.quads() }
      var pattern = random.pattern(depth: 1 + round % 2)
      if round % 2 == 0 { pattern = .join(pattern, .bgp("?a ?b ?c")) }
      let variables = Support.variables(of: pattern).sorted { $0.name < $1.name }
      let query = Query(form: .select(variables), pattern: pattern)
      let limit = 1 + round * round
      let isShort = Query(form: .select(variables), pattern: .slice(pattern, offset: 0, limit: limit))
      let evaluator = try Evaluator(quads)
      let alone = try evaluator.solutionsWithSupport(query).solutions
      let together = try evaluator.solutions(pattern, variables)
      #expect(together.bag == alone.bag, "seed \(seed) round \(round): \(pattern)")
      #expect(together.words == alone.words, "seed \(seed) round \(round): \(pattern)")
      guard case .solutions(let first) = try evaluator.evaluate(isShort) else { continue }
      #expect(first.words == Array(alone.words.prefix(limit)), "seed \(seed) round \(round): \(pattern)")
      most = max(most, alone.count)
    }
    #expect(most > 16 + 64 + 256, "some must fill batches of every size")
  }

  @Test("support: each row's triples are in the data, and prove the row", arguments: 1...6)
  func support(seed: Int) throws {
    var random = RandomPatterns(seed: UInt64(1000 + seed))
    for round in 0..<100 {
      let quads = random.quads()
      let pattern = random.pattern(depth: 1 + round % 3)
      let variables = Support.variables(of: pattern).sorted { $0.name < $1.name }
      let query = Query(form: .select(variables), pattern: pattern)
      let (solutions, support) = try Evaluator(quads).solutionsWithSupport(query)
      let expected = Oracle(quads).bag(.project(pattern, variables))
      #expect(solutions.bag == expected, "seed \(seed) round \(round)")
      #expect(support.count == solutions.count)
      let triples = Set(quads.map(\.triple))
      for steps in support {
        #expect(Set(steps).count == steps.count)
        #expect(triples.isSuperset(of: steps))
      }
    }
  }
}
