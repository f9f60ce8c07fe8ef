import Algebra
import Engine
import RDF
import Support
import Testing

/// Steps that take many solutions together, on enough data that they do.
@Suite struct BatchTests {
  /// Two nodes, each with enough ends for several batches.
  private static let fan = (0..<2).map { i in
    "a\(i) p b\(i)\n"
      + (0..<70).map { "b\(i) q c\(i)x\($0)\nc\(i)x\($0) r d\($0 % 9)" }.joined(separator: "\n")
  }.joined(separator: "\n")

  private func check(_ pattern: Pattern, _ data: String) throws {
    let variables = Support.variables(of: pattern).sorted { $0.name < $1.name }
    let quads = Notation.quads(data)
    let expected = Oracle(quads).bag(.project(pattern, variables))
    #expect(try Evaluator(quads).solutions(pattern, variables).bag == expected)
    #expect(!expected.isEmpty)
  }

  @Test("What is bound around many solutions stays bound")
  func surroundings() throws {
    try check(.leftJoin(.bgp("?a p ?b"), .bgp("?b q ?c . ?c r ?d"), nil), BatchTests.fan)
    try check(
      .join(.bgp("?a p ?b"), .union(.bgp("?b q ?c . ?c r ?d"), .bgp("?b q ?c . ?c r d1"))), BatchTests.fan)
  }
}
