import Glibc
import RDF
import Testing
import TripleStore
import Workspace

@Suite("Graph files")
struct FileTests {
  let folder = TemporaryFolder()
  var graph: String { folder.file("g.json") }

  /// A session that ends as a killed process does: nothing is saved, and the lock is gone.
  func abandoned(_ statements: String...) throws {
    let session = try Session.open(graph)
    for statement in statements { _ = try session.run(statement) }
    let journal = try FileSystem.read(graph + ".journal")
    session.close()
    try FileSystem.replace(graph + ".journal", with: journal)
  }

  @Test func `what is saved is there again`() throws {
    let session = try Session.open(graph)
    try session.script(
      "add x p \"caf\u{e9} \u{1f600}\"@fr, 007, \"1.50\"^^xsd:decimal", "name ex: = <http://ex.org/>",
      "add [] p <<( a b c )>>")
    let content = session.content
    try session.save()
    session.close()
    #expect(!folder.has("g.json.journal"))
    let again = try Session.open(graph)
    #expect(again.content == content)
    let bytes = try FileSystem.read(graph)
    try again.script("add y p z", "remove y p z")
    try again.save()
    #expect(try FileSystem.read(graph) == bytes)
  }

  @Test func `a session that was never saved is in its journal`() throws {
    try abandoned("add x p 1", "add x p 2", "remove x p 1", "name ex: = <http://ex.org/>")
    #expect(!folder.has("g.json"))
    let session = try Session.open(graph)
    #expect(try session.rows("?s p ?o") == ["x 2"])
    #expect(session.context.prefixes == ["ex": "http://ex.org/"])
    #expect(session.openingNotices.contains { $0.contains("recovered 4 statements") })
  }

  @Test func `a torn last line is dropped with a notice`() throws {
    try abandoned("add x p 1", "add x p 2")
    let whole = try FileSystem.read(graph + ".journal")
    for cut in [1, 2, 20] {
      try FileSystem.replace(graph + ".journal", with: Array(whole.dropLast(cut)))
      let session = try Session.open(graph)
      #expect(try session.rows("?s p ?o") == ["x 1"])
      #expect(session.openingNotices.contains { $0.contains("dropped") })
      try session.script("add x p 3")
      #expect(try Session.open(graph, mode: .readOnly).rows("?s p ?o") == ["x 1", "x 3"])
      session.close()
    }
  }

  @Test func `a damaged journal is refused and kept`() throws {
    try abandoned("add x p 1", "add x p 2")
    var lines = try folder.text("g.json.journal").split(separator: "\n").map(String.init)
    lines[1] = "not json"
    try folder.write(lines.joined(separator: "\n") + "\n", to: "g.json.journal")
    let error = #expect(throws: SessionError.self) { try Session.open(graph) }
    guard case .journalDamaged(_, line: 2)? = error?.kind else {
      Issue.record("another error: \(String(describing: error))")
      return
    }
    #expect(try folder.text("g.json.journal").contains("not json"))
  }

  @Test(arguments: [
    ("\"n\":2", "\"n\":3"), ("\"n\":2", "\"n\":1"), ("\"added\"", "\"xdded\""), ("<https", "<<https"),
  ])
  func `a journal with a changed line is refused`(old: String, new: String) throws {
    try abandoned("add x p 1", "add x p 2", "add x p 3")
    var lines = try folder.text("g.json.journal").split(separator: "\n").map(String.init)
    let place = try #require(lines[2].firstRange(of: old))
    lines[2].replaceSubrange(place, with: new)
    try folder.write(lines.joined(separator: "\n") + "\n", to: "g.json.journal")
    let before = try folder.text("g.json.journal")
    #expect(throws: SessionError.self) { try Session.open(graph) }
    #expect(try folder.text("g.json.journal") == before)
  }

  @Test func `a snapshot that someone else has written is not overwritten`() throws {
    let session = try Session.open(graph)
    try session.script("add x p 1")
    try session.save()
    try session.script("add x p 2")
    let theirs = try folder.text("g.json").replacing("\"1\"", with: "\"100\"")
    try folder.write(theirs, to: "g.json")
    let error = #expect(throws: SessionError.self) { try session.save() }
    guard case .snapshotChanged? = error?.kind else {
      Issue.record("another error: \(String(describing: error))")
      return
    }
    #expect(try folder.text("g.json") == theirs)
    #expect(try folder.text("g.json.journal").contains("add x p 2"))
  }

