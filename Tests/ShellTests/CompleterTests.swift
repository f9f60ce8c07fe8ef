import Terminal
import Testing

@testable import Shell

/// What TAB offers at places of statements and dot commands.
@Suite struct CompleterTests {
  /// What is typed, the cursor at its end, and candidates that must and must not be offered.
  struct Case: Sendable, CustomTestStringConvertible {
    var typed: String
    var offered: [String]
    var notOffered: [String] = []
    var testDescription: String { typed }
  }

  static let cases = [
    Case(typed: "", offered: ["load", "mark", "add", "select"]),
    Case(typed: "ma", offered: ["mark"], notOffered: ["load"]),
    Case(typed: "he", offered: ["help"]),
    Case(typed: "rally-eugene ", offered: ["attendance", "located-in"], notOffered: ["rally-eugene"]),
    Case(typed: "?x org", offered: ["organizer-of"], notOffered: ["attendance"]),
    Case(typed: "?event attendance ?n . ?e", offered: ["?event"], notOffered: ["?n"]),
    Case(typed: "?event located-in eu", offered: ["eugene", "eugene-oregon"], notOffered: ["linda-mills"]),
    Case(typed: "?x a Ra", offered: ["Rally"], notOffered: ["City"]),
    Case(typed: "mark \"words\" as O", offered: ["Organization"], notOffered: ["oregon"]),
    Case(typed: "add @\"Lin", offered: ["@\"Linda Mills\""], notOffered: ["@\"Eugene\""]),
    Case(typed: "add @fam", offered: ["@\"Families Belong Together\""]),
    Case(typed: "add @Eug", offered: ["@Eugene"]),
    Case(typed: "article e", offered: ["eugene"]),
    Case(typed: "load eu", offered: ["eugene.txt"]),
    Case(typed: "load inn", offered: ["inner/"]),
    Case(typed: "load inner/", offered: ["inner/deep.txt"]),
    Case(typed: ".sa", offered: [".save"], notOffered: [".show"]),
    Case(typed: ".mode ", offered: ["csv", "table"]),
    Case(typed: ".mode c", offered: ["csv"], notOffered: ["table"]),
    Case(typed: ".timer ", offered: ["on", "off"]),
    Case(typed: ".import eu", offered: ["eugene.txt"]),
    Case(typed: ".show li", offered: ["linda-mills"]),
    Case(typed: ".show @\"Li", offered: ["@\"Linda Mills\""]),
    Case(
      typed: "load ", offered: ["eugene.txt", "inner/"],
      notOffered: ["g.json.journal", "g.json.history", "b.bin"]),
    Case(
      typed: ".open ", offered: ["eugene.txt", "b.bin"], notOffered: ["g.json.journal", "g.json.history"]),
    Case(
      typed: ".show ", offered: ["linda-mills", "eugene"], notOffered: ["load", "mark", "select", "denies"]),
    Case(typed: "help ", offered: ["patterns", "keys"], notOffered: ["attendance", "organizer-of"]),
    Case(typed: "help me", offered: ["merge"]), Case(typed: "help mo", offered: ["move", "mode"]),
    Case(typed: ".help ", offered: ["open", "undo", "patterns"], notOffered: ["attendance"]),
    Case(
      typed: "mark \"words\" as ", offered: ["Rally", "City"], notOffered: ["Article", "Mention", "Evidence"]),
    Case(typed: "mark \"words\" as Ar", offered: ["Article"]),
    Case(typed: "relation foo : ", offered: ["Rally"], notOffered: ["Article", "Evidence", "Mention"]),
    Case(typed: "add eugene located-in ", offered: ["oregon"], notOffered: ["asserts", "denies"]),
    Case(typed: "mark \"Lin", offered: ["\"Linda"]), Case(typed: "mark \"linda", offered: ["\"Linda Mills"]),
    Case(typed: "mark all \"Oreg", offered: ["\"Oregon", "\"Oregon's"]),
    Case(typed: "add a b c from \"about 100 pe", offered: ["\"About 100 people"]),
    Case(typed: "mark \"zzz", offered: []), Case(typed: "mark \"inda", offered: []),
    Case(typed: ".help ma", offered: ["mark"]),
    Case(typed: ".help .ru", offered: [".run"]),
    Case(typed: ".explain ?x org", offered: ["organizer-of"]),
    Case(typed: ".text e", offered: ["eugene"]),
    Case(typed: "?x attendance %c", offered: ["%city"]),
    Case(typed: "?x attendance ?n filter (?n > 5 && str", offered: ["strlen("]),
    Case(typed: "add a b \"text ma", offered: [], notOffered: ["mark"]),
  ]

