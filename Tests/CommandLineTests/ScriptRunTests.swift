import Glibc
import Programs
import Testing

/// `gloss run`, and scripts on standard input.
@Suite struct ScriptRunTests {
  @Test func aSaveInAScriptWaitsForItsEnd() throws {
    let program = try Program()
    try program.write("add a b c\n.save\nadd x\n", to: "bad.gloss")
    let failed = try program.run("run", "--graph", "g.json", "bad.gloss")
    #expect(failed.status == 1)
    #expect(program.read("g.json") == nil && program.read("g.json.history") == nil)
    try program.write("add a b c\n.save\n", to: "good.gloss")
    let done = try program.run("run", "--graph", "g.json", "good.gloss")
    #expect(done.status == 0 && done.errors.contains("note: the graph is written when the script has ended"))
    #expect(program.read("g.json") != nil)
  }

  private static let article = "Eugene saw a rally.\n\nAbout 100 people came.\n"
  private static let script = """
    load eugene.txt
    mark "Eugene" as City
    add rally-eugene a Rally ; located-in eugene
    add rally-eugene attendance 100 from "About 100 people came"
    ?event located-in ?city

    """

  private func program() throws -> Program {
    let program = try Program()
    try program.write(ScriptRunTests.article, to: "eugene.txt")
    try program.write(ScriptRunTests.script, to: "a.gloss")
    return program
  }

