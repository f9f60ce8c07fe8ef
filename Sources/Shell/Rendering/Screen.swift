import Terminal

/// Texts measured in columns of the screen, and made safe for it.
public enum Screen {
  /// A text without characters that a terminal would obey.
  public static func clean(_ text: String) -> String { Sanitizer.visible(text) }

  /// Data for programs likewise, its lines as they are.
  static func cleanData(_ bytes: [UInt8]) -> [UInt8] {
    Array(Sanitizer.visibleData(String(decoding: bytes, as: UTF8.self)).utf8)
  }

  /// The columns that a text takes.
  static func width(of text: String) -> Int { displayWidth(of: text) }

  /// The columns of the terminal that a descriptor is; nil where it is none.
  public static func columns(of descriptor: Int32) -> Int? {
    isTerminal(descriptor) ? TerminalSize.current.columns : nil
  }

  /// A text with blanks behind it, or before it, up to a number of columns.
  static func padded(_ text: String, to columns: Int, isRight: Bool = false) -> String {
    let blanks = String(repeating: " ", count: max(0, columns - width(of: text)))
    return isRight ? blanks + text : text + blanks
  }

  /// The beginning of a text that fits into some columns, with `…` for what is left out.
  static func prefix(of text: String, columns: Int) -> String {
    if width(of: text) <= columns { return text }
    guard columns > 0 else { return "" }
    var result = ""
    var used = 1
    for character in text {
      let cells = displayWidth(of: character)
      if used + cells > columns { break }
      result.append(character)
      used += cells
    }
    return result + "…"
  }

  /// The end of a text that fits into some columns, with `…` for what is left out.
  static func suffix(of text: String, columns: Int) -> String {
    if width(of: text) <= columns { return text }
    guard columns > 0 else { return "" }
    var kept: [Character] = []
    var used = 1
    for character in text.reversed() {
      let cells = displayWidth(of: character)
      if used + cells > columns { break }
      kept.append(character)
      used += cells
    }
    return "…" + String(kept.reversed())
  }

  /// A text with each run of white space as one blank.
  static func folded(_ text: String, trimming: Bool = true) -> String {
    var result = ""
    var isPending = false
    for scalar in text.unicodeScalars {
      if scalar.properties.isWhitespace {
        isPending = true
      } else {
        if isPending, !trimming || !result.isEmpty { result += " " }
        isPending = false
        result.unicodeScalars.append(scalar)
      }
    }
    return isPending && !trimming ? result + " " : result
  }

  /// The lines of a text wrapped at blanks; at least one.
  static func wrapped(_ text: String, columns: Int) -> [String] { wrap(text, width: max(1, columns)) }

  /// The lines of a text, without an empty one behind a last line end.
  static func lines(of text: String) -> [String] {
    var lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init)
    if lines.last == "" { lines.removeLast() }
    return lines
  }
}
