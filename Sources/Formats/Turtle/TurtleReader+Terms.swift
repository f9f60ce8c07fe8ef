import RDF
import TripleStore

/// IRIs, prefixed names, blank nodes and literals.
extension TurtleReader {
  /// Reads an IRI, a prefixed name or a labelled blank node; nil when none begins here.
  mutating func iriOrBlank() throws(FormatError) -> TermID? {
    switch scanner.peek() {
    case UInt8(ascii: "<") where scanner.peek(1) != UInt8(ascii: "<"): return try iriReference()
    case UInt8(ascii: "_") where scanner.peek(1) == UInt8(ascii: ":"):
      return try sink.blank(try scanner.blankLabel())
    default: return try prefixedName()
    }
  }

  private mutating func iriReference() throws(FormatError) -> TermID {
    let start = scanner.position
    let text = try scanner.iriReference(scratch)
    if IRISyntax.isWhole(text) { return try sink.iri(text) }
    return try sink.iri(IRI(try resolve(text, at: start)))
  }

  /// The IRI that a reference names here.
  func resolve(_ reference: UnsafeBufferPointer<UInt8>, at offset: Int) throws(FormatError) -> String {
    let text = String(decoding: reference, as: UTF8.self)
    let hasScheme = IRISyntax.hasScheme(reference)
    if !hasScheme, base.isEmpty { throw scanner.failure(.relativeIRI(text), at: offset) }
    let iri = hasScheme ? text : IRI.resolve(text, against: base).string
    if !IRISyntax.isWellFormed(iri) { throw scanner.failure(.invalidIRI(iri), at: offset) }
    return iri
  }

  /// Moves over what may stand before the colon of a prefixed name.
  mutating func prefixName() -> [UInt8] {
    let start = scanner.position
    let (value, length) = scanner.scalar()
    if length > 0, CharacterClass.isNameBase(value) {
      scanner.advance(length)
      scanner.skipName()
    }
    return Array(scanner.slice(from: start))
  }

  /// Reads a prefixed name; nil, not having moved, when none begins here.
  private mutating func prefixedName() throws(FormatError) -> TermID? {
    let start = scanner.position
    let (value, length) = scanner.scalar()
    if length > 0, CharacterClass.isNameBase(value) {
      scanner.advance(length)
      scanner.skipName()
    }
    guard scanner.at(":") else {
      scanner.position = start
      return nil
    }
    let name = scanner.slice(from: start)
    guard let prefix = prefixes.last(where: { $0.name.elementsEqual(name) }) else {
      throw scanner.failure(.undeclaredPrefix(String(decoding: name, as: UTF8.self)), at: start)
    }
    scanner.advance()
    scratch.clear()
    scratch.append(prefix.namespace)
    try localName()
    return try sink.iri(scratch.text)
  }

  /// Moves over the local part of a prefixed name and appends it, escapes resolved.
  private mutating func localName() throws(FormatError) {
    var isFirst = true
    while true {
      let (value, length) = scanner.scalar()
      if length > 0, isFirst ? CharacterClass.startsLabel(value) : CharacterClass.isName(value) {
        scratch.append(scanner.slice(scanner.position, scanner.position + length))
        scanner.advance(length)
      } else if value == 0x3a {
        scratch.append(0x3a)
        scanner.advance()
      } else if value == 0x25 {
        guard CharacterClass.isHex(scanner.peek(1)), CharacterClass.isHex(scanner.peek(2)) else {
          throw scanner.failure(.invalidEscape("%"))
        }
        scratch.append(scanner.slice(scanner.position, scanner.position + 3))
        scanner.advance(3)
      } else if value == 0x5c {
        let escaped = scanner.peek(1)
        guard "_~.-!$&'()*+,;=/?#@%".utf8.contains(escaped) else {
          throw scanner.failure(
            .invalidEscape("\\" + (scanner.at("\\") ? String(Unicode.Scalar(escaped)) : "")))
        }
        scratch.append(escaped)
        scanner.advance(2)
      } else if value == 0x2e, !isFirst, dotsContinue() {
        while scanner.at(".") {
          scratch.append(0x2e)
          scanner.advance()
        }
      } else {
        return
      }
      isFirst = false
    }
  }

  /// Whether the dots here are followed by more of a local name.
  private func dotsContinue() -> Bool {
    var ahead = scanner
    while ahead.at(".") { ahead.advance() }
    let (value, length) = ahead.scalar()
    return length > 0 && (CharacterClass.isName(value) || value == 0x3a || value == 0x25 || value == 0x5c)
  }

  // MARK: Blank nodes

