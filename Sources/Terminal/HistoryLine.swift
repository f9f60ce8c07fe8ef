/// A line of the history's file. Not a JSON library: it writes one shape, and reads from any object of flat values
/// the one string that it needs.
enum HistoryLine {
  /// The line, its line feed included.
  static func line(text: String, at seconds: Int) -> [UInt8] {
    var bytes = Array("{\"at\":\(seconds),\"text\":\"".utf8)
    for byte in text.utf8 {
      switch byte {
      case 0x22: bytes += [0x5C, 0x22]
      case 0x5C: bytes += [0x5C, 0x5C]
      case 0x0A: bytes += [0x5C, 0x6E]
      case 0x09: bytes += [0x5C, 0x74]
      case 0..<0x20:
        let digits = String(byte, radix: 16)
        bytes += "\\u00\(digits.utf8.count == 1 ? "0" : "")\(digits)".utf8
      default: bytes.append(byte)
      }
    }
    bytes += [0x22, 0x7D, 0x0A]
    return bytes
  }

  /// The value of `text` in a line; nil if the line is no such object.
  static func text(in line: ArraySlice<UInt8>) -> String? {
    var scanner = Scanner(bytes: line)
    var text: String?
    guard scanner.consume(0x7B) else { return nil }
    repeat {
      guard let key = scanner.string(), scanner.consume(0x3A) else { return nil }
      if scanner.next == 0x22 {
        guard let value = scanner.string() else { return nil }
        if key == "text" { text = value }
      } else {
        guard scanner.skipBareValue() else { return nil }
      }
    } while scanner.consume(0x2C)
    guard scanner.consume(0x7D), scanner.next == nil else { return nil }
    return text
  }

  /// A place in the line, past white space.
  private struct Scanner {
    var bytes: ArraySlice<UInt8>

    init(bytes: ArraySlice<UInt8>) {
      self.bytes = bytes
      skipSpace()
    }

    var next: UInt8? { bytes.first }

    mutating func skipSpace() {
      bytes = bytes.drop { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
    }

    mutating func consume(_ byte: UInt8) -> Bool {
      guard bytes.first == byte else { return false }
      bytes.removeFirst()
      skipSpace()
      return true
    }

    /// Passes a number, `true`, `false` or `null`.
    mutating func skipBareValue() -> Bool {
      let rest = bytes.drop { byte in
        switch byte {
        case 0x30...0x39, 0x61...0x7A, 0x2B, 0x2D, 0x2E, 0x45: true
        default: false
        }
      }
      guard rest.count < bytes.count else { return false }
      bytes = rest
      skipSpace()
      return true
    }

    mutating func string() -> String? {
      guard bytes.first == 0x22 else { return nil }
      bytes.removeFirst()
      var result: [UInt8] = []
      while true {
        let run = bytes.prefix { $0 != 0x22 && $0 != 0x5C && $0 >= 0x20 }
        result += run
        bytes = bytes[run.endIndex...]
        switch bytes.popFirst() {
        case 0x22:
          skipSpace()
          return String(validating: result, as: UTF8.self)
        case 0x5C:
          guard let escape = bytes.popFirst(), let scalar = unescaped(escape) else { return nil }
          result += String(scalar).utf8
        default: return nil
        }
      }
    }

    private mutating func unescaped(_ escape: UInt8) -> Unicode.Scalar? {
      switch escape {
      case 0x22, 0x5C, 0x2F: return Unicode.Scalar(escape)
      case 0x6E: return "\n"
      case 0x74: return "\t"
      case 0x72: return "\r"
      case 0x62: return "\u{8}"
      case 0x66: return "\u{C}"
      case 0x75:
        guard let high = hexadecimal() else { return nil }
        guard 0xD800..<0xDC00 ~= high else { return Unicode.Scalar(high) }
        guard bytes.popFirst() == 0x5C, bytes.popFirst() == 0x75, let low = hexadecimal(),
          0xDC00..<0xE000 ~= low
        else { return nil }
        return Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
      default: return nil
      }
    }

    private mutating func hexadecimal() -> UInt32? {
      guard bytes.count >= 4 else { return nil }
      let digits = bytes.prefix(4)
      bytes = bytes.dropFirst(4)
      var value: UInt32 = 0
      for digit in digits {
        switch digit {
        case 0x30...0x39: value = value << 4 | UInt32(digit - 0x30)
        case 0x41...0x46: value = value << 4 | UInt32(digit - 0x41 + 10)
        case 0x61...0x66: value = value << 4 | UInt32(digit - 0x61 + 10)
        default: return nil
        }
      }
      return value
    }
  }
}
