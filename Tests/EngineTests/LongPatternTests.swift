import Algebra
import Engine
import Support
import Testing

/// Patterns of a great many parts: they are planned in time, answered without deep recursion, and can be stopped.
@Suite(.timeLimit(.minutes(2))) struct LongPatternTests {
  private static let truth = Expression.bound(Variable("x"))

  private static let answered: [(String, Pattern)] = [
    ("unions", .union(of: Array(repeating: .bgp("?x p ?y"), count: 20_000)) ?? .bgp("?x p ?y")),
    ("triples", .triples(Array(repeating: triples("?x p ?y"), count: 1_400).flatMap { $0 })),
    ("triples with variables of their own", .triples((0..<1_000).flatMap { triples("?x p ?y\($0)") })),
    ("conditions", conditions(50_000)),
    ("a path", .path("a", path(1_000), "?x")),
  ]

  private static func triples(_ text: String) -> [TriplePattern] {
    if case .triples(let triples) = Pattern.bgp(text) { triples } else { [] }
  }

  private static func conditions(_ count: Int) -> Pattern {
    let condition = Expression.conjunction(of: Array(repeating: truth, count: count)) ?? truth
    return .filter(condition, .bgp("?x p ?y"))
  }

  private static func path(_ length: Int) -> Path {
    length == 1 ? .word("p") : .sequence(path(length - length / 2), path(length / 2))
  }

  @Test("they are answered", arguments: answered.indices)
  func answers(index: Int) throws {
    let (name, pattern) = LongPatternTests.answered[index]
    let rows = try Evaluator("a p a").rows(pattern, "x")
    #expect(rows.count == (name == "unions" ? 20_000 : 1), "\(name)")
    #expect(Set(rows) == ["a"])
  }

  @Test("a join that would need too much of the stack is refused", arguments: [false, true])
  func refused(isInside: Bool) throws {
    let long = Pattern.triples(
      Array(repeating: LongPatternTests.triples("?x p ?y"), count: 3_000).flatMap { $0 })
    let pattern = isInside ? Pattern.filter(.exists(long), .bgp("?x p ?y")) : long
    #expect(throws: EvaluationError.unsupported("a query of more than 1500 joined patterns")) {
      try Evaluator("a p a").rows(pattern, "x")
    }
  }

  @Test("a deadline ends the planning")
  func deadline() throws {
    var pattern = Pattern.bgp("?x p ?y")
    for index in 0..<2_000 { pattern = .leftJoin(pattern, .bgp("?x p ?y\(index)"), nil) }
    let interrupt = Interrupt()
    let evaluator = try Evaluator("a p a", interrupt: interrupt)
    interrupt.setTimeout(seconds: 0.01)
    #expect(throws: EvaluationError.timedOut) { try evaluator.rows(pattern, "x") }
  }
}
