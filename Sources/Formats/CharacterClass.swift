/// Classes of characters in the grammars of N-Triples, Turtle and IRIs.
enum CharacterClass {
  @inline(__always)
  static func isLetter(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 0x61 < 26
  }

  @inline(__always)
  static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  static func isHex(_ byte: UInt8) -> Bool { hexValue(byte) != nil }

  static func hexValue(_ byte: UInt8) -> UInt32? {
    switch byte {
    case 0x30...0x39: UInt32(byte - 0x30)
    case 0x41...0x46: UInt32(byte - 0x37)
    case 0x61...0x66: UInt32(byte - 0x57)
    default: nil
    }
  }

  /// What a message shows together as one word.
  static func isWord(_ byte: UInt8) -> Bool {
    isLetter(byte) || isDigit(byte) || byte == 0x2d || byte == 0x5f || byte == 0x3a || byte == 0x40
  }

  /// Whether a byte may stand in an IRI: not a control, space, or one of `<>"{}|^`\`.
  @inline(__always)
  static func isIRI(_ byte: UInt8) -> Bool {
    if byte >= 0x80 { return true }
    let mask = byte < 64 ? allowedLow : allowedHigh
    return mask >> UInt64(byte & 63) & 1 == 1
  }

  /// Bits for 0x21…0x3f but `"`, `<`, `>`.
  private static let allowedLow: UInt64 =
    0xffff_ffff_0000_0000 & ~(1 << 0x20 | 1 << 0x22 | 1 << 0x3c | 1 << 0x3e)
  /// Bits for 0x40…0x7f but `\`, `^`, `` ` ``, `{`, `|`, `}`, DEL.
  private static let allowedHigh: UInt64 =
    ~(1 << (0x5c - 64) | 1 << (0x5e - 64) | 1 << (0x60 - 64) | 1 << (0x7b - 64) | 1 << (0x7c - 64)
    | 1 << (0x7d - 64))

  /// PN_CHARS_BASE.
  static func isNameBase(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x41...0x5a, 0x61...0x7a, 0xc0...0xd6, 0xd8...0xf6, 0xf8...0x2ff, 0x370...0x37d, 0x37f...0x1fff,
      0x200c...0x200d, 0x2070...0x218f, 0x2c00...0x2fef, 0x3001...0xd7ff, 0xf900...0xfdcf, 0xfdf0...0xfffd,
      0x10000...0xeffff:
      true
    default: false
    }
  }

  /// PN_CHARS_U or a digit: what a blank node's label may begin with.
  static func startsLabel(_ scalar: UInt32) -> Bool {
    isNameBase(scalar) || scalar == 0x5f || (0x30...0x39).contains(scalar)
  }

  /// PN_CHARS.
  static func isName(_ scalar: UInt32) -> Bool {
    startsLabel(scalar) || scalar == 0x2d || scalar == 0xb7 || (0x300...0x36f).contains(scalar)
      || (0x203f...0x2040).contains(scalar)
  }
}
