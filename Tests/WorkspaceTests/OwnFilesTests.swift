import Formats
import Glibc
import RDF
import Testing
import Workspace

/// What befalls a graph's own files while they are in use, and files that are none.
@Suite("A graph's own files") struct OwnFilesTests {
  let folder = TemporaryFolder()
  var graph: String { folder.file("g.json") }

  @Test(arguments: ["g.json", "g.json.journal", "g.json.history", "link.json"])
  func `nothing is exported over them`(name: String) throws {
    let session = try Session.open(graph)
    try session.script("add a b c")
    try session.save()
    try session.script("add a b d")
    symlink(graph, folder.file("link.json"))
    let error = #expect(throws: SessionError.self) {
      try session.export(to: folder.file(name), format: Format(name: "nt"))
    }
    guard case .ownFile? = error?.kind else {
      Issue.record("another error: \(String(describing: error))")
      return
    }
    try session.script("add a b e")
    session.close()
    #expect(try Session.open(graph).rows("a b ?x") == ["c", "d", "e"])
  }

  @Test(arguments: ["./g.json", "./g.json.history", "sub/../g.json.journal"])
  func `nor before they are there`(name: String) throws {
    mkdir(folder.file("sub"), 0o755)
    let session = try Session.open(graph)
    try session.script("add a b c")
    let error = #expect(throws: SessionError.self) {
      try session.export(to: folder.file(name), format: Format(name: "nt"))
    }
    guard case .ownFile? = error?.kind else {
      Issue.record("another error: \(String(describing: error))")
      return
    }
  }

  @Test func `an empty history is none`() throws {
    try folder.write("", to: "g.json.history")
    let session = try Session.open(graph)
    #expect(try session.history().isEmpty)
    #expect(throws: SessionError.self) { try session.undo() }
  }

  @Test func `a journal that is gone is not written to`() throws {
    let session = try Session.open(graph)
    try session.script("add a b c")
    unlink(graph + ".journal")
    guard case .journalGone? = session.failure("add a b d")?.kind else {
      Issue.record("another error")
      return
    }
    #expect(throws: SessionError.self) { try session.save() }
    try session.export(to: folder.file("kept.json"))
    #expect(try Session.open(folder.file("kept.json"), mode: .readOnly).rows("a b ?x") == ["c"])
  }

  @Test(arguments: [0, 40, 200])
  func `a damaged history is said to be one`(cut: Int) throws {
    let session = try Session.open(graph)
    try session.script("add a b c", "add a b d")
    try session.save()
    session.close()
    let whole = try FileSystem.read(graph + ".history")
    try FileSystem.replace(
      graph + ".history", with: cut == 0 ? [UInt8](repeating: 0x58, count: 50) : Array(whole.dropLast(cut)))
    let again = try Session.open(graph)
    for attempt in [{ _ = try again.undo() }, { _ = try again.history() }] {
      let error = #expect(throws: SessionError.self) { try attempt() }
      guard case .historyOfAnotherSnapshot? = error?.kind else {
        Issue.record("another error: \(String(describing: error))")
        return
      }
    }
    // What is done now can be taken back all the same.
    try again.script("add x y z")
    try again.undo()
    #expect(try again.rows("x y ?z").isEmpty)
  }

  @Test func `saving over what gloss has not written is announced`() throws {
    try folder.write(
      "{\"@context\":{\"name\":\"http://p/name\"},\"@id\":\"http://a/x\",\"name\":\"N\",\"comment\":\"c\"}",
      to: "g.json")
    let session = try Session.open(graph)
    #expect(session.openingNotices.contains { $0.contains("was not written by gloss") })
    try session.script("add a b c")
    try session.save()
    session.close()
    #expect(try Session.open(graph).openingNotices.isEmpty)
  }

  @Test func `a link to a graph that is not there yet makes it at its end`() throws {
    symlink("real.json", folder.file("link.json"))
    let session = try Session.open(folder.file("link.json"))
    try session.script("add a b c")
    try session.save()
    session.close()
    #expect(folder.has("real.json"))
    var status = stat()
    #expect(lstat(folder.file("link.json"), &status) == 0 && status.st_mode & S_IFMT == S_IFLNK)
  }

  @Test func `what is no file is no graph and no article`() throws {
    symlink("b.json", folder.file("a.json"))
    symlink("a.json", folder.file("b.json"))
    for path in [folder.file("a.json"), "/dev/null", folder.path] {
      #expect(throws: SessionError.self, "\(path)") { try Session.open(path) }
    }
    #expect(
      try #require(Session().failure("load /dev/zero")).message.hasSuffix(
        "it is a device or a pipe, and not a file"))
  }

  @Test(arguments: [
    "name rdf: = <http://q.example/>", "name a = schema:x", "name true = schema:x",
    "name note: = <http://q.example/>",
  ])
  func `names that everything relies on stay`(statement: String) {
    guard case .fixedName? = Session().failure(statement)?.kind else {
      Issue.record("another error")
      return
    }
  }

  @Test func `a known prefix may be said again`() throws {
    try Session().script("name schema: = <https://schema.org/>")
  }
}
