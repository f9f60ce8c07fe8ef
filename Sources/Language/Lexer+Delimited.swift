/// What stands between delimiters (strings, IRIs) and what is nothing but marks.
extension Lexer {
  /// A string whose first quotation mark stands at `quote`. In plain SPARQL a short string ends with its line at
  /// the latest; elsewhere the parser says where a line break may stand.
  func string(_ start: Int, quote: Int) -> Token {
    let mark = bytes[quote]
    let isLong = byte(quote + 1) == mark && byte(quote + 2) == mark
    if byte(quote + 1) == mark, !isLong { return Token(.string, start, quote + 2) }
    var index = quote + (isLong ? 3 : 1)
    while index < end {
      let byte = bytes[index]
      if byte == UInt8(ascii: "\\") {
        index += 2
      } else if byte == mark, !isLong {
        return Token(.string, start, index + 1)
      } else if byte == mark, self.byte(index + 1) == mark, self.byte(index + 2) == mark {
        return Token(.string, start, index + 3)
      } else if !isLong, !readsNames, byte == 0x0A || byte == 0x0D {
        break
      } else {
        index += 1
      }
    }
    return Token(.invalid, start, min(index, end), problem: .unterminatedString)
  }

  /// `<…>`, `<<(`, `<<`, `<=` or `<`. An IRI holds no `<`, so a look ahead that fails ends before the next one.
  func angle(_ start: Int) -> Token {
    if byte(start + 1) == UInt8(ascii: "<") {
      if byte(start + 2) == UInt8(ascii: "(") { return Token(.leftTriple, start, start + 3) }
      return Token(.leftReified, start, start + 2)
    }
    var index = start + 1
    while let byte = byte(index), Characters.isAllowedInIRI(byte) || byte == UInt8(ascii: "\\") { index += 1 }
    if byte(index) == UInt8(ascii: ">") { return Token(.iri, start, index + 1) }
    if byte(start + 1) == UInt8(ascii: "=") { return Token(.lessOrEqual, start, start + 2) }
    return Token(.less, start, start + 1)
  }

  /// Marks; nil where none stands.
  func punctuation(_ start: Int, _ first: UInt8) -> Token? {
    func one(_ kind: Token.Kind) -> Token { Token(kind, start, start + 1) }
    func two(_ kind: Token.Kind) -> Token { Token(kind, start, start + 2) }
    let second = byte(start + 1) ?? 0
    switch (first, second) {
    case (UInt8(ascii: "{"), UInt8(ascii: "|")): return two(.leftAnnotation)
    case (UInt8(ascii: "|"), UInt8(ascii: "}")): return two(.rightAnnotation)
    case (UInt8(ascii: "|"), UInt8(ascii: "|")): return two(.orBars)
    case (UInt8(ascii: "&"), UInt8(ascii: "&")): return two(.ampersands)
    case (UInt8(ascii: "^"), UInt8(ascii: "^")): return two(.carets)
    case (UInt8(ascii: "!"), UInt8(ascii: "=")): return two(.notEqual)
    case (UInt8(ascii: ">"), UInt8(ascii: ">")): return two(.rightReified)
    case (UInt8(ascii: ">"), UInt8(ascii: "=")): return two(.greaterOrEqual)
    case (UInt8(ascii: "-"), UInt8(ascii: ">")) where readsNames: return two(.arrow)
    case (UInt8(ascii: ")"), UInt8(ascii: ">")) where byte(start + 2) == UInt8(ascii: ">"):
      return Token(.rightTriple, start, start + 3)
    case (UInt8(ascii: "("), _): return one(.leftParen)
    case (UInt8(ascii: ")"), _): return one(.rightParen)
    case (UInt8(ascii: "["), _): return one(.leftBracket)
    case (UInt8(ascii: "]"), _): return one(.rightBracket)
    case (UInt8(ascii: "{"), _): return one(.leftBrace)
    case (UInt8(ascii: "}"), _): return one(.rightBrace)
    case (UInt8(ascii: ";"), _): return one(.semicolon)
    case (UInt8(ascii: ","), _): return one(.comma)
    case (UInt8(ascii: "+"), _): return one(.plus)
    case (UInt8(ascii: "-"), _): return one(.minus)
    case (UInt8(ascii: "*"), _): return one(.star)
    case (UInt8(ascii: "/"), _): return one(.slash)
    case (UInt8(ascii: "|"), _): return one(.bar)
    case (UInt8(ascii: "^"), _): return one(.caret)
    case (UInt8(ascii: "!"), _): return one(.bang)
    case (UInt8(ascii: "="), _): return one(.equal)
    case (UInt8(ascii: ">"), _): return one(.greater)
    case (UInt8(ascii: "~"), _): return one(.tilde)
    default: return nil
    }
  }

  /// The run of bytes from an offset up to white space, the end, or one of the given bytes.
  func run(from start: Int, upTo stops: [UInt8] = []) -> SourceRange {
    var index = start
    while let byte = byte(index), !Characters.isSpace(byte), !stops.contains(byte) { index += 1 }
    return SourceRange(start, index)
  }

  /// The first offset from the position on that holds no white space.
  func afterSpace() -> Int {
    var index = position
    while let byte = byte(index), Characters.isSpace(byte) { index += 1 }
    return index
  }

  /// Goes on after a word that was read without cutting it into tokens.
  mutating func skip(to offset: Int) { position = min(max(position, offset), end) }
}
