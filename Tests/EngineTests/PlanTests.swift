import Algebra
import Engine
import RDF
import Support
import Testing

/// What plans do, by the rows that their operators give.
@Suite struct PlanTests {
  /// A hundred people, each member of one of ten groups; one of them leads one.
  private static let data: String = {
    let members = (0..<100).map { "m\($0) member g\($0 % 10)\nm\($0) age \($0)" }
    return (members + ["m7 leads g7"]).joined(separator: "\n")
  }()

  private func profile(_ pattern: Pattern, _ variables: String) throws -> (rows: Int, plan: Explanation) {
    let query = Query(form: .select(Variable.list(variables)), pattern: pattern)
    let (result, plan) = try Evaluator(PlanTests.data).profile(query) { Notation.word($0) }
    guard case .solutions(let solutions) = result else { return (-1, plan) }
    return (solutions.count, plan)
  }

  private func rows(_ plan: Explanation, _ text: String) -> Int? {
    plan.lines.first { $0.text == text }?.rows
  }

  @Test("LIMIT stops what is below it")
  func limit() throws {
    let (count, plan) = try profile(.slice(.bgp("?x member ?g . ?x age ?n"), offset: 2, limit: 3), "x n")
    #expect(count == 3)
    #expect(plan.lines[0].text == "limit 3, offset 2")
    #expect(plan.lines[0].rows == 3)
    // The first rows are given on together.
    #expect(plan.lines.allSatisfy { ($0.rows ?? 0) <= 16 })
  }

  @Test("ASK stops at the first solution")
  func ask() throws {
    let query = Query(form: .ask, pattern: .bgp("?x member ?g"))
    let (_, plan) = try Evaluator(PlanTests.data).profile(query)
    #expect(plan.lines.map(\.rows) == [1])
  }

  @Test("the most selective pattern comes first, and the others follow its variables")
  func order() throws {
    let (count, plan) = try profile(.bgp("?x age ?n . ?x member ?g . ?y leads ?g . ?y age ?m"), "x")
    #expect(count == 10)
    let scans = plan.lines.filter { $0.text.hasPrefix("scan") }
    #expect(scans.first?.text == "scan ?y leads ?g")
    #expect(scans.allSatisfy { ($0.rows ?? 0) <= 10 })
  }

  @Test("a filter runs as soon as its variables are bound")
  func filter() throws {
    let isSeven = Expression.call(.sameTerm, [.of("?n"), .of("7")])
    let (count, plan) = try profile(.filter(isSeven, .bgp("?x age ?n . ?x member ?g")), "x g")
    #expect(count == 1)
    #expect(plan.lines.map(\.rows) == [1, 100, 1, 1])
  }

  @Test("a filter goes into what it can judge")
  func pushedFilter() throws {
    let isSeven = Expression.call(.sameTerm, [.of("?n"), .of("7")])
    let (count, plan) = try profile(
      .filter(isSeven, .leftJoin(.bgp("?x age ?n"), .bgp("?x member ?g"), nil)), "x g")
    #expect(count == 1)
    #expect(rows(plan, "optional") == 1)
  }

  @Test("a subquery is evaluated once and hashed")
  func storedJoin() throws {
    let counts = Pattern.project(
      .group(
        .bgp("?x member ?g"), by: Variable.list("g"), [Aggregation(Variable("n"), Aggregate(.count, nil))]),
      Variable.list("g n"))
    let (count, plan) = try profile(.join(.bgp("?y leads ?g"), counts), "y n")
    #expect(count == 1)
    #expect(rows(plan, "hash join on ?g") == 1)
    #expect(rows(plan, "scan ?x member ?g") == 100)
  }

  @Test("long inline data is hashed")
  func longValues() throws {
    let list = Pattern.values(
      Variable.list("x n"), (0..<50).map { [Notation.term("m\($0 * 3)"), .integer($0)] })
    let (count, plan) = try profile(.join(.bgp("?x member g1 . ?x age ?m"), list), "x n m")
    #expect(count == 3)
    #expect(rows(plan, "hash join on ?x") == 3)
  }

  @Test("a plan that has not run has no rows, and prints itself")
  func explain() throws {
    let query = Query(
      form: .select(Variable.list("x")),
      pattern: .filter(.comparison(.less, .of("?n"), .of("3")), .bgp("?x age ?n")))
    let plan = try Evaluator(PlanTests.data).explain(query) { Notation.word($0) }
    #expect(
      plan.description == """
        join              expected 100
          scan ?x age ?n  expected 100
          filter ?n < 3   expected 0.5
        """)
    #expect(plan.lines.allSatisfy { $0.rows == nil })
    #expect(plan.lines.map(\.text) == ["join", "scan ?x age ?n", "filter ?n < 3"])
  }

  /// A thousand people of different ages who know the three after them; the first three each know many.
  private static let crowd = (0..<1000).map { i in
    "n\(i) age \(i) . n\(i) name \"p\(i)\" . n\(i) parent n\((i + 1) % 1000) . "
      + (1...(i < 3 ? 200 : 3)).map { "n\(i) knows n\((i + $0) % 1000)" }.joined(separator: " . ")
      + (i % 10 == 0 ? "" : " . n\(i) seen yes")
  }.joined(separator: " . ")

  @Test(
    "what is expected of conditions, listed values, paths and MINUS is about what comes",
    arguments: [
      Pattern.filter(.comparison(.less, .of("?n"), .of("100")), .bgp("?x age ?n")),
      .filter(.comparison(.greaterOrEqual, .of("?n"), .of("950")), .bgp("?x age ?n . ?x parent ?y")),
      .filter(.call(.contains, [.of("?l"), .term(.string("9"))]), .bgp("?x name ?l")),
      .join(
        .values(Variable.list("x"), ["n0", "n1", "n2"].map { [Notation.term($0)] }), .bgp("?x knows ?y")),
      .join(.values(Variable.list("y"), [[Notation.term("n9")]]), .bgp("?x knows ?y")),
      .path(
        .term(Notation.term("n5")), .oneOrMore(.predicate(Notation.iri("knows"))), .variable(Variable("y"))),
      .minus(.bgp("?x age ?n"), .bgp("?x seen yes")),
    ])
  func estimates(pattern: Pattern) throws {
    let variables = Support.variables(of: pattern).sorted { $0.name < $1.name }
    let query = Query(form: .select(variables), pattern: pattern)
    let (_, plan) = try Evaluator(PlanTests.crowd).profile(query)
    let whole = try #require(plan.lines.first)
    let rows = Double(try #require(whole.rows))
    #expect(rows > 0)
    #expect(whole.estimate <= 10 * rows && rows <= 10 * whole.estimate, "\(plan)")
  }
}
