/// A place in a document of checked UTF-8, and what every reader asks of it.
///
/// Looking never moves it; `advance` and `consume` do. Line and column are computed only for an error.
struct ByteScanner {
  let bytes: UnsafeBufferPointer<UInt8>
  var position: Int

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    position = bytes.count >= 3 && bytes[0] == 0xef && bytes[1] == 0xbb && bytes[2] == 0xbf ? 3 : 0
  }

  var atEnd: Bool { position >= bytes.count }

  /// The byte that stands so many places ahead; 0 behind the end.
  @inline(__always)
  func peek(_ ahead: Int = 0) -> UInt8 {
    position + ahead < bytes.count ? bytes[position + ahead] : 0
  }

  /// Whether the text stands here.
  @inline(__always)
  func at(_ text: StaticString) -> Bool {
    let count = text.utf8CodeUnitCount
    guard position + count <= bytes.count else { return false }
    for index in 0..<count where bytes[position + index] != text.utf8Start[index] { return false }
    return true
  }

  /// Whether the word, given in lower case, stands here in any case.
  func at(word: StaticString) -> Bool {
    let count = word.utf8CodeUnitCount
    guard position + count <= bytes.count else { return false }
    for index in 0..<count where bytes[position + index] | 0x20 != word.utf8Start[index] { return false }
    return true
  }

  mutating func advance(_ count: Int = 1) { position += count }

  @inline(__always)
  mutating func consume(if text: StaticString) -> Bool {
    guard at(text) else { return false }
    position += text.utf8CodeUnitCount
    return true
  }

  mutating func expect(_ text: StaticString) throws(FormatError) {
    if !consume(if: text) { throw unexpected(expected: "'\(text)'") }
  }

  /// The bytes from a place up to the present one.
  func slice(from start: Int) -> UnsafeBufferPointer<UInt8> { slice(start, position) }

  func slice(_ start: Int, _ end: Int) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: bytes[start..<end])
  }

  func string(_ start: Int, _ end: Int) -> String { String(decoding: bytes[start..<end], as: UTF8.self) }

  /// The character that stands here and its length in bytes; (0, 0) at the end.
  func scalar() -> (value: UInt32, length: Int) {
    let first = UInt32(peek())
    func bits(_ ahead: Int) -> UInt32 { UInt32(peek(ahead) & 0x3f) }
    if first < 0x80 { return (first, atEnd ? 0 : 1) }
    if first < 0xe0 { return ((first & 0x1f) << 6 | bits(1), 2) }
    if first < 0xf0 { return ((first & 0x0f) << 12 | bits(1) << 6 | bits(2), 3) }
    return ((first & 0x07) << 18 | bits(1) << 12 | bits(2) << 6 | bits(3), 4)
  }

  // MARK: Errors

  /// Line and column of a byte. Lines end with LF, CR LF or CR.
  func location(of offset: Int) -> FormatError.Position {
    ByteScanner.location(of: offset, in: bytes)
  }

  static func location(of offset: Int, in bytes: UnsafeBufferPointer<UInt8>) -> FormatError.Position {
    var line = 1
    var start = bytes.count >= 3 && bytes[0] == 0xef && bytes[1] == 0xbb && bytes[2] == 0xbf ? 3 : 0
    let end = min(offset, bytes.count)
    var index = start
    while index < end {
      let byte = bytes[index]
      index += 1
      if byte == 0x0a || (byte == 0x0d && !(index < bytes.count && bytes[index] == 0x0a)) {
        line += 1
        start = index
      }
    }
    var column = 1
    if start < end { for byte in bytes[start..<end] where byte & 0xc0 != 0x80 { column += 1 } }
    return FormatError.Position(line: line, column: column, offset: offset)
  }

  func failure(_ kind: FormatError.Kind, at offset: Int? = nil) -> FormatError {
    FormatError(kind, at: location(of: offset ?? position))
  }

  /// The error that something else stands here than what may.
  func unexpected(expected: String..., at offset: Int? = nil) -> FormatError {
    var copy = self
    copy.position = offset ?? position
    return failure(.unexpected(found: copy.describe(), expected: expected), at: copy.position)
  }

  /// What stands here, as a message shows it: a word, a character, or the end.
  func describe() -> String {
    if atEnd { return "the end of the document" }
    var end = position
    while end < bytes.count, end - position < 24, CharacterClass.isWord(bytes[end]) { end += 1 }
    if end > position { return "'\(string(position, end))'" }
    let (value, _) = scalar()
    return value == 0x0a || value == 0x0d ? "the end of the line" : FormatError.name(value)
  }
}
