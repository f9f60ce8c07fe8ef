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
}
