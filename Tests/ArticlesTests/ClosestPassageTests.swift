import Testing

@testable import Articles

@Suite struct ClosestPassageTests {
  let article = ArticleText(
    """
    The rallies are organized by Families Belong Together, the group says.
    About 100 people came to the plaza in Eugene, Oregon.
    Linda Mills told the station that she had \u{201c}no quarrel\u{201d} with the law.
    """)

  @Test(arguments: [
    ("organised by Family Belongs Together", "organized by Families Belong Together"),
    ("about 100 persons came to the plaza", "About 100 people came to the plaza"),
    ("Lindaa Mils", "Linda Mills"),
    ("\"no quarrels\"", "\u{201c}no quarrel\u{201d}"),
    ("the group said", "the group says"),
    ("Eugen", "Eugene"),
  ])
  func findsWhatWasMeant(words: String, expected: String) throws {
    let found = try #require(article.closestPassage(to: words))
    #expect(found.text == expected)
    #expect(article.text(found.range) == expected)
  }

  @Test(arguments: ["", "  ", "qqq zzz xxx"])
  func nothingIsLikeIt(words: String) {
    #expect(article.closestPassage(to: words) == nil)
  }

  @Test func anEmptyTextHasNoPassage() {
    #expect(ArticleText("").closestPassage(to: "words") == nil)
    #expect(ArticleText(" \n ").closestPassage(to: "words") == nil)
  }

  /// Whatever is asked, the answer is a stretch of the text.
  @Test(arguments: 0..<40)
  func isAlwaysAStretchOfTheText(seed: Int) {
    var state = UInt64(seed &* 15_485_863 &+ 11)
    func random(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(truncatingIfNeeded: state >> 33) % limit
    }
    let alphabet = Array("abc \n\u{301}\u{130}💩".unicodeScalars)
    func text(_ length: Int) -> String {
      var result = ""
      for _ in 0..<length { result.unicodeScalars.append(alphabet[random(alphabet.count)]) }
      return result
    }
    let article = ArticleText(text(random(60)))
    guard let found = article.closestPassage(to: text(1 + random(8))) else { return }
    #expect(found.range.upper <= article.codePointCount)
    #expect(article.text(found.range) == found.text)
    #expect(!found.text.isEmpty)
  }
}
