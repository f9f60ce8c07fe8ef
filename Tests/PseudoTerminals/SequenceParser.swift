/// An escape sequence: what stands between the ESC and its parameters (`[`, `[?`, `(`, nothing), the
/// parameters, and the final character.
struct ControlSequence {
  var prefix = ""
  var parameters: [Int] = []
  var final = ""
}

/// Takes a terminal's output apart, byte by byte.
struct SequenceParser {
  enum Piece {
    case scalar(Unicode.Scalar)
    case control(UInt8)
    case sequence(ControlSequence)
    /// A title or another string for the terminal.
    case string
  }

  private enum State {
    case ground
    case escape
    case parameters(ControlSequence, current: Int?)
    case designation(String)
    case string(endsWithBackslash: Bool)
    case character([UInt8], length: Int)
  }

  private var state = State.ground

  /// The piece that ends with this byte, if one does.
  mutating func add(_ byte: UInt8) -> Piece? {
    switch state {
    case .ground: return ground(byte)
    case .escape: return escape(byte)
    case .designation(let prefix):
      state = .ground
      return .sequence(ControlSequence(prefix: prefix, final: String(UnicodeScalar(byte))))
    case .parameters(var sequence, let current):
      return parameter(byte, &sequence, current)
    case .string(let endsWithBackslash):
      if byte == 0x07 || (endsWithBackslash && byte == 0x5C) {
        state = .ground
        return .string
      }
      state = .string(endsWithBackslash: byte == 0x1B)
      return nil
    case .character(var bytes, let length):
      bytes.append(byte)
      if bytes.count < length {
        state = .character(bytes, length: length)
        return nil
      }
      state = .ground
      return String(decoding: bytes, as: UTF8.self).unicodeScalars.first.map { .scalar($0) }
    }
  }

  private mutating func ground(_ byte: UInt8) -> Piece? {
    switch byte {
    case 0x1B:
      state = .escape
      return nil
    case 0..<0x20, 0x7F: return .control(byte)
    case 0..<0x80: return .scalar(UnicodeScalar(byte))
    default:
      state = .character([byte], length: byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2)
      return nil
    }
  }

  private mutating func escape(_ byte: UInt8) -> Piece? {
    switch byte {
    case 0x5B: state = .parameters(ControlSequence(prefix: "["), current: nil)
    case 0x5D, 0x50, 0x5F: state = .string(endsWithBackslash: false)
    case 0x28, 0x29: state = .designation(String(UnicodeScalar(byte)))
    default:
      state = .ground
      return .sequence(ControlSequence(final: String(UnicodeScalar(byte))))
    }
    return nil
  }

  private mutating func parameter(_ byte: UInt8, _ sequence: inout ControlSequence, _ current: Int?) -> Piece?
  {
    switch byte {
    case 0x30...0x39:
      state = .parameters(sequence, current: (current ?? 0) * 10 + Int(byte - 0x30))
      return nil
    case 0x3B:
      sequence.parameters.append(current ?? 0)
      state = .parameters(sequence, current: nil)
      return nil
    case 0x3C...0x3F:
      sequence.prefix += String(UnicodeScalar(byte))
      state = .parameters(sequence, current: nil)
      return nil
    case 0x40...0x7E:
      if let current { sequence.parameters.append(current) }
      sequence.final = String(UnicodeScalar(byte))
      state = .ground
      return .sequence(sequence)
    default:
      state = .ground
      return nil
    }
  }
}
