/// What the first word of a statement says about an error in it.
extension Parser {
  /// An error of a statement that begins with a bare word which is no statement's: an unknown statement where nothing
  /// makes a pattern of it, else with the words that were likely meant.
  func explained(_ error: SyntaxError, first: Token) -> SyntaxError {
    guard first.kind == .word, readsNames else { return error }
    let word = text(first)
    let known = word.lowercased()
    if Keywords.statementWords.contains(known) {
      guard error.kind == .unexpectedEnd, known == "count" || known == "why", isSubject(first) else {
        return error
      }
      var error = error
      error.hint = .keywordAsName(word)
      return error
    }
    if Keywords.reserved.contains(known) {
      return SyntaxError(.unknownStatement(word), first.range, hint: .notInThisVersion(word))
    }
    var error = error
    if isAlone(first, error), !Keywords.questionWords.contains(known) {
      let near = closest(
        to: word, among: Keywords.statementWords.union(Keywords.plainCommands).subtracting([known]))
      let hint = near.isEmpty ? nil : SyntaxError.Hint.statementWord(word, closest: near)
      return SyntaxError(.unknownStatement(word), first.range, hint: hint)
    }
    guard error.hint == nil || error.hint == .missingPeriod || error.hint == .severalWords else {
      return error
    }
    let near = closest(to: word, among: Keywords.statementWords)
    if Keywords.questionWords.contains(known) {
      error.hint = .questionAsPattern
    } else if Builtins.aggregates.contains(word.uppercased()) {
      error.hint = .aggregateForm(known)
    } else if !near.isEmpty {
      error.hint = .statementWord(word, closest: near)
    } else if error.hint == .severalWords, areWords(from: first, to: error.range.upper) {
      error.hint = .patternShape
    }
    return error
  }

  /// Whether a bare name and one term follow the word and nothing else, as if the word were a subject.
  private func isSubject(_ first: Token) -> Bool {
    var lexer = Lexer(source.bytes, range: SourceRange(first.upper, range.upper), readsNames: true)
    let (second, third, fourth) = (lexer.next(), lexer.next(), lexer.next())
    return second.kind == .word && third.kind != .end && fourth.kind == .end
  }

  /// Whether nothing that could make a pattern of the first word follows it: the end, a value, or a line that begins
  /// with a statement's word.
  private func isAlone(_ first: Token, _ error: SyntaxError) -> Bool {
    guard !Self.beginsElement(first, in: self) else { return false }
    var lexer = Lexer(source.bytes, range: SourceRange(first.upper, range.upper), readsNames: true)
    let second = lexer.next()
    switch second.kind {
    case .end: return error.kind == .unexpectedEnd
    case .string, .integer, .decimal, .double: return error.range.lower == second.lower
    case .word:
      let gap = source.bytes[first.upper..<second.lower]
      guard gap.contains(where: { $0 == 0x0A || $0 == 0x0D }) else { return false }
      return Keywords.statementWords.contains(lowercased(second))
    default: return false
    }
  }

  /// Whether a token is a word that an element of a pattern begins with.
  private static func beginsElement(_ token: Token, in parser: Parser) -> Bool {
    reserved.contains { parser.isWord($0, token) } || parser.isWord("true", token)
      || parser.isWord("false", token)
  }

  /// Whether all tokens from one to an offset are words.
  private func areWords(from first: Token, to upper: Int) -> Bool {
    var lexer = Lexer(source.bytes, range: SourceRange(first.lower, upper), readsNames: true)
    while true {
      let token = lexer.next()
      if token.kind == .end { return true }
      if token.kind != .word { return false }
    }
  }
}