  @Test func resultsAndReportsGoTheirWays() throws {
    let result = try program().run("run", "--format", "csv", "a.gloss")
    #expect(result.status == 0)
    #expect(
      result.out == "event,city\r\nhttps://gloss.example/rally-eugene,https://gloss.example/eugene\r\n")
    #expect(result.errors.contains("eugene: 2 paragraphs, 44 characters\n"))
    #expect(result.errors.contains("1 fact added, 1 quote\n"))
  }

  @Test func quietSaysNothingElse() throws {
    let result = try program().run("run", "--quiet", "a.gloss")
    #expect(result.errors.isEmpty)
    #expect(!result.out.contains("solution"))
  }

  @Test func theGraphIsTheSameEachTime() throws {
    let program = try program()
    #expect(try program.run("run", "--graph", "a.json", "a.gloss").status == 0)
    let first = try #require(program.read("a.json"))
    #expect(program.read("a.json.journal") == nil)
    #expect(try program.run("run", "--graph", "a.json", "a.gloss").status == 0)
    #expect(program.read("a.json") == first)
    #expect(try program.run("run", "--graph", "b.json", "a.gloss").status == 0)
    #expect(program.read("b.json") == first)
  }

  @Test func aFailureLeavesTheFileAsItWas() throws {
    let program = try program()
    #expect(try program.run("run", "--graph", "a.json", "a.gloss").status == 0)
    let before = program.read("a.json")
    try program.write("add x y z\n\nadd x y z w\nadd p q r\n", to: "bad.gloss")
    let result = try program.run("run", "--graph", "a.json", "bad.gloss")
    #expect(result.status == 1)
    #expect(result.errors.contains("bad.gloss:3:"))
    #expect(result.errors.contains("  add x y z w\n"))
    #expect(program.read("a.json") == before)
    #expect(program.read("a.json.journal") == nil)
  }

  @Test func withKeepGoingTheRestIsSaved() throws {
    let program = try program()
    try program.write("add x y z\nadd x y z w\nadd p q r\n", to: "bad.gloss")
    let result = try program.run("run", "--keep-going", "--graph", "a.json", "bad.gloss", "a.gloss")
    #expect(result.status == 1)
    let saved = try #require(program.read("a.json"))
    #expect(saved.contains("\"q\""))
    #expect(saved.contains("attendance"))
  }

  @Test func severalScriptsInOrder() throws {
    let program = try program()
    try program.write("?event attendance ?n\n", to: "b.gloss")
    let result = try program.run("run", "--format", "tsv", "--quiet", "a.gloss", "b.gloss")
    #expect(result.out.hasSuffix("?event\t?n\n<https://gloss.example/rally-eugene>\t100\n"))
  }

  @Test func standardInputIsAScript() throws {
    let program = try program()
    let result = try program.run("a.json", input: ScriptRunTests.script + "rally-eugene attendance 100")
    #expect(result.status == 0)
    #expect(result.out.hasSuffix("1 solution\nyes\n"))
    #expect(!result.out.contains("\u{1B}"))
    #expect(program.read("a.json")?.contains("attendance") == true)
    let again = try program.run("a.json", input: "?e attendance ?n")
    #expect(again.out.contains("100"))
  }

  @Test func standardInputRunsAsItComes() throws {
    let program = try program()
    let child = try program.start(["a.json"])
    child.send(Array("add a b c\nadd d\n e f\n".utf8))
    #expect(child.waitForErrors("1 fact added").contains("1 fact added"))
    #expect(program.read("a.json.journal")?.contains("add a b c") == true)
    child.send(Array("?x b ?y\n".utf8))
    let result = child.finish()
    #expect(result.status == 0 || result.status == 1)
    #expect(program.read("a.json")?.contains("\"b\"") == true)
  }

  @Test func anErrorInStandardInput() throws {
    let result = try Program().run(input: "add a b c\nadd x y z w\nadd d e f\n")
    #expect(result.status == 1)
    #expect(result.errors.contains("standard input:2:"))
    let more = try Program().run("--keep-going", input: "add a b c\nadd x y z w\n?s b ?o\n")
    #expect(more.status == 1)
    #expect(more.out.contains("1 solution"))
  }

  @Test func whoAndWhenOnlyWhereSaid() throws {
    let program = try program()
    _ = try program.run("run", "--graph", "a.json", "a.gloss")
    #expect(
      try program.run("a.json", input: "?note by ?who\n?note at ?when\n").out.contains("1 solution") == false)
    _ = try program.run(
      "run", "--graph", "b.json", "--as", "anna", "a.gloss", environment: ["SOURCE_DATE_EPOCH": "86400"])
    #expect(program.read("b.json")?.contains("anna") == true)
    #expect(program.read("b.json")?.contains("1970-01-02T00:00:00Z") == true)
  }

  @Test func aTimeLimit() throws {
    let program = try Program()
    let facts = (0..<80).map { "a\($0) p b\($0)" }.joined(separator: " . ")
    let result = try program.run(
      "--timeout", "0.05", input: "add \(facts)\ncount ?a p ?b . ?c p ?d . ?e p ?f . ?g p ?h . ?i p ?j\n")
    #expect(result.status == 124)
    #expect(result.errors.contains("time limit"))
  }

  @Test("What succeeded is saved with --keep-going, also where a statement outruns its limit by far")
  func aTimeLimitLeavesWhatSucceeded() throws {
    let program = try Program()
    let many = (0..<60_000).map { "<a:\($0)> <a:p> \($0)" }.joined(separator: " . ")
    try program.write(
      "insert data { <a:first> <a:p> <a:b> }\ninsert data { \(many) }\n\ninsert data { <a:last> <a:p> <a:b> }\n",
      to: "s.gloss")
    let result = try program.run("run", "--keep-going", "--timeout", "0.2", "--graph", "g.json", "s.gloss")
    #expect(result.status == 124 && result.errors.contains("time limit"), "\(result.errors.prefix(300))")
    for name in ["first", "last"] {
      #expect(try program.run("query", "--data", "g.json", "-e", "<a:\(name)> <a:p> <a:b>").out == "yes\n")
    }
  }

  @Test func anInterrupt() throws {
    let program = try Program()
    let facts = (0..<80).map { "a\($0) p b\($0)" }.joined(separator: " . ")
    let child = try program.start([])
    child.send(Array("add \(facts)\ncount ?a p ?b . ?c p ?d . ?e p ?f . ?g p ?h . ?i p ?j\n?x p ?y\n".utf8))
    #expect(child.waitForErrors("facts added").contains("80 facts added"))
    usleep(100_000)
    child.signal(SIGINT)
    let result = child.finish()
    #expect(result.status == 130)
    #expect(result.errors.contains("interrupted"))
  }

  @Test func anInterruptWhileItWaits() throws {
    let program = try Program()
    let child = try program.start([])
    child.send(Array("add a b c\n".utf8))
    #expect(child.waitForErrors("1 fact added").contains("1 fact added"))
    child.signal(SIGINT)
    #expect(child.waitForEnd() == 130)
  }

  @Test func aClosedPipeEndsQuietly() throws {
    let program = try Program()
    let facts = (0..<4000).map { "a\($0) p b\($0)" }.joined(separator: " . ")
    let result = try program.run(
      [], input: Array("add \(facts)\n?x p ?y\n?x p ?y . ?z p ?y\n".utf8), outLimit: 100)
    #expect(result.status == 0)
    #expect(!result.errors.contains("error"))
  }

  @Test func anOutputThatIsFullIsAnError() throws {
    let program = try Program()
    try program.write("<https://a.example/> <https://b.example/> \"c\" .\n", to: "a.nt")
    let result = try program.run("convert", "a.nt", "/dev/full", "--to", "nt")
    #expect(result.status == 1)
    #expect(result.errors.contains("No space left"))
  }
}
