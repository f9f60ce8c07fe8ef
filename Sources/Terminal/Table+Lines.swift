extension Table {
  /// The table with one value a line, a row after the other with an empty line between:
  ///
  ///       who = Anna
  ///     count = 12
  ///
  /// A value that is too long for its line goes on below itself.
  func list<Failure: Error>(
    width: Int, style: Style, to sink: ([UInt8]) throws(Failure) -> Bool
  ) throws(Failure) {
    let titles = columns.map { Sanitizer.visible($0.title) }
    let titleWidth = titles.reduce(0) { max($0, displayWidth(of: $1)) }
    let heads = titles.map { title in
      String(repeating: " ", count: titleWidth - displayWidth(of: title)) + style.apply(.bold, to: title)
        + " = "
    }
    let room = max(8, width - titleWidth - 3)
    let separator = "\n" + String(repeating: " ", count: titleWidth + 3)
    var result: [UInt8] = []
    for row in 0..<rowCount {
      if row & 0xFF == 0xFF {
        guard try sink(result) else { return }
        result.removeAll(keepingCapacity: true)
      }
      if row > 0 { result.append(0x0A) }
      for column in columns.indices {
        result += heads[column].utf8
        let values = wrap(text(row, column), width: room)
        let shown = values.map { style.apply(columns[column].attributes, to: $0) }
        result += shown.joined(separator: separator).utf8
        result.append(0x0A)
      }
    }
    _ = try sink(result)
  }
}
