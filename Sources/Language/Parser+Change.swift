/// What changes facts: `add`, `claim`, `deny`, `remove`, and the evidence after `from`.
extension Parser {
  /// `add TRIPLES [from QUOTES]`, from the word on; `claim` and `deny` do nothing without evidence.
  mutating func add(_ verb: AddSyntax.Verb) throws(SyntaxError) -> AddSyntax {
    advance()
    place = .facts
    guard beginsTriple() else { throw noTerm() }
    let triples = try triplesBlock()
    var evidence: [QuoteSyntax] = []
    if verb != .add || at(word: "from") { evidence = try quotes() }
    return AddSyntax(verb: verb, triples: triples, evidence: evidence)
  }

  /// `remove PATTERN`, from the word on.
  mutating func remove() throws(SyntaxError) -> GroupSyntax {
    advance()
    return try barePattern()
  }

  /// `from QUOTE, QUOTE …`.
  private mutating func quotes() throws(SyntaxError) -> [QuoteSyntax] {
    guard at(word: "from") else { throw unexpected() }
    lexer.readsOccurrences = true
    advance()
    var quotes = [try quote()]
    while consume(if: .comma) { quotes.append(try quote()) }
    return quotes
  }

  /// `"words" [#N] [in NAME] [{| … |}]`.
  private mutating func quote() throws(SyntaxError) -> QuoteSyntax {
    let words = try quotedWords()
    var quote = QuoteSyntax(words: words, occurrence: try occurrence())
    if consume(ifWord: "in") { quote.article = try articleName() }
    if at(.leftAnnotation) { quote.details = try details() }
    return quote
  }

  /// Words of an article; their lines may break.
  mutating func quotedWords() throws(SyntaxError) -> TextSyntax {
    note(.quote)
    guard token.kind == .string else {
      throw unexpected(hint: token.kind == .word || token.kind == .tag ? .quoteNeeded : nil)
    }
    let words = TextSyntax(try string(token, mayHoldLineBreaks: true), token.range)
    guard !words.text.utf8.allSatisfy(Characters.isSpace) else { throw SyntaxError(.emptyQuote, token.range) }
    advance()
    return words
  }

  /// `#N` after quoted words; nil where there is none.
  mutating func occurrence() throws(SyntaxError) -> Int? {
    guard at(.occurrence) else { return nil }
    guard let number = Int(source.text(SourceRange(token.lower + 1, token.upper))), number > 0 else {
      throw SyntaxError(.invalidSpan(text(token)), token.range)
    }
    advance()
    return number
  }

  /// `{| predicate object , object ; … |}`, whose objects are plain terms.
  private mutating func details() throws(SyntaxError) -> [QuoteSyntax.Detail] {
    try open(.leftAnnotation)
    var details: [QuoteSyntax.Detail] = []
    repeat {
      if !details.isEmpty, at(.rightAnnotation) { break }
      let predicate = try simpleVerb(allowsVariable: false)
      repeat {
        note(predicate.kind == .a ? .type : .object)
        guard let object = try simpleTerm() else { throw noTerm() }
        details.append(QuoteSyntax.Detail(predicate: predicate, object: object))
      } while consume(if: .comma)
    } while consume(if: .semicolon)
    try close(.rightAnnotation)
    return details
  }
}
