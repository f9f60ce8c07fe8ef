/// From tokens to what they say: escapes become characters.
extension Parser {
  /// The characters of a string or a label token, its quotation marks and escapes taken off.
  func string(_ token: Token, mayHoldLineBreaks: Bool = false) throws(SyntaxError) -> String {
    let bytes = source.bytes
    var lower = token.lower
    if bytes[lower] == UInt8(ascii: "@") { lower += 1 }
    let mark = bytes[lower]
    let isLong = token.upper - lower >= 6 && bytes[lower + 1] == mark && bytes[lower + 2] == mark
    let width = isLong ? 3 : 1
    let content = SourceRange(lower + width, token.upper - width)
    if !isLong, !mayHoldLineBreaks,
      bytes[content.lower..<content.upper].contains(where: { $0 == 0x0A || $0 == 0x0D })
    {
      throw SyntaxError(.lineBreakInString, firstLine(of: token.range))
    }
    return try decode(content, allowsShortEscapes: true)
  }

  /// An IRI token's text.
  func iri(_ token: Token) throws(SyntaxError) -> String {
    let text = try decode(SourceRange(token.lower + 1, token.upper - 1), allowsShortEscapes: false)
    guard text.utf8.allSatisfy(Characters.isAllowedInIRI) else { throw SyntaxError(.invalidIRI, token.range) }
    return text
  }

  /// The prefix and the local name of a prefixed name's token.
  func prefixed(_ token: Token) -> (prefix: String, local: String) {
    let bytes = source.bytes[token.lower..<token.upper]
    let colon = bytes.firstIndex(of: UInt8(ascii: ":")) ?? token.lower
    let prefix = source.text(SourceRange(token.lower, colon))
    let local = bytes[(colon + 1)...]
    guard local.contains(UInt8(ascii: "\\")) else {
      return (prefix, source.text(SourceRange(colon + 1, token.upper)))
    }
    return (prefix, String(decoding: local.filter { $0 != UInt8(ascii: "\\") }, as: UTF8.self))
  }

  private func decode(_ range: SourceRange, allowsShortEscapes: Bool) throws(SyntaxError) -> String {
    let bytes = source.bytes
    guard bytes[range.lower..<range.upper].contains(UInt8(ascii: "\\")) else { return source.text(range) }
    var result: [UInt8] = []
    result.reserveCapacity(range.upper - range.lower)
    var index = range.lower
    while index < range.upper {
      let byte = bytes[index]
      guard byte == UInt8(ascii: "\\") else {
        result.append(byte)
        index += 1
        continue
      }
      let mark = index + 1 < range.upper ? bytes[index + 1] : 0
      if mark == UInt8(ascii: "u") || mark == UInt8(ascii: "U") {
        let upper = index + (mark == UInt8(ascii: "u") ? 6 : 10)
        let scalar = try codePoint(SourceRange(index, min(upper, range.upper)), length: upper - index)
        result.append(contentsOf: String(scalar).utf8)
        index = upper
      } else if allowsShortEscapes, let plain = Self.shortEscapes[mark] {
        result.append(plain)
        index += 2
      } else {
        let length = index + 1 < range.upper ? Characters.scalar(bytes, at: index + 1, end: range.upper).1 : 0
        let escape = SourceRange(index, index + 1 + length)
        throw SyntaxError(.invalidEscape(source.text(escape)), escape)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private func codePoint(_ range: SourceRange, length: Int) throws(SyntaxError) -> Unicode.Scalar {
    let digits = source.bytes[(range.lower + 2)..<max(range.lower + 2, range.upper)]
    guard digits.count == length - 2, digits.allSatisfy(Characters.isHex),
      let value = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
    else { throw SyntaxError(.invalidEscape(source.text(range)), range) }
    guard let scalar = Unicode.Scalar(value) else {
      throw SyntaxError(.invalidCodePoint(source.text(range)), range)
    }
    return scalar
  }

  private static let shortEscapes: [UInt8: UInt8] = [
    UInt8(ascii: "t"): 0x09, UInt8(ascii: "b"): 0x08, UInt8(ascii: "n"): 0x0A, UInt8(ascii: "r"): 0x0D,
    UInt8(ascii: "f"): 0x0C, UInt8(ascii: "\""): 0x22, UInt8(ascii: "'"): 0x27, UInt8(ascii: "\\"): 0x5C,
  ]
}
