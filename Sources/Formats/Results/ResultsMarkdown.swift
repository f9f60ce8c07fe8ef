import RDF

/// Solutions as a table in GitHub-flavoured Markdown.
enum ResultsMarkdown {
  static func write(_ table: ResultsTable) -> [UInt8] {
    if table.variables.isEmpty { return Array("\(table.rows)\n".utf8) }
    var lines = [table.variables.map(cell), table.variables.map { _ in "---" }]
    for row in 0..<table.rows {
      lines.append(
        table.variables.indices.map { column in table.term(row, column).map { cell(plain($0)) } ?? "" })
    }
    return Array(lines.map { "| " + $0.joined(separator: " | ") + " |\n" }.joined().utf8)
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
