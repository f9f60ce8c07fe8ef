import RDF
import TripleStore

/// SPARQL 1.1 Query Results TSV: terms as Turtle and SPARQL write them.
enum ResultsTSV {
  /// Writes a table; the last piece comes back, nil when nothing more is wanted.
  static func write(_ table: ResultsTable, to sink: ([UInt8]) -> Bool) -> [UInt8]? {
    var writer = ByteWriter()
    for (index, variable) in table.variables.enumerated() {
      if index > 0 { writer.append("\t") }
      writer.append("?")
      writer.append(string: variable)
    }
    writer.append("\n")
    let bare = BareLiterals(table.dictionary, bareKinds)
    let goesOn = table.writeRows(&writer, to: sink) { row, writer in
      for column in table.variables.indices {
        if column > 0 { writer.append("\t") }
        switch table.cell(row, column) {
        case .unbound: break
        case .stored(let id):
          let view = table.dictionary.view(id)
          if view.kind == .literal, bare.holds(view) {
            writer.append(view.text)
          } else {
            TermText.append(id, table.dictionary, to: &writer)
          }
        case .term(let term): writer.append(string: text(term))
        }
      }
      writer.append("\n")
    }
    return goesOn ? writer.bytes : nil
  }

  /// The kinds of literals that are written without quotes where their text alone is read back as the same.
  private static let bareKinds: [NumberText.Kind] = [.integer, .decimal, .double]

  /// A term.
  static func text(_ term: Term) -> String {
    guard case .literal(let literal) = term, literal.language == nil,
      let kind = bareKinds.first(where: { $0.datatype == literal.datatype })
    else { return term.description }
    var lexical = literal.lexical
    return lexical.withUTF8 { NumberText.kind(of: $0) } == kind ? literal.lexical : term.description
  }
}
