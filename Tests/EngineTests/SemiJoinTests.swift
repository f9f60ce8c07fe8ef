import Algebra
import Engine
import RDF
import Support
import Testing

/// MINUS, EXISTS and NOT EXISTS with right sides that are looked up and right sides that are kept, against the
/// definitions.
@Suite(.timeLimit(.minutes(5))) struct SemiJoinTests {
  private static let right: [Pattern] = [
    .bgp("?x q ?m"), .bgp("?y p ?x"), .bgp("?x q ?y"), .bgp("?y ?any ?x"), .bgp("?m r n3"), .bgp("n1 q ?y"),
    .bgp("?x q ?m . ?m r ?k"), .bgp("?x q ?m . ?k r ?y"), .bgp("?x p ?y . ?y q ?x"),
    .union(.bgp("?x q ?m"), .bgp("?x r ?y")), .union(.bgp("?x q n2"), .bgp("?y r n2")),
    .leftJoin(.bgp("?x q ?m"), .bgp("?m r ?y"), nil), .leftJoin(.bgp("?m r ?k"), .bgp("?k q ?z"), nil),
    .filter(.call(.sameTerm, [.of("?m"), .of("?x")]), .bgp("?x q ?m . ?m r ?k")),
    .filter(.not(.call(.sameTerm, [.of("?k"), .of("?y")])), .bgp("?x q ?m . ?m r ?k")),
    .join(.bgp("?x q ?m"), .path("?m", .oneOrMore(.word("p")), "n4")),
    .join(.bgp("?x q ?m"), .path("?m", .zeroOrMore(.word("p")), "?y")),
    .path("?x", .oneOrMore(.word("q")), "n2"), .path("?x", .zeroOrMore(.word("q")), "?y"),
    .minus(.bgp("?x q ?m"), .bgp("?y r ?m")), .data("x y", "n1 n2", "n3 -", "- n4", "n5 n5"),
    .graph(.term(Notation.term("g")), .bgp("?x p ?m . ?m q ?k")),
    .graph(Notation.pattern("?z"), .bgp("?x p ?m")),
    .filter(.exists(.bgp("?m r ?k . ?k q ?x")), .bgp("?x q ?m")), .bgp(""), .bgp("?k r nowhere"),
  ]

  private static let left: [Pattern] = [
    .bgp("?x p ?y"), .leftJoin(.bgp("?x p ?o"), .bgp("?o q ?y"), nil),
    .leftJoin(.bgp("?x p ?y"), .bgp("?y q ?z . ?z r ?w"), nil),
    .union(.bgp("?x p ?a"), .bgp("?y q ?z")), .data("x", "n1", "nowhere", "n2"),
    .graph(Notation.pattern("?z"), .bgp("?x p ?y")), .bgp("?x p ?y . ?y p ?z . ?z p ?w"),
  ]

  private static func quads(_ random: inout SeededGenerator) -> [Quad] {
    let lines = (0..<60).map { number in
      let graph = number % 4 == 0 ? random.pick([" @ g", " @ h"]) : ""
      return "n\(random.below(9)) \(random.pick(["p", "p", "q", "r"])) n\(random.below(9))\(graph)"
    }
    return Notation.quads(lines.joined(separator: "\n"))
  }

  @Test("Each left side with each right side", arguments: right.indices)
  func sides(index: Int) throws {
    var random = SeededGenerator(seed: UInt64(40 + index))
    let right = SemiJoinTests.right[index]
    for left in SemiJoinTests.left {
      let quads = SemiJoinTests.quads(&random)
      let evaluator = try Evaluator(quads)
      let patterns: [Pattern] = [
        .minus(left, right), .filter(.exists(right), left), .filter(.not(.exists(right)), left),
        .join(.bgp("?a p ?x"), .minus(left, right)), .join(.bgp("?a r ?b"), .filter(.exists(right), left)),
        .filter(.and(.exists(right), .not(.exists(.bgp("?y r ?x . ?x p ?v")))), left),
      ]
      for pattern in patterns {
        let variables = Support.variables(of: pattern).sorted { $0.name < $1.name }
        let expected = Oracle(quads).bag(.project(pattern, variables))
        let found = try evaluator.solutions(pattern, variables)
        #expect(found.bag == expected, "\(pattern)")
        let query = Query(form: .select(variables), pattern: pattern)
        #expect(try evaluator.solutionsWithSupport(query).solutions.words == found.words, "\(pattern)")
      }
    }
  }

  @Test("What most rows ask for is found once; what few ask for is looked up")
  func choice() throws {
    let data = (0..<400).map { "x\($0) p y\($0)\nx\($0) q z\($0 % 40)\nz\($0 % 40) r w" }.joined(
      separator: "\n")
    let evaluator = try Evaluator(data)
    func rows(_ left: String) throws -> (rows: Int, scanned: Int) {
      let pattern = Pattern.filter(.exists(.bgp("?x q ?z . ?z r ?w")), .bgp(left))
      let query = Query(form: .select(Variable.list("x")), pattern: pattern)
      let (result, plan) = try evaluator.profile(query)
      guard case .solutions(let solutions) = result else { return (-1, -1) }
      return (solutions.count, plan.lines.last?.rows ?? -1)
    }
    let many = try rows("?x p ?y")
    #expect(many.rows == 400)
    #expect(many.scanned == 400)
    let few = try rows("?x p y7")
    #expect(few.rows == 1)
    #expect(few.scanned == 0)
  }

  @Test("Variables that only some rows bind need no look at each pair of rows")
  func uncertain() throws {
    let data = (0..<3000).map { "x\($0) p y\($0 % 7)" + ($0 % 2 == 0 ? "\nx\($0) q z\($0)" : "") }
      .joined(separator: "\n")
    let left = Pattern.leftJoin(.bgp("?x p ?y"), .bgp("?x q ?z"), nil)
    let pattern = Pattern.minus(left, .leftJoin(.bgp("?x p y3"), .bgp("?x q ?z"), nil))
    #expect(try Evaluator(data).rows(pattern, "x").count == 3000 - 429)
  }
}
