import RDF
import Testing
import TripleStore
import Workspace

@Suite("Changing the graph")
struct ChangeTests {
  let session = Session()

  @Test func `add says what it added, once`() throws {
    let first = try session.report("add rally-eugene located-in eugene ; attendance 100")
    #expect(first.added.facts == 2)
    let again = try session.report("add rally-eugene located-in eugene ; attendance 100")
    #expect(again.added.facts == 0)
    #expect(try session.rows("?e attendance ?n") == ["rally-eugene 100"])
  }

  @Test func `new names are said with the closest there is`() throws {
    try session.script("add rally-eugene located-in eugene")
    let outcome = try session.run("add rally-eugen located-inn eugene")
    #expect(outcome.notices.contains { $0.contains("rally-eugen (there is rally-eugene)") })
    #expect(outcome.notices.contains { $0.contains("located-inn (there is located-in)") })
    #expect(try session.run("add rally-eugene located-in eugene").notices.isEmpty)
  }

  @Test func `names that differ in their numbers alone are no slips`() throws {
    try session.script("add rally-2017 p x")
    #expect(try session.run("add rally-2018 p x").notices == ["new entity: rally-2018"])
    #expect(try session.run("rally-2019 p ?y").notices.contains { $0.contains("rally-2017") })
  }

  @Test func `a pattern with an unknown name warns with the closest`() throws {
    try session.script("add rally-eugene located-in eugene")
    let outcome = try session.run("?e located-inn ?c")
    #expect(outcome.notices.contains { $0.contains("located-inn") && $0.contains("located-in") })
    #expect(try session.run("?e located-in ?c").notices.isEmpty)
  }

  @Test func `removing one fact needs it to be there`() throws {
    try session.script("add rally-eugene attendance 100")
    guard case .factNotFound(_, let closest)? = session.failure("remove rally-eugene attendance 99")?.kind
    else {
      Issue.record("another error")
      return
    }
    #expect(closest == ["rally-eugene attendance 100"])
    #expect(try session.report("remove rally-eugene attendance 100").removed.facts == 1)
    #expect(session.dataset.isEmpty)
  }

  @Test func `removing a pattern takes all its matches`() throws {
    try session.script("add a1 attendance 1 . a2 attendance 2 . a3 attendance 30 . a1 label \"one\"")
    #expect(try session.report("remove ?x attendance ?n . filter (?n < 10)").removed.facts == 2)
    #expect(try session.rows("?x attendance ?n") == ["a3 30"])
    #expect(try session.report("remove ?x nothing ?y").removed.facts == 0)
  }

  @Test func `a path can't be removed`() throws {
    try session.script("add eugene located-in oregon . oregon located-in united-states")
    guard case .pathInChange? = session.failure("remove eugene located-in+ ?x")?.kind else {
      Issue.record("another error")
      return
    }
  }

  @Test func `undo and redo walk through the statements`() throws {
    try session.script("add x p 1")
    let one = session.content
    try session.script("add x p 2", "name works-for = schema:worksFor")
    let three = session.content
    try session.undo()
    try session.undo()
    #expect(session.content == one)
    try session.redo()
    try session.redo()
    #expect(session.content == three)
    #expect(throws: SessionError.self) { try session.redo() }
    try session.undo()
    try session.script("add x p 3")
    #expect(throws: SessionError.self) { try session.redo() }
    for _ in 0..<3 { try session.undo() }
    #expect(session.content.isEmpty)
    guard case .nothingToUndo? = #expect(throws: SessionError.self, performing: { try session.undo() })?.kind
    else {
      Issue.record("another error")
      return
    }
  }

  @Test func `an update that fails half way changes nothing`() throws {
    try session.script("add x p 1")
    _ = session.failure("insert data { <y> <p> 1 } ; load <file:///no/such/file.ttl>")
  }

  @Test func `SPARQL updates are one statement`() throws {
    try session.script(
      "insert data { <a> :p 1 . <b> :p 2 } ; delete { ?s :p ?o } insert { ?s :q ?o } where { ?s :p ?o filter(?o > 1) }"
    )
    #expect(try session.rows("?s ?p ?o") == ["a :p 1", "b :q 2"])
    try session.undo()
    #expect(session.dataset.isEmpty)
  }

  @Test func `blank nodes of two statements are different`() throws {
    try session.script("add [] label \"one\"", "add [] label \"two\"")
    #expect(try session.rows("select (count(distinct ?x) as ?n) { ?x label ?l }") == ["2"])
  }

  @Test func `a base of one's own is set before the first fact only`() throws {
    try session.script("name @base = <https://example.org/news/>", "add x p y")
    #expect(try session.rows("<https://example.org/news/x> p ?o") == ["y"])
    guard case .baseAfterFacts? = session.failure("name @base = <https://other.example/>")?.kind else {
      Issue.record("another error")
      return
    }
  }

  @Test func `names and prefixes of one's own`() throws {
    try session.script(
      "name works-for = schema:worksFor", "name ex: = <http://ex.org/>", "add linda works-for ex:cnn")
    #expect(try session.rows("?x schema:worksFor ?y") == ["linda ex:cnn"])
    #expect(try session.rows("linda works-for <http://ex.org/cnn>") == ["yes"])
  }

  @Test func `strict sessions refuse what was not declared`() throws {
    try session.script("type Rally", "relation located-in")
    session.options.isStrict = true
    try session.script("add x a Rally ; located-in y")
    guard case .undeclared("Raly", _, let closest)? = session.failure("add x a Raly")?.kind else {
      Issue.record("another error")
      return
    }
    #expect(closest.first == "Rally")
    guard case .undeclared("located", _, _)? = session.failure("add x located y")?.kind else {
      Issue.record("another error")
      return
    }
  }

  @Test(arguments: [
    "name label = schema:name", "rename rdf:type kind", "rename rdfs:label title",
    "merge rdf:type into rdfs:label",
  ])
  func `the words of the data model keep their meaning`(statement: String) throws {
    try session.script("add x a T ; label \"X\"")
    guard case .fixedName? = session.failure(statement)?.kind else {
      Issue.record("another error")
      return
    }
  }

  @Test(arguments: ["name @base = <relative>", "name @base = <http://x/y#z>"])
  func `a base must be one that names can be added to`(statement: String) {
    guard case .relativeBase? = session.failure(statement)?.kind else {
      Issue.record("another error")
      return
    }
  }
}
