import Programs
import Testing

/// One writer a graph.
@Suite struct WriterTests {
  @Test func theSecondIsToldAndReads() throws {
    let program = try Program()
    let first = try program.start(["graph.json"])
    first.send("add a b c\n")
    #expect(first.waitForErrors("1 fact added").contains("1 fact added"))

    let second = try program.run("graph.json", input: "a b c\nadd a b d\n")
    #expect(second.status == 1)
    #expect(second.out == "yes\n")
    #expect(second.errors.contains("read-only: process \(first.processNumber) of "))
    #expect(second.errors.contains("standard input:2:1: error: this graph is open for reading only"))

    first.send("add a b e\n")
    #expect(first.finish().status == 0)
    let after = try program.run("graph.json", input: "a b c\na b d\na b e\n")
    #expect(after.out == "yes\nno\nyes\n")
    #expect(!after.errors.contains("read-only"))
  }

  @Test func aScriptDoesNotRunOnAGraphThatIsOpen() throws {
    let program = try Program()
    try program.write("add a b d\n", to: "a.gloss")
    let first = try program.start(["graph.json"])
    first.send("add a b c\n")
    #expect(first.waitForErrors("1 fact added").contains("1 fact added"))

    let second = try program.run("run", "--graph", "graph.json", "a.gloss")
    #expect(second.status == 1)
    #expect(second.out.isEmpty)
    #expect(second.errors.contains("the graph is open for writing in process \(first.processNumber)"))
    #expect(program.read("graph.json") == nil)

    #expect(first.finish().status == 0)
    #expect(try program.run("run", "--graph", "graph.json", "a.gloss").status == 0)
    #expect(try program.run("query", "--data", "graph.json", "-e", "a b c . a b d").out == "yes\n")
  }

  /// Who reads without the lock sees the graph before a save or after it, and never a mixture.
  @Test func readersSeeOneVersionWhileItIsSaved() throws {
    let program = try Program()
    let writer = try program.start(["graph.json"])
    writer.send("add a b c\n.save\n")
    #expect(writer.waitForErrors("1 fact added").contains("1 fact added"))
    var last = 0
    for round in 0..<40 {
      writer.send((0..<10).map { "add item-\(round) value \($0)\n.save\n" }.joined())
      let result = try program.run(
        "query", "--data", "graph.json", "--format", "csv", "-e", "count ?s ?p ?o")
      #expect(result.status == 0, "\(result.errors)")
      let count = try #require(Int(result.out.split(whereSeparator: \.isWhitespace).last ?? ""))
      #expect(count >= last)
      last = count
    }
    #expect(writer.finish().status == 0)
  }

  @Test func aWriterThatWasKilledHoldsNothing() throws {
    let program = try Program()
    let first = try program.start(["graph.json"])
    first.send("add a b c\n")
    #expect(first.waitForErrors("1 fact added").contains("1 fact added"))
    first.signal(9)
    #expect(first.finish().status == -9)
    let second = try program.run("graph.json", input: "a b c\nadd a b d\n")
    #expect(second.status == 0)
    #expect(second.out == "yes\n")
    #expect(second.errors.contains("recovered 1 statement from graph.json.journal"))
  }
}
