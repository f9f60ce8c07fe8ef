/// Bytes being written.
struct ByteWriter {
  private(set) var bytes: [UInt8] = []

  init(capacity: Int = 0) {
    bytes.reserveCapacity(capacity)
  }

  /// What has been written since the last time.
  mutating func take() -> [UInt8] {
    defer { bytes.removeAll() }
    return bytes
  }

  mutating func append(_ byte: UInt8) { bytes.append(byte) }

  mutating func append(_ text: StaticString) {
    bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  mutating func append(_ text: UnsafeBufferPointer<UInt8>) { bytes.append(contentsOf: text) }

  mutating func append(_ text: [UInt8]) { bytes.append(contentsOf: text) }

  mutating func append(string text: some StringProtocol) { bytes.append(contentsOf: text.utf8) }

  /// Appends a text, with what `escape` gives in place of each byte that it does not give nil for.
  mutating func append(
    _ text: UnsafeBufferPointer<UInt8>, escaping escape: (UInt8) -> [UInt8]?
  ) {
    var start = 0
    for index in text.indices {
      let byte = text[index]
      if byte >= 0x40, byte != 0x5c, byte != 0x7f { continue }
      if let replacement = escape(byte) {
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<index]))
        bytes.append(contentsOf: replacement)
        start = index + 1
      }
    }
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start...]))
  }

  /// `\u00XX` for a byte.
  static func unicodeEscape(_ byte: UInt8) -> [UInt8] {
    let digits = Array("0123456789ABCDEF".utf8)
    return [0x5c, 0x75, 0x30, 0x30, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
  }
}
