import Algebra
import Engine
import RDF
import Support
import Testing

@Suite(.timeLimit(.minutes(2))) struct PathTests {
  /// A cycle a→b→c→a with a tail c→d, and one other edge.
  private static let data = """
    a p b . b p c . c p a . c p d
    d q e
    """

  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let subject: String
    let path: Path
    let object: String
    let rows: [String]
    var testDescription: String { name }

    init(_ name: String, _ subject: String, _ path: Path, _ object: String, _ rows: String...) {
      self.name = name
      self.subject = subject
      self.path = path
      self.object = object
      self.rows = rows
    }

    var variables: String {
      [subject, object].filter { $0.hasPrefix("?") }.map { String($0.dropFirst()) }.joined(separator: " ")
    }
  }

  private static let p = Path.word("p")
  private static let q = Path.word("q")

  private static let cases: [Case] = [
    Case("+ from a constant", "a", .oneOrMore(p), "?y", "a", "b", "c", "d"),
    Case("* from a constant", "d", .zeroOrMore(p), "?y", "d"),
    Case("+ to a constant", "?x", .oneOrMore(p), "d", "a", "b", "c"),
    Case("* to a constant", "?x", .zeroOrMore(q), "e", "d", "e"),
    Case("+ between constants", "a", .oneOrMore(p), "d", ""),
    Case("+ between constants, not connected", "d", .oneOrMore(p), "a"),
    Case("* of a term that no triple holds", "zoe", .zeroOrMore(p), "?y", "zoe"),
    Case("* between equal terms that no triple holds", "zoe", .zeroOrMore(p), "zoe", ""),
    Case("+ of a term that no triple holds", "zoe", .oneOrMore(p), "?y"),
    Case("? from a constant", "c", .zeroOrOne(p), "?y", "a", "c", "d"),
    Case("+ between variables", "?x", .oneOrMore(q), "?y", "d e"),
    Case(
      "* between variables is over the nodes of the graph", "?x", .zeroOrMore(q), "?y", "a a", "b b", "c c",
      "d d", "d e", "e e"),
    Case("inverse", "b", .inverse(p), "?y", "a"),
    Case("sequence keeps duplicates", "?x", .sequence(.inverse(p), p), "d", "a", "d"),
    Case("alternative", "?x", .alternative(p, q), "?y", "a b", "b c", "c a", "c d", "d e"),
    Case("a sequence inside +", "a", .oneOrMore(.sequence(p, p)), "?y", "a", "b", "c", "d"),
    Case("an inverse inside +", "d", .oneOrMore(.inverse(p)), "?y", "a", "b", "c"),
    Case("an alternative inside +", "b", .oneOrMore(.alternative(p, q)), "?y", "a", "b", "c", "d", "e"),
    Case("+ then a step", "a", .sequence(.oneOrMore(p), q), "?y", "e"),
    Case("negated", "?x", .negated(forward: [Notation.iri("p")], backward: nil), "?y", "d e"),
    Case("negated backwards", "e", .negated(forward: nil, backward: [Notation.iri("p")]), "?y", "d"),
    Case(
      "negated both ways", "d", .negated(forward: [Notation.iri("p")], backward: [Notation.iri("q")]), "?y",
      "c", "e"),
    Case("a predicate that was never interned", "a", .zeroOrMore(.word("r")), "?y", "a"),
  ]

  @Test("solutions", arguments: cases)
  func solutions(_ test: Case) throws {
    let pattern = Pattern.path(test.subject, test.path, test.object)
    #expect(try Evaluator(PathTests.data).sortedRows(pattern, test.variables) == test.rows)
  }

  @Test("one variable at both ends")
  func cycle() throws {
    let pattern = Pattern.path("?x", .oneOrMore(.word("p")), "?x")
    #expect(try Evaluator(PathTests.data).sortedRows(pattern, "x") == ["a", "b", "c"])
  }

  @Test("a bound variable that no triple holds is not connected to itself")
  func boundOutside() throws {
    let data = Pattern.data("x", "zoe", "d")
    let pattern = Pattern.join(data, .path("?x", .zeroOrMore(.word("q")), "?y"))
    #expect(try Evaluator(PathTests.data).sortedRows(pattern, "x y") == ["d d", "d e"])
    let exists = Pattern.filter(.exists(.path("?x", .zeroOrMore(.word("q")), "?y")), data)
    #expect(try Evaluator(PathTests.data).sortedRows(exists, "x") == ["d", "zoe"])
  }

  @Test("a search between two ends stops when it has found")
  func stopsWhenFound() throws {
    let chain = (0..<500).map { "n\($0) p n\($0 + 1)" }.joined(separator: "\n")
    let evaluator = try Evaluator(chain)
    #expect(try evaluator.ask(.path("n0", .oneOrMore(.word("p")), "n500")))
    #expect(try evaluator.ask(.path("n500", .oneOrMore(.inverse(.word("p"))), "n0")))
  }
}
