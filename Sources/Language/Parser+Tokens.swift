/// Looking at tokens, taking them, and saying why one cannot stand where it does.
extension Parser {
  /// Goes on to the next token.
  mutating func advance() {
    previousStart = token.lower
    previousEnd = token.upper
    followsTriple = false
    token = lexer.next()
  }

  /// Notes that a kind of thing could stand here.
  func note(_ slot: Slot) { recorder?.note(.slot(slot), at: token.lower) }

  /// Whether the token is of a kind.
  func at(_ kind: Token.Kind) -> Bool {
    if token.kind == kind { return true }
    recorder?.note(.mark(kind.rawValue), at: token.lower)
    return false
  }

  /// Whether the token is a word of the grammar, in upper or lower case.
  func at(word: StaticString) -> Bool {
    if isWord(word) { return true }
    recorder?.note(.word(word.description), at: token.lower)
    return false
  }

  /// Whether the token is a word, without noting that it could be.
  func isWord(_ word: StaticString) -> Bool { isWord(word, token) }

  func isWord(_ word: StaticString, _ token: Token) -> Bool {
    guard token.kind == .word, token.upper - token.lower == word.utf8CodeUnitCount else { return false }
    for index in 0..<word.utf8CodeUnitCount {
      let byte = source.bytes[token.lower + index]
      let lower = Characters.isASCIILetter(byte) ? byte | 0x20 : byte
      if lower != word.utf8Start[index] { return false }
    }
    return true
  }

  /// The token after the one that is looked at.
  func peek() -> Token {
    var ahead = lexer
    return ahead.next()
  }

  mutating func consume(if kind: Token.Kind) -> Bool {
    guard at(kind) else { return false }
    advance()
    return true
  }

  mutating func consume(ifWord word: StaticString) -> Bool {
    guard at(word: word) else { return false }
    advance()
    return true
  }

  mutating func expect(_ kind: Token.Kind) throws(SyntaxError) {
    guard consume(if: kind) else { throw unexpected() }
  }

  mutating func expect(word: StaticString) throws(SyntaxError) {
    guard consume(ifWord: word) else { throw unexpected() }
  }

  /// Takes an opening bracket and counts how deep it stands.
  mutating func open(_ kind: Token.Kind) throws(SyntaxError) {
    guard at(kind) else { throw unexpected() }
    guard openers.count < Self.nestingLimit else {
      throw SyntaxError(.nestingTooDeep(limit: Self.nestingLimit), token.range)
    }
    openers.append(token)
    advance()
  }

  /// Takes the bracket that closes the last one that was opened.
  mutating func close(_ kind: Token.Kind) throws(SyntaxError) {
    try expect(kind)
    openers.removeLast()
  }

  /// The range from an offset to the end of the last token taken.
  func range(from lower: Int) -> SourceRange { SourceRange(lower, max(lower, previousEnd)) }

  func text(_ token: Token) -> String { source.text(token.range) }

  /// A token's text in lower case, where it is ASCII.
  func lowercased(_ token: Token) -> String { text(token).lowercased() }

  // MARK: Errors

  /// The error for a token that cannot stand where it does.
  func unexpected(hint: SyntaxError.Hint? = nil) -> SyntaxError {
    var error = SyntaxError(.unexpectedEnd, token.range)
    if let recorder, recorder.offset == token.lower {
      // What closes a bracket, and the marks that join triples, say more than what else may stand there.
      let joins: [Expected] =
        [openers.last?.kind.closer.map { .mark($0.rawValue) } ?? .word("as"), .word("as")]
        + [.mark("."), .mark(";"), .mark(",")]
      let (expected, others) = (recorder.expected, recorder.expected.filter { !joins.contains($0) })
      var seen: Set<Expected> = []
      error.expected = (joins.filter { expected.contains($0) && seen.insert($0).inserted } + others).map(
        \.text)
    }
    switch token.kind {
    case .end:
      error.hint = hint ?? openers.last.map { .unclosed($0.kind.rawValue, $0.range) }
      return error
    case .invalid:
      switch token.problem {
      case .unterminatedString, .unterminatedLabel:
        return SyntaxError(.unterminatedString, firstLine(of: token.range))
      case .strayCharacter, nil:
        let found = text(token)
        error.kind = .strayCharacter(found)
        error.hint = "“”„«»‘’".contains(found) ? .straightQuotes : hint
        return error
      }
    default:
      let isExtension =
        !readsNames && token.isExtension && recorder?.expected.contains(.slot(.subject)) == true
      error.kind = isExtension ? .notInSPARQL(text(token)) : .unexpected(text(token))
      error.hint = hint ?? likelySlip()
      return error
    }
  }

