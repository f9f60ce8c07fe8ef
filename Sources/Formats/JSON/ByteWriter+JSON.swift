import TripleStore

/// JSON strings.
extension ByteWriter {
  /// Appends a text in double quotes, with the shortest escapes.
  mutating func append(json text: UnsafeBufferPointer<UInt8>) {
    append(UInt8(ascii: "\""))
    append(text, escaping: ByteWriter.jsonEscape)
    append(UInt8(ascii: "\""))
  }

  /// Appends the text of a term in double quotes.
  mutating func append(json view: TermView) {
    guard view.isPlain else { return append(json: view.text) }
    append(UInt8(ascii: "\""))
    append(view.text)
    append(UInt8(ascii: "\""))
  }

  mutating func append(json text: String) {
    var text = text
    text.withUTF8 { append(json: $0) }
  }

  static func jsonEscape(_ byte: UInt8) -> [UInt8]? {
    switch byte {
    case 0x22: Array("\\\"".utf8)
    case 0x5c: Array("\\\\".utf8)
    case 0x0a: Array("\\n".utf8)
    case 0x0d: Array("\\r".utf8)
    case 0x09: Array("\\t".utf8)
    case 0x08: Array("\\b".utf8)
    case 0x0c: Array("\\f".utf8)
    case 0..<0x20: [0x5c, 0x75, 0x30, 0x30] + ByteWriter.lowerHex(byte)
    default: nil
    }
  }

  private static func lowerHex(_ byte: UInt8) -> [UInt8] {
    let digits = Array("0123456789abcdef".utf8)
    return [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
  }
}
