import RDF
import Testing
import Workspace

/// SPARQL 1.1 Update as it is written: each case is a dataset, a request, and the dataset that it must leave.
@Suite("SPARQL updates") struct SPARQLUpdateTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let before: String
    let request: String
    let after: String
    var testDescription: String { request }

    init(_ before: String, _ request: String, _ after: String) {
      self.before = before
      self.request = request
      self.after = after
    }
  }

  /// Triples separated by dots; `G {…}` in a graph. The rows that come back are `graph subject predicate object`.
  private static let cases: [Case] = [
    Case("", "insert data { a p b . a p b, c }", "a p b|a p c"),
    Case("a p b", "insert data { graph <g> { a p b } }", "a p b|g a p b"),
    Case("a p b . a p c", "delete data { a p b . x y z }", "a p c"),
    Case("graph <g> { a p b } a p b", "delete data { graph <g> { a p b } }", "a p b"),
    Case("a p b . c p d . a q e", "delete where { ?x p ?y }", "a q e"),
    Case("graph <g> { a p b } a p b", "delete where { graph ?g { ?x p ?y } }", "a p b"),
    Case("a p b . a q c", "delete { ?x p ?y } where { ?x p ?y ; q c }", "a q c"),
    Case("a p b", "insert { ?y ^p ?x } where { ?x p ?y }", ""),
    Case("a p b", "insert { ?y r ?x } where { ?x p ?y }", "a p b|b r a"),
    Case("a p b", "delete { ?x p ?y } insert { ?x q ?y } where { ?x p ?y }", "a q b"),
    Case(
      "a p 1 . b p 2", "delete { ?x p ?n } insert { ?x p ?m } where { ?x p ?n bind(?n + 1 as ?m) }",
      "a p 2|b p 3"),
    Case(
      "graph <g> { a p b } a p c", "with <g> delete { ?x p ?y } insert { ?x q ?y } where { ?x p ?y }",
      "a p c|g a q b"),
    Case(
      "graph <g> { a p b } graph <h> { c p d }", "with <g> insert { ?x q ?y } using <h> where { ?x p ?y }",
      "g a p b|g c q d|h c p d"),
    Case(
      "graph <g> { a p b } a p c", "with <g> insert { graph <h> { ?x q ?y } } where { ?x p ?y }",
      "a p c|g a p b|h a q b"),
    Case(
      "graph <g> { a p b } graph <h> { c p d }",
      "insert { ?x q ?g } using named <h> where { graph ?g { ?x p ?y } }", "c q h|g a p b|h c p d"),
    Case("graph <g> { a p b } a p c", "delete { ?x p ?y } using <g> where { ?x p ?y }", "a p c|g a p b"),
    Case("graph <g> { a p b } a p b", "delete { ?x p ?y } using <g> where { ?x p ?y }", "g a p b"),
    Case("a p b", "insert { ?x q ?unbound . ?x r ?y } where { ?x p ?y }", "a p b|a r b"),
    Case("a p \"t\"", "insert { ?y q ?x } where { ?x p ?y }", "a p \"t\""),
    Case("a p b . b p c", "insert { ?x p ?z } where { ?x p/p ?z } ; delete where { ?x p b }", "a p c|b p c"),
    Case(
      "a p b",
      "prefix e: <http://e/> insert data { e:x e:y 1 } ; prefix e: <https://gloss.example/vocab#> delete where { ?x e:p ?y }",
      "<http://e/x> <http://e/y> 1"),
    Case("a p b . graph <g> { c p d }", "clear default", "g c p d"),
    Case("a p b . graph <g> { c p d } graph <h> { e p f }", "clear named", "a p b"),
    Case("a p b . graph <g> { c p d } graph <h> { e p f }", "clear graph <g>", "a p b|h e p f"),
    Case("a p b . graph <g> { c p d }", "drop all", ""),
    Case("a p b", "clear silent graph <none>", "a p b"),
    Case("a p b . graph <g> { c p d }", "copy default to <g>", "a p b|g a p b"),
    Case("a p b . graph <g> { c p d }", "copy <g> to default", "c p d|g c p d"),
    Case("a p b . graph <g> { c p d }", "move <g> to default", "c p d"),
    Case("a p b . graph <g> { c p d }", "add default to <g>", "a p b|g a p b|g c p d"),
    Case("a p b . graph <g> { c p d }", "add <g> to <g>", "a p b|g c p d"),
    Case("graph <g> { c p d }", "copy <g> to <g>", "g c p d"),
    Case("graph <g> { c p d }", "move silent <none> to <g>", "g c p d"),
    Case("a p b", "create graph <g>", "a p b"),
    Case(
      "a p b", "insert { << a p b >> sure 1 } where { a p b }", "a p b|_ rdf:reifies <<( a p b )>>|_ sure 1"),
    Case("a p b", "insert { ?x q <<( ?x p ?y )>> } where { ?x p ?y }", "a p b|a q <<( a p b )>>"),
    Case(
      "a p b . c p d", "delete { ?x p ?y } where { { select ?x { ?x p ?z } order by ?x limit 1 } ?x p ?y }",
      "c p d"),
    Case("a p b", "insert { ?x p ?y } where { values (?x ?y) { (<x> <y>) (undef <z>) } }", "a p b|x p y"),
  ]

  @Test(arguments: cases) func leaves(_ test: Case) throws {
    let session = Session()
    if !test.before.isEmpty { try session.script("insert data { \(test.before) }") }
    let before = session.content
    let isRefused = test.request.contains("^p")
    do throws(SessionError) {
      _ = try session.run(test.request)
      #expect(!isRefused)
    } catch {
      try #require(isRefused, "\(error.message)")
      return
    }
    var rows = try session.rows("select ?s ?p ?o { ?s ?p ?o }")
    rows += try session.rows("select ?g ?s ?p ?o { graph ?g { ?s ?p ?o } }")
    let shown = rows.map { row in
      row.split(separator: " ").map { $0.hasPrefix("_:") ? "_" : $0.hasPrefix(":") ? $0.dropFirst() : $0 }
        .joined(separator: " ")
    }
    #expect(shown.sorted() == test.after.split(separator: "|").map(String.init).sorted())
    // However much it did, it is one step.
    if session.content != before {
      try session.undo()
      #expect(session.content == before)
    }
  }

  @Test func `a request that fails in the end has done nothing`() throws {
    let session = Session()
    try session.script("add a p b")
    #expect(session.failure("insert data { x y z } ; create graph <g> ; move <none> to <g>") != nil)
    #expect(try session.rows("x y z") == ["no"])
  }

  @Test func `blank nodes are new each time, and the same within one request's operation`() throws {
    let session = Session()
    try session.script("insert data { _:n p 1 . _:n q 2 }", "insert data { _:n p 1 . _:n q 2 }")
    #expect(try session.rows("count ?x p 1 ; q 2") == ["2"])
    try session.script("insert { _:m of ?x . _:m is 1 } where { ?x p 1 }")
    #expect(try session.rows("count ?m of ?x ; is 1") == ["2"])
  }

  @Test(arguments: [
    "delete data { _:b p c }", "delete { _:b p ?x } where { ?x p c }", "insert data { ?x p c }",
    "delete where { _:b p ?x }",
    "insert data { a p b } ; insert data { graph ?g { a p b } }", "with <g> insert data { a p b }",
    "insert { a p/q b } where { }", "delete { a p b } from <g> where { }",
  ])
  func `what is no update is refused`(request: String) {
    #expect(Session().failure(request) != nil)
  }
}
