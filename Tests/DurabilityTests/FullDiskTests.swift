import Programs
import Testing

/// A disk that is full: files that may not grow beyond some blocks stand for it.
@Suite struct FullDiskTests {
  private static let count = "select (count(*) as ?n) { ?s value ?v }"
  private static let additions = (0..<60).map { "add item-\($0) value \"\($0)\"\n" }.joined()

  private func number(_ program: Program) throws -> Int {
    let result = try program.run(
      "query", "--data", "graph.json", "--format", "csv", "-e", FullDiskTests.count)
    #expect(result.status == 0, "\(result.errors)")
    return try #require(Int(result.out.split(whereSeparator: \.isWhitespace).last ?? ""))
  }

  @Test func whatWasAcknowledgedStays() throws {
    let program = try Program()
    let result = try program.run(["graph.json"], input: FullDiskTests.additions, fileBlocks: 4)
    let acknowledged = result.errors.split(separator: "\n").count { $0 == "1 fact added" }
    #expect(result.status == 1)
    #expect((1..<60).contains(acknowledged))
    #expect(result.errors.contains(":1: error: cannot write graph.json.journal: File too large"))
    #expect(try number(program) == acknowledged)

    // With room again, the session goes on where it stood.
    let after = try program.run("graph.json", input: "add more value \"more\"\n")
    #expect(after.status == 0, "\(after.errors)")
    #expect(after.errors.contains("recovered \(acknowledged) statements"))
    #expect(try number(program) == acknowledged + 1)
    #expect(program.read("graph.json.journal") == nil)
  }

  /// Each statement that fails leaves the graph as it was, in memory and on the disk.
  @Test func whatFailedIsNotThere() throws {
    let program = try Program()
    let result = try program.run(
      ["--keep-going", "--format", "csv", "graph.json"],
      input: FullDiskTests.additions + FullDiskTests.count + "\n\n", fileBlocks: 4)
    let acknowledged = result.errors.split(separator: "\n").count { $0 == "1 fact added" }
    #expect(result.status == 1)
    #expect(result.out == "n\r\n\(acknowledged)\r\n")
    #expect(try number(program) == acknowledged)
  }

  /// The snapshot that is there stays whole where the new one can't be written.
  @Test func aSaveThatFailsLosesNothing() throws {
    let program = try Program()
    #expect(try program.run("graph.json", input: FullDiskTests.additions).status == 0)
    let before = try #require(program.read("graph.json"))
    #expect(before.utf8.count > 4 * 512)
    let result = try program.run(
      ["graph.json"], input: "add more value \"more\"\n.save\n", fileBlocks: 4)
    #expect(result.status == 1)
    #expect(result.errors.contains("1 fact added"))
    #expect(result.errors.contains("File too large"))
    #expect(program.read("graph.json") == before)
    #expect(program.files.contains("graph.json.new") == false)
    #expect(try number(program) == 61)
    #expect(try program.run("graph.json", input: "").status == 0)
    #expect(try number(program) == 61)
    #expect(program.read("graph.json.journal") == nil)
  }
}
