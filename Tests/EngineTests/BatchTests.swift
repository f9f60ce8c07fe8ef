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

  private static func quads(_ random: inout SeededGenerator) -> [Quad] {
    let lines = (0..<110).map { number in
      let graph = number % 3 == 0 ? random.pick([" @ g", " @ h", " @ n1"]) : ""
      return "n\(random.below(12)) \(random.pick(["p", "q", "r"])) n\(random.below(12))\(graph)"
    }
    return Notation.quads(lines.joined(separator: "\n"))
  }

  private static let isSame = Expression.call(.sameTerm, [.of("?z"), .of("?x")])

  private static let parts: [Pattern] = [
    .union(.bgp("?x q ?z"), .bgp("?z r ?y")),
    .union(.union(.bgp("?x q ?z"), .bgp("?y q ?z . ?z r ?w")), .bgp("")),
    .union(.leftJoin(.bgp("?x q ?z"), .bgp("?z r ?w . ?w p ?v"), nil), .bgp("?z r n3")),
    .union(.union(.bgp("?x q ?z"), .bgp("?x r ?z")), .union(.bgp("n1 q ?z"), .bgp("?z q ?x . ?z r ?y"))),
    .graph(Notation.pattern("?g"), .bgp("?x p ?z")), .graph(Notation.pattern("g"), .bgp("?z p ?y . ?z q ?w")),
    .graph(Notation.pattern("?g"), .union(.bgp("?x q ?z"), .bgp("?z r ?y"))),
    .graph(Notation.pattern("?g"), .graph(Notation.pattern("?h"), .bgp("?x p ?z"))),
    .graph(Notation.pattern("?x"), .bgp("?z p ?y")), .graph(Notation.pattern("nowhere"), .bgp("?x p ?z")),
    .graph(Notation.pattern("?g"), .filter(.exists(.bgp("?z q ?v")), .bgp("?x p ?z"))),
    .union(.graph(Notation.pattern("g"), .bgp("?x p ?z")), .path("?x", .oneOrMore(.word("q")), "?z")),
  ]

  @Test("Unions, graphs and optional sides, in the order of solutions alone", arguments: parts.indices)
  func branches(index: Int) throws {
    var random = SeededGenerator(seed: UInt64(300 + index))
    let part = BatchTests.parts[index]
    let quads = BatchTests.quads(&random)
    let evaluator = try Evaluator(quads)
    let left = Pattern.bgp("?x p ?y")
    let patterns: [Pattern] = [
      part, .join(left, part), .leftJoin(left, part, nil), .leftJoin(left, part, BatchTests.isSame),
      .leftJoin(.join(left, part), .bgp("?z p ?u . ?u q ?t"), nil), .join(part, .bgp("?x q ?s")),
      .minus(left, part), .filter(.not(BatchTests.isSame), .join(left, part)),
      .leftJoin(.leftJoin(left, .bgp("?y r ?z . ?z p ?o"), nil), part, nil), .union(left, .join(part, left)),
    ]
    for pattern in patterns {
      let variables = Support.variables(of: pattern).sorted { $0.name < $1.name }
      let expected = Oracle(quads).bag(.project(pattern, variables))
      let found = try evaluator.solutions(pattern, variables)
      #expect(found.bag == expected, "\(pattern)")
      let query = Query(form: .select(variables), pattern: pattern)
      let alone = try evaluator.solutionsWithSupport(query).solutions.words
      #expect(alone == found.words, "\(pattern)")
      let few = Query(form: .select(variables), pattern: .slice(pattern, offset: 3, limit: 40))
      guard case .solutions(let first) = try evaluator.evaluate(few) else { continue }
      #expect(first.words == Array(alone.dropFirst(3).prefix(40)), "\(pattern)")
    }
  }
}
