import CLibEdit
import Glibc

/// Enter, pastes, and moving in a text of several lines.
extension LineEditor {
  /// The text as it will be run, and the cursor's place in it, in UTF-8 bytes.
  var unfoldedText: (text: String, cursor: Int) {
    let buffer = buffer
    let before = Terminal.text(of: buffer.scalars[..<buffer.cursor])
    let after = Terminal.text(of: buffer.scalars[buffer.cursor...])
    let result = folds.unfolded(before + after, at: before.utf8.count)
    return (result.text, result.offset)
  }

  /// Enter: ends the text if it is whole, or if its last line is empty and the cursor on it; else breaks the line.
  func enter() -> Effect {
    let text = unfoldedText.text
    guard isComplete(text) || isAtEmptyLastLine else {
      awaitsHint = true
      return insertNewline()
    }
    outcome = .text(text)
    queue.append(.takeLine)
    return .none
  }

  private var isAtEmptyLastLine: Bool {
    let buffer = buffer
    func isBlank(_ scalar: UInt32) -> Bool { scalar == 0x20 || scalar == 0x09 }
    guard buffer.scalars[buffer.cursor...].allSatisfy(isBlank) else { return false }
    guard let last = buffer.scalars.last(where: { !isBlank($0) }) else { return true }
    return last == 0x0A
  }

  func insertNewline() -> Effect {
    insert("\n")
    return .refresh
  }

  /// Inserts what was pasted as one piece; what would not fit on the screen as a word that stands for it.
  func insertPaste() -> Effect {
    let text = pasted
    pasted = ""
    insert(foldedIfTall(text, verb: "pasted", alongside: Terminal.text(of: buffer.scalars)))
    return .refresh
  }

  /// The text, or a word that stands for it where the screen is too low for both.
  func foldedIfTall(_ text: String, verb: String, alongside other: String = "") -> String {
    let isLong = text.utf8.count > 16 * size.columns * size.rows
    guard isLong || rows(of: other + text) > size.rows - 1 else { return text }
    return folds.fold(text, verb: verb)
  }

  /// Ctrl-D: the end on an empty line, else deletes the character under the cursor.
  func endOrDelete() -> Effect {
    let buffer = buffer
    if buffer.scalars.isEmpty {
      outcome = .endOfInput
      write("\r\n")
      return .endOfFile
    }
    guard buffer.cursor < buffer.scalars.count else { return .beep }
    queue.append(.deleteNext)
    return .none
  }

  func moveHome() -> Effect {
    let buffer = buffer
    let start = buffer.lineStart
    moveCursor(to: start == buffer.cursor ? 0 : start, from: buffer.cursor)
    return .moveCursor
  }

  func moveEnd() -> Effect {
    let buffer = buffer
    let end = buffer.lineEnd
    moveCursor(to: end == buffer.cursor ? buffer.scalars.count : end, from: buffer.cursor)
    return .moveCursor
  }

  /// Up: the line above, and from the first line an older statement.
  func moveUp() -> Effect {
    let buffer = buffer
    let start = buffer.lineStart
    guard start > 0 else { return recallOlder() }
    let above = Buffer(scalars: buffer.scalars, cursor: start - 1)
    moveCursor(to: min(above.lineStart + buffer.cursor - start, above.cursor), from: buffer.cursor)
    return .moveCursor
  }

  /// Down: the line below, and from the last line a newer statement.
  func moveDown() -> Effect {
    let buffer = buffer
    let end = buffer.lineEnd
    guard end < buffer.scalars.count else { return recallNewer() }
    let below = Buffer(scalars: buffer.scalars, cursor: end + 1)
    moveCursor(to: min(end + 1 + buffer.cursor - buffer.lineStart, below.lineEnd), from: buffer.cursor)
    return .moveCursor
  }
}

extension LineEditor.Buffer {
  /// Where the cursor's line begins.
  var lineStart: Int { scalars[..<cursor].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0 }
  /// Where it ends: at its line feed or the end of the text.
  var lineEnd: Int { scalars[cursor...].firstIndex(of: 0x0A) ?? scalars.count }
}
