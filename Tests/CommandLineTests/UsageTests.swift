import Programs
import Testing

/// Help, version, and wrong usage.
@Suite struct UsageTests {
  @Test func helpAndVersion() throws {
    let program = try Program()
    let help = try program.run("--help")
    #expect(help.status == 0)
    #expect(help.out.contains("run"))
    #expect(help.errors.isEmpty)
    let version = try program.run("--version")
    #expect(version.status == 0)
    #expect(version.out.contains("0."))
    for command in ["run", "query", "convert", "check"] {
      let page = try program.run(command, "--help")
      #expect(page.status == 0)
      #expect(page.out.contains("USAGE: gloss \(command)"))
    }
  }

  @Test(arguments: [
    ["--nothing"], ["run"], ["query"], ["query", "-e", "?s ?p ?o", "file.rq"], ["convert", "a.nt"], ["check"],
    ["run", "--format", "docx", "a.gloss"], ["--timeout", "0"], ["--timeout", "never"], ["a.json", "b.json"],
    ["convert", "a.nt", "b.nt", "--rdf", "1.3"], ["query", "--named", "file.nt", "-e", "?s ?p ?o"],
    ["convert", "a.docx", "b.nt"], ["convert", "a.nt", "b.nt", "--to", "docx"], ["diff", "a", "b"],
    ["merge", "a", "b", "-o", "c"], ["agree", "a", "b"], ["diff"], ["quary", "-e", "?s ?p ?o"],
  ])
  func wrongUsage(_ arguments: [String]) throws {
    let program = try Program()
    try program.write("", to: "a.nt")
    let result = try program.run(arguments, input: [])
    #expect(result.status == 2, "\(result.errors)")
    #expect(!result.errors.isEmpty)
    #expect(result.out.isEmpty)
  }

  @Test func anUnknownCommandIsNamed() throws {
    let program = try Program()
    #expect(try program.run("diff", "a.json", "b.json").errors.contains("gloss has no command 'diff'"))
    #expect(try program.run("chekc", "a.json").errors.contains("the closest: check"))
  }
}
