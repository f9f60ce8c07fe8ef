import Language
import Testing

@testable import Shell

/// Help, and that every example in it runs.
@Suite struct HelpTests {
  static let pages: [(name: String, text: String)] =
    HelpPage.all.map { ($0.name, $0.text) } + DotCommands.all.map { ("." + $0.name, $0.details) }

  @Test(arguments: pages.map(\.name))
  func examplesRun(_ name: String) throws {
    let page = try #require(HelpTests.pages.first { $0.name == name })
    let bench = try Sample.bench(graph: "sample.json")
    try bench.write("add x b c\n", to: "more.gloss")
    try bench.write("add x b c\n", to: "annotate.gloss")
    try bench.write("<https://gloss.example/x> <https://schema.org/name> \"x\" .\n", to: "places.ttl")
    bench.makeFolder("graphs")
    for example in HelpPage.examples(in: page.text) {
      let written = bench.run(example)
      #expect(written.failure == nil, "\(example)\n\(written.errors)")
    }
  }

  @Test func everyPageHasExamplesOrNeedsNone() {
    for page in HelpTests.pages where page.name != ".quit" && page.name != "keys" {
      #expect(!HelpPage.examples(in: page.text).isEmpty, "\(page.name)")
    }
  }

  @Test func everyNameIsShownOnce() {
    let names = DotCommands.all.map(\.name)
    #expect(Set(names).count == names.count)
    for command in DotCommands.all {
      #expect(command.usage.hasPrefix("." + command.name))
      #expect(!command.summary.isEmpty)
    }
  }

  @Test(
    arguments: HelpPage.all.map(\.name) + DotCommands.all.map { "." + $0.name } + [
      "select", "rename", "open",
    ])
  func helpOfAName(_ name: String) throws {
    let bench = try Bench()
    let written = bench.run("help \(name)\n")
    #expect(written.failure == nil, "\(written.errors)")
    #expect(!written.out.isEmpty)
  }

  @Test(arguments: Keywords.statements.map(\.word))
  func aStatementBeginsWithHowItIsWritten(_ word: String) throws {
    let bench = try Bench()
    let usage = try #require(Keywords.statements.first { $0.word == word }?.usage)
    #expect(bench.run("help \(word)").out.hasPrefix(usage + "\n"))
  }

  @Test(arguments: [
    ("why", "why answers as the pattern does", "facts lists every fact"),
    ("count", "count counts the answers", "optional, union"),
    ("merge", "makes two entities one", "prefix of your own"),
    ("relation", "relation the types of its ends", "Mention Evidence"),
    ("deny", "deny rally-eugene", "facts without"),
  ])
  func aStatementIsToldOfAlone(_ word: String, _ told: String, _ untold: String) throws {
    let bench = try Bench(width: 300)
    let out = bench.run("help \(word)").out
    #expect(out.contains(told), "\(out)")
    #expect(!out.contains(untold), "\(out)")
    #expect(out.contains("\nThe whole page: help "))
  }

  @Test func afterTheDotACommandComesFirst() throws {
    let bench = try Bench()
    #expect(bench.run(".help schema").out.hasPrefix(".schema\n"))
    #expect(bench.run("help schema").out.hasPrefix("Types and relations"))
  }

  @Test(arguments: [40, 60, 80, 120]) func pagesKeepToTheWidth(_ width: Int) throws {
    let bench = try Bench(width: width)
    for page in HelpTests.pages {
      let whole = Set(page.text.split(whereSeparator: \.isWhitespace).map(String.init))
      let out = bench.run("help \(page.name)").out
      for line in out.split(separator: "\n") where !line.hasPrefix("  ") {
        #expect(line.count <= width, "\(line)")
      }
      for word in out.split(separator: "\n").dropFirst(3).joined(separator: " ").split(separator: " ")
      where !out.hasPrefix(page.name) && page.name.hasPrefix(".") { #expect(whole.contains(String(word))) }
    }
  }

  @Test func theOverviewListsAll() throws {
    let bench = try Bench()
    let out = bench.run("help").out
    for command in DotCommands.all { #expect(out.contains("  .\(command.name) ")) }
    for page in HelpPage.all { #expect(out.contains("  \(page.name) ")) }
    #expect(bench.run(".help").out == out)
    for line in out.split(separator: "\n") { #expect(line.count <= 100, "\(line)") }
  }
}
