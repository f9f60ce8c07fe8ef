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
    #expect(try program.run("diff", "a.json", "b.json").errors.contains("there is no command diff"))
    #expect(try program.run("chekc", "a.json").errors.contains("did you mean check?"))
  }

  @Test func aSlipIsNoNewGraph() throws {
    let program = try Program()
    let result = try program.run("chekc", input: "add a b c\n")
    #expect(result.status == 2)
    #expect(
      result.errors.contains(
        "there is no command chekc; did you mean check? To begin a graph of that name: gloss ./chekc"))
    #expect(program.files.isEmpty)
    #expect(try program.run("./chekc", input: "add a b c\n").status == 0)
    // It is a file now, and no slip.
    #expect(try program.run("chekc", input: "?x b ?y\n").out.contains("1 solution"))
    #expect(try program.run("rallies", input: "add a b c\n").status == 0)
  }

  @Test func theUsageTellsOfThePrompt() throws {
    let program = try Program()
    let help = try program.run("--help").out
    #expect(help.contains("gloss [<options>] [<graph>]"))
    for option in ["--format", "--timeout", "--quiet", "--no-color", "--as", "--keep-going"] {
      #expect(help.contains("  \(option) "), "\(option)")
    }
    let wrong = try program.run("a.json", "--nothing")
    #expect(wrong.status == 2)
    #expect(!wrong.errors.contains("gloss prompt"), "\(wrong.errors)")
    #expect(wrong.errors.contains("gloss [<graph>]"))
    let page = try program.run("run", "--help").out
    #expect(page.split(separator: "markdown").count == 2, "\(page)")
  }

  @Test(arguments: [
    ["--timeout", "5", "query"], ["--quiet", "query"], ["--format", "csv", "--no-color", "query"],
    ["--format=csv", "--as=anna", "query"],
  ])
  func optionsMayStandBeforeTheCommand(_ words: [String]) throws {
    let program = try Program()
    try program.write("<http://a.example/s> <http://a.example/p> 7 .\n", to: "a.ttl")
    let result = try program.run(words + ["--data", "a.ttl", "-e", "?s <http://a.example/p> ?o"], input: [])
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.out.contains("7"))
    #expect(words.contains { $0.contains("csv") } == result.out.contains("s,o\r\n"))
  }

  @Test func theOptionOfAQueryIsSaidToBeOne() throws {
    let program = try Program()
    for words in [["-e", "?s ?p ?o"], ["--quiet", "-e", "?s ?p ?o"]] {
      let result = try program.run(words, input: [])
      #expect(result.status == 2)
      #expect(result.errors.contains("gloss query -e"), "\(result.errors)")
    }
  }

  @Test(arguments: [
    ["--no\u{1B}[31mthing"], ["run", "a.gloss", "--x\u{7}"], ["a.json", "b\u{1B}]0;t\u{7}\n\r"],
    ["convert", "a", "b", "--rdf", "\u{9B}2J"], ["chekc\u{1B}", "b"],
  ])
  func whatTheTerminalWouldObeyIsSpelledOut(_ words: [String]) throws {
    let program = try Program()
    let result = try program.run(words, input: [])
    #expect(result.status == 2)
    let isClean = result.errors.unicodeScalars.allSatisfy {
      $0 == "\n" || $0.value >= 0x20 && !(0x7F..<0xA0).contains($0.value)
    }
    #expect(isClean, "\(result.errors.debugDescription)")
    #expect(result.errors.contains("\\u{"))
  }

  @Test func commandsOfThePromptAreNoStatements() throws {
    let result = try Program().run("query", "-e", "?s ?p ?o", "-e", ".schema")
    #expect(result.status == 2 && result.errors.hasPrefix("error: .schema is a command of the prompt"))
  }
}
