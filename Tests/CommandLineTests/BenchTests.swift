import Programs
import PseudoTerminals
import Testing

/// What gloss-bench says, without a measure of time.
@Suite struct BenchTests {
  private func bench(_ program: Program, _ arguments: [String]) throws -> Program.Result {
    try program.runOther(try #require(builtProgram("gloss-bench")), arguments)
  }

  private static func counts(_ instructions: Int, rows: Int = 7, scanned: Int = 40) -> String {
    "{\"instructions\":\(instructions),\"rows\":\(rows),\"steps\":[{\"rows\":\(scanned),\"step\":\"scan ?a ?b ?c\"}],"
      + "\"workload\":\"star\"}\n"
  }

  @Test func itListsItsWorkloads() throws {
    let list = try bench(try Program(), [])
    #expect(list.status == 0)
    for name in ["start", "save", "load", "star", "scan"] {
      #expect(list.out.contains("\n\(name) ") || list.out.hasPrefix(name))
    }
    let unknown = try bench(try Program(), ["measure", "staar"])
    #expect(unknown.status != 0 && unknown.errors.contains("there is no workload staar; the closest: star"))
  }

  @Test(
    arguments: [
      (counts(1000), 0, "1.000"), (counts(1020), 0, "1.020"), (counts(1100), 1, "dearer: star"),
      (counts(900), 0, "0.900"), (counts(1000, scanned: 400), 1, "new plan  scan ?a ?b ?c: 400"),
      (counts(1000, scanned: 4), 0, "old plan  scan ?a ?b ?c: 40"),
      (counts(1000, rows: 8), 0, "rows 7, now 8"),
    ] as [(String, Int32, String)])
  func whatGotDearerIsSaid(_ new: String, _ status: Int32, _ words: String) throws {
    let program = try Program()
    try program.write(Self.counts(1000), to: "old.json")
    try program.write("what another program printed\n" + new, to: "new.json")
    let result = try bench(program, ["compare", "old.json", "new.json"])
    #expect(result.status == status, "\(result.out)\(result.errors)")
    #expect(result.out.contains(words), "\(result.out)")
  }

  @Test func filesWithoutCountsAreRefused() throws {
    let program = try Program()
    try program.write("nothing\n", to: "none.json")
    let empty = try bench(program, ["compare", "none.json", "none.json"])
    #expect(empty.status != 0 && empty.errors.contains("none.json: no counts are in it"))
    let missing = try bench(program, ["compare", "nowhere.json", "none.json"])
    #expect(missing.status != 0 && missing.errors.contains("nowhere.json: there is no such file"))
  }

  @Test func thePipeAnswersAndExplains() throws {
    let program = try Program()
    try program.write("<a:s> <a:p> \"1\" .\n<a:t> <a:p> \"2\" .\n", to: "data.nt")
    let child = try Child(try #require(builtProgram("gloss-bench")), ["pipe"], folder: program.folder)
    child.send(
      "{\"op\":\"load\",\"path\":\"data.nt\"}\n{\"op\":\"query\",\"text\":\"select * { ?s <a:p> ?o }\"}\n"
        + "{\"op\":\"explain\",\"text\":\"select * { ?s <a:p> ?o }\"}\n{\"op\":\"insert\",\"n\":3}\n"
        + "{\"op\":\"query\",\"text\":\"select * { ?s ?p ?o }\"}\n{\"op\":\"dance\"}\nno json\n")
    child.closeInput()
    let lines = child.finish().out.split(separator: "\n")
    #expect(lines.count == 7)
    #expect(lines[0].contains("\"triples\":2") && lines[1].contains("\"rows\":2"))
    #expect(lines[2].contains("\"expected\":2") && lines[2].contains("\"rows\":2"))
    #expect(lines[3].contains("seconds") && lines[4].contains("\"rows\":5"))
    #expect(lines[5].contains("there is no operation dance") && lines[6].contains("error"))
  }
}
