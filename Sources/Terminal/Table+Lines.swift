extension Table {
  /// The table with one value a line, a row after the other with an empty line between:
  ///
  ///       who = Anna
  ///     count = 12
  ///
  /// A value that is too long for its line goes on below itself.
  public func renderedAsLines(width: Int, style: Style = .plain) -> String {
    let titles = columns.map { Sanitizer.visible($0.title) }
    let titleWidth = titles.reduce(0) { max($0, displayWidth(of: $1)) }
    var blocks: [String] = []
    for row in rows {
      var block = ""
      for (index, cell) in row.enumerated() {
        let lead = String(repeating: " ", count: titleWidth - displayWidth(of: titles[index]))
        block += lead + style.apply(.bold, to: titles[index]) + " = "
        let values = wrap(cell, width: max(8, width - titleWidth - 3))
        let indentation = String(repeating: " ", count: titleWidth + 3)
        let shown = values.map { style.apply(columns[index].attributes, to: $0) }
        block += shown.joined(separator: "\n" + indentation) + "\n"
      }
      blocks.append(block)
    }
    return blocks.joined(separator: "\n")
  }
}
