import Language

/// Draws a diagnostic: `FILE:LINE:COLUMN: error: message`, the line, a caret below the place, and what to do.
///
/// Tabs are shown as spaces, control characters escaped, wide characters counted as two columns, and a line that is
/// longer than the width is cut around the place, with `…` where something is left out.
public struct DiagnosticRenderer {
  /// The columns of the screen.
  public let width: Int
  let ink: Ink

  public init(width: Int, ink: Ink) {
    self.width = max(20, width)
    self.ink = ink
  }

  /// The lines of a diagnostic, each with its line end.
  public func render(_ diagnostic: Diagnostic) -> String {
    var text = place(of: diagnostic)
    let label = "\(diagnostic.severity.rawValue):"
    text += ink.paint(label, diagnostic.severity == .error ? .error : .notice)
    text += " " + ink.paint(Screen.clean(diagnostic.message), .strong) + "\n"
    if let source = diagnostic.source, let range = diagnostic.range { text += excerpt(source, range) }
    if let help = diagnostic.help {
      text += ink.paint("help:", .help) + " " + Screen.clean(help) + "\n"
    }
    return text
  }

  /// `FILE:LINE:COLUMN: `; nothing for a text without a name, which is what was typed at the prompt.
  private func place(of diagnostic: Diagnostic) -> String {
    guard let source = diagnostic.source, !source.name.isEmpty else { return "" }
    let name = Screen.clean(source.name)
    guard let range = diagnostic.range else { return ink.paint("\(name):", .strong) + " " }
    let (line, column) = source.position(of: range.lower)
    return ink.paint("\(name):\(line):\(column):", .strong) + " "
  }

  private func excerpt(_ source: Source, _ range: SourceRange) -> String {
    let line = source.line(at: range.lower)
    guard line.lower < line.upper else { return "" }
    let before = DiagnosticRenderer.shown(source.text(SourceRange(line.lower, min(range.lower, line.upper))))
    let end = max(range.lower, min(range.upper, line.upper))
    let marked = DiagnosticRenderer.shown(source.text(SourceRange(min(range.lower, line.upper), end)))
    let after = DiagnosticRenderer.shown(source.text(SourceRange(end, line.upper)))
    let (shownBefore, shownMarked, shownAfter) = fit(before, marked, after)
    let indent = String(repeating: " ", count: 2 + Screen.width(of: shownBefore))
    let caret = "^" + String(repeating: "~", count: max(0, Screen.width(of: shownMarked) - 1))
    return
      "  \(shownBefore)\(ink.paint(shownMarked, .strong))\(shownAfter)\n\(indent)\(ink.paint(caret, .caret))\n"
  }

  /// What a piece of a line looks like on the screen.
  private static func shown(_ text: String) -> String {
    Screen.clean(
      String(String.UnicodeScalarView(text.unicodeScalars.flatMap { $0 == "\t" ? [" ", " "] : [$0] })))
  }

  /// The three pieces of a line cut to the width: the place stays, with some of what comes before and after.
  private func fit(_ before: String, _ marked: String, _ after: String) -> (String, String, String) {
    let room = width - 3
    let total = Screen.width(of: before) + Screen.width(of: marked) + Screen.width(of: after)
    guard total > room else { return (before, marked, after) }
    let shownMarked = Screen.prefix(of: marked, columns: max(10, room / 2))
    let isMarkedCut = Screen.width(of: shownMarked) < Screen.width(of: marked)
    let rest = room - Screen.width(of: shownMarked)
    let left = min(Screen.width(of: before), max(rest / 2, rest - Screen.width(of: after)))
    let shownBefore = Screen.suffix(of: before, columns: left)
    let tail = isMarkedCut ? "" : Screen.prefix(of: after, columns: rest - Screen.width(of: shownBefore))
    return (shownBefore, shownMarked, tail)
  }
}
