import Programs
import Testing

/// Answers that take long to write, and readers that go away.
struct LongAnswerTests {
  /// Facts whose cross product is long.
  private static let facts = "add " + (0..<110).map { "a\($0) p b\($0)" }.joined(separator: " . ") + "\n"
  private static let endless = "?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o"

  @Test(arguments: ["table", "csv", "json", "tsv", "xml", "line", "markdown"])
  func aTimeLimitHoldsInEachFormat(format: String) throws {
    let program = try Program()
    _ = try program.run("g.json", input: Self.facts)
    let result = try program.run(
      "query", "--data", "g.json", "--format", format, "--timeout", "0.3", "-e", Self.endless)
    #expect(result.status == 124)
    #expect(result.errors.contains("time limit"))
  }

  /// The limit is one of the evaluation: a slow reader gets the whole answer.
  @Test func aSlowReaderGetsAllOfAnAnswer() throws {
    let program = try Program()
    _ = try program.run("g.json", input: Self.facts)
    let path = try Program.path()
    let read = try program.runOther(
      "/bin/sh",
      [
        "-c",
        "'\(path)' query --data g.json --timeout 2 --format csv -e '?a ?b ?c . ?d ?e ?f' | (sleep 4; wc -l)",
      ])
    #expect(read.out == "12101\n" && read.errors == "", "\(read)")
  }

  /// A reader that goes away (`| head`) takes nothing from what a script does.
  @Test func aScriptGoesOnWithoutAReader() throws {
    let program = try Program()
    let answers = [String](repeating: "?x p ?y\n", count: 400).joined()
    try program.write(Self.facts + answers + "add last p one\n", to: "s.gloss")
    let path = try Program.path()
    let ended = try program.runOther(
      "/bin/sh", ["-c", "'\(path)' run --graph g.json s.gloss | head -n 1 >/dev/null; echo done"])
    #expect(ended.out.contains("done"))
    #expect(try program.run("query", "--data", "g.json", "-e", "last p one").out == "yes\n")
  }

  @Test func longCellsAreShortenedForPeopleAndSaidToBe() throws {
    let program = try Program()
    try program.write("word " + String(repeating: "another ", count: 200), to: "a.txt")
    _ = try program.run("g.json", input: "load a.txt\n")
    let csv = try program.run("query", "--data", "g.json", "--format", "csv", "-e", "?a text ?t")
    #expect(csv.out.contains(String(repeating: "another ", count: 200)))
    let line = try program.run("query", "--data", "g.json", "--format", "line", "-e", "?a text ?t")
    #expect(line.out.split(whereSeparator: \.isWhitespace).filter { $0 == "another" }.count == 200)
  }
}
