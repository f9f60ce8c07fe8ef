import Algebra
import Engine
import RDF
import Support
import Testing

/// Each operator on a tiny graph, with its solutions beside it.
@Suite struct PatternTests {
  private static let data = """
    ann knows bob . ann knows cid . bob knows cid . cid knows ann
    ann age 30 . bob age 20 . cid age 20
    ann likes ann . bob likes "tea"
    """

  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let pattern: Pattern
    let variables: String
    let rows: [String]
    var testDescription: String { name }

    init(_ name: String, _ pattern: Pattern, _ variables: String, _ rows: String...) {
      self.name = name
      self.pattern = pattern
      self.variables = variables
      self.rows = rows
    }
  }

  private static let cases: [Case] = [
    Case("the empty pattern has one empty solution", .bgp(""), "", ""),
    Case("a constant that was never interned", .bgp("?x knows zoe"), "x"),
    Case("a predicate that was never interned", .bgp("?x hates ?y"), "x"),
    Case("s p o", .bgp("ann knows bob"), "", ""),
    Case("s p ·", .bgp("ann knows ?y"), "y", "bob", "cid"),
    Case("s · o", .bgp("ann ?p bob"), "p", "knows"),
    Case("· p o", .bgp("?x knows cid"), "x", "ann", "bob"),
    Case("s · ·", .bgp("bob ?p ?o"), "p o", "age 20", "knows cid", "likes \"tea\""),
    Case("· p ·", .bgp("?x likes ?y"), "x y", "ann ann", "bob \"tea\""),
    Case("· · o", .bgp("?x ?p 20"), "x p", "bob age", "cid age"),
    Case("one variable twice", .bgp("?x ?p ?x"), "x p", "ann likes"),
    Case(
      "a join", .bgp("?x knows ?y . ?y knows ?z"), "x y z", "ann bob cid", "ann cid ann", "bob cid ann",
      "cid ann bob", "cid ann cid"),
    Case(
      "a triangle", .bgp("?x knows ?y . ?y knows ?z . ?z knows ?x"), "x y z", "ann bob cid", "bob cid ann",
      "cid ann bob"),
    Case("a product", .join(.bgp("?x likes ann"), .bgp("?y likes \"tea\"")), "x y", "ann bob"),
    Case("optional", .leftJoin(.bgp("?x age 20"), .bgp("?x likes ?y"), nil), "x y", "bob \"tea\"", "cid -"),
    Case(
      "a condition of optional sees both sides",
      .leftJoin(.bgp("?x age ?n"), .bgp("?x knows ?y . ?y age ?m"), .comparison(.less, .of("?m"), .of("?n"))),
      "x y", "ann bob", "ann cid", "bob -", "cid -"),
    Case(
      "a filter inside a group does not see outside",
      .leftJoin(
        .bgp("?x age 20"), .filter(.call(.sameTerm, [.of("?x"), .of("bob")]), .bgp("?y likes \"tea\"")), nil),
      "x y", "bob -", "cid -"),
    Case(
      "an unbound variable of an optional joins with anything",
      .join(.leftJoin(.bgp("?x age 20"), .bgp("?x likes ?y"), nil), .data("y", "ann", "\"tea\"")),
      "x y", "bob \"tea\"", "cid \"tea\"", "cid ann"),
    Case(
      "union keeps duplicates", .union(.bgp("?x age 20"), .bgp("?x likes \"tea\"")), "x", "bob", "bob", "cid"),
    Case("minus", .minus(.bgp("?x age ?n"), .bgp("?x likes ?y")), "x", "cid"),
    Case(
      "minus without a shared variable removes nothing", .minus(.bgp("?x age 30"), .bgp("?y likes ?z")), "x",
      "ann"),
    Case(
      "minus apart from the rest of a join, whose right side has a variable of the rest",
      .join(.bgp("?z age 30"), .minus(.bgp("cid knows ?y"), .bgp("?z knows ?y"))), "y z"),
    Case("minus of a bound row", .minus(.bgp("?x knows ?y"), .bgp("ann knows ?y")), "x y", "cid ann"),
    Case("filter", .filter(.comparison(.greater, .of("?n"), .of("20")), .bgp("?x age ?n")), "x", "ann"),
    Case(
      "a filter that errs is not true",
      .filter(.comparison(.greater, .of("?y"), .of("20")), .bgp("?x likes ?y")), "x"),
    Case("exists", .filter(.exists(.bgp("?x likes ?y")), .bgp("?x age ?n")), "x", "ann", "bob"),
    Case("not exists", .filter(.not(.exists(.bgp("?x likes ?y"))), .bgp("?x age ?n")), "x", "cid"),
    Case(
      "exists substitutes in its filters",
      .filter(
        .exists(.filter(.comparison(.less, .of("?m"), .of("?n")), .bgp("?x knows ?y . ?y age ?m"))),
        .bgp("?x age ?n")),
      "x", "ann"),
    Case("extend", .extend(.bgp("?x likes ?y"), Variable("z"), .of("?y")), "x z", "ann ann", "bob \"tea\""),
    Case(
      "a value that errs stays unbound", .extend(.bgp("?x age 30"), Variable("z"), .of("?w")), "x z", "ann -"),
    Case("values", .data("x y", "ann -", "- bob"), "x y", "- bob", "ann -"),
    Case(
      "values joins", .join(.bgp("?x knows ?y"), .data("x y", "ann -", "- ann")), "x y", "ann bob", "ann cid",
      "cid ann"),
    Case(
      "values with a term that no graph has", .join(.bgp("?x age ?n"), .data("x", "zoe", "ann")), "x", "ann"),
    Case("values alone with such a term", .data("x", "zoe"), "x", "zoe"),
    Case("distinct", .distinct(.project(.bgp("?x knows ?y"), Variable.list("x"))), "x", "ann", "bob", "cid"),
    Case(
      "a subquery keeps duplicates", .project(.bgp("?x knows ?y"), Variable.list("x")), "x", "ann", "ann",
      "bob", "cid"),
    Case(
      "a subquery hides what it does not project",
      .join(.bgp("?x likes \"tea\""), .project(.bgp("?y knows ?x"), Variable.list("y"))),
      "x y", "bob ann", "bob ann", "bob bob", "bob cid"),
    Case(
      "group",
      .group(
        .bgp("?x knows ?y"), by: Variable.list("x"),
        [Aggregation(Variable("n"), Aggregate(.count, .of("?y")))]),
      "x n", "ann 2", "bob 1", "cid 1"),
    Case(
      "a count of nothing is 0",
      .group(.bgp("?x hates ?y"), by: [], [Aggregation(Variable("n"), Aggregate(.count, nil))]), "n", "0"),
    Case(
      "no groups of nothing",
      .group(
        .bgp("?x hates ?y"), by: Variable.list("x"), [Aggregation(Variable("n"), Aggregate(.count, nil))]),
      "x n"),
    Case(
      "sum and distinct count",
      .group(
        .bgp("?x age ?n"), by: [],
        [
          Aggregation(Variable("s"), Aggregate(.sum, .of("?n"))),
          Aggregation(Variable("c"), Aggregate(.count, .of("?n"), isDistinct: true)),
          Aggregation(Variable("d"), Aggregate(.sum, .of("?n"), isDistinct: true)),
        ]), "s c d", "70 2 50"),
  ]

  @Test("solutions", arguments: cases)
  func solutions(_ test: Case) throws {
    #expect(try Evaluator(PatternTests.data).sortedRows(test.pattern, test.variables) == test.rows)
  }

  @Test("order, ties as found, and slices of it")
  func order() throws {
    let evaluator = try Evaluator(PatternTests.data)
    let byAge = [OrderKey(.of("?n"), isDescending: true), OrderKey(.of("?x"), isDescending: false)]
    let ordered = Pattern.project(.order(.bgp("?x age ?n"), byAge), Variable.list("x"))
    #expect(try evaluator.rows(ordered, "x") == ["ann", "bob", "cid"])
    #expect(try evaluator.rows(.slice(ordered, offset: 1, limit: 1), "x") == ["bob"])
    #expect(try evaluator.rows(.slice(ordered, offset: 2, limit: nil), "x") == ["cid"])
    #expect(try evaluator.rows(.slice(ordered, offset: 0, limit: 0), "x") == [])
    #expect(try evaluator.rows(.slice(ordered, offset: 7, limit: 3), "x") == [])
  }

  @Test("the first rows of a long order are those of the whole order")
  func topRows() throws {
    var random = SeededGenerator(seed: 5)
    let data = (0..<3000).map { "n\($0) value \(random.below(700))" }.joined(separator: "\n")
    let evaluator = try Evaluator(data)
    let keys = [OrderKey(.of("?v"), isDescending: false), OrderKey(.of("?x"), isDescending: true)]
    let whole = try evaluator.rows(.order(.bgp("?x value ?v"), keys), "x v")
    let first = try evaluator.rows(.slice(.order(.bgp("?x value ?v"), keys), offset: 3, limit: 20), "x v")
    #expect(whole.count == 3000)
    #expect(first == Array(whole[3..<23]))
  }

  @Test("a subquery with a limit is joined as a whole")
  func slicedSubquery() throws {
    let newest = Pattern.slice(
      .project(.order(.bgp("?x age ?n"), [OrderKey(.of("?n"), isDescending: true)]), Variable.list("x")),
      offset: 0, limit: 1)
    let evaluator = try Evaluator(PatternTests.data)
    #expect(try evaluator.sortedRows(.join(.bgp("?x knows ?y"), newest), "x y") == ["ann bob", "ann cid"])
  }

  @Test("a sort of many kinds of terms, and of texts with a common beginning, is that of the order of terms")
  func mixedOrder() throws {
    let evaluator = try Evaluator(
      "a p 10 . a p 9 . a p b . a p ba . a p \"ab\" . a p \"abc\" . a p \"abb\" . a p _:n")
    let keys = { [OrderKey(.of("?y"), isDescending: $0)] }
    let ascending = try evaluator.rows(.order(.bgp("a p ?y"), keys(false)), "y")
    #expect(ascending.first == "_:n")
    #expect(Array(ascending[1...2]) == ["b", "ba"])
    #expect(ascending.filter { $0.hasPrefix("\"") } == ["\"ab\"", "\"abb\"", "\"abc\""])
    #expect(ascending.filter { Int($0) != nil } == ["9", "10"])
    #expect(try evaluator.rows(.order(.bgp("a p ?y"), keys(true)), "y") == ascending.reversed())
  }
}
