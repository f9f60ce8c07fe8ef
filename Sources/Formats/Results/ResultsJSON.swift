import RDF

/// SPARQL 1.1 Query Results JSON Format.
enum ResultsJSON {
  /// Writes a table; the last piece comes back, nil when nothing more is wanted.
  static func write(_ table: ResultsTable) -> [UInt8]? {
    var writer = ByteWriter()
    writer.append("{\"head\":{\"vars\":[")
    for (index, variable) in table.variables.enumerated() {
      if index > 0 { writer.append(",") }
      writer.append(json: variable)
    }
    writer.append("]},\"results\":{\"bindings\":[")
    for row in 0..<table.rows {
      guard table.goesOn(before: row, &writer) else { return nil }
      writer.append(row == 0 ? "\n{" : ",\n{")
      var isFirst = true
      table.forEachBound(in: row) { variable, term in
        if !isFirst { writer.append(",") }
        isFirst = false
        writer.append(json: variable)
        writer.append(":")
        append(term, to: &writer)
      }
      writer.append("}")
    }
    writer.append("\n]}}\n")
    return writer.bytes
  }

  private static func append(_ term: Term, to writer: inout ByteWriter) {
    switch term {
    case .iri(let iri):
      writer.append("{\"type\":\"uri\",\"value\":")
      writer.append(json: iri.string)
    case .blank(let label):
      writer.append("{\"type\":\"bnode\",\"value\":")
      writer.append(json: label)
    case .literal(let literal):
      writer.append("{\"type\":\"literal\",\"value\":")
      writer.append(json: literal.lexical)
      if let language = literal.language {
        writer.append(",\"xml:lang\":")
        writer.append(json: language)
        if let direction = literal.direction {
          writer.append(",\"its:dir\":")
          writer.append(json: direction.rawValue)
        }
      } else if literal.datatype != XSD.string {
        writer.append(",\"datatype\":")
        writer.append(json: literal.datatype.string)
      }
    case .triple(let triple):
      writer.append("{\"type\":\"triple\",\"value\":{\"subject\":")
      append(triple.subject, to: &writer)
      writer.append(",\"predicate\":")
      append(triple.predicate, to: &writer)
      writer.append(",\"object\":")
      append(triple.object, to: &writer)
      writer.append("}")
    }
    writer.append("}")
  }
}
