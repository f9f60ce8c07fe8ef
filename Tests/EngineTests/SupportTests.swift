import Algebra
import Engine
import RDF
import Support
import Testing

/// Rows, each with the triples that support it.
@Suite struct SupportTests {
  private static let data = """
    ann organizes e1 . bob organizes e1 . ann organizes e2
    e1 in portland . portland in oregon . oregon in usa
    e2 in eugene . eugene in oregon
    e1 size 50
    """

  private func cited(_ pattern: Pattern, _ variables: String) throws -> [String] {
    let query = Query(form: .select(Variable.list(variables)), pattern: pattern)
    let (solutions, support) = try Evaluator(SupportTests.data).solutionsWithSupport(query)
    return zip(solutions.words, support).map { row, triples in
      ([row] + triples.map(Notation.word)).joined(separator: " | ")
    }.sorted()
  }

  @Test("a join is supported by its triples, in the order of the patterns")
  func join() throws {
    #expect(
      try cited(.bgp("?who organizes ?e . ?e size ?n"), "who") == [
        "ann | ann organizes e1 | e1 size 50", "bob | bob organizes e1 | e1 size 50",
      ])
  }

  @Test("an optional supports where it matched, a union by the branch that did")
  func branches() throws {
    #expect(
      try cited(.leftJoin(.bgp("ann organizes ?e"), .bgp("?e size ?n"), nil), "e n") == [
        "e1 50 | ann organizes e1 | e1 size 50", "e2 - | ann organizes e2",
      ])
    #expect(
      try cited(.union(.bgp("bob organizes ?e"), .bgp("?e in eugene")), "e") == [
        "e1 | bob organizes e1", "e2 | e2 in eugene",
      ])
  }

  @Test("what is not there supports nothing")
  func absence() throws {
    let expected = ["e2 | ann organizes e2"]
    #expect(try cited(.minus(.bgp("ann organizes ?e"), .bgp("?e size ?n")), "e") == expected)
    #expect(try cited(.filter(.not(.exists(.bgp("?e size ?n"))), .bgp("ann organizes ?e")), "e") == expected)
  }

  @Test("a path is supported by one shortest way, in its order, whichever end is known")
  func paths() throws {
    let path = Path.oneOrMore(.word("in"))
    #expect(
      try cited(.path("e1", path, "usa"), "") == [" | e1 in portland | portland in oregon | oregon in usa"])
    #expect(
      try cited(.path("?x", path, "oregon"), "x") == [
        "e1 | e1 in portland | portland in oregon", "e2 | e2 in eugene | eugene in oregon",
        "eugene | eugene in oregon", "portland | portland in oregon",
      ])
    #expect(try cited(.path("e1", .zeroOrMore(.word("size")), "?y"), "y") == ["50 | e1 size 50", "e1"])
    #expect(
      try cited(
        .path(
          "portland", .oneOrMore(.alternative(.inverse(.word("in")), .inverse(.word("organizes")))), "bob"),
        "")
        == [" | e1 in portland | bob organizes e1"])
  }

  @Test("grouped and distinct rows are supported by all their members")
  func groups() throws {
    let count = [Aggregation(Variable("n"), Aggregate(.count, .of("?e")))]
    #expect(
      try cited(.group(.bgp("?who organizes ?e"), by: Variable.list("who"), count), "who n") == [
        "ann 2 | ann organizes e1 | ann organizes e2", "bob 1 | bob organizes e1",
      ])
    #expect(
      try cited(.distinct(.project(.bgp("?who organizes ?e"), Variable.list("who"))), "who") == [
        "ann | ann organizes e1 | ann organizes e2", "bob | bob organizes e1",
      ])
  }

  @Test("rows keep their support through order, slices and subqueries")
  func sorted() throws {
    let keys = [OrderKey(.of("?who"), isDescending: true)]
    #expect(
      try cited(.slice(.order(.bgp("?who organizes e1"), keys), offset: 0, limit: 1), "who") == [
        "bob | bob organizes e1"
      ])
    let inner = Pattern.slice(.order(.bgp("?e size ?n"), keys), offset: 0, limit: 1)
    #expect(
      try cited(.join(.bgp("bob organizes ?e"), inner), "e n") == ["e1 50 | bob organizes e1 | e1 size 50"])
  }

  @Test("a yes has one witness, a no none")
  func ask() throws {
    let evaluator = try Evaluator(SupportTests.data)
    let yes = try evaluator.solutionsWithSupport(Query(form: .ask, pattern: .bgp("?who organizes e1")))
    #expect(yes.solutions.count == 1)
    #expect(yes.support.map(\.count) == [1])
    let no = try evaluator.solutionsWithSupport(Query(form: .ask, pattern: .bgp("e1 organizes ?who")))
    #expect(no.solutions.count == 0)
    #expect(no.support.isEmpty)
  }
}
