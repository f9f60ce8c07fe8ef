import Testing

@testable import TripleStore

@Suite struct QuadListTests {
  /// Quads of few terms in the default graph and two named ones.
  private static func dataset(seed: Int) throws -> Dataset {
    var generator = SeededGenerator(seed: UInt64(seed))
    let builder = DatasetBuilder(dictionary: try dictionary(ofTerms: 9))
    for _ in 0..<60 {
      let triple = IDTriple.random(terms: 6, predicates: 4, using: &generator)
      let graph = TermID(rawValue: .random(in: 0...2, using: &generator))
      builder.add(triple.s, triple.p, triple.o, graph: graph)
    }
    return builder.finish()
  }

  @Test(arguments: 0..<20) func aDatasetCountsAsItsQuadsDo(seed: Int) throws {
    let dataset = try Self.dataset(seed: seed)
    let (whole, listed) = (QuadList(dataset), QuadList(dataset.idQuads()))
    #expect(whole == listed && whole.predicateCounts == listed.predicateCounts)
    #expect(whole.predicateCounts.values.reduce(0, +) == dataset.count)
    for predicate in (1...9).map({ TermID(rawValue: $0) }) {
      var quads: (whole: Set<IDQuad>, listed: Set<IDQuad>) = ([], [])
      var calls = 0
      whole.forEach(of: predicate) {
        quads.whole.insert($0)
        calls += 1
      }
      listed.forEach(of: predicate) { quads.listed.insert($0) }
      #expect(quads.whole == quads.listed && calls == whole.predicateCounts[predicate, default: 0])
      for object in (1...9).map({ TermID(rawValue: $0) }) {
        #expect(whole.count(of: predicate, object) == listed.count(of: predicate, object))
        #expect(whole.count(of: predicate, object) == quads.whole.filter { $0.o == object }.count)
      }
    }
  }
}
