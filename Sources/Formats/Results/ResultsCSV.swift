import RDF

/// SPARQL 1.1 Query Results CSV: plain values, CR LF after each record.
enum ResultsCSV {
  /// Writes a table; the last piece comes back, nil when nothing more is wanted.
  static func write(_ table: ResultsTable) -> [UInt8]? {
    var writer = ByteWriter()
    for (index, variable) in table.variables.enumerated() {
      if index > 0 { writer.append(",") }
      field(variable, to: &writer)
    }
    writer.append("\r\n")
    for row in 0..<table.rows {
      guard table.goesOn(before: row, &writer) else { return nil }
      for column in table.variables.indices {
        if column > 0 { writer.append(",") }
        switch table.term(row, column) {
        case nil: break
        case .iri(let iri): field(iri.string, to: &writer)
        case .blank(let label): field("_:" + label, to: &writer)
        case .literal(let literal): field(literal.lexical, to: &writer)
        case .triple(let triple): field(Term.triple(triple).description, to: &writer)
        }
      }
      writer.append("\r\n")
    }
    return writer.bytes
  }

  /// A field, in quotes where it holds a quote, a comma or a line's end (RFC 4180).
  private static func field(_ text: String, to writer: inout ByteWriter) {
    let needsQuotes = text.utf8.contains { $0 == 0x22 || $0 == 0x2c || $0 == 0x0a || $0 == 0x0d }
    guard needsQuotes else { return writer.append(string: text) }
    writer.append("\"")
    for byte in text.utf8 {
      if byte == 0x22 { writer.append(byte) }
      writer.append(byte)
    }
    writer.append("\"")
  }
}
