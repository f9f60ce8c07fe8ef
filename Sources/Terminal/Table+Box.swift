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
  func box<Failure: Error>(
    widths: [Int], style: Style, characters: BoxCharacters, to sink: ([UInt8]) throws(Failure) -> Bool
  ) throws(Failure) {
    var result: [UInt8] = []
    func edge(_ corners: (left: String, middle: String, right: String)) {
      let parts = widths.map { String(repeating: characters.horizontal, count: $0 + 2) }
      result +=
        style.apply(
          .dim, to: corners.left + parts.joined(separator: corners.middle) + corners.right
        ).utf8
      result.append(0x0A)
    }
    let bar = Array(style.apply(.dim, to: characters.vertical).utf8)
    func put(_ text: String, _ textWidth: Int, in column: Int, _ attributes: [Style.Attribute]) {
      let padding = repeatElement(UInt8(0x20), count: max(0, widths[column] - textWidth))
      result.append(0x20)
      if columns[column].alignment == .right { result += padding }
      if style.isEnabled { result += style.apply(attributes, to: text).utf8 } else { result += text.utf8 }
      if columns[column].alignment == .left { result += padding }
      result.append(0x20)
      result += bar
    }
    /// A row of which a cell needs several lines.
    func band(_ cells: [String], attributes: (Int) -> [Style.Attribute]) {
      let wrapped = cells.indices.map { wrap(cells[$0], width: max(1, widths[$0])) }
      for line in 0..<(wrapped.map(\.count).max() ?? 0) {
        result += bar
        for column in cells.indices {
          let text = line < wrapped[column].count ? wrapped[column][line] : ""
          put(text, displayWidth(of: text), in: column, attributes(column))
        }
        result.append(0x0A)
      }
    }
    edge(characters.top)
    band(columns.map { Sanitizer.visible($0.title) }) { _ in [.bold] }
    edge(characters.rule)
    for row in 0..<rowCount {
      if row & 0xFF == 0xFF {
        guard try sink(result) else { return }
        result.removeAll(keepingCapacity: true)
      }
      let start = row * columns.count
      let fits = columns.indices.allSatisfy { column in
        let place = Int(cells[start + column])
        return place < 0 || isSingleLine[place] && textWidths[place] <= widths[column]
      }
      guard fits else {
        band(columns.indices.map { text(row, $0) }) { columns[$0].attributes }
        continue
      }
      result += bar
      for column in columns.indices {
        let place = Int(cells[start + column])
        if place < 0 {
          put("", 0, in: column, [])
        } else {
          put(texts[place], textWidths[place], in: column, columns[column].attributes)
        }
      }
      result.append(0x0A)
    }
    edge(characters.bottom)
    _ = try sink(result)
  }
}
