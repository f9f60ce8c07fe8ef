import Programs
import Testing

/// `gloss query`, `gloss convert` and `gloss check`.
@Suite struct QueryTests {
  private func program() throws -> Program {
    let program = try Program()
    try program.write(
      "<https://gloss.example/a> <https://gloss.example/vocab#knows> <https://gloss.example/b> .\n",
      to: "a.nt")
    try program.write(
      "@prefix : <https://gloss.example/vocab#> . <https://gloss.example/b> :knows _:x . _:x :age 7 .\n",
      to: "b.ttl")
    return program
  }

  @Test func patternsOverFiles() throws {
    let result = try program().run(
      "query", "--data", "a.nt", "--data", "b.ttl", "--format", "csv", "-e", "?x knows/knows/age ?n")
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.out == "x,n\r\nhttps://gloss.example/a,7\r\n")
  }

  @Test func queriesInFilesAndOnStandardInput() throws {
    let program = try program()
    try program.write(
      "SELECT ?s\n\nWHERE {\n  # a comment\n  ?s <https://gloss.example/vocab#knows> ?o\n}\n", to: "q.rq")
    #expect(
      try program.run("query", "--data", "a.nt", "--format", "tsv", "q.rq").out
        == "?s\n<https://gloss.example/a>\n")
    let piped = try program.run("query", "--data", "a.nt", "--format", "json", "-", input: "ASK { ?s ?p ?o }")
    #expect(piped.out.contains("true"))
  }

  @Test("Relative references in a file are seen from it, or from @base where a gloss graph is there")
  func basesOfFiles() throws {
    let program = try program()
    try program.write("<x> <y> <z> .\n", to: "relative.ttl")
    try program.write("SELECT (str(?s) as ?text) { ?s <y> <z> FILTER (?s = iri(\"x\")) }", to: "q.rq")
    let found = try program.run("query", "--data", "relative.ttl", "--format", "csv", "q.rq")
    #expect(found.out.hasPrefix("text\r\nfile:///") && found.out.hasSuffix("/x\r\n"), "\(found)")
    try program.write("add x y z\n", to: "graph.gloss")
    #expect(try program.run("run", "--graph", "g.json", "graph.gloss").status == 0)
    try program.write("SELECT (str(?s) as ?text) { ?s :y <z> FILTER (?s = iri(\"x\")) }", to: "q.rq")
    let named = try program.run("query", "--data", "g.json", "--format", "csv", "q.rq")
    #expect(named.out == "text\r\nhttps://gloss.example/x\r\n", "\(named)")
  }

  @Test func iriAndFileOfANamedGraphMayHoldTheSign() throws {
    let result = try program().run(
      "query", "--named", "https://g.example/?x=1&y=2=a.nt", "--format", "csv", "-e",
      "SELECT ?g { GRAPH ?g { ?s ?p ?o } }")
    #expect(result.out == "g\r\nhttps://g.example/?x=1&y=2\r\n", "\(result.errors)")
  }

  @Test func whatWasMeantByAFileAndAStatement() throws {
    let both = try program().run("query", "a.nt", "-e", "?x ?y ?z")
    #expect(both.status == 2 && both.errors.contains("is --data a.nt meant"))
    let bare = try program().run("query", "--data", "a.nt", "?x knows ?y")
    #expect(bare.status == 1 && bare.errors.contains("stands behind -e"))
  }

  @Test func anAnswerThatFillsTheMemoryIsAnError() throws {
    let program = try program()
    try program.write((0..<1000).map { "add s p \($0)\n" }.joined(), to: "many.gloss")
    #expect(try program.run("run", "--graph", "g.json", "--quiet", "many.gloss").status == 0)
    let result = try program.run(
      "query", "--data", "g.json", "--memory", "120", "-e", "?a ?b ?c . ?d ?e ?f . ?g ?h ?i")
    #expect(result.status == 1 && result.out.isEmpty, "\(result.status)")
    #expect(result.errors.contains("the process takes more than 120 MiB of memory"), "\(result.errors)")
    #expect(try program.run("query", "--memory", "0", "-e", "?x a ?y").status == 2)
  }

  @Test func aTextThatGrowsWithoutEndIsAnError() throws {
    var query = "select ?j { bind(\"0123456789\" as ?a)"
    for (last, next) in zip("abcdefghi", "bcdefghij") {
      query +=
        " bind(concat(" + Array(repeating: "?\(last)", count: 10).joined(separator: ",") + ") as ?\(next))"
    }
    let result = try program().run("query", "-e", query + " }")
    #expect(result.status == 1 && result.errors.contains("a text of more than 64 MiB"), "\(result.errors)")
  }

  @Test func aGraphWithAJournalIsNotConvertedOver() throws {
    let program = try program()
    let session = try program.start(["g.json"])
    session.send("add a b c\n")
    #expect(session.waitForErrors("1 fact added").contains("1 fact added"))
    let result = try program.run("convert", "a.nt", "g.json")
    #expect(
      result.status == 1 && result.errors.contains("a graph with a journal beside it"), "\(result.errors)")
    #expect(session.finish().status == 0)
    #expect(try program.run("query", "--data", "g.json", "-e", "a b c").out == "yes\n")
    #expect(try program.run("convert", "a.nt", "g.json").status == 0)
  }

  @Test("Without standard outputs nothing lands in the journal", arguments: [">&-", ">&- 2>&-", "<&- >&-"])
  func closedDescriptors(_ redirection: String) throws {
    let program = try program()
    let gloss = try Program.path()
    try program.write("add a b c\n?s ?p ?o\nadd a b d\n", to: "s.gloss")
    let run = try program.runOther("/bin/sh", ["-c", "\(gloss) run --graph g.json s.gloss \(redirection)"])
    #expect(run.status == 0, "\(run)")
    let piped = try program.runOther("/bin/sh", ["-c", "\(gloss) h.json \(redirection) < s.gloss"])
    #expect(piped.status == 0, "\(piped)")
    for graph in ["g.json", "h.json"] {
      #expect(try program.run("query", "--data", graph, "-e", "a b d").out == "yes\n")
    }
  }

  @Test func catastrophicExpressionsEndWithTheTimeLimit() throws {
    let text = String(repeating: "a", count: 5000)
    let result = try program().run(
      "query", "--timeout", "0.3", "-e", "select (regex(\"\(text)\", \"^(a*)*(a*)*\\\\1b$\") as ?x) {}")
    #expect(result.status == 124 && result.errors.contains("--timeout SECONDS gives it longer"), "\(result)")
  }

  @Test func namedGraphs() throws {
    let result = try program().run(
      "query", "--named", "https://g.example/1=a.nt", "--format", "csv", "-e",
      "SELECT ?g { GRAPH ?g { ?s ?p ?o } }")
    #expect(result.out == "g\r\nhttps://g.example/1\r\n", "\(result.errors)")
  }

  @Test func anUpdatePrintsTheDataset() throws {
    let program = try program()
    let update =
      "INSERT DATA { GRAPH <https://g.example/1> { <https://g.example/s> <https://g.example/p> 1 } }"
    let result = try program.run("query", "--data", "a.nt", "-e", update)
    #expect(result.status == 0)
    #expect(result.out.split(separator: "\n").count == 2)
    #expect(result.out.contains("<https://g.example/1> .\n"))
    #expect(try program.run("query", "--data", "a.nt", "--format", "trig", "-e", update).out.contains("{"))
    #expect(program.read("a.nt")?.contains("g.example") == false)
  }

  @Test func severalStatements() throws {
    let result = try program().run(
      "query", "--data", "a.nt", "--format", "csv", "-e", "?x knows ?y", "-e", "a knows b", "-e",
      "count ?x knows ?y")
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.out.contains("x,y\r\n"))
    #expect(result.out.contains("count\r\n1\r\n"))
  }

  @Test func checkOnlyReads() throws {
    let program = try program()
    #expect(try program.run("query", "--check", "-e", "?x knows ?y").status == 0)
    let result = try program.run("query", "--check", "-e", "SELECT ?x WHERE { ?x knows }")
    #expect(result.status == 1)
    #expect(result.errors.contains("-e:1:"))
    #expect(result.out.isEmpty)
  }

  @Test func aGraphBringsItsNamesAndJournal() throws {
    let program = try program()
    _ = try program.run("g.json", input: "name works-for = schema:worksFor\nadd anna works-for acme\n")
    let result = try program.run("query", "--data", "g.json", "--format", "csv", "-e", "?x works-for ?y")
    #expect(
      result.out == "x,y\r\nhttps://gloss.example/anna,https://gloss.example/acme\r\n", "\(result.errors)")
  }

  @Test(arguments: ["nt", "nq", "ttl", "trig", "jsonld"])
  func convertThereAndBack(_ format: String) throws {
    let program = try program()
    let there = try program.run("convert", "b.ttl", "c.\(format)")
    #expect(there.status == 0, "\(there.errors)")
    #expect(there.out.isEmpty)
    let back = try program.run("convert", "c.\(format)", "-", "--to", "nt")
    #expect(back.status == 0, "\(back.errors)")
    #expect(back.out.split(separator: "\n").count == 2)
    #expect(back.out.contains("\"7\"^^<http://www.w3.org/2001/XMLSchema#integer> .\n"))
    let piped = try program.run(
      "convert", "-", "-", "--from", format, "--to", "nq", input: program.read("c.\(format)") ?? "")
    #expect(piped.out.split(separator: "\n").count == 2)
  }

  @Test func convertMapsTripleTermsOnlyWhenTold() throws {
    let program = try Program()
    try program.write(
      "<https://e.example/n> <http://www.w3.org/1999/02/22-rdf-syntax-ns#reifies> "
        + "<<( <https://e.example/s> <https://e.example/p> <https://e.example/o> )>> .\n", to: "a.nt")
    #expect(try program.run("convert", "a.nt", "-", "--to", "nt").out.contains("<<("))
    let old = try program.run("convert", "a.nt", "b.nt", "--rdf", "1.1")
    #expect(old.status == 0)
    #expect(program.read("b.nt")?.contains("<<(") == false)
    #expect(program.read("b.nt")?.contains("rdf-syntax-ns#Statement") == true)
    #expect(try program.run("convert", "b.nt", "-", "--to", "nt", "--rdf", "1.2").out.contains("<<("))
  }

  @Test func errorsInData() throws {
    let program = try Program()
    try program.write("<https://a.example/> <https://b.example/> .\n", to: "bad.nt")
    for arguments in [
      ["convert", "bad.nt", "-", "--to", "ttl"], ["query", "--data", "bad.nt", "-e", "?s ?p ?o"],
    ] {
      let result = try program.run(arguments, input: [])
      #expect(result.status == 1)
      #expect(result.errors.contains("bad.nt:1:"), "\(result.errors)")
      #expect(result.out.isEmpty)
    }
  }

  @Test func checkFindsViolations() throws {
    let program = try Program()
    _ = try program.run(
      "good.json",
      input: "type City\nrelation located-in : City -> City\nadd a a City ; located-in b . b a City\n")
    let good = try program.run("check", "good.json")
    #expect(good.status == 0, "\(good.errors)")
    #expect(good.out.hasPrefix("no violations\n"))
    _ = try program.run(
      "bad.json", input: "relation located-in : City -> City\nadd a a Person ; located-in b . b a City\n")
    let bad = try program.run("check", "bad.json")
    #expect(bad.status == 3)
    #expect(bad.out.contains("violation: a located-in b: the subject is Person, not City\n"))
  }
}
