import RDF
import Testing
import TripleStore

@testable import Articles

@Suite struct TextViewTests {
  /// The view as text: `[…|entity]`, with `~` where a mark is interrupted or goes on.
  private func drawn(_ text: String, _ spans: [(Int, Int, String)]) throws -> [String] {
    let measured = ArticleText(text)
    let mentions = spans.map {
      Mention(article: article("a"), start: $0.0, end: $0.1, quote: "", entity: entity($0.2))
    }
    let data = try dataset(mentions.flatMap { $0.triples(context: context) })
    let view = TextView(article: article("a"), text: measured, dataset: data)
    return view.paragraphs.map { paragraph in
      paragraph.pieces.map { piece in
        switch piece {
        case .text(let range): measured.text(range)
        case .begin(_, let isContinued): isContinued ? "[~" : "["
        case .end(let mark, let isInterrupted):
          (isInterrupted ? "~|" : "|") + view.marks[mark].entity.string.dropFirst(context.base.count) + "]"
        }
      }.joined()
    }
  }

  @Test func plainText() throws {
    #expect(try drawn("one two\n\nthree", []) == ["one two", "three"])
  }

  @Test func marksNest() throws {
    #expect(
      try drawn("the mayor of Eugene spoke", [(4, 19, "mayor"), (13, 19, "eugene")])
        == ["the [mayor of [Eugene|eugene]|mayor] spoke"])
    #expect(try drawn("abc", [(0, 3, "x"), (0, 3, "y"), (1, 2, "z")]) == ["[[a[b|z]c|y]|x]"])
  }

  @Test func crossingMarksAreInterrupted() throws {
    #expect(try drawn("abcdef", [(0, 4, "x"), (2, 6, "y")]) == ["[ab[cd~|y]|x][~ef|y]"])
  }

  @Test func marksGoOnInTheNextParagraph() throws {
    #expect(try drawn("ab\n\ncd\n\nef", [(1, 9, "x")]) == ["a[b~|x]", "[~cd~|x]", "[~e|x]f"])
  }

  @Test func marksOutsideTheTextAreLeftOut() throws {
    #expect(try drawn("ab", [(1, 3, "x"), (5, 6, "y"), (1, 1, "z"), (-1, 2, "w")]) == ["ab"])
    #expect(try drawn("ab\n\ncd", [(2, 4, "gap")]) == ["ab", "cd"])
  }

  @Test func severalPeoplesMarksOfOneThingAreOne() throws {
    let text = "Eugene and Eugene"
    let mentions = [
      try mention("Eugene", of: "eugene", in: "a", text, by: "ann"),
      try mention("Eugene", of: "eugene", in: "a", text, by: "bob"),
      try mention("Eugene", of: "eugene", in: "a", text, occurrence: 2),
    ]
    let data = try dataset(
      mentions.flatMap { $0.triples(context: context) } + [
        labelled("eugene", "Eugene"), typed("eugene", "City"),
      ])
    let view = TextView(article: article("a"), text: ArticleText(text), dataset: data)
    #expect(view.marks.map(\.notes.count) == [2, 1])
    #expect(view.marks.map(\.label) == ["Eugene", "Eugene"])
    #expect(view.marks[0].types == [word("City")])
    #expect(view.paragraphs.map(\.number) == [1])
  }

  /// For random spans: brackets nest, and the pieces of text put together are the paragraphs.
  @Test(arguments: 0..<40)
  func bracketsAlwaysNest(seed: Int) throws {
    var state = UInt64(seed &* 32_452_843 &+ 5)
    func random(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(truncatingIfNeeded: state >> 33) % limit
    }
    let text = ArticleText("abcdefgh\n\nijklmnop\nqrstuvw")
    let mentions = (0..<random(12)).map { _ in
      let start = random(text.codePointCount)
      return Mention(
        article: article("a"), start: start, end: start + 1 + random(text.codePointCount - start), quote: "",
        entity: entity("e\(random(4))"))
    }
    let data = try dataset(mentions.flatMap { $0.triples(context: context) })
    let view = TextView(article: article("a"), text: text, dataset: data)
    var covered: [Int: Set<Int>] = [:]
    for paragraph in view.paragraphs {
      var open: [Int] = []
      var position = paragraph.range.lower
      for piece in paragraph.pieces {
        switch piece {
        case .text(let range):
          #expect(range.lower == position && range.count > 0)
          position = range.upper
          for point in range.lower..<range.upper {
            for mark in open { covered[mark, default: []].insert(point) }
          }
        case .begin(let mark, _): open.append(mark)
        case .end(let mark, _): #expect(open.popLast() == mark)
        }
      }
      #expect(open.isEmpty && position == paragraph.range.upper)
    }
    for (index, mark) in view.marks.enumerated() {
      let shown = (mark.range.lower..<mark.range.upper).filter { point in
        text.paragraphs.contains { $0.lower <= point && point < $0.upper }
      }
      #expect(covered[index, default: []] == Set(shown))
    }
  }
}
