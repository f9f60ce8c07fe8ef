/// Which characters may stand where in SPARQL's names and in bare names.
enum Characters {
  /// The scalar that begins at an offset, and its length in bytes; U+FFFD of length 1 where the bytes are cut off.
  static func scalar(_ bytes: [UInt8], at offset: Int, end: Int) -> (Unicode.Scalar, Int) {
    let first = bytes[offset]
    if first < 0x80 { return (Unicode.Scalar(first), 1) }
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    guard first >= 0xC2, offset + length <= end else { return ("\u{FFFD}", 1) }
    var value = UInt32(first) & (0x7F >> UInt32(length))
    for index in 1..<length { value = value << 6 | UInt32(bytes[offset + index] & 0x3F) }
    return Unicode.Scalar(value).map { ($0, length) } ?? ("\u{FFFD}", 1)
  }

  static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0A).contains(byte) || byte == 0x0D }

  static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  static func isASCIILetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

  static func isHex(_ byte: UInt8) -> Bool { isDigit(byte) || (0x61...0x66).contains(byte | 0x20) }

  // MARK: Bare names

  /// Whether a bare name may begin with this scalar.
  static func beginsName(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return isASCIILetter(UInt8(scalar.value)) }
    return scalar.properties.isAlphabetic && !isMarkOrNumber(scalar)
  }

  /// Whether a bare name may go on with this scalar.
  static func continuesName(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII {
      let byte = UInt8(scalar.value)
      return isASCIILetter(byte) || isDigit(byte) || scalar == "-" || scalar == "_"
    }
    return scalar.properties.isAlphabetic || isMarkOrNumber(scalar)
  }

  private static func isMarkOrNumber(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .otherNumber: true
    default: false
    }
  }

  // MARK: SPARQL's names

  /// PN_CHARS_BASE.
  static func isBase(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x41...0x5A, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2FF, 0x370...0x37D, 0x37F...0x1FFF,
      0x200C...0x200D, 0x2070...0x218F, 0x2C00...0x2FEF, 0x3001...0xD7FF, 0xF900...0xFDCF, 0xFDF0...0xFFFC,
      0x10000...0xEFFFF:
      true
    default: false
    }
  }

  /// PN_CHARS_U or a digit: what begins a variable's name and a blank node's label.
  static func beginsVariable(_ scalar: Unicode.Scalar) -> Bool {
    isBase(scalar) || scalar == "_" || ("0"..."9").contains(scalar)
  }

  /// What a variable's name goes on with.
  static func continuesVariable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xB7, 0x300...0x36F, 0x203F...0x2040: true
    default: beginsVariable(scalar)
    }
  }

  /// PN_CHARS.
  static func isNameCharacter(_ scalar: Unicode.Scalar) -> Bool { scalar == "-" || continuesVariable(scalar) }

  /// Whether a byte may stand in an IRI between its angle brackets.
  static func isAllowedInIRI(_ byte: UInt8) -> Bool {
    switch byte {
    case 0...0x20, UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "{"),
      UInt8(ascii: "}"), UInt8(ascii: "|"), UInt8(ascii: "^"), UInt8(ascii: "`"), UInt8(ascii: "\\"):
      false
    default: true
    }
  }
}
