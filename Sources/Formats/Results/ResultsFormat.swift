import RDF

/// The formats of query results: the four of SPARQL 1.1, with the triple terms and base directions of 1.2, and two for
/// reading.
public enum ResultsFormat: String, CaseIterable, Sendable {
  case json
  case csv
  case tsv
  case xml
  case markdown
  case line

  /// The format of a name, ignoring case; nil when there is none of that name.
  public init?(name: String) { self.init(rawValue: name.lowercased()) }

  /// The name, which ``init(name:)`` takes.
  public var name: String { rawValue }
}

/// Writes solutions: the variables without `?`, and what `term` gives for row and column; nil is unbound. O(n).
public func writeResults(
  variables: [String], rows: Int, term: (_ row: Int, _ column: Int) -> Term?, as format: ResultsFormat
) -> [UInt8] {
  var bytes: [UInt8] = []
  writeResults(variables: variables, rows: rows, term: term, as: format) { piece in
    bytes += piece
    return true
  }
  return bytes
}

/// Writes solutions in pieces of some hundred rows, as they get ready. Nothing more is written once `sink` returns
/// false.
public func writeResults(
  variables: [String], rows: Int, term: (_ row: Int, _ column: Int) -> Term?, as format: ResultsFormat,
  to sink: ([UInt8]) -> Bool
) {
  withoutActuallyEscaping(term) { term in
    withoutActuallyEscaping(sink) { sink in
      let table = ResultsTable(variables: variables, rows: rows, term: term, sink: sink)
      let rest =
        switch format {
        case .json: ResultsJSON.write(table)
        case .csv: ResultsCSV.write(table)
        case .tsv: ResultsTSV.write(table)
        case .xml: ResultsXML.write(table)
        case .markdown: ResultsMarkdown.write(table)
        case .line: ResultsLine.write(table)
        }
      if let rest { _ = sink(rest) }
    }
  }
}

/// Writes the answer to a yes-or-no query. CSV and TSV have no form for one in the recommendation; there, as in the
/// other formats for reading, it is the word alone.
public func writeBoolean(_ value: Bool, as format: ResultsFormat) -> [UInt8] {
  switch format {
  case .json: Array("{\"head\":{},\"boolean\":\(value)}\n".utf8)
  case .xml: Array((ResultsXML.opening + "<head/><boolean>\(value)</boolean></sparql>\n").utf8)
  case .csv: Array("\(value)\r\n".utf8)
  case .tsv, .markdown, .line: Array("\(value)\n".utf8)
  }
}

/// Solutions while they are written.
struct ResultsTable {
  let variables: [String]
  let rows: Int
  let term: (_ row: Int, _ column: Int) -> Term?
  let sink: ([UInt8]) -> Bool

  /// Before each row: every some hundred rows, gives what has been written to the sink. False when nothing more is
  /// wanted.
  func goesOn(before row: Int, _ writer: inout ByteWriter) -> Bool {
    guard row & 0xFF == 0xFF else { return true }
    return sink(writer.take())
  }

  /// Calls with each bound column of a row.
  func forEachBound(in row: Int, _ body: (String, Term) -> Void) {
    for (column, variable) in variables.enumerated() {
      if let term = term(row, column) { body(variable, term) }
    }
  }
}
