import Programs
import Testing

/// The annotation script makes the graph that ships, byte for byte, as often as it is run.
@Suite struct AnnotationScriptTests {
  private func annotate(_ program: Program, _ graph: String) throws -> String {
    let result = try program.run("run", "--graph", graph, House.path("examples/rallies.gloss"))
    try #require(result.status == 0, "\(result.errors)")
    #expect(!result.errors.contains("warning:"))
    return try #require(program.read(graph))
  }

  @Test func theGraphIsTheSameEachTime() throws {
    let program = try Program()
    let shipped = try House.text("graphs/rallies.json")
    // Names of files say less than a difference of a hundred kilobytes.
    for (graph, what) in [("a.json", "a new file"), ("b.json", "another"), ("a.json", "the first again")] {
      let isSame = try annotate(program, graph) == shipped
      #expect(isSame, "running the script into \(what) does not give graphs/rallies.json")
    }
    #expect(program.files.filter { $0.hasSuffix(".journal") } == [])
  }

  @Test func itIsComplete() throws {
    let program = try Program()
    try program.write(House.text("graphs/rallies.json"), to: "rallies.json")
    let result = try program.run("check", "rallies.json")
    #expect(result.status == 0, "\(result.out)\(result.errors)")
  }
}
