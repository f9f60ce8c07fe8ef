import CLibEdit
import Glibc

/// The text being edited, as libedit has it: wide characters, and a cursor among them.
extension LineEditor {
  struct Buffer {
    var scalars: [UInt32]
    var cursor: Int
  }

  var buffer: Buffer {
    guard let handle else { return Buffer(scalars: [], cursor: 0) }
    var length: Int32 = 0
    var cursor: Int32 = 0
    guard let start = gloss_el_buffer(handle, &length, &cursor) else { return Buffer(scalars: [], cursor: 0) }
    let scalars = UnsafeBufferPointer(start: start, count: max(0, Int(length))).map { UInt32(bitPattern: $0) }
    // In vi mode libedit's end and cursor may stand outside of its line for a moment.
    return Buffer(scalars: scalars, cursor: min(max(0, Int(cursor)), scalars.count))
  }

  func insert(_ text: String) {
    insert(text.unicodeScalars.lazy.map(\.value))
  }

  private func insert(_ scalars: some Sequence<UInt32>) {
    var wide = scalars.filter { $0 != 0 }.map { Int32(bitPattern: $0) }
    guard let handle, !wide.isEmpty else { return }
    wide.append(0)
    _ = gloss_el_insert(handle, wide)
  }

  func moveCursor(to target: Int, from cursor: Int) {
    guard let handle, target != cursor else { return }
    el_cursor(handle, Int32(target - cursor))
  }

  /// Puts another text in place of the whole, the cursor at its end.
  func replaceBuffer(with text: String) {
    guard let handle else { return }
    let old = buffer
    moveCursor(to: old.scalars.count, from: old.cursor)
    el_deletestr(handle, Int32(old.scalars.count))
    insert(text)
  }

  /// Replaces so many characters before the cursor.
  func replaceBeforeCursor(count: Int, with text: String) {
    guard let handle else { return }
    el_deletestr(handle, Int32(count))
    insert(text)
  }

  /// Writes to the terminal at once; libedit's own output must be flushed, as it is whenever a key is read.
  func write(_ text: String) {
    var text = text
    text.withUTF8 { bytes in
      var rest = UnsafeRawBufferPointer(bytes)
      while !rest.isEmpty {
        let count = Glibc.write(STDOUT_FILENO, rest.baseAddress, rest.count)
        if count < 0 {
          if errno == EINTR { continue }
          if errno == EAGAIN {
            var wait = pollfd(fd: STDOUT_FILENO, events: Int16(POLLOUT), revents: 0)
            poll(&wait, 1, -1)
            continue
          }
          return
        }
        rest = UnsafeRawBufferPointer(rebasing: rest[count...])
      }
    }
  }
}

/// A text of scalars, without those that are none.
func text(of scalars: some Sequence<UInt32>) -> String {
  var result = String.UnicodeScalarView()
  for scalar in scalars {
    if let scalar = Unicode.Scalar(scalar) { result.append(scalar) }
  }
  return String(result)
}

/// The escape sequences that the editor writes by itself.
enum Sequences {
  static let pasteOn = "\u{1B}[?2004h"
  static let pasteOff = "\u{1B}[?2004l"
  static let eraseBelow = "\u{1B}[J"
  static func up(_ rows: Int) -> String { rows > 0 ? "\u{1B}[\(rows)A" : "" }
  static func down(_ rows: Int) -> String { rows > 0 ? "\u{1B}[\(rows)B" : "" }
  static func column(_ column: Int) -> String { "\r" + (column > 0 ? "\u{1B}[\(column)C" : "") }
}
