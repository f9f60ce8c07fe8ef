/// The text in lines of at most `width` cells, broken at spaces, and inside a word only where the word alone
/// is wider than a line. Line breaks of the text stay; the spaces at a break go.
///
/// A character wider than `width` gets a line of its own. Never empty: a text without characters is one empty line.
///
/// - Precondition: `width` is at least 1.
public func wrap(_ text: String, width: Int) -> [String] {
  precondition(width >= 1, "a line has at least one cell")
  var lines: [String] = []
  for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
    wrapLine(line, width: width, into: &lines)
  }
  return lines
}

private func wrapLine(_ text: Substring, width: Int, into lines: inout [String]) {
  var line = ""
  var lineWidth = 0
  var gap = ""
  func end(_ lines: inout [String]) {
    lines.append(line)
    line = ""
    lineWidth = 0
  }
  var rest = text
  var isFirst = true
  while !rest.isEmpty {
    let spaces = rest.prefix { $0 == " " }
    rest = rest.dropFirst(spaces.count)
    let word = rest.prefix { $0 != " " }
    rest = rest.dropFirst(word.count)
    gap = String(spaces)
    if word.isEmpty { break }
    let wordWidth = displayWidth(of: String(word))
    // The first word keeps its indentation where that fits.
    if isFirst ? gap.count + wordWidth <= width : lineWidth + gap.count + wordWidth <= width {
      line += gap + word
      lineWidth += gap.count + wordWidth
    } else {
      if !isFirst { end(&lines) }
      for character in word {
        let cells = displayWidth(of: character)
        if lineWidth + cells > width, !line.isEmpty { end(&lines) }
        line.append(character)
        lineWidth += cells
      }
    }
    isFirst = false
  }
  lines.append(line)
}
