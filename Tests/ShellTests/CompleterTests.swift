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
    bench.run(".set city = eugene")
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
