import Glibc
import Programs
import Testing

/// Files that can't be what they are taken for: each gives one clear error, and leaves all as it was.
@Suite struct BadInputTests {
  @Test(arguments: [["run"], ["query"], ["check"], ["query", "--data"]])
  func missingFiles(_ command: [String]) throws {
    let program = try Program()
    let extra = command.count == 2 ? ["none.ttl", "-e", "?s ?p ?o"] : ["none.file"]
    let result = try program.run(command + extra, input: [])
    #expect(result.status == 1)
    #expect(result.errors.contains("there is no such file"), "\(result.errors)")
    #expect(result.out.isEmpty)
  }

  @Test func aMissingGraphIsANewOne() throws {
    let program = try Program()
    #expect(try program.run("new.json", input: "?s ?p ?o\n").status == 0)
    #expect(program.read("new.json") == nil)
    #expect(try program.run("new.json", input: "add a b c\n").status == 0)
    #expect(program.read("new.json") != nil)
  }

  @Test func foldersAreNoFiles() throws {
    let program = try Program()
    mkdir("\(program.folder)/folder", 0o755)
    for result in [
      try program.run("run", "folder"), try program.run("folder", input: "?s ?p ?o"),
      try program.run("query", "folder"), try program.run(input: "load folder\n"),
    ] {
      #expect(result.status == 1)
      #expect(result.errors.contains("folder"))
    }
  }

  /// Root may read every file, but not the memory at address 0.
  @Test func aFileThatCannotBeRead() throws {
    let program = try Program()
    try program.write("add a b c", to: "closed.gloss")
    chmod("\(program.folder)/closed.gloss", 0)
    let result = try program.run("run", getuid() == 0 ? "/proc/self/mem" : "closed.gloss")
    #expect(result.status == 1)
    #expect(result.errors.contains("cannot read"))
  }

  @Test(arguments: [
    ("rallies.txt", "to read an article: load rallies.txt"),
    ("a.gloss", "to run a script: gloss run a.gloss"),
    ("a.ttl", "gloss query --data a.ttl"),
  ])
  func whatIsNoGraph(_ name: String, _ help: String) throws {
    let program = try Program()
    try program.write("Once there were rallies.\n", to: name)
    for words in [[name], ["check", name]] {
      let result = try program.run(words, input: Array("add a b c\n".utf8))
      #expect(result.status == 1)
      #expect(result.errors.contains("error: \(name) is not a graph\n"), "\(result.errors)")
      #expect(result.errors.contains(help), "\(result.errors)")
    }
    #expect(program.files == [name])
    let result = try program.run([], input: Array(".open \(name)\n".utf8))
    #expect(result.errors.contains("\(name) is not a graph"))
  }

  @Test func textThatIsNotUTF8() throws {
    let program = try Program()
    try program.write(Array("add a b c\n".utf8) + [0xC3, 0x28], to: "bad.gloss")
    let script = try program.run("run", "bad.gloss")
    #expect(script.status == 1)
    #expect(script.errors.contains("bad.gloss:2:1: error:"))
    try program.write([0x41, 0xFF, 0xFE, 0x42], to: "bad.txt")
    let article = try program.run(input: "load bad.txt\n")
    #expect(article.status == 1)
    #expect(article.errors.contains("bad.txt"))
    #expect(article.errors.contains("UTF-8"))
    let input = try program.run([], input: [0x61, 0xFF, 0x0A])
    #expect(input.status == 1)
    #expect(input.errors.contains("standard input:1:2: error:"))
  }

  @Test func anEmptyArticle() throws {
    let program = try Program()
    try program.write(" \n\n", to: "empty.txt")
    let result = try program.run(input: "load empty.txt\n")
    #expect(result.status == 1)
    #expect(result.errors.contains("standard input:1:6: error:"))
    #expect(result.errors.contains("empty"))
  }

  @Test(arguments: [
    "{\"@context\": {}, \"@graph\": [", "not json at all", "[1, 2", "{\"@context\": 7}",
    "{\"@graph\": {\"@id\": 7}}",
  ])
  func brokenGraphs(_ text: String) throws {
    let program = try Program()
    try program.write(text, to: "g.json")
    for arguments in [["g.json"], ["check", "g.json"], ["query", "--data", "g.json", "-e", "?s ?p ?o"]] {
      let result = try program.run(arguments, input: Array("?s ?p ?o\n".utf8))
      #expect(result.status == 1, "\(arguments)")
      #expect(result.errors.contains("g.json"))
      #expect(result.errors.contains("error:"))
      #expect(result.out.isEmpty)
    }
    #expect(program.read("g.json") == text)
    #expect(program.read("g.json.journal") == nil)
  }

