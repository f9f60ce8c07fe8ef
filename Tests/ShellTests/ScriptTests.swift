import Engine
import Language
import Shell
import Testing
import Workspace

/// Scripts: where they stop, what they say, what they leave.
@Suite struct ScriptTests {
  @Test func stopsAtTheFirstError() throws {
    let bench = try Bench()
    let written = bench.run("add a b c\n\nadd x y z w\nadd d e f\n")
    let failure = try #require(written.failure)
    #expect(failure.status == .failed)
    #expect(written.errors.contains("test.gloss:3:"))
    #expect(written.errors.contains("  add x y z w\n"))
    #expect(bench.run("?x e ?y").out.hasSuffix("0 solutions\n"))
    #expect(bench.run("?x b ?y").out.hasSuffix("1 solution\n"))
  }

  @Test func helpIsACommandOnItsLine() throws {
    let bench = try Bench()
    let written = bench.run("add a b c\nhelp mark\n?a ?b ?c\n")
    #expect(written.failure == nil)
    #expect(written.out.contains("mark") && written.out.hasSuffix("1 solution\n"))
    // With more behind it, it is a name like any other.
    #expect(bench.run("help b c").out == "no\n")
  }

  @Test func aSPARQLFileIsOneStatement() throws {
    let bench = try Sample.bench()
    try bench.write("ASK {\n\n  ?x a gloss:City\n}\n", to: "a.rq")
    try bench.write("PREFIX gloss: <https://gloss.example/vocab#>\n" + (try bench.read("a.rq")), to: "a.rq")
    #expect(bench.run(".run a.rq").out == "yes\n")
  }

  @Test func goesOnWhenAskedTo() throws {
    let bench = try Bench()
    let written = bench.run("add x y z w\n.nothing\nadd d e f\n", keepsGoing: true)
    #expect(written.failure == nil)
    #expect(written.errors.contains("test.gloss:1:"))
    #expect(written.errors.contains("test.gloss:2:1: error: there is no command .nothing"))
    #expect(bench.run("?x e ?y").out.hasSuffix("1 solution\n"))
  }

  @Test(arguments: ["\n", "\r\n"])
  func linesMayEndEitherWay(_ lineEnd: String) throws {
    let bench = try Bench()
    let written = bench.run("add a b c ;\(lineEnd)  d e\(lineEnd)?x d ?y\(lineEnd)")
    #expect(written.failure == nil)
    #expect(written.out.contains("1 solution"))
  }

  @Test func pathsAreSeenFromTheScript() throws {
    let bench = try Bench()
    bench.makeFolder("inner")
    try bench.write("Words.\n", to: "inner/words.txt")
    try bench.write("load words.txt\n", to: "inner/a.gloss")
    let written = bench.run(".run inner/a.gloss\n.articles")
    #expect(written.failure == nil)
    #expect(written.out.contains("words"))
  }

  @Test func errorsNameTheInnerScript() throws {
    let bench = try Bench()
    try bench.write("add a b c\nadd x y z w\n", to: "inner.gloss")
    let written = bench.run(".run inner.gloss")
    #expect(written.errors.contains("/inner.gloss:2:"))
  }

  @Test func aScriptThatRunsItselfEnds() throws {
    let bench = try Bench()
    try bench.write(".run self.gloss\n", to: "self.gloss")
    #expect(bench.run(".run self.gloss").errors.contains("more than 32 deep"))
  }

  @Test func quitEndsTheScript() throws {
    let bench = try Bench()
    bench.run("add a b c\n.quit\nadd d e f\n")
    #expect(bench.run("?x e ?y").out.hasSuffix("0 solutions\n"))
  }

  @Test func missingAndFolderAndBroken() throws {
    let bench = try Bench()
    #expect(bench.run(".run none.gloss").errors.contains("none.gloss: there is no such file"))
    bench.makeFolder("folder")
    #expect(bench.run(".run folder").errors.contains("it is a folder"))
  }

  @Test func invalidBytesArePointedAt() {
    do {
      _ = try ScriptRunner.source(Array("add a\nxé".utf8) + [0xFF, 0x0A], name: "b.gloss")
      Issue.record("bytes that are not UTF-8 must be refused")
    } catch {
      #expect(error.message.contains("0xFF"))
      #expect(error.source?.position(of: error.range?.lower ?? 0).line == 2)
      #expect(error.source?.position(of: error.range?.lower ?? 0).column == 3)
    }
  }

  @Test func aMarkOfByteOrderIsDropped() throws {
    let source = try ScriptRunner.source([0xEF, 0xBB, 0xBF] + Array("add a b c".utf8), name: "b")
    #expect(source.text(source.range) == "add a b c")
  }

  @Test func anInterruptEndsTheScript() throws {
    let bench = try Bench()
    bench.shell.session.interrupt.cancel()
    let written = bench.run("add a b c\n", keepsGoing: true)
    #expect(written.failure?.status == .interrupted)
    bench.shell.session.interrupt.reset()
    #expect(bench.run("?x b ?y").out.hasSuffix("0 solutions\n"))
  }

  @Test func aTimeLimitIsKept() throws {
    let bench = try Bench()
    bench.run("add " + (0..<60).map { "a\($0) p b\($0)" }.joined(separator: " . "))
    bench.shell.settings.timeout = 0.02
    let written = bench.run("count ?a p ?b . ?c p ?d . ?e p ?f . ?g p ?h . ?i p ?j")
    #expect(written.failure?.status == .timedOut)
    bench.shell.settings.timeout = nil
    #expect(bench.run("count ?a p ?b").failure == nil)
  }
}
