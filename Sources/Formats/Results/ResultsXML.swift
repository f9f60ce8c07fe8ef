import RDF

/// SPARQL Query Results XML Format (Second Edition).
enum ResultsXML {
  static let opening =
    "<?xml version=\"1.0\"?>\n<sparql xmlns=\"http://www.w3.org/2005/sparql-results#\""
    + " xmlns:its=\"http://www.w3.org/2005/11/its\" its:version=\"2.0\">"

  /// Writes a table; the last piece comes back, nil when nothing more is wanted.
  static func write(_ table: ResultsTable, to sink: ([UInt8]) -> Bool) -> [UInt8]? {
    var writer = ByteWriter()
    writer.append(string: opening)
    writer.append("\n<head>")
    for variable in table.variables {
      writer.append("<variable name=\"")
      text(variable, to: &writer)
      writer.append("\"/>")
    }
    writer.append("</head>\n<results>\n")
    for row in 0..<table.rows {
      guard writer.goesOn(sink) else { return nil }
      writer.append("<result>")
      for (column, variable) in table.variables.enumerated() {
        guard let term = table.term(row, column) else { continue }
        writer.append("<binding name=\"")
        text(variable, to: &writer)
        writer.append("\">")
        append(term, to: &writer)
        writer.append("</binding>")
      }
      writer.append("</result>\n")
    }
    writer.append("</results>\n</sparql>\n")
    return writer.bytes
  }

  private static func append(_ term: Term, to writer: inout ByteWriter) {
    switch term {
    case .iri(let iri):
      writer.append("<uri>")
      text(iri.string, to: &writer)
      writer.append("</uri>")
    case .blank(let label):
      writer.append("<bnode>")
      text(label, to: &writer)
      writer.append("</bnode>")
    case .literal(let literal):
      writer.append("<literal")
      if let language = literal.language {
        attribute("xml:lang", language, to: &writer)
        if let direction = literal.direction { attribute("its:dir", direction.rawValue, to: &writer) }
      } else if literal.datatype != XSD.string {
        attribute("datatype", literal.datatype.string, to: &writer)
      }
      writer.append(">")
      text(literal.lexical, to: &writer)
      writer.append("</literal>")
    case .triple(let triple):
      writer.append("<triple>")
      for (name, part) in [
        ("subject", triple.subject), ("predicate", triple.predicate), ("object", triple.object),
      ] {
        writer.append(string: "<\(name)>")
        append(part, to: &writer)
        writer.append(string: "</\(name)>")
      }
      writer.append("</triple>")
    }
  }

  private static func attribute(_ name: StaticString, _ value: String, to writer: inout ByteWriter) {
    writer.append(" ")
    writer.append(name)
    writer.append("=\"")
    text(value, to: &writer)
    writer.append("\"")
  }

  /// Character data. What XML 1.0 has no way to say (most controls, U+FFFE, U+FFFF) becomes U+FFFD.
  private static func text(_ text: String, to writer: inout ByteWriter) {
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": writer.append("&amp;")
      case "<": writer.append("&lt;")
      case ">": writer.append("&gt;")
      case "\"": writer.append("&quot;")
      case "\t": writer.append("&#9;")
      case "\n": writer.append("&#10;")
      case "\r": writer.append("&#13;")
      case "\u{0}"..<" ", "\u{fffe}", "\u{ffff}": writer.append("\u{fffd}")
      default: writer.append(string: String(scalar))
      }
    }
  }
}
