/// Strict JSON (RFC 8259), byte by byte.
extension ByteScanner {
  /// How deep arrays and objects may nest.
  static let jsonDepthLimit = 400

  /// Where a string's text stands in the document, and whether it has escapes.
  struct RawString {
    let start: Int
    let end: Int
    let hasEscapes: Bool
  }

  mutating func skipJSONSpace() {
    while true {
      switch peek() {
      case 0x20, 0x0a, 0x0d, 0x09: advance()
      default: return
      }
    }
  }

  /// Moves over white space and a byte that must follow.
  mutating func expectJSON(_ text: StaticString) throws(FormatError) {
    skipJSONSpace()
    try expect(text)
  }

  /// Moves over a string; it is checked, and its escapes are left in place.
  mutating func jsonString() throws(FormatError) -> RawString {
    let open = position
    guard consume(if: "\"") else { throw unexpected(expected: "a string") }
    let start = position
    var hasEscapes = false
    while true {
      guard position < bytes.count else { throw failure(.unterminated("the string"), at: open) }
      let byte = bytes[position]
      if byte == 0x22 { break }
      if byte < 0x20 {
        if byte == 0x0a || byte == 0x0d { throw failure(.unterminated("the string"), at: open) }
        throw failure(.invalidCharacter(UInt32(byte), within: "a string"))
      }
      if byte == 0x5c {
        hasEscapes = true
        try checkJSONEscape()
      } else {
        position += 1
      }
    }
    advance()
    return RawString(start: start, end: position - 1, hasEscapes: hasEscapes)
  }

  private mutating func checkJSONEscape() throws(FormatError) {
    switch peek(1) {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
      UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      advance(2)
    case UInt8(ascii: "u"):
      guard let unit = jsonUnit(at: position), !(0xdc00...0xdfff).contains(unit) else { throw badEscape() }
      if (0xd800...0xdbff).contains(unit) {
        guard peek(6) == 0x5c, peek(7) == UInt8(ascii: "u"), let low = jsonUnit(at: position + 6),
          (0xdc00...0xdfff).contains(low)
        else { throw badEscape() }
        advance(6)
      }
      advance(6)
    default: throw badEscape()
    }
  }

  private func badEscape() -> FormatError {
    var end = position + 2
    if peek(1) == UInt8(ascii: "u") {
      while end < bytes.count, end < position + 6, CharacterClass.isHex(bytes[end]) { end += 1 }
    } else {
      var ahead = self
      ahead.advance()
      end = position + 1 + ahead.scalar().length
    }
    return failure(.invalidEscape(string(position, min(end, bytes.count))))
  }

  /// The UTF-16 unit of the escape `\uXXXX` at a place.
  private func jsonUnit(at place: Int) -> UInt32? {
    guard place + 6 <= bytes.count else { return nil }
    var value: UInt32 = 0
    for index in 2..<6 {
      guard let digit = CharacterClass.hexValue(bytes[place + index]) else { return nil }
      value = value << 4 | digit
    }
    return value
  }

  /// A string's text; valid until the scratch changes.
  func text(_ raw: RawString, _ scratch: Scratch) -> UnsafeBufferPointer<UInt8> {
    if !raw.hasEscapes { return slice(raw.start, raw.end) }
    scratch.clear()
    var place = raw.start
    while place < raw.end {
      let byte = bytes[place]
      guard byte == 0x5c else {
        scratch.append(byte)
        place += 1
        continue
      }
      switch bytes[place + 1] {
      case UInt8(ascii: "b"): scratch.append(0x08)
      case UInt8(ascii: "f"): scratch.append(0x0c)
      case UInt8(ascii: "n"): scratch.append(0x0a)
      case UInt8(ascii: "r"): scratch.append(0x0d)
      case UInt8(ascii: "t"): scratch.append(0x09)
      case UInt8(ascii: "u"):
        var value = jsonUnit(at: place) ?? 0
        if (0xd800...0xdbff).contains(value), let low = jsonUnit(at: place + 6) {
          value = 0x10000 + ((value - 0xd800) << 10 | (low - 0xdc00))
          place += 6
        }
        if let scalar = Unicode.Scalar(value) { scratch.append(scalar) }
        place += 4
      default: scratch.append(bytes[place + 1])
      }
      place += 2
    }
    return scratch.text
  }

