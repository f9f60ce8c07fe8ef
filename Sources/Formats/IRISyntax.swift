/// What an IRI looks like, as far as the RDF syntaxes ask: a scheme, and no character that IRIs never have.
enum IRISyntax {
  /// Whether the bytes are an absolute IRI.
  static func isAbsolute(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    hasScheme(bytes) && bytes.allSatisfy(CharacterClass.isIRI)
  }

  /// Whether the bytes, none of which is one that IRIs never have, are an absolute IRI: a scheme, one fragment at most.
  static func isWhole(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    hasScheme(bytes) && hasOneFragment(bytes)
  }

  private static func hasOneFragment(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var hashes = 0
    for byte in bytes where byte == 0x23 { hashes += 1 }
    return hashes < 2
  }

  /// Whether the text is an absolute IRI with one fragment at most.
  static func isWellFormed(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { isAbsolute($0) && hasOneFragment($0) }
  }

  /// Whether the bytes begin with a scheme and its colon.
  static func hasScheme(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool { schemeLength(bytes) != nil }

  /// How many bytes stand before the colon of the scheme; nil when there is none.
  static func schemeLength(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    guard let first = bytes.first, CharacterClass.isLetter(first) else { return nil }
    for index in 1..<max(1, bytes.count) {
      let byte = bytes[index]
      if byte == 0x3a { return index }
      let fits =
        CharacterClass.isLetter(byte) || CharacterClass.isDigit(byte) || byte == 0x2b || byte == 0x2d
        || byte == 0x2e
      if !fits { return nil }
    }
    return nil
  }
}