  @Test func `every name of a graph leads to one journal`() throws {
    let session = try Session.open(graph)
    try session.script("add x p 1")
    try session.save()
    symlink(graph, folder.file("link.json"))
    let other = try Session.open(folder.file("link.json"), mode: .readOnly)
    try session.script("add x p 2")
    #expect(!folder.has("link.json.journal"))
    #expect(other.path?.hasSuffix("/g.json") == true)
    #expect(try Session.open(folder.file("link.json"), mode: .readOnly).rows("x p ?o") == ["1", "2"])
  }

  @Test func `a history that does not fit is not undone`() throws {
    let session = try Session.open(graph)
    try session.script("add h1 p q", "add h2 p q")
    try session.save()
    session.close()
    try folder.write(try folder.text("g.json.history").replacing("h2", with: "HH"), to: "g.json.history")
    let again = try Session.open(graph)
    let content = again.content
    let error = #expect(throws: SessionError.self) { try again.undo() }
    guard case .historyOfAnotherSnapshot? = error?.kind else {
      Issue.record("another error: \(String(describing: error))")
      return
    }
    #expect(again.content == content)
    again.close()
    #expect(try Session.open(graph, mode: .readOnly).content == content)
  }

  @Test(arguments: ["{\"name\": \"pkg\", \"n\": 3}", "[1, 2, 3]"])
  func `JSON that is not a graph is refused and kept`(text: String) throws {
    try folder.write(text, to: "g.json")
    let error = #expect(throws: SessionError.self) { try Session.open(graph) }
    guard case .notAGraph? = error?.kind else {
      Issue.record("another error: \(String(describing: error))")
      return
    }
    #expect(try folder.text("g.json") == text)
    #expect(!folder.has("g.json.journal"))
  }

  @Test func `a save that fails leaves the journal as it was`() throws {
    let session = try Session.open(graph, mode: .batch)
    try session.script("add x p 1")
    mkdir(folder.file("g.json.new"), 0o755)
    #expect(throws: SessionError.self) { try session.save() }
    try session.script("add x p 2")
    rmdir(folder.file("g.json.new"))
    try session.save()
    session.close()
    #expect(try Session.open(graph).rows("x p ?o") == ["1", "2"])
  }

  @Test func `redo after a crash does again what was taken back last`() throws {
    let session = try Session.open(graph)
    try session.script("add a b c", "add d e f")
    try session.save()
    try session.script("add p q r")
    try session.undo()
    try session.undo()
    let journal = try FileSystem.read(graph + ".journal")
    session.close()
    try FileSystem.replace(graph + ".journal", with: journal)
    let again = try Session.open(graph)
    try again.redo()
    #expect(try again.rows("?s ?x ?o") == ["a :b c", "d :e f"])
    try again.redo()
    #expect(try again.rows("p q ?o") == ["r"])
  }

  @Test func `undo does not reach into the history of another snapshot`() throws {
    let session = try Session.open(graph)
    try session.script("add a b 1")
    try session.save()
    let old = try folder.text("g.json")
    try session.script("add a b 2")
    try session.save()
    session.close()
    try folder.write(old, to: "g.json")
    let again = try Session.open(graph)
    try again.script("add a b 3")
    #expect(try again.history().map(\.statement) == ["add a b 3"])
    try again.undo()
    #expect(throws: SessionError.self) { try again.undo() }
    #expect(try again.rows("a b ?o") == ["1"])
  }

  @Test func `blank nodes of two files are different`() throws {
    for name in ["one.json", "two.json"] {
      let session = try Session.open(folder.file(name))
      try session.script("add [] label \"x\"")
      try session.save()
      session.close()
    }
    let state = try GraphState.reading([folder.file("one.json"), folder.file("two.json")])
    #expect(state.dataset.count == 2)
  }

  @Test func `a journal of another snapshot is refused and both are kept`() throws {
    let session = try Session.open(graph)
    try session.script("add x p 1")
    try session.save()
    session.close()
    try abandoned("add x p 2")
    try Session(state: GraphState()).export(to: graph)
    let error = #expect(throws: SessionError.self) { try Session.open(graph) }
    guard case .journalOfAnotherSnapshot? = error?.kind else {
      Issue.record("another error: \(String(describing: error))")
      return
    }
    #expect(folder.has("g.json.journal") && folder.has("g.json"))
  }

