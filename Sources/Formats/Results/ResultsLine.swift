import RDF

/// Solutions with a line a value, `name = value`, and an empty line between solutions.
enum ResultsLine {
  /// Writes a table; the last piece comes back, nil when nothing more is wanted.
  static func write(_ table: ResultsTable, to sink: ([UInt8]) -> Bool) -> [UInt8]? {
    let width = table.variables.map(\.unicodeScalars.count).max() ?? 0
    var writer = ByteWriter()
    for row in 0..<table.rows {
      guard writer.goesOn(sink) else { return nil }
      if row > 0 { writer.append("\n") }
      for (column, variable) in table.variables.enumerated() {
        writer.append(string: String(repeating: " ", count: width - variable.unicodeScalars.count))
        writer.append(string: variable)
        writer.append(" = ")
        if let term = table.term(row, column) {
          writer.append(string: ResultsTSV.text(term))
        }
        writer.append("\n")
      }
    }
    return writer.bytes
  }
}
