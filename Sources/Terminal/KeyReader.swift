import Glibc

/// Keys out of a terminal's bytes: UTF-8 characters, the sequences that special keys send, whole pastes, and the
/// signals that come in between.
struct KeyReader {
  enum Event: Hashable {
    case scalar(UInt32)
    case key(SpecialKey)
    /// A bracketed paste, as it came.
    case paste([UInt8])
    case signal(Int32)
    /// The terminal is gone.
    case end
  }

  private let descriptor: Int32
  private let signals: SignalPipe
  private var buffer: [UInt8] = []
  private var head = 0
  /// Signals that could wait until a paste was whole.
  private var delayed: [Int32] = []

  /// How long a byte that continues a sequence may take, in milliseconds: after it, an ESC is the key of that name.
  private static let sequencePause: Int32 = 50

  init(descriptor: Int32, signals: SignalPipe) {
    self.descriptor = descriptor
    self.signals = signals
  }

  /// Forgets what was typed ahead.
  mutating func discard() {
    buffer.removeAll()
    head = 0
  }

  /// Forgets a signal that came, once; what came before and after it stays.
  mutating func forget(_ signal: Int32) {
    while let next = signals.next() {
      if next == signal { return }
      delayed.append(next)
    }
  }

  /// Whether a SIGINT came that nobody has seen; it is seen then. What came before and after it stays.
  mutating func takeInterrupt() -> Bool {
    var came = false
    while let next = signals.next() {
      if next == SIGINT { came = true } else { delayed.append(next) }
    }
    return came
  }

  /// The next key or signal; waits for it. Signals come first.
  ///
  /// - Parameter isLiteral: the key is wanted as its plain characters, whatever sequence it begins (after ^V).
  mutating func next(isLiteral: Bool = false) -> Event {
    while true {
      if !delayed.isEmpty { return .signal(delayed.removeFirst()) }
      if let signal = signals.next() { return .signal(signal) }
      guard let byte = peek() else {
        switch fill(timeout: -1) {
        case .bytes, .nothing: continue
        case .signal(let signal): return .signal(signal)
        case .end: return .end
        }
      }
      if byte == 0x1B, !isLiteral {
        if let event = escape() { return event }
        continue
      }
      if byte < 0x80 {
        head += 1
        return .scalar(UInt32(byte))
      }
      // The C1 controls are no keys that anybody types; the editor uses their codes for its own commands.
      if let scalar = multiByteScalar(), !(0x80..<0xA0 ~= scalar) { return .scalar(scalar) }
    }
  }

  // MARK: Bytes

  private func peek(_ offset: Int = 0) -> UInt8? {
    head + offset < buffer.count ? buffer[head + offset] : nil
  }

  /// The byte at an offset, waited for a moment if it is not there yet.
  private mutating func awaited(_ offset: Int) -> UInt8? {
    if let byte = peek(offset) { return byte }
    guard case .bytes = fill(timeout: KeyReader.sequencePause, withSignals: false) else { return nil }
    return peek(offset)
  }

  private enum Filling {
    case bytes
    case signal(Int32)
    case nothing, end
  }

  private mutating func fill(timeout: Int32, withSignals: Bool = true) -> Filling {
    if head == buffer.count { discard() }
    var waits = [
      pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
      pollfd(fd: signals.readEnd, events: Int16(POLLIN), revents: 0),
    ]
    let ready = poll(&waits, withSignals ? 2 : 1, timeout)
    if ready <= 0 { return .nothing }
    if withSignals, waits[1].revents != 0, let signal = signals.next() { return .signal(signal) }
    guard waits[0].revents != 0 else { return .nothing }
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    let count = read(descriptor, &chunk, chunk.count)
    if count > 0 {
      buffer.append(contentsOf: chunk[0..<count])
      return .bytes
    }
    if count < 0, errno == EINTR || errno == EAGAIN { return .nothing }
    return .end
  }

  /// The character that begins here, whose first byte is not ASCII; U+FFFD for what is not UTF-8.
  private mutating func multiByteScalar() -> UInt32? {
    guard let first = peek() else { return nil }
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 1
    var bytes = [first]
    while bytes.count < length, let byte = awaited(bytes.count), byte & 0xC0 == 0x80 { bytes.append(byte) }
    head += bytes.count
    return String(decoding: bytes, as: UTF8.self).unicodeScalars.first?.value
  }

  // MARK: Sequences

  /// What begins with the ESC here; nil for a sequence that means nothing to the editor, which is passed.
  private mutating func escape() -> Event? {
    switch awaited(1) {
    case 0x5B: return controlSequence()
    case 0x4F:
      guard let final = awaited(2), 0x40...0x7E ~= final else { break }
      head += 3
      return SpecialKey(final: final, parameters: []).map { .key($0) }
    case 0x0A, 0x0D:
      head += 2
      return .key(.newline)
    default: break
    }
    head += 1
    return .scalar(0x1B)
  }

  /// `ESC [`, parameters, a final byte.
  private mutating func controlSequence() -> Event? {
    var length = 2
    var parameters: [Int] = []
    var current: Int?
    while let byte = awaited(length) {
      length += 1
      switch byte {
      case 0x30...0x39: current = min(9999, (current ?? 0) * 10 + Int(byte - 0x30))
      case 0x3B, 0x3A:
        parameters.append(current ?? 0)
        current = nil
      case 0x20...0x3F: break
      case 0x40...0x7E:
        if let current { parameters.append(current) }
        head += length
        if byte == 0x7E, parameters.first == 200 { return paste() }
        return SpecialKey(final: byte, parameters: parameters).map { .key($0) }
      default:
        head += length - 1
        return nil
      }
    }
    // A lone ESC and then a bracket, typed by hand.
    head += 1
    return .scalar(0x1B)
  }

  private static let pasteEnd: [UInt8] = Array("\u{1B}[201~".utf8)

  /// The bytes up to the end of the paste, however long they take; a signal ends it and drops what came.
  private mutating func paste() -> Event {
    var scanned = head
    while true {
      while scanned < buffer.count {
        guard let escape = buffer[scanned...].firstIndex(of: 0x1B) else {
          scanned = buffer.count
          break
        }
        scanned = escape
        guard buffer.count - escape >= KeyReader.pasteEnd.count else { break }
        if buffer[escape...].starts(with: KeyReader.pasteEnd) {
          let bytes = Array(buffer[head..<escape])
          head = escape + KeyReader.pasteEnd.count
          return .paste(bytes)
        }
        scanned += 1
      }
      switch fill(timeout: -1) {
      case .bytes, .nothing: continue
      case .signal(let signal):
        guard signal == SIGWINCH || signal == SIGCONT else {
          discard()
          return .signal(signal)
        }
        delayed.append(signal)
      case .end: return .end
      }
    }
  }
}
