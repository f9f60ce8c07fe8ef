/// From the bytes of a file to the text of an article.
extension ArticleText {
  /// How many bytes an article may have: 64 MiB.
  public static let maximumBytes = 64 << 20

  /// The text that bytes hold: strict UTF-8, a byte order mark at the start left out, everything else as it is. O(n).
  ///
  /// Refuses what is no text: bytes that are not UTF-8, NUL characters, white space only, more than `limit` bytes.
  public static func decode(
    _ bytes: [UInt8], limit: Int = ArticleText.maximumBytes
  ) throws(ArticleError) -> String {
    guard bytes.count <= limit else { throw .tooLarge(bytes: bytes.count, limit: limit) }
    if let encoding = encodingByMark(bytes) {
      throw .notUTF8(byte: bytes[0], offset: 0, line: 1, column: 1, likely: encoding)
    }
    let mark = bytes.starts(with: [0xef, 0xbb, 0xbf]) ? 3 : 0
    let text = bytes[mark...]
    guard let string = String(validating: text, as: UTF8.self) else {
      let offset = firstInvalidByte(bytes)
      let (line, column) = bytes.withUnsafeBufferPointer { lineColumn($0, at: offset) }
      throw .notUTF8(
        byte: bytes[offset], offset: offset, line: line, column: column,
        likely: singleByteEncoding(bytes, at: offset))
    }
    if let offset = text.firstIndex(of: 0) {
      let (line, column) = bytes.withUnsafeBufferPointer { lineColumn($0, at: offset) }
      throw .holdsNUL(offset: offset, line: line, column: column, likely: encodingByNULs(bytes))
    }
    guard string.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) else { throw .empty }
    return string
  }

  private static func encodingByMark(_ bytes: [UInt8]) -> ArticleError.Encoding? {
    if bytes.starts(with: [0xff, 0xfe, 0, 0]) { return .utf32LittleEndian }
    if bytes.starts(with: [0, 0, 0xfe, 0xff]) { return .utf32BigEndian }
    if bytes.starts(with: [0xff, 0xfe]) { return .utf16LittleEndian }
    if bytes.starts(with: [0xfe, 0xff]) { return .utf16BigEndian }
    return nil
  }

  /// UTF-16 without a mark has NULs in every other place where the text is Latin.
  private static func encodingByNULs(_ bytes: [UInt8]) -> ArticleError.Encoding? {
    var even = 0
    var odd = 0
    let sample = bytes.prefix(4096)
    for (index, byte) in sample.enumerated() where byte == 0 {
      if index % 2 == 0 { even += 1 } else { odd += 1 }
    }
    if odd * 3 > sample.count && even == 0 { return .utf16LittleEndian }
    return even * 3 > sample.count && odd == 0 ? .utf16BigEndian : nil
  }

  /// A single byte above 0x7f among ASCII is a character of an older encoding.
  private static func singleByteEncoding(_ bytes: [UInt8], at offset: Int) -> ArticleError.Encoding? {
    let next = offset + 1 < bytes.count ? bytes[offset + 1] : 0
    let isCutOff = offset + 4 > bytes.count && bytes[offset] >= 0xc2 && (next == 0 || next >= 0x80)
    guard !isCutOff, next < 0x80 || bytes[offset] < 0xc0 else { return nil }
    let isWindows = bytes.contains { (0x80...0x9f).contains($0) }
    return isWindows ? .windows1252 : .latin1
  }

  /// The first byte at which no character of well-formed UTF-8 begins (Unicode, table 3-7).
  /// Requires: there is one.
  private static func firstInvalidByte(_ bytes: [UInt8]) -> Int {
    var index = 0
    while index < bytes.count {
      let second: ClosedRange<UInt8>
      let length: Int
      switch bytes[index] {
      case 0x00...0x7f:
        index += 1
        continue
      case 0xc2...0xdf: (length, second) = (2, 0x80...0xbf)
      case 0xe0: (length, second) = (3, 0xa0...0xbf)
      case 0xed: (length, second) = (3, 0x80...0x9f)
      case 0xe1...0xef: (length, second) = (3, 0x80...0xbf)
      case 0xf0: (length, second) = (4, 0x90...0xbf)
      case 0xf1...0xf3: (length, second) = (4, 0x80...0xbf)
      case 0xf4: (length, second) = (4, 0x80...0x8f)
      default: return index
      }
      guard index + length <= bytes.count, second.contains(bytes[index + 1]),
        bytes[(index + 2)..<(index + length)].allSatisfy({ $0 & 0xc0 == 0x80 })
      else { return index }
      index += length
    }
    return index - 1
  }
}
