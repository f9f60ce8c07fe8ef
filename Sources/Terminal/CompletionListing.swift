/// Candidates in columns, as many as the screen has room for; the rest is counted, and comes with the next page.
///
/// Candidates with details stand one a line, the details in a column of their own; without any, in as many columns as
/// fit, read down and then across.
struct CompletionListing {
  let lines: [String]
  /// The candidate that the next page begins with; nil on the last page.
  let next: Int?

  /// - Precondition: `rows` is at least 1.
  init(_ candidates: [Completions.Candidate], from start: Int, columns: Int, rows: Int, style: Style) {
    let shown = candidates[start...].map { Sanitizer.visible($0.display) }
    let details = candidates[start...].map { Sanitizer.visible($0.detail) }
    let hasDetails = details.contains { !$0.isEmpty }
    let widest = shown.reduce(0) { max($0, displayWidth(of: $1)) }
    let perRow = hasDetails ? 1 : max(1, (columns + 1) / (widest + 2))
    // The last row says how many more there are, if all do not fit.
    let isWhole = shown.count <= rows * perRow
    let entryRows = isWhole ? (shown.count + perRow - 1) / perRow : max(1, rows - 1)
    let count = min(shown.count, entryRows * perRow)

    var lines: [String] = []
    for row in 0..<entryRows {
      var line = ""
      for column in 0..<perRow {
        let index = column * entryRows + row
        guard index < count else { break }
        let isLast = column == perRow - 1 || index + entryRows >= count
        line += CompletionListing.padded(
          shown[index], to: hasDetails ? min(widest, columns / 2) : isLast ? 0 : widest)
        if hasDetails, !details[index].isEmpty {
          let room = columns - 1 - displayWidth(of: line) - 2
          line += "  " + style.apply(.dim, to: CompletionListing.cut(details[index], to: room))
        } else if !isLast {
          line += "  "
        }
      }
      lines.append(hasDetails ? line : CompletionListing.cut(line, to: columns - 1))
    }
    if count < shown.count, rows > 1 {
      lines.append(style.apply(.dim, to: "… and \(shown.count - count) more"))
    }
    self.lines = lines
    next = count < shown.count ? start + count : nil
  }

  private static func padded(_ text: String, to width: Int) -> String {
    let cells = displayWidth(of: text)
    if cells <= width || width == 0 { return text + String(repeating: " ", count: max(0, width - cells)) }
    return cut(text, to: width)
  }

  /// The text in at most so many cells, with `…` where it was cut: a list on the screen is a hint, not an answer.
  static func cut(_ text: String, to width: Int) -> String {
    guard displayWidth(of: text) > width else { return text }
    var result = ""
    var cells = 0
    for character in text {
      let next = displayWidth(of: character)
      if cells + next > width - 1 { break }
      result.append(character)
      cells += next
    }
    return width > 0 ? result + "…" : ""
  }
}
