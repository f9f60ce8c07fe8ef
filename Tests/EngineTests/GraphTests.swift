import Algebra
import Engine
import RDF
import Support
import Testing

@Suite struct GraphTests {
  private static let data = """
    a p b
    a p c @ g
    c p d @ g
    a p e @ h
    e p f @ h
    """

  private func rows(
    _ pattern: Pattern, _ variables: String, from: [String]? = nil, named: [String]? = nil
  ) throws -> [String] {
    let query = Query(
      form: .select(Variable.list(variables)), pattern: pattern, from: from?.map { Notation.iri($0) },
      fromNamed: named?.map { Notation.iri($0) })
    guard case .solutions(let solutions) = try Evaluator(GraphTests.data).evaluate(query) else { return [] }
    return solutions.words.sorted()
  }

  private let inEach = Pattern.graph(Notation.pattern("?g"), .bgp("a p ?x"))

  @Test("the default graph holds no named ones")
  func defaultGraph() throws {
    #expect(try rows(.bgp("?x p ?y"), "x y") == ["a b"])
  }

  @Test("GRAPH, by name and for each")
  func graph() throws {
    #expect(try rows(inEach, "g x") == ["g c", "h e"])
    #expect(try rows(.graph(Notation.pattern("g"), .bgp("a p ?x")), "x") == ["c"])
    #expect(try rows(.graph(Notation.pattern("nowhere"), .bgp("")), "") == [])
    #expect(try rows(.graph(Notation.pattern("?g"), .bgp("")), "g") == ["g", "h"])
    #expect(try rows(.join(.data("g", "h"), inEach), "g x") == ["h e"])
  }

  @Test("a path stays in its graph, and so does what EXISTS asks")
  func active() throws {
    let path = Pattern.graph(Notation.pattern("?g"), .path("a", .oneOrMore(.word("p")), "?x"))
    #expect(try rows(path, "g x") == ["g c", "g d", "h e", "h f"])
    let exists = Pattern.graph(
      Notation.pattern("?g"), .filter(.exists(.bgp("?x p f")), .bgp("a p ?x")))
    #expect(try rows(exists, "g x") == ["h e"])
    let after = Pattern.join(inEach, .bgp("a p ?y"))
    #expect(try rows(after, "g x y") == ["g c b", "h e b"])
  }

  @Test("a subquery in GRAPH is evaluated in each graph")
  func subquery() throws {
    let count = Pattern.project(
      .group(.bgp("?s p ?o"), by: [], [Aggregation(Variable("n"), Aggregate(.count, nil))]),
      Variable.list("n"))
    #expect(try rows(.graph(Notation.pattern("?g"), count), "g n") == ["g 2", "h 2"])
    #expect(try rows(.join(.bgp("a p b"), .graph(Notation.pattern("?g"), count)), "g n") == ["g 2", "h 2"])
  }

  @Test("FROM and FROM NAMED choose the graphs")
  func datasets() throws {
    #expect(try rows(.bgp("a p ?x"), "x", from: ["g"]) == ["c"])
    #expect(try rows(.bgp("a p ?x"), "x", from: ["g", "h", "nowhere"]) == ["c", "e"])
    #expect(try rows(.bgp("a p ?x"), "x", from: [], named: ["g"]) == [])
    #expect(try rows(inEach, "g x", named: ["g"]) == ["g c"])
    #expect(try rows(inEach, "g x", from: ["g"], named: []) == [])
    // WITH of an update chooses the default graph alone.
    #expect(try rows(inEach, "g x", from: ["g"]) == rows(inEach, "g x"))
  }
}
