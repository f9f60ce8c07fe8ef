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
}
