import Articles
import RDF
import Testing
import Workspace

/// Renaming and merging what is not of one kind, and what goes along.
@Suite struct MergingTests {
  let folder = TemporaryFolder()
  let session = Session(options: SessionOptions(annotator: "ann"))

  init() throws {
    try folder.write("Linda Mills spoke. Ms. Mills was heard.", to: "one.txt")
    try folder.write("Another text.", to: "two.txt")
    session.folder = folder.path
    try session.script("load one.txt", "load two.txt", "article one")
  }

  /// What contradicts itself, or speaks of what is not there.
  private var findings: [Finding] {
    check(session.dataset, context: session.context).filter {
      if case .evidenceWithoutFact = $0.kind { return true }
      return $0.severity == .violation
    }
  }

  @Test func `the evidence of a label speaks of the alias that it becomes`() throws {
    try session.script(
      "add mills label \"Ms. Mills\" from \"Ms. Mills\"",
      "add linda label \"Linda Mills\" from \"Linda Mills\"",
      "add linda alias \"Mills\"", "merge mills into linda")
    #expect(try session.rows("linda alias ?text") == ["\"Mills\"", "\"Ms. Mills\""])
    #expect(
      try session.rows("?e reifies <<( linda alias \"Ms. Mills\" )>> ; quote ?q").map {
        $0.hasSuffix("\"Ms. Mills\"")
      }
        == [true])
    #expect(try session.rows("?e reifies <<( linda label ?text )>>").count == 1)
    #expect(findings.isEmpty, "\(findings)")
  }

  @Test func `the evidence of an alias that is the other's label speaks of the label`() throws {
    try session.script(
      "add mills label \"Mills\" ; alias \"Linda Mills\" from \"Linda Mills\"",
      "add linda label \"Linda Mills\"",
      "merge mills into linda")
    #expect(try session.rows("?e reifies <<( linda label \"Linda Mills\" )>>").count == 1)
    #expect(findings.isEmpty, "\(findings)")
  }

  @Test func `a type is not below itself after a merge`() throws {
    try session.script("type Rally < Event", "add r a Rally", "merge Rally into Event")
    #expect(try session.rows("Event subclass-of ?x").isEmpty)
    #expect(try session.rows("r a ?x") == ["Event"])
    #expect(findings.isEmpty, "\(findings)")
  }

  @Test func `articles with different texts stay two`() {
    guard case .differentTexts? = session.failure("merge article:one into article:two")?.kind else {
      Issue.record("another error")
      return
    }
  }

  @Test(arguments: [
    "merge article:one into linda", "merge linda into article:one", "merge linda into Person",
    "merge knows into linda", "rename linda article:three", "rename article:one <http://a.example/x>",
  ])
  func `what is of another kind is refused`(statement: String) throws {
    try session.script("add linda a Person ; knows bob")
    guard case .differentKinds? = session.failure(statement)?.kind else {
      Issue.record("another error")
      return
    }
  }

  @Test func `an article stays one under a new name`() throws {
    try session.script(
      "mark \"Linda Mills\" as Person", "rename article:one report", "article two", "article report")
    #expect(session.articleNames() == ["report", "two"])
    #expect(try session.rows("?m in-article article:report ; mention-of ?who").count == 1)
  }

  @Test func `a relation with a name of its own is renamed to a relation`() throws {
    try session.script(
      "name works-for = schema:worksFor", "add bob works-for acme", "rename works-for employed-by",
      "add ann employed-by acme")
    #expect(try session.rows("?who employed-by acme") == ["ann", "bob"])
  }

  @Test func `a claim that was never a fact can be taken back`() throws {
    try session.script("claim linda attendance 90 from \"Linda Mills\"", "remove linda attendance 90")
    #expect(try session.rows("?e a Evidence").isEmpty)
    guard case .factNotFound? = session.failure("remove linda attendance 90")?.kind else {
      Issue.record("another error")
      return
    }
  }

  @Test func `a file that can't be loaded is said in words`() throws {
    #expect(try #require(session.failure("load <missing.ttl>")).message.hasPrefix("cannot read"))
  }
}
