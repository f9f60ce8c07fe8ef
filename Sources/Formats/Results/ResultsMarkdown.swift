import RDF

/// Solutions as a table in GitHub-flavoured Markdown.
enum ResultsMarkdown {
  /// Writes a table; the last piece comes back, nil when nothing more is wanted.
  static func write(_ table: ResultsTable, to sink: ([UInt8]) -> Bool) -> [UInt8]? {
    if table.variables.isEmpty { return Array("\(table.rows)\n".utf8) }
    var writer = ByteWriter()
    for title in table.variables {
      writer.append("| ")
      writer.append(string: cell(title))
      writer.append(" ")
    }
    writer.append("|\n")
    for _ in table.variables { writer.append("| --- ") }
    writer.append("|\n")
    for row in 0..<table.rows {
      guard writer.goesOn(sink) else { return nil }
      for column in table.variables.indices {
        writer.append("| ")
        if let term = table.term(row, column) { writer.append(string: cell(plain(term))) }
        writer.append(" ")
      }
      writer.append("|\n")
    }
    return writer.bytes
  }

  /// A term without the marks of its kind where it is read without them.
  static func plain(_ term: Term) -> String {
    switch term {
    case .iri(let iri): iri.string
    case .literal(let literal): literal.lexical
    case .blank, .triple: term.description
    }
  }

  /// A text in one cell: what Markdown or HTML would read as markup is escaped, controls become spaces.
  private static func cell(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy { byte in
      switch byte {
      case 0x61...0x7A, 0x41...0x5A, 0x30...0x39, 0x20, 0x2D, 0x2E, 0x3A, 0x2F, 0x2C: true
      default: false
      }
    }
    if isPlain { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", "|", "*", "_", "`", "[", "]", "~": result += "\\" + String(scalar)
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "&": result += "&amp;"
      case "\n": result += "<br>"
      case "\u{0}"..<" ", "\u{7f}"..."\u{9f}": result += " "
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