  @Test(arguments: [
    ("@\"Nobody\" b c", "1:1: error:"), ("add a b c from \"words\"", "1:"),
    ("article nothing", "1:9: error:"),
    ("rename nobody somebody", "1:8: error:"), ("mark 5-3 as City", "1:"), ("add nope:x b c", "1:5: error:"),
    ("remove a b c", "1:8: error:"), ("unmark \"words\"", "1:"),
  ])
  func whatMustExist(_ statement: String, _ place: String) throws {
    let program = try Program()
    let result = try program.run(input: statement + "\n")
    #expect(result.status == 1)
    #expect(result.errors.contains("standard input:\(place)"), "\(result.errors)")
    #expect(result.errors.contains("\n  \(statement)\n"))
    #expect(result.errors.contains("^"))
  }

  /// Chains within brackets: what they nest together counts.
  @Test(arguments: [
    ("(", ")", "1", "+1"), ("(", ")", "1", "*1"), ("{ ", "}", "?s ?p ?o", " optional { ?s ?p 1 }"),
    ("{ ", "}", "?s ?p ?o", " minus { ?s ?p 1 }"), ("{ ", "}", "?s ?p ?o", " bind (1 as ?x)"),
  ])
  func chainsWithinBrackets(_ open: String, _ close: String, _ core: String, _ link: String) throws {
    let program = try Program()
    for (depth, length) in [(4, 600), (32, 990), (140, 990)] {
      var text = core
      for level in 0..<depth {
        let chain = (0..<length).map { link.replacing("?x", with: "?x\(level)a\($0)") }.joined()
        text = open + text + chain + close
      }
      try program.write(open == "(" ? "select (\(text) as ?x) {}" : "select * { \(text) }", to: "deep.rq")
      let result = try program.run("query", "deep.rq", "--timeout", "60")
      #expect(result.status == 1 && result.errors.contains("nested more than"), "\(result.status)")
    }
  }

  /// Each takes for ever, or all memory, at something that is not interrupted between rows.
  @Test(arguments: [
    (
      "select (strlen(str(?x22)) as ?n) { bind (12345678901234567890 as ?x0) " + doubling("*") + "}", 1,
      "100000 digits"
    ),
    (
      "select * { values ?o { 1 2 3 } filter (?o = \(String(repeating: "7", count: 200_000))) }", 1,
      "100000 digits"
    ),
    (
      "select (strlen(replace(\"\(String(repeating: "a", count: 20_000))\", \"a\", \"\(String(repeating: "b", count: 20_000))\")) as ?n) {}",
      1, "64 MiB"
    ),
    (
      "select (count(*) as ?n) { values ?a { \((1...3000).map(String.init).joined(separator: " ")) } "
        + "values ?b { \((1...3000).map(String.init).joined(separator: " ")) } "
        + "filter (?a + ?b in (\((1...3000).map { "\(-$0)" }.joined(separator: ",")))) }", 124, "time limit"
    ),
    (
      "select * { \((0..<15_000).map { "?a\($0) ?b\($0) ?c\($0)" }.joined(separator: " . ")) }", 1,
      "more than 1500 triple patterns"
    ),
    (
      "select \((0..<10_000).map { "(?o as ?o\($0))" }.joined(separator: " ")) { ?s ?p ?o }", 1,
      "more than 1500 named expressions"
    ),
    (
      (0..<20_000).map { "prefix p\($0): <http://p/\($0)>\n" }.joined() + "select * { ?s p1:x ?o }", 0, ""
    ),
  ])
  func whatTakesForEver(_ text: String, _ status: Int32, _ message: String) throws {
    let program = try Program()
    try program.write(text, to: "query.rq")
    let result = try program.run("query", "query.rq", "--timeout", "20", "--quiet")
    // What a slow build does not get to in time is stopped.
    if result.status == 124 { return }
    #expect(
      result.status == status && result.errors.contains(message),
      "\(result.status) \(result.errors.prefix(300))")
  }

  private static func doubling(_ sign: String) -> String {
    (0..<22).map { "bind (?x\($0) \(sign) ?x\($0) as ?x\($0 + 1)) " }.joined()
  }

  @Test func memoryIsLookedAtWhereTextsGrow() throws {
    let program = try Program()
    let chain = (0..<21).map { "bind (concat(?x\($0), ?x\($0)) as ?x\($0 + 1)) " }.joined()
    let result = try program.run(
      "query", "--memory", "300", "--timeout", "60", "-e",
      "select (count(*) as ?n) { bind ('abcdefgh' as ?x0) \(chain) values ?n { \((1...500).map(String.init).joined(separator: " ")) } "
        + "bind (concat(?x21, str(?n)) as ?y) }")
    #expect(result.status == 1 && result.errors.contains("more than 300 MiB"), "\(result.errors)")
  }

  @Test func argumentsThatAreNoText() throws {
    let child = try Program().runOther(
      "/bin/sh",
      ["-c", "exec \(try Program.path()) query -e \"$(printf 'select (\\047a\\377b\\047 as ?m) {}')\""])
    #expect(child.status == 2)
    #expect(child.errors.hasPrefix("error: argument 3 is not UTF-8 text"), "\(child.errors)")
  }
}
