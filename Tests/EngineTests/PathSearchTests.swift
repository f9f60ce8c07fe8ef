import Algebra
import Engine
import RDF
import Support
import Testing
import TripleStore

/// Searches along repeated paths, against the definitions, on graphs with cycles and hubs.
@Suite(.timeLimit(.minutes(5))) struct PathSearchTests {
  private static let p = Path.word("p")
  private static let q = Path.word("q")
  private static let r = Path.word("r")

  private static let inner: [Path] = [
    p, .inverse(q), .alternative(p, q), .alternative(p, .inverse(p)), .sequence(p, q),
    .sequence(.inverse(p), q), .sequence(p, .alternative(q, .inverse(r))), .inverse(.sequence(p, r)),
    .alternative(.sequence(p, q), r), .sequence(.zeroOrMore(p), q), .oneOrMore(.sequence(p, p)),
    .zeroOrOne(q), .negated(forward: [Notation.iri("p")], backward: nil),
    .sequence(.negated(forward: nil, backward: [Notation.iri("q")]), r), .alternative(p, .word("nowhere")),
    .sequence(p, .sequence(q, .sequence(r, p))),
  ]

  private static func graph(_ random: inout SeededGenerator) -> String {
    (0..<45).map { _ in
      let object = random.oneIn(5) ? "hub" : "n\(random.below(16))"
      return "n\(random.below(16)) \(random.pick(["p", "q", "r"])) \(object)"
    }.joined(separator: "\n")
  }

  @Test("From one node, to one, between two, from many and from everywhere", arguments: inner.indices)
  func closures(index: Int) throws {
    var random = SeededGenerator(seed: UInt64(index))
    for path in [
      Path.oneOrMore(PathSearchTests.inner[index]), .zeroOrMore(PathSearchTests.inner[index]),
      .zeroOrOne(PathSearchTests.inner[index]),
    ] {
      let quads = Notation.quads(PathSearchTests.graph(&random))
      let evaluator = try Evaluator(quads)
      let patterns: [Pattern] = [
        .path("n1", path, "?y"), .path("?x", path, "hub"), .path("n2", path, "n3"),
        .path("nowhere", path, "?y"), .path("?x", path, "?y"), .path("?x", path, "?x"),
        .join(.bgp("?x p ?m"), .path("?x", path, "?y")), .join(.bgp("?m q ?y"), .path("?x", path, "?y")),
        .join(.bgp("?x p ?m . ?m q ?y"), .path("?x", path, "?y")),
        .join(.bgp("?x r ?m"), .path("?x", path, "hub")), .join(.bgp("?x r ?m"), .path("n4", path, "?x")),
        .join(.leftJoin(.bgp("?m p hub"), .bgp("?m q ?x"), nil), .path("?x", path, "?y")),
        .join(.data("x", "n1", "nowhere", "n1"), .path("?x", path, "?y")),
        .filter(.exists(.path("?x", path, "hub")), .bgp("?x p ?m")),
        .filter(.exists(.path("?x", path, "?m")), .bgp("?x p ?n . ?n q ?m")),
        .minus(.bgp("?x q ?m"), .path("?x", path, "n5")),
      ]
      for pattern in patterns {
        let variables = Support.variables(of: pattern).sorted { $0.name < $1.name }
        let expected = Oracle(quads).bag(.project(pattern, variables))
        let found = try evaluator.solutions(pattern, variables)
        #expect(found.bag == expected, "\(pattern)")
        let query = Query(form: .select(variables), pattern: pattern)
        #expect(try evaluator.solutionsWithSupport(query).solutions.words == found.words, "\(pattern)")
        #expect(try evaluator.ask(pattern) == !expected.isEmpty)
      }
    }
  }

  @Test("A graph that was changed is searched as one that was not")
  func changed() throws {
    var random = SeededGenerator(seed: 77)
    let quads = Notation.quads(PathSearchTests.graph(&random))
    var transaction = Transaction(try Notation.dataset(Array(quads.prefix(30))))
    for quad in quads.dropFirst(30) { try transaction.add(quad) }
    for quad in quads.prefix(5) { transaction.remove(quad) }
    let left = Array(Set(quads.dropFirst(5)).subtracting(quads.prefix(5)))
    let evaluator = Evaluator(
      EvaluationContext(
        dataset: transaction.dataset, base: Notation.namespace, now: "2020-02-02T02:02:02Z"))
    for inner in PathSearchTests.inner {
      let pattern = Pattern.path("?x", .oneOrMore(inner), "?y")
      let expected = Oracle(left).bag(pattern)
      #expect(try evaluator.solutions(pattern, Variable.list("x y")).bag == expected)
    }
  }

  @Test("One search serves every row that asks for the same node")
  func shared() throws {
    let chain = (0..<2000).map { "n\($0) p n\($0 + 1)\nn\($0) q x" }.joined(separator: "\n")
    let pattern = Pattern.join(.bgp("?x q x"), .path("?x", .oneOrMore(.word("p")), "n2000"))
    #expect(try Evaluator(chain).rows(pattern, "x").count == 2000)
    let exists = Pattern.filter(.exists(.path("?x", .oneOrMore(.word("p")), "n2000")), .bgp("?x q x"))
    #expect(try Evaluator(chain).rows(exists, "x").count == 2000)
  }
}