  /// Whether `[ ]` stands here.
  func startsAnonymous() -> Bool {
    var ahead = scanner
    return ahead.consumeAnonymous()
  }

  /// Reads `[ ]`; nil, not having moved, when something stands in the brackets.
  mutating func anonymous() throws(FormatError) -> TermID? {
    var ahead = scanner
    guard ahead.consumeAnonymous() else { return nil }
    scanner = ahead
    return try sink.freshBlank()
  }

  // MARK: Literals

  /// Reads a literal; nil when none begins here.
  mutating func literal() throws(FormatError) -> TermID? {
    switch scanner.peek() {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): return try quotedLiteral()
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
      return try number()
    case UInt8(ascii: "t") where isKeyword("true", any: false):
      scanner.advance(4)
    case UInt8(ascii: "f") where isKeyword("false", any: false):
      scanner.advance(5)
    default: return nil
    }
    let isTrue = scanner.bytes[scanner.position - 4] == UInt8(ascii: "t")
    let length = isTrue ? 4 : 5
    return try sink.literal(
      scanner.slice(scanner.position - length, scanner.position), datatype: known.boolean)
  }

  /// Reads a number; nil, not having moved, when no digit follows.
  private mutating func number() throws(FormatError) -> TermID? {
    let start = scanner.position
    var datatype = known.integer
    if scanner.at("+") || scanner.at("-") { scanner.advance() }
    let whole = skipDigits()
    var fraction = 0
    if scanner.at("."), CharacterClass.isDigit(scanner.peek(1)) {
      scanner.advance()
      fraction = skipDigits()
      datatype = known.decimal
    }
    guard whole + fraction > 0 else {
      scanner.position = start
      return nil
    }
    var ahead = scanner
    if fraction == 0, whole > 0, ahead.at(".") { ahead.advance() }
    if ahead.peek() | 0x20 == UInt8(ascii: "e") {
      ahead.advance()
      if ahead.at("+") || ahead.at("-") { ahead.advance() }
      if CharacterClass.isDigit(ahead.peek()) {
        scanner = ahead
        _ = skipDigits()
        datatype = known.double
      }
    }
    return try sink.literal(scanner.slice(from: start), datatype: datatype)
  }

  private mutating func skipDigits() -> Int {
    let start = scanner.position
    while CharacterClass.isDigit(scanner.peek()) { scanner.advance() }
    return scanner.position - start
  }

  /// Reads a string in quotes of either kind and length, with its datatype or language.
  private mutating func quotedLiteral() throws(FormatError) -> TermID {
    let open = scanner.position
    let quote = scanner.peek()
    let isLong = scanner.peek(1) == quote && scanner.peek(2) == quote
    if !isLong, scanner.peek(1) == quote {
      scanner.advance(2)
      return try suffixed(scanner.slice(scanner.position, scanner.position))
    }
    scanner.advance(isLong ? 3 : 1)
    let start = scanner.position
    var hasEscapes = false
    while true {
      let byte = scanner.peek()
      if byte == quote, !isLong || (scanner.peek(1) == quote && scanner.peek(2) == quote) { break }
      if scanner.atEnd || (!isLong && (byte == 0x0a || byte == 0x0d)) {
        throw scanner.failure(.unterminated("the string"), at: open)
      }
      if byte == 0x5c {
        if !hasEscapes {
          hasEscapes = true
          secondScratch.clear()
          secondScratch.append(scanner.slice(from: start))
        }
        try scanner.stringEscape(into: secondScratch)
      } else {
        if hasEscapes { secondScratch.append(byte) }
        scanner.advance()
      }
    }
    let text = hasEscapes ? secondScratch.text : scanner.slice(from: start)
    scanner.advance(isLong ? 3 : 1)
    return try suffixed(text)
  }

  private mutating func suffixed(_ text: UnsafeBufferPointer<UInt8>) throws(FormatError) -> TermID {
    let end = scanner.position
    skipSpace()
    if !scanner.at("^^"), !scanner.at("@") { scanner.position = end }
    if scanner.consume(if: "^^") {
      skipSpace()
      let start = scanner.position
      guard !scanner.at("_:"), let datatype = try iriOrBlank() else {
        throw scanner.unexpected(expected: "a datatype")
      }
      if known.needsLanguage(datatype) { throw scanner.failure(.missingLanguage, at: start) }
      return try sink.literal(text, datatype: datatype)
    }
    if scanner.at("@") {
      let (tag, direction) = try scanner.languageTag()
      return try sink.literal(text, language: tag, direction: direction)
    }
    return try sink.literal(text, datatype: known.string)
  }
}
