/// The text of an article, measured once so that offsets in code points are cheap.
///
/// Nothing is normalised: a CR LF is two code points, and a text taken out is byte for byte the article's own.
///
/// Invariants:
/// 1. `starts[k]` is the byte at which code point `k * spacing` begins; empty when the text is ASCII.
/// 2. `paragraphs` are in order, do not overlap, and are not empty.
public struct ArticleText: Sendable {
  static let spacing = 128

  /// The whole text.
  public let string: String
  let bytes: [UInt8]
  /// How many code points the text has.
  public let codePointCount: Int
  private let starts: [Int]
  /// The paragraphs in order, without the white space at their ends.
  ///
  /// A paragraph is a line that is not blank. Only in a text whose lines are wrapped (there are blank lines, and no
  /// line is longer than 100 code points) it is a block of lines between blank ones.
  public let paragraphs: [CodePointRange]

  /// Measures a text. O(n).
  public init(_ text: String) {
    string = text
    bytes = Array(text.utf8)
    var count = 0
    var starts: [Int] = []
    bytes.withUnsafeBufferPointer { bytes in
      for index in bytes.indices where bytes[index] & 0xc0 != 0x80 {
        if count % ArticleText.spacing == 0 { starts.append(index) }
        count += 1
      }
    }
    codePointCount = count
    self.starts = count == bytes.count ? [] : starts
    paragraphs = ArticleText.findParagraphs(bytes)
  }

  /// The whole text as a range.
  public var range: CodePointRange { CodePointRange(0, codePointCount) }

  /// The text of a stretch. O(its length). Requires: the range lies in the text.
  public func text(_ range: CodePointRange) -> String {
    let lower = byteOffset(ofCodePoint: range.lower)
    let upper = byteOffset(ofCodePoint: range.upper)
    return String(decoding: bytes[lower..<upper], as: UTF8.self)
  }

  /// The byte at which a code point begins; the number of bytes for the end. O(1).
  /// Requires: `0 <= index <= codePointCount`.
  public func byteOffset(ofCodePoint index: Int) -> Int {
    precondition(index >= 0 && index <= codePointCount, "the code point lies in the text")
    if starts.isEmpty { return index }
    if index == codePointCount { return bytes.count }
    var byte = starts[index / ArticleText.spacing]
    var left = index % ArticleText.spacing
    while left > 0 {
      byte += 1
      while bytes[byte] & 0xc0 == 0x80 { byte += 1 }
      left -= 1
    }
    return byte
  }

  /// The code point that a byte belongs to; the number of code points for the end. O(log n).
  /// Requires: `0 <= byte <= the number of bytes`.
  public func codePoint(atByte byte: Int) -> Int {
    precondition(byte >= 0 && byte <= bytes.count, "the byte lies in the text")
    if starts.isEmpty { return byte }
    if byte == bytes.count { return codePointCount }
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= byte { low = middle } else { high = middle }
    }
    var result = low * ArticleText.spacing
    for index in stride(from: starts[low] + 1, through: byte, by: 1) where bytes[index] & 0xc0 != 0x80 {
      result += 1
    }
    return result
  }

  /// The line and the column of a code point, both counted from 1; the column in code points. O(n).
  /// Requires: `0 <= index <= codePointCount`.
  public func lineColumn(at index: Int) -> (line: Int, column: Int) {
    let end = byteOffset(ofCodePoint: index)
    return bytes.withUnsafeBufferPointer { bytes in ArticleText.lineColumn(bytes, at: end) }
  }

  static func lineColumn(_ bytes: UnsafeBufferPointer<UInt8>, at end: Int) -> (line: Int, column: Int) {
    var line = 1
    var column = 1
    var byte = 0
    while byte < end {
      let length = CharacterClass.lineBreakLength(bytes, at: byte)
      if length > 0 && byte + length <= end {
        byte += length
        line += 1
        column = 1
      } else {
        byte += 1
        if byte == bytes.count || bytes[byte] & 0xc0 != 0x80 { column += 1 }
      }
    }
    return (line, column)
  }
}
