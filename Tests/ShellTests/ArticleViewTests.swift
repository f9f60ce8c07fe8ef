import Shell
import Testing

/// How `.text` draws an article.
@Suite struct ArticleViewTests {
  @Test func withoutColourMentionsStandInBrackets() throws {
    let bench = try Sample.bench()
    #expect(
      bench.run(".text").out == """
        1  Eugene, Oregon, saw one of many rallies

        2  [Thursday's rally|Rally] in Eugene was organized by [Families Belong
           Together|Organization]. [Linda Mills|Person] opened it.

        3  About 100 people came, not a thousand. They met in front of the courthouse,
           and Oregon's news was there.

        Organization 1   Person 1   Rally 1

        """)
  }

  @Test func withColourMentionsAreColoured() throws {
    let bench = try Sample.bench(isColoured: true)
    let out = bench.run(".text 2").out
    #expect(out.contains("mFamilies Belong Together\u{1B}[0m. "))
    #expect(!out.contains("Rally]"))
    #expect(!out.contains("About"))
  }

  @Test func paragraphsCanBeChosen() throws {
    let bench = try Sample.bench()
    let out = bench.run(".text eugene 1-2").out
    #expect(out.contains("1  Eugene"))
    #expect(!out.contains("About"))
    #expect(bench.run(".text 4").errors.contains("the article has 3 paragraphs"))
    #expect(bench.run(".text 3-1").errors.contains("error: 3 comes after 1\n"))
    #expect(bench.run(".text 0-1").errors.contains("is wanted"))
  }

  @Test(arguments: [20, 33, 60, 80, 200])
  func linesKeepToTheWidth(_ width: Int) throws {
    let bench = try Sample.bench(width: width)
    for line in bench.run(".text").out.split(separator: "\n") { #expect(line.count <= width) }
  }

  @Test func nestedAndCrossingMentions() throws {
    let bench = try Bench()
    try bench.write("The New York City Council met.\n", to: "a.txt")
    let out = bench.run(
      """
      load a.txt
      mark "New York City Council" as Organization
      mark "New York City" as City
      mark "City Council met" as Event
      .text
      """
    ).out
    let opened = out.filter { $0 == "[" }.count
    #expect(opened >= 3)
    #expect(opened == out.filter { $0 == "]" }.count)
    #expect(out.contains("[[New York "))
  }

  @Test func controlCharactersAreEscaped() throws {
    let bench = try Bench()
    try bench.write("A \u{1B}]0;title\u{07} and \u{9B}31m \u{202E}backwards.\n", to: "a.txt")
    let out = bench.run("load a.txt\n.text").out
    #expect(
      !out.unicodeScalars.contains {
        $0.value == 0x1B || $0.value == 7 || $0.value == 0x9B || $0.value == 0x202E
      })
    #expect(out.contains("\\u{1b}]0;title\\u{7}"))
  }

  @Test func noArticleIsAnError() throws {
    let bench = try Bench()
    #expect(bench.run(".text").errors.contains("there is no article"))
    let sample = try Sample.bench()
    #expect(sample.run(".text eugen").errors.contains("the closest: eugene"))
  }
}
