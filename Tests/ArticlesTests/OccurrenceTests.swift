import Testing

@testable import Articles

@Suite struct OccurrenceTests {
  @Test(arguments: [
    ("she said she knows", "she", [0, 9]),
    ("ashes to ash, ash!", "ash", [9, 14]),
    ("Cleveland and cleveland", "Cleveland", [0]),
    ("route 66, 66th, 66", "66", [6, 16]),
    ("Thursday's rally", "Thursday", [0]),
    ("a-b-a", "a", [0, 4]),
    ("cafe\u{301} cafe", "cafe", [6]),
    ("e\u{301}cole cole", "cole", [7]),
    ("❤\u{fe0f}Linda", "Linda", [2]),
    ("東京で集会", "東京", [0]),
    ("in 2018年", "2018", [3]),
    ("שלום, שלומית", "שלום", [0]),
    ("ba a a", "a a", [3]),
  ])
  func wholeWords(text: String, words: String, starts: [Int]) {
    #expect(ArticleText(text).occurrences(of: words, wholeWords: true).map(\.lower) == starts)
  }

  @Test(arguments: [
    ("children\nwere  taken", "children were taken", 0, 20),
    ("they\r\n\r\nleft", "they left", 0, 12),
    ("no\u{a0}break\u{2003}here", "no break here", 0, 13),
    ("so  it goes", "  so it\ngoes ", 0, 11),
  ])
  func whiteSpaceIsFolded(text: String, words: String, start: Int, end: Int) {
    #expect(ArticleText(text).occurrences(of: words, wholeWords: false) == [CodePointRange(start, end)])
  }

  @Test func quotesMayCutWords() {
    let article = ArticleText("unfolding")
    #expect(article.occurrences(of: "fold", wholeWords: false) == [CodePointRange(2, 6)])
    #expect(article.occurrences(of: "fold", wholeWords: true).isEmpty)
  }

  @Test func occurrencesDoNotOverlap() {
    #expect(ArticleText("aaaaa").occurrences(of: "aa", wholeWords: false).map(\.lower) == [0, 2])
  }

  @Test(arguments: ["", " \n", "longer than the text itself"])
  func nothingToFind(words: String) {
    #expect(ArticleText("some text").occurrences(of: words, wholeWords: false).isEmpty)
  }

  /// Against a search that tries every place.
  @Test(arguments: 0..<60)
  func agreesWithNaiveSearch(seed: Int) {
    var state = UInt64(seed &* 104_729 &+ 3)
    func random(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(truncatingIfNeeded: state >> 33) % limit
    }
    let alphabet = Array("aab  \n\u{e9}💩".unicodeScalars)
    func text(_ length: Int) -> [Unicode.Scalar] {
      (0..<length).map { _ in alphabet[random(alphabet.count)] }
    }
    func string(_ scalars: some Sequence<Unicode.Scalar>) -> String {
      var result = ""
      result.unicodeScalars.append(contentsOf: scalars)
      return result
    }
    let scalars = text(120)
    let pattern = text(1 + random(4))
    let folded = Array(ArticleText.foldingWhiteSpace(string(pattern)).unicodeScalars)
    guard !folded.isEmpty else { return }
    for wholeWords in [false, true] {
      var expected: [CodePointRange] = []
      var start = 0
      while start < scalars.count {
        if let end = match(folded, scalars, start), !wholeWords || isWhole(scalars, start, end) {
          expected.append(CodePointRange(start, end))
          start = end
        } else {
          start += 1
        }
      }
      let found = ArticleText(string(scalars)).occurrences(of: string(pattern), wholeWords: wholeWords)
      #expect(found == expected)
    }
  }

  private func match(_ pattern: [Unicode.Scalar], _ text: [Unicode.Scalar], _ start: Int) -> Int? {
    var index = start
    for scalar in pattern {
      if scalar == " " {
        let first = index
        while index < text.count && text[index].properties.isWhitespace { index += 1 }
        if index == first { return nil }
      } else {
        guard index < text.count, text[index] == scalar else { return nil }
        index += 1
      }
    }
    return index
  }

  private func isWhole(_ text: [Unicode.Scalar], _ start: Int, _ end: Int) -> Bool {
    func isLetter(_ index: Int) -> Bool {
      text.indices.contains(index) && text[index].properties.isAlphabetic
    }
    return !isLetter(start - 1) && !isLetter(end)
  }

  @Test func worstCaseIsLinear() {
    let text = ArticleText(String(repeating: "a", count: 200_000))
    let words = String(repeating: "a", count: 20_000) + "b"
    #expect(text.occurrences(of: words, wholeWords: false).isEmpty)
  }
}
