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
