import Language
import Testing

/// Texts that want to break the parser: deep ones, long ones, and nonsense.
@Suite struct RobustnessTests {
  static let deep: [(open: String, close: String, before: String)] = [
    ("(", ")", "filter "), ("{ ", " }", ""), ("[ p ", " ]", "?x p "), ("( ", " )", "?x p "),
    ("<<( a b ", " )>>", "?x p "), ("<< a b ", " >>", "?x p "), ("!", "", "filter (!"), ("(", ")", "?x "),
    ("a b c {| p ", "", "?x p y {| p "), ("filter exists { ", " }", ""), ("strlen(", ")", "filter "),
    ("optional { ", "}", ""), ("{ select * ", " }", "select * "), ("-(", ")", "filter (1 "),
    ("(1 in ", ")", "filter (1 in "),
  ]

  @Test(arguments: deep)
  func deepNestingIsAnError(open: String, close: String, before: String) throws {
    let text =
      before + String(repeating: open, count: 10_000) + "?y" + String(repeating: close, count: 10_000)
    let error = try #require(syntaxError(text))
    if error.kind != .nestingTooDeep(limit: Parser.nestingLimit) {
      // Some of these are wrong before they are deep; then they must at least not be right.
      #expect(error.range.lower <= text.utf8.count)
    }
    #expect(completeness(of: text) != .empty)
    #expect(syntaxError(before + String(repeating: open, count: 10_000)) != nil)
  }

  @Test func nestingWithinTheLimitIsRead() throws {
    let depth = Parser.nestingLimit - 1
    let parens =
      "filter " + String(repeating: "(", count: depth) + "?x" + String(repeating: ")", count: depth)
    #expect(try dump(parens) == "pattern {filter ?x}")
    let over =
      "filter " + String(repeating: "(", count: depth + 2) + "?x" + String(repeating: ")", count: depth + 2)
    let error = try #require(syntaxError(over))
    #expect(error.kind == .nestingTooDeep(limit: Parser.nestingLimit))
    #expect(error.range.lower == 7 + Parser.nestingLimit)
    #expect(!error.isAtEnd)
  }

  @Test(arguments: [" || ", " && "])
  func longConditionsAreFlat(sign: String) throws {
    let text = "filter (" + Array(repeating: "?x = 1", count: 20_000).joined(separator: sign) + ")"
    #expect(syntaxError(text) == nil)
  }

  @Test(arguments: ["/", "|"])
  func longPathsAreFlat(sign: String) throws {
    #expect(syntaxError("?x " + Array(repeating: "p", count: 20_000).joined(separator: sign) + " ?y") == nil)
  }

  @Test func longSumsAreLimited() throws {
    let allowed = "filter (" + String(repeating: "1+", count: Parser.chainLimit) + "1)"
    #expect(syntaxError(allowed) == nil)
    let error = syntaxError("filter (" + String(repeating: "1+", count: 100_000) + "1)")
    #expect(error?.kind == .nestingTooDeep(limit: Parser.chainLimit))
  }

  static let units = [
    "a.", "<", "a-", "@a-", "?", "#\n", "a b c .\n", "'", ":a.", "_:a.", "1.", "\\", "\"a\" ", "\u{301}",
    "a.:",
  ]

  /// Each would take minutes if anything in it were read again and again.
  @Test(arguments: units)
  func longTextsTakeLinearTime(unit: String) {
    let text = String(repeating: unit, count: 20_000)
    _ = syntaxError(text)
    _ = syntaxError(text, mode: .sparqlQuery)
    _ = completeness(of: text)
    _ = expectation(in: text, at: text.utf8.count)
  }

  @Test func longDataIsRead() throws {
    let text =
      "INSERT DATA { "
      + String(repeating: "<http://a/s> <http://a/p> \"o\"@en , 12.5 ; a <c> .\n", count: 20_000) + "}"
    #expect(syntaxError(text, mode: .sparqlUpdate) == nil)
  }

  struct Generator: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ (state >> 29)
    }
  }

  /// Nonsense made of the language's own pieces: no crash, and every error stands within the text.
  @Test(arguments: 0..<8)
  func nonsenseIsSurvived(seed: Int) throws {
    var random = Generator(state: UInt64(seed) &* 7919 &+ 13)
    let texts = (PatternTests.accepted + StatementTests.accepted + SPARQLTests.accepted).map(\.text)
    let pieces = [
      " ", "\n", "\n\n", ".", ";", "{", "}", "(", ")", "<<", ">>", "<<(", ")>>", "{|", "|}", "~", "\"", "'",
      "@", "#2", "#",
      "?x", "a", "add", "select", "where", "from", "mark", "filter", "order by", "<x>", "\\u00", "%", "-",
      "é", "\u{0}",
    ]
    for _ in 0..<300 {
      guard let base = texts.randomElement(using: &random) else { continue }
      var scalars = Array(base.unicodeScalars)
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let place = Int.random(in: 0...scalars.count, using: &random)
        if Bool.random(using: &random), place < scalars.count {
          scalars.remove(at: place)
        } else if let piece = pieces.randomElement(using: &random) {
          scalars.insert(contentsOf: Array(piece.unicodeScalars), at: place)
        }
      }
      var text = ""
      text.unicodeScalars.append(contentsOf: scalars)
      let count = text.utf8.count
      for mode in [Parser.Mode.gloss, .sparqlQuery, .sparqlUpdate] {
        guard let error = syntaxError(text, mode: mode) else { continue }
        #expect(
          0 <= error.range.lower && error.range.lower <= error.range.upper && error.range.upper <= count)
        #expect(!error.message.isEmpty)
      }
      let found = expectation(in: text, at: Int.random(in: 0...count, using: &random))
      #expect(found.wordStart <= count)
      var reader = StatementReader(Source(name: "test", text: text))
      var last = 0
      while let piece = try reader.next() {
        #expect(
          last <= piece.range.lower && piece.range.lower < piece.range.upper && piece.range.upper <= count)
        last = piece.range.upper
      }
    }
  }

  @Test func positionsBeyondTheTextAreClamped() {
    #expect(expectation(in: "?x ", at: 99).position == .predicate)
    #expect(expectation(in: "?x ", at: -1).position == .statementStart)
    #expect(expectation(in: "é p ", at: 1).wordStart <= 1)
  }
}
