import Algebra
import Engine
import RDF
import Support
import Testing

/// Everything that can take long stops when it is told to.
@Suite(.timeLimit(.minutes(2))) struct InterruptTests {
  private static let data = (0..<300).map { "n\($0) p n\(($0 * 7 + 1) % 300)\nn\($0) q \($0 % 17)" }.joined(
    separator: "\n")

  private static let product = Pattern.join(
    .bgp("?a p ?b . ?c p ?d . ?e p ?f"), .bgp("?g p ?h"))

  /// The product, none of whose rows pass a condition on all of them.
  private static let emptyProduct = Pattern.filter(
    ["?a", "?c", "?e", "?g"].map { Expression.call(.sameTerm, [.of($0), .of("zoe")]) }
      .reduce(.bound(Variable("zz"))) { .or($0, $1) }, product)

  private static let patterns: [(String, Pattern)] = [
    ("a product", product),
    ("a count of a product", .group(product, by: [], [Aggregation(Variable("n"), Aggregate(.count, nil))])),
    ("a distinct product", .distinct(.project(product, Variable.list("a")))),
    ("a product in a filter", .filter(.exists(emptyProduct), .bgp("?x q 3"))),
    ("a product on the right of minus", .minus(.bgp("?a q 3"), emptyProduct)),
    ("an ordered product", .order(product, [OrderKey(.of("?h"), isDescending: false)])),
    ("paths between everything", .join(.bgp("?a p ?b . ?c p ?d"), .path("?x", .oneOrMore(.word("p")), "?y"))),
  ]

  @Test("a deadline ends it", arguments: patterns.indices)
  func deadline(index: Int) throws {
    let interrupt = Interrupt()
    let evaluator = try Evaluator(InterruptTests.data, interrupt: interrupt)
    interrupt.setTimeout(seconds: 0.05)
    #expect(throws: EvaluationError.timedOut) { try evaluator.rows(InterruptTests.patterns[index].1, "a") }
  }

  @Test("a cancelled evaluation does not begin")
  func cancelled() throws {
    let interrupt = Interrupt()
    let evaluator = try Evaluator("a p b", interrupt: interrupt)
    interrupt.cancel()
    #expect(throws: EvaluationError.interrupted) { try evaluator.rows(.bgp("?x p ?y"), "x") }
    interrupt.reset()
    #expect(try evaluator.rows(.bgp("?x p ?y"), "x") == ["a"])
  }
}
