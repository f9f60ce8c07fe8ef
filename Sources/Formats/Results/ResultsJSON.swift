import RDF
import TripleStore

/// SPARQL 1.1 Query Results JSON Format.
enum ResultsJSON {
  /// Writes a table; the last piece comes back, nil when nothing more is wanted.
  static func write(_ table: ResultsTable, to sink: ([UInt8]) -> Bool) -> [UInt8]? {
    var writer = ByteWriter()
    writer.append("{\"head\":{\"vars\":[")
    for (index, variable) in table.variables.enumerated() {
      if index > 0 { writer.append(",") }
      writer.append(json: variable)
    }
    writer.append("]},\"results\":{\"bindings\":[")
    let keys = table.variables.map { variable in
      var key = ByteWriter()
      key.append(json: variable)
      key.append(":")
      return key.bytes
    }
    let goesOn = table.writeRows(&writer, to: sink) { row, writer in
      writer.append(row == 0 ? "\n{" : ",\n{")
      var isFirst = true
      for (column, key) in keys.enumerated() {
        let cell = table.cell(row, column)
        if case .unbound = cell { continue }
        if !isFirst { writer.append(",") }
        isFirst = false
        writer.append(key)
        switch cell {
        case .unbound: break
        case .stored(let id): append(id, table.dictionary, to: &writer)
        case .term(let term): append(term, to: &writer)
        }
      }
      writer.append("}")
    }
    guard goesOn else { return nil }
    writer.append("\n]}}\n")
    return writer.bytes
  }

  private static func append(_ id: TermID, _ dictionary: TermDictionary, to writer: inout ByteWriter) {
    let view = dictionary.view(id)
    switch view.kind {
    case .iri:
      writer.append("{\"type\":\"uri\",\"value\":")
      writer.append(json: view)
    case .literal where view.direction == nil:
      writer.append("{\"type\":\"literal\",\"value\":")
      writer.append(json: view)
      if let language = view.language {
        writer.append(",\"xml:lang\":")
        writer.append(json: language)
      } else if !TermText.isString(view.datatype, dictionary) {
        writer.append(",\"datatype\":")
        writer.append(json: dictionary.view(view.datatype).text)
      }
    case .blank, .literal, .triple: return append(dictionary.term(id), to: &writer)
    }
    writer.append("}")
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