  @Test(arguments: cases)
  func offers(_ test: Case) throws {
    let bench = try Sample.bench()
    bench.makeFolder("inner")
    try bench.write("x", to: "inner/deep.txt")
    bench.run(".set city = eugene\ndeny rally-eugene attendance 1000 from \"not a thousand\"")
    try bench.write("{}\n", to: "g.json.journal")
    try bench.write("{}\n", to: "g.json.history")
    try bench.write("\u{0}\u{1}", to: "b.bin")
    let completions = Completer(bench.shell).completions(in: test.typed, at: test.typed.utf8.count)
    let texts = completions.candidates.map(\.text)
    for text in test.offered { #expect(texts.contains(text), "\(texts)") }
    for text in test.notOffered { #expect(!texts.contains(text), "\(texts)") }
    if test.offered.isEmpty { #expect(texts.isEmpty) }
    // What is offered goes on with what was typed: the word it replaces begins where it says.
    let word = String(decoding: Array(test.typed.utf8).dropFirst(completions.start), as: UTF8.self)
    for text in texts where !word.hasPrefix("@") {
      #expect(text.lowercased().hasPrefix(word.lowercased()), "\(text) for \(word)")
    }
  }

  @Test func theMostUsedStandsFirst() throws {
    let bench = try Sample.bench()
    bench.run("add a attends b ; attends c ; attends d")
    let completions = Completer(bench.shell).completions(in: "?x atten", at: 8)
    #expect(completions.candidates.map(\.text) == ["attends", "attendance"])
    #expect(completions.candidates[0].detail == "3")
  }

  @Test func theGraphsOwnRelationsStandFirst() throws {
    let bench = try Sample.bench()
    let texts = Completer(bench.shell).completions(in: "?x ", at: 3).candidates.map(\.text)
    let relations = texts.filter { $0 != "a" && !$0.hasPrefix("?") }
    #expect(
      Set(relations.prefix(4)) == ["located-in", "attendance", "organizer-of", "spoke-at"], "\(texts)")
    #expect(relations[4] == "label")
    for term in ["in-article", "quote", "start", "end", "mention-of"] {
      let place = try #require(relations.firstIndex(of: term))
      #expect(place > 4)
    }
    #expect(!relations.contains("rdf:type"))
    #expect(Completer(bench.shell).completions(in: "?x qu", at: 5).candidates.map(\.text).contains("quote"))
  }

  @Test func commandsComeFirstAfterTheDot() throws {
    let bench = try Bench()
    let dotted = Completer(bench.shell).completions(in: ".help ", at: 6).candidates.map(\.text)
    #expect(dotted.first == "open")
    let plain = Completer(bench.shell).completions(in: "help ", at: 5).candidates.map(\.text)
    #expect(plain.first == "patterns")
    #expect(Set(dotted).count == dotted.count)
  }

  @Test func inAQuoteNothingFollows() throws {
    let bench = try Sample.bench()
    #expect(Completer(bench.shell).completions(in: "mark \"Lin", at: 9).suffix == "")
    let empty = try Bench()
    #expect(Completer(empty.shell).completions(in: "mark \"Lin", at: 9).candidates.isEmpty)
  }

  @Test func onlyWhatStandsBeforeTheCursorCounts() throws {
    let bench = try Sample.bench()
    let completions = Completer(bench.shell).completions(in: "?x org ?y . junk (", at: 6)
    #expect(completions.candidates.map(\.text).contains("organizer-of"))
    #expect(completions.start == 3)
  }

  @Test func ofAFolderNothingFollows() throws {
    let bench = try Sample.bench()
    bench.makeFolder("inner")
    let completer = Completer(bench.shell)
    #expect(completer.completions(in: "load inn", at: 8).suffix == "")
    #expect(completer.completions(in: "load eug", at: 8).suffix == " ")
  }
}
