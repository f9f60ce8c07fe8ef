import RDF
import TripleStore

/// SPARQL 1.1 Query Results CSV: plain values, CR LF after each record.
enum ResultsCSV {
  /// Writes a table; the last piece comes back, nil when nothing more is wanted.
  static func write(_ table: ResultsTable, to sink: ([UInt8]) -> Bool) -> [UInt8]? {
    var writer = ByteWriter()
    for (index, variable) in table.variables.enumerated() {
      if index > 0 { writer.append(",") }
      field(variable, to: &writer)
    }
    writer.append("\r\n")
    let goesOn = table.writeRows(&writer, to: sink) { row, writer in
      for column in table.variables.indices {
        if column > 0 { writer.append(",") }
        switch table.cell(row, column) {
        case .unbound: break
        case .stored(let id): append(id, table.dictionary, to: &writer)
        case .term(let term): append(term, to: &writer)
        }
      }
      writer.append("\r\n")
    }
    return goesOn ? writer.bytes : nil
  }

  private static func append(_ id: TermID, _ dictionary: TermDictionary, to writer: inout ByteWriter) {
    let view = dictionary.view(id)
    switch view.kind {
    case .iri, .literal: field(view.text, to: &writer)
    case .blank, .triple: append(dictionary.term(id), to: &writer)
    }
  }

  private static func append(_ term: Term, to writer: inout ByteWriter) {
    switch term {
    case .iri(let iri): field(iri.string, to: &writer)
    case .blank(let label): field("_:" + label, to: &writer)
    case .literal(let literal): field(literal.lexical, to: &writer)
    case .triple: field(term.description, to: &writer)
    }
  }

  private static func field(_ text: String, to writer: inout ByteWriter) {
    var text = text
    text.withUTF8 { field($0, to: &writer) }
  }

  /// A field, in quotes where it holds a quote, a comma or a line's end (RFC 4180).
  private static func field(_ text: UnsafeBufferPointer<UInt8>, to writer: inout ByteWriter) {
    let needsQuotes = text.contains { $0 == 0x22 || $0 == 0x2c || $0 == 0x0a || $0 == 0x0d }
    guard needsQuotes else { return writer.append(text) }
    writer.append("\"")
    for byte in text {
      if byte == 0x22 { writer.append(byte) }
      writer.append(byte)
    }
    writer.append("\"")
  }
}
