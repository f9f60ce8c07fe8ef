import Glibc

/// Lines as the terminal's own line discipline gives them, for where nothing can be edited.
struct PlainLineReader {
  enum Event {
    case line(String)
    case interrupted, end
  }

  private var buffer: [UInt8] = []
  private var isAtEnd = false

  /// The next line, without its line feed; waits for it.
  mutating func next(signals: SignalPipe) -> Event {
    while true {
      if let end = buffer.firstIndex(of: 0x0A) {
        let line = String(decoding: buffer[..<end], as: UTF8.self)
        buffer.removeSubrange(...end)
        return .line(line)
      }
      if isAtEnd {
        guard !buffer.isEmpty else { return .end }
        let line = String(decoding: buffer, as: UTF8.self)
        buffer.removeAll()
        return .line(line)
      }
      if signals.next() != nil {
        buffer.removeAll()
        return .interrupted
      }
      var waits = [
        pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0),
        pollfd(fd: signals.readEnd, events: Int16(POLLIN), revents: 0),
      ]
      guard poll(&waits, 2, -1) > 0, waits[0].revents != 0 else { continue }
      var chunk = [UInt8](repeating: 0, count: 1 << 16)
      let count = read(STDIN_FILENO, &chunk, chunk.count)
      if count > 0 {
        buffer.append(contentsOf: chunk[0..<count])
      } else if count == 0 || (errno != EINTR && errno != EAGAIN) {
        // On a terminal, Ctrl-D ends this text alone; what comes next is read again.
        isAtEnd = true
      }
    }
  }

  /// Goes on reading after an end.
  mutating func begin() {
    isAtEnd = false
  }
}

extension LineEditor {
  /// `read()` without editing: the same rules for where a text ends.
  func readPlainly() -> Input {
    let dispositions = SignalDispositions([SIGINT], into: .prompt)
    defer { dispositions.restore() }
    let isPrompting = isTerminal(STDIN_FILENO)
    plainReader.begin()
    var lines: [String] = []
    while true {
      if isPrompting { write(lines.isEmpty ? prompt : continuationPrompt) }
      switch plainReader.next(signals: .prompt) {
      case .line(let line):
        let isEmpty = line.utf8.allSatisfy { $0 == 0x20 || $0 == 0x09 }
        if !isEmpty || lines.isEmpty { lines.append(line) }
        let text = lines.joined(separator: "\n")
        guard isEmpty || isComplete(text) else { continue }
        remember(text)
        return .text(text)
      case .interrupted:
        if isPrompting { write("\n") }
        return .interrupted
      case .end:
        if isPrompting { write("\n") }
        guard !lines.isEmpty else { return .endOfInput }
        let text = lines.joined(separator: "\n")
        remember(text)
        return .text(text)
      }
    }
  }
}
