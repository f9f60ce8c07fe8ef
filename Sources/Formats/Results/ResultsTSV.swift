import RDF

/// SPARQL 1.1 Query Results TSV: terms as Turtle and SPARQL write them.
enum ResultsTSV {
  /// Writes a table; the last piece comes back, nil when nothing more is wanted.
  static func write(_ table: ResultsTable) -> [UInt8]? {
    var writer = ByteWriter()
    for (index, variable) in table.variables.enumerated() {
      if index > 0 { writer.append("\t") }
      writer.append("?")
      writer.append(string: variable)
    }
    writer.append("\n")
    for row in 0..<table.rows {
      guard table.goesOn(before: row, &writer) else { return nil }
      for column in table.variables.indices {
        if column > 0 { writer.append("\t") }
        if let term = table.term(row, column) { writer.append(string: text(term)) }
      }
      writer.append("\n")
    }
    return writer.bytes
  }

  /// A term; integers, decimals and doubles without quotes where their text alone is read back as the same.
  static func text(_ term: Term) -> String {
    guard case .literal(let literal) = term, literal.language == nil else { return term.description }
    let kind: NumberText.Kind
    switch literal.datatype {
    case XSD.integer: kind = .integer
    case XSD.decimal: kind = .decimal
    case XSD.double: kind = .double
    default: return term.description
    }
    var lexical = literal.lexical
    return lexical.withUTF8 { NumberText.kind(of: $0) } == kind ? literal.lexical : term.description
  }
}
