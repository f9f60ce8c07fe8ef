import RDF

/// Parts of terms that N-Triples and Turtle write alike.
extension ByteScanner {
  /// Moves over white space and comments, as Turtle has them.
  mutating func skipSpaceAndComments() {
    while true {
      switch peek() {
      case 0x20, 0x09, 0x0a, 0x0d: advance()
      case UInt8(ascii: "#"):
        while !atEnd, !at("\n"), !at("\r") { advance() }
      default: return
      }
    }
  }

  /// Moves over `[ ]`; false, having moved or not, when that does not stand here.
  mutating func consumeAnonymous() -> Bool {
    guard consume(if: "[") else { return false }
    skipSpaceAndComments()
    return consume(if: "]")
  }

  /// Resolves the escape `\uXXXX` or `\UXXXXXXXX` that begins here.
  mutating func unicodeEscape(into scratch: Scratch) throws(FormatError) {
    let start = position
    let digits = peek(1) == UInt8(ascii: "u") ? 4 : 8
    var value: UInt32 = 0
    for index in 0..<digits {
      guard let digit = CharacterClass.hexValue(peek(2 + index)) else {
        throw failure(.invalidEscape(string(start, min(bytes.count, start + 2 + index))), at: start)
      }
      value = value << 4 | digit
    }
    guard let scalar = Unicode.Scalar(value) else {
      throw failure(.invalidEscape(string(start, start + 2 + digits)), at: start)
    }
    scratch.append(scalar)
    advance(2 + digits)
  }

  /// Resolves the escape that begins here in a string.
  mutating func stringEscape(into scratch: Scratch) throws(FormatError) {
    let byte: UInt8
    switch peek(1) {
    case UInt8(ascii: "t"): byte = 0x09
    case UInt8(ascii: "b"): byte = 0x08
    case UInt8(ascii: "n"): byte = 0x0a
    case UInt8(ascii: "r"): byte = 0x0d
    case UInt8(ascii: "f"): byte = 0x0c
    case UInt8(ascii: "\""): byte = 0x22
    case UInt8(ascii: "'"): byte = 0x27
    case UInt8(ascii: "\\"): byte = 0x5c
    case UInt8(ascii: "u"), UInt8(ascii: "U"): return try unicodeEscape(into: scratch)
    default:
      var after = self
      after.advance()
      let (_, length) = after.scalar()
      throw failure(.invalidEscape(string(position, min(bytes.count, position + 1 + length))))
    }
    scratch.append(byte)
    advance(2)
  }

  /// Moves over `<…>` and gives what stands between, escapes resolved; valid until the scratch changes.
  mutating func iriReference(_ scratch: Scratch) throws(FormatError) -> UnsafeBufferPointer<UInt8> {
    let open = position
    advance()
    let start = position
    while position < bytes.count, CharacterClass.isIRI(bytes[position]) { position += 1 }
    if consume(if: ">") { return slice(start, position - 1) }
    scratch.clear()
    scratch.append(slice(from: start))
    while !consume(if: ">") {
      if atEnd { throw failure(.unterminated("the IRI"), at: open) }
      if at("\\") {
        let escape = position
        guard peek(1) | 0x20 == UInt8(ascii: "u") else {
          throw failure(.invalidEscape(string(position, min(bytes.count, position + 2))))
        }
        let before = scratch.count
        try unicodeEscape(into: scratch)
        if scratch.text[before...].contains(where: { !CharacterClass.isIRI($0) }) {
          throw failure(.invalidCharacter(UInt32(scratch.text[before]), within: "an IRI"), at: escape)
        }
      } else if CharacterClass.isIRI(bytes[position]) {
        scratch.append(bytes[position])
        advance()
      } else {
        throw failure(.invalidCharacter(UInt32(bytes[position]), within: "an IRI"))
      }
    }
    return scratch.text
  }

  /// Moves over `_:label` and gives the label.
  mutating func blankLabel() throws(FormatError) -> UnsafeBufferPointer<UInt8> {
    advance(2)
    let start = position
    let (first, firstLength) = scalar()
    guard firstLength > 0, CharacterClass.startsLabel(first) else {
      throw unexpected(expected: "the label of a blank node")
    }
    advance(firstLength)
    skipName()
    return slice(from: start)
  }

  /// Moves over the rest of a name: `PN_CHARS` and dots, of which none is the last.
  mutating func skipName() {
    while true {
      let (value, length) = scalar()
      if length > 0, CharacterClass.isName(value) {
        advance(length)
      } else if value == 0x2e {
        var dots = 1
        while peek(dots) == 0x2e { dots += 1 }
        var ahead = self
        ahead.advance(dots)
        let (next, nextLength) = ahead.scalar()
        guard nextLength > 0, CharacterClass.isName(next) else { return }
        advance(dots)
      } else {
        return
      }
    }
  }

  /// Moves over `@tag` or `@tag--direction`.
  mutating func languageTag() throws(FormatError) -> (UnsafeBufferPointer<UInt8>, Direction?) {
    let open = position
    advance()
    let start = position
    while CharacterClass.isLetter(peek()) { advance() }
    if position == start { throw unexpected(expected: "a language tag") }
    while at("-"), CharacterClass.isLetter(peek(1)) || CharacterClass.isDigit(peek(1)) {
      advance()
      while CharacterClass.isLetter(peek()) || CharacterClass.isDigit(peek()) { advance() }
    }
    let tag = slice(from: start)
    if !LanguageTag.isWellFormed(tag) { throw failure(.invalidLanguage(string(start, position)), at: open) }
    guard at("--") else {
      if at("-") { throw failure(.invalidLanguage(string(start, position + 1)), at: open) }
      return (tag, nil)
    }
    advance(2)
    let directionStart = position
    while CharacterClass.isLetter(peek()) { advance() }
    let name = string(directionStart, position)
    guard let direction = Direction(rawValue: name) else {
      throw failure(.invalidDirection(name), at: directionStart)
    }
    return (tag, direction)
  }

  /// Moves over a version in quotes of one line, behind the word `VERSION`. N-Triples and N-Quads know double quotes
  /// only.
  mutating func versionLabel(inSingleQuotes: Bool) throws(FormatError) {
    let open = position
    guard at("\"") || inSingleQuotes && at("'") else { throw unexpected(expected: "a version in quotes") }
    let quote = peek()
    advance()
    if peek() == quote, peek(1) == quote { throw unexpected(expected: "a version in quotes", at: open) }
    let start = position
    while !atEnd, peek() != quote, !at("\n"), !at("\r") { advance() }
    if peek() != quote { throw failure(.unterminated("the version"), at: open) }
    let version = string(start, position)
    advance()
    if version != "1.1" && version != "1.2" && version != "1.2-basic" {
      throw failure(.unknownVersion(version), at: open)
    }
  }
}