  /// A save has four moments at which it can be cut short; the files as they are then must open to the same graph.
  @Test func `a save that was cut short is finished when the graph is opened`() throws {
    try abandoned("add x p 1", "add x p 2")
    let journal = try folder.text("g.json.journal")
    let session = try Session.open(graph)
    let content = session.content
    try session.save()
    session.close()
    let snapshot = try FileSystem.read(graph)
    let digest = Digest.sha256(snapshot)
    let marked = journal + "{\"kind\":\"save\",\"n\":3,\"snapshot\":\"\(digest)\"}\n"
    let history = try folder.text("g.json.history")
    for (name, hasSnapshot, hasHistory) in [
      ("marked", false, false), ("renamed", true, false), ("moved", true, true),
    ] {
      unlink(graph)
      unlink(graph + ".history")
      try folder.write(marked, to: "g.json.journal")
      if hasSnapshot { try FileSystem.replace(graph, with: snapshot) }
      if hasHistory { try folder.write(history, to: "g.json.history") }
      let again = try Session.open(graph)
      #expect(again.content == content, "\(name)")
      try again.undo()
      #expect(try again.rows("?s p ?o") == ["x 1"], "\(name)")
      try again.redo()
      try again.save()
      #expect(try FileSystem.read(graph) == snapshot, "\(name)")
      let numbers = try again.history().map(\.number)
      #expect(numbers == numbers.sorted() && Set(numbers).count == numbers.count, "\(name)")
      again.close()
    }
  }

  @Test func `undo reaches back over sessions`() throws {
    for value in 1...3 {
      let session = try Session.open(graph)
      try session.script("add x p \(value)")
      try session.save()
      session.close()
    }
    let session = try Session.open(graph)
    try session.undo()
    try session.undo()
    #expect(try session.rows("x p ?v") == ["1"])
    try session.redo()
    #expect(try session.rows("x p ?v") == ["1", "2"])
    try session.save()
    session.close()
    let last = try Session.open(graph)
    try last.redo()
    #expect(try last.rows("x p ?v") == ["1", "2", "3"])
    #expect(
      try last.history().map(\.kind) == [.statement, .statement, .statement, .undo, .undo, .redo, .redo])
  }

  @Test func `a batch writes nothing before it is saved`() throws {
    let session = try Session.open(graph, mode: .batch)
    try session.script("add x p 1")
    session.close()
    #expect(!folder.has("g.json") && !folder.has("g.json.journal"))
  }

  @Test func `a read-only session refuses changes`() throws {
    let session = try Session.open(graph)
    try session.script("add x p 1")
    try session.save()
    session.close()
    let reader = try Session.open(graph, mode: .readOnly)
    guard case .readOnly? = reader.failure("add x p 2")?.kind else {
      Issue.record("another error")
      return
    }
    #expect(try reader.rows("?s p ?o") == ["x 1"])
  }

  @Test(arguments: [
    ("{\"@graph\": [", "truncated"), ("this is not JSON", "not JSON"), ("[1, 2", "truncated array"),
    ("", "empty"),
    ("{\"@context\": 5}", "not JSON-LD"), ("{\"@id\": 5}", "not JSON-LD"), ("\u{feff}{}x", "rubbish behind"),
  ])
  func `what is not a graph is refused with its place`(text: String, what: String) throws {
    try folder.write(text, to: "g.json")
    let error = #expect(throws: SessionError.self) { try Session.open(graph) }
    guard case .format(path: graph, _)? = error?.kind else {
      Issue.record("\(what): another error: \(String(describing: error))")
      return
    }
    #expect(try folder.text("g.json") == text)
  }

  @Test func `the time of an annotation is stamped once`() throws {
    let session = Session(options: SessionOptions(annotator: "ann", time: { "2026-01-01T00:00:00Z" }))
    session.folder = folder.path
    try folder.write("Eugene marched.", to: "a.txt")
    try session.script("load a.txt", "mark \"Eugene\" as City")
    session.options.time = { "2026-01-02T00:00:00Z" }
    try session.script("mark \"Eugene\" as City")
    #expect(
      try session.rows("?m a Mention ; at ?t").map { String($0.suffix(40)) }.allSatisfy {
        $0.contains("2026-01-01")
      })
    #expect(try session.rows("?m a Mention ; at ?t").count == 1)
  }
}
