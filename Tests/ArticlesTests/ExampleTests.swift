import Testing

@testable import Articles

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The articles that ship with the house are what the documentation says of them.
@Suite struct ExampleTests {
  private func article(_ name: String) throws -> ArticleText {
    let path = #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined() + "/examples/\(name).txt"
    let data = try #require(FileManager.default.contents(atPath: path))
    return ArticleText(try ArticleText.decode(Array(data)))
  }

  @Test func eugene() throws {
    let text = try article("eugene")
    #expect(text.paragraphs.count == 9)
    #expect(text.codePointCount == 2113)
    let group = try #require(text.occurrences(of: "Families Belong Together", wholeWords: true).first)
    #expect(group == CodePointRange(118, 142))
    #expect(text.paragraph(at: group.lower) == 2)
    #expect(text.occurrences(of: "Thursday's rally", wholeWords: true).count == 1)
    let quote = "rallies are organized by Families Belong Together"
    #expect(text.occurrences(of: quote, wholeWords: false).count == 1)
    #expect(text.headline?.hasPrefix("A hundred voices") == true)
  }

  @Test(arguments: [("rallies-overview", 12), ("fort-wayne", 8)])
  func others(name: String, paragraphs: Int) throws {
    let text = try article(name)
    #expect(text.paragraphs.count == paragraphs)
    #expect(text.headline != nil)
    let everywhere = ["Families Belong Together", "Fort Wayne", "Linda Mills", "Sessions", "WFFT"]
    for words in everywhere { #expect(!text.occurrences(of: words, wholeWords: true).isEmpty) }
  }
}