  func string(_ raw: RawString, _ scratch: Scratch) -> String {
    String(decoding: text(raw, scratch), as: UTF8.self)
  }

  /// Moves over a number and gives its text.
  mutating func jsonNumber() throws(FormatError) -> String {
    let start = position
    _ = consume(if: "-")
    if peek() == UInt8(ascii: "0") {
      advance()
      if CharacterClass.isDigit(peek()) { throw unexpected(expected: "'.'", "the end of the number") }
    } else {
      try jsonDigits()
    }
    if consume(if: ".") { try jsonDigits() }
    if peek() | 0x20 == UInt8(ascii: "e") {
      advance()
      if at("+") || at("-") { advance() }
      try jsonDigits()
    }
    return string(start, position)
  }

  private mutating func jsonDigits() throws(FormatError) {
    guard CharacterClass.isDigit(peek()) else { throw unexpected(expected: "a digit") }
    while CharacterClass.isDigit(peek()) { advance() }
  }

  /// Moves over a value of any kind, white space before it included.
  mutating func jsonValue(_ scratch: Scratch, depth: Int = 0) throws(FormatError) -> JSON {
    skipJSONSpace()
    let start = position
    switch peek() {
    case UInt8(ascii: "\""): return JSON(.string(string(try jsonString(), scratch)), at: start)
    case UInt8(ascii: "{"):
      if depth >= ByteScanner.jsonDepthLimit { throw failure(.tooDeep(limit: ByteScanner.jsonDepthLimit)) }
      return JSON(.object(try jsonMembers(scratch, depth: depth + 1)), at: start)
    case UInt8(ascii: "["):
      if depth >= ByteScanner.jsonDepthLimit { throw failure(.tooDeep(limit: ByteScanner.jsonDepthLimit)) }
      return JSON(.array(try jsonItems(scratch, depth: depth + 1)), at: start)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      return JSON(.number(try jsonNumber()), at: start)
    default:
      if jsonWord("null") { return JSON(.null, at: start) }
      if jsonWord("true") { return JSON(.boolean(true), at: start) }
      if jsonWord("false") { return JSON(.boolean(false), at: start) }
      throw unexpected(expected: "a JSON value")
    }
  }

  private mutating func jsonWord(_ word: StaticString) -> Bool {
    guard at(word), !CharacterClass.isWord(peek(word.utf8CodeUnitCount)) else { return false }
    advance(word.utf8CodeUnitCount)
    return true
  }

  private mutating func jsonItems(_ scratch: Scratch, depth: Int) throws(FormatError) -> [JSON] {
    let open = position
    advance()
    var items: [JSON] = []
    skipJSONSpace()
    if consume(if: "]") { return items }
    while true {
      items.append(try jsonValue(scratch, depth: depth))
      if try endsJSON("]", open: open, what: "the array") { return items }
    }
  }

  private mutating func jsonMembers(_ scratch: Scratch, depth: Int) throws(FormatError) -> [JSON.Member] {
    let open = position
    advance()
    var members: [JSON.Member] = []
    var seen: Set<[UInt8]> = []
    skipJSONSpace()
    if consume(if: "}") { return members }
    while true {
      skipJSONSpace()
      let start = position
      let raw = try jsonString()
      let bytes = Array(text(raw, scratch))
      if !seen.insert(bytes).inserted {
        throw failure(.duplicateKey(String(decoding: bytes, as: UTF8.self)), at: start)
      }
      let key = String(decoding: bytes, as: UTF8.self)
      try expectJSON(":")
      members.append(JSON.Member(key: key, offset: start, value: try jsonValue(scratch, depth: depth)))
      if try endsJSON("}", open: open, what: "the object") { return members }
    }
  }

  /// Moves over a comma, or over the bracket that closes; says which.
  mutating func endsJSON(_ close: StaticString, open: Int, what: String) throws(FormatError) -> Bool {
    skipJSONSpace()
    if consume(if: ",") { return false }
    if consume(if: close) { return true }
    if atEnd { throw failure(.unterminated(what), at: open) }
    throw unexpected(expected: "','", "'\(close)'")
  }

  /// Asks that nothing but white space follows.
  mutating func expectJSONEnd() throws(FormatError) {
    skipJSONSpace()
    if !atEnd { throw unexpected(expected: "the end of the document") }
  }
}
