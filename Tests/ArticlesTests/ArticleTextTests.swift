import Testing

@testable import Articles

@Suite struct ArticleTextTests {
  @Test(arguments: [
    ("💩This is an annotation.", "annotation", 12, 22),
    ("plain words", "words", 6, 11),
    ("cafe\u{301} noir", "noir", 6, 10),
    ("one\r\ntwo", "two", 5, 8),
    ("שלום עולם", "עולם", 5, 9),
    ("👩‍👩‍👧 family", "family", 6, 12),
  ])
  func offsetsCountCodePoints(text: String, words: String, start: Int, end: Int) {
    let article = ArticleText(text)
    #expect(article.occurrences(of: words, wholeWords: true) == [CodePointRange(start, end)])
    #expect(article.text(CodePointRange(start, end)) == words)
  }

  @Test func theUnicodeVectorHasItsBytes() {
    let article = ArticleText("💩This is an annotation.")
    #expect(article.codePointCount == 23)
    #expect(article.byteOffset(ofCodePoint: 12) == 15)
    #expect(article.byteOffset(ofCodePoint: 22) == 25)
    #expect(article.codePoint(atByte: 15) == 12)
  }

  /// Against a naive count, over texts that are longer than the index's stride.
  @Test(arguments: 0..<20)
  func indexAgreesWithCounting(seed: Int) {
    var state = UInt64(seed &* 7919 &+ 1)
    func random(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(truncatingIfNeeded: state >> 33) % limit
    }
    let alphabet = Array("ab \u{301}\r\n\u{e9}\u{5d0}\u{4e00}💩\u{200d}".unicodeScalars)
    var text = ""
    for _ in 0..<(random(700)) { text.unicodeScalars.append(alphabet[random(alphabet.count)]) }
    let article = ArticleText(text)
    let scalars = Array(text.unicodeScalars)
    #expect(article.codePointCount == scalars.count)
    var byte = 0
    for index in 0...scalars.count {
      #expect(article.byteOffset(ofCodePoint: index) == byte)
      #expect(article.codePoint(atByte: byte) == index)
      guard index < scalars.count else { continue }
      let width = String(scalars[index]).utf8.count
      for inner in 0..<width { #expect(article.codePoint(atByte: byte + inner) == index) }
      byte += width
    }
    for _ in 0..<20 {
      let lower = random(scalars.count + 1)
      let upper = lower + random(scalars.count - lower + 1)
      var expected = ""
      expected.unicodeScalars.append(contentsOf: scalars[lower..<upper])
      #expect(article.text(CodePointRange(lower, upper)).utf8.elementsEqual(expected.utf8))
    }
  }

  @Test func linesAndColumns() {
    let article = ArticleText("a💩b\r\ncd\n\nz")
    let places = (0...article.codePointCount).map { article.lineColumn(at: $0) }
    #expect(
      places.map { "\($0.line):\($0.column)" } == [
        "1:1", "1:2", "1:3", "1:4", "1:5", "2:1", "2:2", "2:3", "3:1", "4:1", "4:2",
      ])
  }

  @Test(arguments: [
    ("one\ntwo\n\nthree\n", ["one\ntwo", "three"]),
    ("one\ntwo\nthree", ["one", "two", "three"]),
    ("one\r\n\r\n  two  \r\n", ["one", "two"]),
    ("\n \n\u{2028}", []),
    ("one\u{2029}two", ["one", "two"]),
    ("first line\nwrapped on\n \t\nsecond\nblock\n", ["first line\nwrapped on", "second\nblock"]),
  ])
  func paragraphs(text: String, expected: [String]) {
    let article = ArticleText(text)
    #expect(article.paragraphs.map(article.text) == expected)
  }

  /// A text with a long line is not wrapped, so that each of its lines is a paragraph although some are blank.
  @Test func longLinesAreParagraphs() {
    let long = String(repeating: "word ", count: 25) + "end"
    let article = ArticleText("head\nby line\n\n\(long)\nlast\n")
    #expect(article.paragraphs.map(article.text) == ["head", "by line", long, "last"])
  }

  @Test func paragraphOfAnOffset() {
    let article = ArticleText("ab\n\ncd\n")
    #expect((0...7).map(article.paragraph) == [1, 1, 2, 2, 2, 2, 2, 2])
    #expect(ArticleText(" \n").paragraph(at: 0) == 0)
  }

  @Test(arguments: [
    ("Big news\n\nIt rained.", "Big news"),
    ("Is it over?\nYes.", "Is it over?"),
    ("It rained.\nThen it stopped.", nil),
    ("He said \"no.\"\nThen he left.", nil),
    ("Only a line", nil),
  ])
  func headline(text: String, expected: String?) {
    #expect(ArticleText(text).headline == expected)
  }
}