  /// The part of a range that stands on its first line.
  func firstLine(of range: SourceRange) -> SourceRange {
    let line = source.line(at: range.lower)
    return SourceRange(range.lower, max(range.lower + 1, min(range.upper, line.upper)))
  }

  private func likelySlip() -> SyntaxError.Hint? {
    if let opener = openers.last, Token.Kind.closers.contains(token.kind), opener.kind.closer != token.kind {
      return .unclosed(opener.kind.rawValue, opener.range)
    }
    if let meant = meantWord { return .statementWord(text(token), closest: [meant]) }
    if token.kind == .word {
      if isWord("and") { return .operatorSpelling(written: "and", meant: "&&") }
      if isWord("or") { return .operatorSpelling(written: "or", meant: "||") }
    }
    if token.kind == .word, previousEnd == token.lower, previousEnd > range.lower,
      Characters.isDigit(source.bytes[previousEnd - 1])
    {
      return .nameBeginsWithLetter
    }
    if token.kind == .equal, previousEnd == token.lower, previousEnd > range.lower,
      source.bytes[previousEnd - 1] == UInt8(ascii: "=")
    {
      return .operatorSpelling(written: "==", meant: "=")
    }
    if source.bytes[previousStart] == UInt8(ascii: "\"") || source.bytes[previousStart] == UInt8(ascii: "'"),
      source.bytes[previousStart..<previousEnd].contains(UInt8(ascii: "\n"))
    {
      return .textOverLines
    }
    guard followsTriple else { return nil }
    if isBareCondition { return .filterCondition }
    guard beginsTerm else { return nil }
    return isSecondWord ? .severalWords : followsComma ? .semicolonBeforeRelation : .missingPeriod
  }

  /// The word of the grammar that was likely meant by the token and what follows it; nil where it is none.
  private var meantWord: String? {
    guard token.kind == .word, readsNames || followsTriple else { return nil }
    let word = lowercased(token)
    let next = peek()
    let fitting: [String] =
      switch next.kind {
      case .leftBrace: ["optional", "union", "minus", "where", "exists"]
      case .leftParen: ["filter", "bind", "having"]
      case .integer: ["limit", "offset"]
      case .word where lowercased(next) == "by": ["order by", "group by"]
      case .variable: ["order by", "group by"]
      case .end: ["distinct"]
      default: []
      }
    if let other = Keywords.otherWords[word] { return fitting.contains(other) ? other : nil }
    let words = fitting.map { $0.split(separator: " ").first.map(String.init) ?? $0 }
    guard next.kind != .variable, next.kind != .end, !words.contains(word),
      let near = closest(to: word, among: words).first, near.utf8.count > 4
    else { return nil }
    return fitting.first { $0.hasPrefix(near) }
  }

  /// Whether the token begins a condition: `where` and no brace, or parentheses with a comparison in them.
  private var isBareCondition: Bool {
    if isWord("where") { return peek().kind != .leftBrace }
    guard token.kind == .leftParen else { return false }
    var ahead = lexer
    for _ in 0..<32 {
      switch ahead.next().kind {
      case .less, .lessOrEqual, .greater, .greaterOrEqual, .equal, .notEqual: return true
      case .rightParen, .end: return false
      default: continue
      }
    }
    return false
  }

  /// Whether the token is a word, and a bare name stands before it on its line.
  private var isSecondWord: Bool {
    guard token.kind == .word, readsNames, Characters.isASCIILetter(source.bytes[previousStart])
    else { return false }
    return !source.bytes[previousEnd..<token.lower].contains(UInt8(ascii: "\n"))
  }

  /// Whether the token may begin a triple's subject.
  private var beginsTerm: Bool {
    switch token.kind {
    case .variable, .iri, .prefixed, .blank, .label, .tag, .parameter, .leftBracket, .leftParen, .leftReified,
      .leftTriple:
      true
    case .word: readsNames
    default: false
    }
  }
}
