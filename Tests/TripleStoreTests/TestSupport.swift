import RDF

@testable import TripleStore

/// Pseudo-random numbers with a seed (SplitMix64), so that a failing case comes back.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }
}

extension TermID: ExpressibleByIntegerLiteral {
  public init(integerLiteral value: UInt32) {
    self.init(rawValue: value)
  }
}

extension IDTriple {
  /// A random triple of few different terms, so that triples meet.
  static func random(terms: UInt32, predicates: UInt32, using generator: inout SeededGenerator) -> IDTriple {
    func term(_ count: UInt32) -> TermID { TermID(rawValue: .random(in: 1...count, using: &generator)) }
    return IDTriple(term(terms), term(predicates), term(terms))
  }
}

extension Graph {
  /// The rows of an order as arrays, which outlive the graph.
  func keys(_ order: Order) -> [TermID] { withExtendedLifetime(self) { Array(row(order)) } }
  func keys(_ order: Order, _ a: TermID) -> [TermID] { withExtendedLifetime(self) { Array(row(order, a)) } }
  func keys(_ order: Order, _ a: TermID, _ b: TermID) -> [TermID] {
    withExtendedLifetime(self) { Array(row(order, a, b)) }
  }
}

/// A dictionary that has the IRIs `t:1` to `t:count` as the ids 1 to count.
func dictionary(ofTerms count: Int) throws -> TermDictionary {
  let dictionary = TermDictionary()
  for number in 0..<count { _ = try dictionary.intern(.iri("t:\(number + 1)")) }
  return dictionary
}
