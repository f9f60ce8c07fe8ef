import CLibEdit
import Glibc

/// Where things stand on the screen, and what is done around libedit's own drawing.
extension LineEditor {
  /// The rows and columns, from the prompt's row on, of the cursor and of the end of the text.
  struct Places {
    var cursor: Layout
    var end: Layout
  }

  func places(columns: Int) -> Places {
    let buffer = buffer
    var layout = Layout(columns: max(2, columns), promptWidth: promptWidth)
    layout.add(buffer.scalars[..<buffer.cursor])
    let cursor = layout
    layout.add(buffer.scalars[buffer.cursor...])
    return Places(cursor: cursor, end: layout)
  }

  /// How many rows a text would take instead of the buffer.
  func rows(of text: String) -> Int {
    var layout = Layout(columns: max(2, size.columns), promptWidth: promptWidth)
    layout.add(text.unicodeScalars.lazy.map(\.value))
    return layout.row + 1
  }

  /// Erases the prompt and the text, and leaves the cursor where the prompt began. `redraw()` brings them back.
  func eraseAll() {
    let places = places(columns: size.columns)
    write(Sequences.up(places.cursor.row) + "\r" + Sequences.eraseBelow)
  }

  /// Draws the prompt and the text from the cursor on.
  func redraw() {
    guard let handle else { return }
    _ = gloss_el_refresh(handle)
  }

  /// Leaves the text where it is, and goes to a fresh row below it.
  func leaveText(with remark: String = "") {
    let places = places(columns: size.columns)
    write(
      Sequences.down(places.end.row - places.cursor.row) + Sequences.column(places.end.column) + remark
        + "\r\n")
  }

  /// The terminal changed its size: what it did to the old rows is unknown, so they all go.
  func resize() {
    guard let handle else { return }
    let before = places(columns: size.columns)
    size = TerminalSize.current
    let after = places(columns: size.columns)
    write(Sequences.up(max(before.cursor.row, after.cursor.row)) + "\r" + Sequences.eraseBelow)
    el_resize(handle)
    redraw()
  }

  /// Ctrl-Z: gives the terminal back, stops, and goes on where it was.
  func suspend() {
    guard let handle else { return }
    leaveText()
    write(Sequences.pasteOff)
    _ = gloss_el_set_int(handle, EL_PREP_TERM, 0)
    obeyByDefault(SIGTSTP)
    keys.forget(SIGCONT)
    resume()
  }

  /// SIGCONT after a stop that came without a warning.
  func resumeUnprepared() {
    write("\r" + Sequences.eraseBelow)
    resume()
  }

  /// After a stop, the terminal is anybody's: takes it back and draws anew.
  func resume() {
    guard let handle else { return }
    _ = gloss_el_set_int(handle, EL_PREP_TERM, 0)
    _ = gloss_el_set_int(handle, EL_PREP_TERM, 1)
    size = TerminalSize.current
    el_resize(handle)
    write(Sequences.pasteOn)
    redraw()
  }

  /// SIGTERM or SIGHUP: leaves the terminal as it was and ends.
  func terminate(by signal: Int32) {
    guard let handle else { return }
    leaveText()
    write(Sequences.pasteOff)
    _ = gloss_el_set_int(handle, EL_PREP_TERM, 0)
    dispositions?.restore()
    willTerminate(signal)
    obeyByDefault(signal)
  }
}
