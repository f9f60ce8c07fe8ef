import RDF

/// What kinds of characters words are made of.
enum CharacterClass {
  /// Letters and digits, of any script.
  static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII {
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9": return true
      default: return false
      }
    }
    return BareName.continues(scalar) && !isMark(scalar)
  }

  /// Combining marks: they belong to the character that they stand on.
  static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    guard !scalar.isASCII else { return false }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: return true
    default: return false
    }
  }

  /// Letters of scripts that put no space between words (Han, Kana, Thai, Lao, Khmer, Burmese): a letter that
  /// touches one of these says nothing about where a word ends.
  static func isUnspaced(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0e00...0x0eff, 0x1000...0x109f, 0x1780...0x17ff, 0x2e80...0x2fdf, 0x3005...0x312f,
      0x31a0...0x31ff,
      0x3400...0x4dbf, 0x4e00...0x9fff, 0xf900...0xfaff, 0xff66...0xff9d, 0x20000...0x3ffff:
      true
    default: false
    }
  }

  /// How many bytes the white-space character at an index takes; 0 when there is another character. O(1).
  @inline(__always)
  static func whiteSpaceLength(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
    let byte = bytes[index]
    if byte < 0x80 { return byte == 0x20 || (byte >= 0x09 && byte <= 0x0d) ? 1 : 0 }
    guard byte == 0xc2 || (byte >= 0xe1 && byte <= 0xe3) else { return 0 }
    return wideWhiteSpaceLength(bytes, at: index)
  }

  private static func wideWhiteSpaceLength(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
    if bytes[index] == 0xc2 {
      return index + 1 < bytes.count && (bytes[index + 1] == 0x85 || bytes[index + 1] == 0xa0) ? 2 : 0
    }
    guard index + 2 < bytes.count else { return 0 }
    switch (bytes[index], bytes[index + 1], bytes[index + 2]) {
    case (0xe1, 0x9a, 0x80), (0xe2, 0x80, 0x80...0x8a), (0xe2, 0x80, 0xa8...0xa9), (0xe2, 0x80, 0xaf),
      (0xe2, 0x81, 0x9f), (0xe3, 0x80, 0x80):
      return 3
    default: return 0
    }
  }

  /// How many bytes the line break at an index takes, CR LF being one break; 0 when there is none. O(1).
  @inline(__always)
  static func lineBreakLength(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
    let byte = bytes[index]
    if byte < 0x80 {
      guard byte >= 0x0a && byte <= 0x0d else { return 0 }
      return byte == 0x0d && index + 1 < bytes.count && bytes[index + 1] == 0x0a ? 2 : 1
    }
    switch byte {
    case 0xc2: return index + 1 < bytes.count && bytes[index + 1] == 0x85 ? 2 : 0
    case 0xe2:
      return index + 2 < bytes.count && bytes[index + 1] == 0x80 && bytes[index + 2] & 0xfe == 0xa8 ? 3 : 0
    default: return 0
    }
  }
}

extension ArticleText {
  /// A text with each run of white space as one space, and none at the ends. O(n).
  public static func foldingWhiteSpace(_ text: String) -> String {
    var result = ""
    var isPending = false
    for scalar in text.unicodeScalars {
      if scalar.properties.isWhitespace {
        isPending = !result.isEmpty
      } else {
        if isPending { result += " " }
        isPending = false
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
