extension Table {
  /// The characters that a box is drawn with.
  struct BoxCharacters {
    var horizontal: String
    var vertical: String
    var top: (left: String, middle: String, right: String)
    var rule: (left: String, middle: String, right: String)
    var bottom: (left: String, middle: String, right: String)

    static let box = BoxCharacters(
      horizontal: "─", vertical: "│",
      top: ("┌", "┬", "┐"), rule: ("├", "┼", "┤"), bottom: ("└", "┴", "┘"))
    static let ascii = BoxCharacters(
      horizontal: "-", vertical: "|",
      top: ("+", "+", "+"), rule: ("+", "+", "+"), bottom: ("+", "+", "+"))
  }

  /// The table in boxes.
  func boxed(widths: [Int], style: Style, characters: BoxCharacters) -> String {
    var result = ""
    func edge(_ corners: (left: String, middle: String, right: String)) {
      let parts = widths.map { String(repeating: characters.horizontal, count: $0 + 2) }
      result += style.apply(.dim, to: corners.left + parts.joined(separator: corners.middle) + corners.right)
      result += "\n"
    }
    let bar = style.apply(.dim, to: characters.vertical)
    func band(_ cells: [String], attributes: (Int) -> [Style.Attribute]) {
      let wrapped = cells.indices.map { wrap(cells[$0], width: max(1, widths[$0])) }
      for line in 0..<(wrapped.map(\.count).max() ?? 0) {
        result += bar
        for column in cells.indices {
          let text = line < wrapped[column].count ? wrapped[column][line] : ""
          let padding = String(repeating: " ", count: max(0, widths[column] - displayWidth(of: text)))
          let shown = style.apply(attributes(column), to: text)
          switch columns[column].alignment {
          case .left: result += " \(shown)\(padding) "
          case .right: result += " \(padding)\(shown) "
          }
          result += bar
        }
        result += "\n"
      }
    }
    edge(characters.top)
    band(columns.map { Sanitizer.visible($0.title) }) { _ in [.bold] }
    edge(characters.rule)
    for row in rows {
      band(row) { columns[$0].attributes }
    }
    edge(characters.bottom)
    return result
  }
}
