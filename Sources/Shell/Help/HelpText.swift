/// The text of a page of help as it fits the screen: paragraphs wrapped, examples and lists as they are.
struct HelpText {
  /// A line, and whether it is an example.
  struct Line: Hashable {
    var text: String
    var isExample = false
  }

  let columns: Int

  /// The paragraphs of a text: lines without an empty one between.
  static func blocks(of text: String) -> [[String]] {
    Screen.lines(of: text).split(whereSeparator: \.isEmpty).map(Array.init)
  }

  /// The lines of a page.
  func lines(of text: String) -> [Line] {
    var lines: [Line] = []
    for block in HelpText.blocks(of: text) {
      if !lines.isEmpty { lines.append(Line(text: "")) }
      lines += self.lines(of: block)
    }
    return lines
  }

  private func lines(of block: [String]) -> [Line] {
    var lines: [Line] = []
    var prose: [String] = []
    for line in block {
      if line.hasPrefix("    ") {
        lines.append(Line(text: line, isExample: true))
      } else if let column = HelpText.secondColumn(of: line) {
        lines += hanging(line, at: column)
      } else {
        prose.append(line)
      }
    }
    guard !prose.isEmpty else { return lines }
    let wrapped = Screen.wrapped(prose.joined(separator: " "), columns: columns).map { Line(text: $0) }
    return wrapped + lines
  }

  /// A row of a list whose second column begins at a place, wrapped within that column.
  private func hanging(_ line: String, at column: Int) -> [Line] {
    let head = String(line.prefix(column))
    let pieces = Screen.wrapped(String(line.dropFirst(column)), columns: max(20, columns - column))
    return pieces.enumerated().map { number, piece in
      Line(text: (number == 0 ? head : String(repeating: " ", count: column)) + piece)
    }
  }

  /// A row of names and what they mean, which is wrapped in its second column.
  func row(_ name: String, _ summary: String) -> [String] {
    let head = "  " + Screen.padded(name, to: 12)
    return hanging(head + summary, at: head.count).map(\.text)
  }

  /// Where the second column of a row begins: behind two blanks or more that follow the first. Nil in prose.
  private static func secondColumn(of line: String) -> Int? {
    let characters = Array(line)
    guard var place = characters.firstIndex(where: { $0 != " " }) else { return nil }
    while place + 1 < characters.count {
      if characters[place] == " ", characters[place + 1] == " " {
        return characters[place...].firstIndex { $0 != " " }
      }
      place += 1
    }
    return nil
  }
}
