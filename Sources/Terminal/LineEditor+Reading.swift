import CLibEdit
import Glibc

/// What libedit calls for each key.
extension LineEditor {
  /// The next character or private byte; 1 if there is one, 0 at the end, -1 when the line is given up.
  func nextScalar(into result: UnsafeMutablePointer<Int32>) -> Int32 {
    if !queue.isEmpty {
      result.pointee = Int32(bitPattern: queue.removeFirst().rawValue)
      lastScalar = 0
      return 1
    }
    showHint()
    while true {
      let event = keys.next(isLiteral: lastScalar == 0x16)
      switch event {
      case .scalar(let scalar):
        if scalar != 0x09 { hideListing() }
        lastScalar = scalar
        result.pointee = Int32(bitPattern: scalar)
        return 1
      case .key(let key):
        if key != .backTab { hideListing() }
        lastScalar = 0
        result.pointee = Int32(bitPattern: Command(key).rawValue)
        return 1
      case .paste(let bytes):
        hideListing()
        lastScalar = 0
        pasted = LineEditor.cleaned(bytes)
        result.pointee = Int32(bitPattern: Command.paste.rawValue)
        return 1
      case .signal(let signal):
        if let end = handle(signal: signal) { return end }
      case .end:
        outcome = .endOfInput
        return 0
      }
    }
  }

  /// Does what a signal asks for; what the reader returns when that ends the line.
  func handle(signal: Int32) -> Int32? {
    hideListing()
    switch signal {
    case SIGINT:
      leaveText(with: "^C")
      keys.discard()
      outcome = .interrupted
      return -1
    case SIGWINCH: resize()
    case SIGTSTP: suspend()
    case SIGCONT: resumeUnprepared()
    default:
      terminate(by: signal)
      outcome = .endOfInput
      return -1
    }
    return nil
  }

  /// What was pasted as text: line ends are line feeds, and what is not UTF-8 or a NUL is replaced or dropped.
  static func cleaned(_ bytes: [UInt8]) -> String {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var previous: UInt8 = 0
    for byte in bytes {
      switch byte {
      case 0x0D: result.append(0x0A)
      case 0x0A where previous == 0x0D, 0x00: break
      default: result.append(byte)
      }
      previous = byte
    }
    return String(decoding: result, as: UTF8.self)
  }
}
