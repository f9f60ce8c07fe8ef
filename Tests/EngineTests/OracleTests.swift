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
