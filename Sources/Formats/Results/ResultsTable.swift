import RDF
import TripleStore

/// Solutions to be written: variables, and what stands in each row's cells.
///
/// Cells are asked for as they are written, each once or twice, on several threads.
public struct ResultsTable {
  /// What a solution has for a variable.
  public enum Cell {
    case unbound
    /// A term of the table's dictionary.
    case stored(TermID)
    case term(Term)
  }

  /// The names, without `?`.
  let variables: [String]
  let rows: Int
  let dictionary: TermDictionary
  let cell: (_ row: Int, _ column: Int) -> Cell

  /// A table of terms by their ids in a dictionary, or as they are.
  public init(
    variables: [String], rows: Int, dictionary: TermDictionary,
    cell: @escaping (_ row: Int, _ column: Int) -> Cell
  ) {
    self.variables = variables
    self.rows = rows
    self.dictionary = dictionary
    self.cell = cell
  }

  /// A table of terms; nil is unbound.
  public init(variables: [String], rows: Int, term: @escaping (_ row: Int, _ column: Int) -> Term?) {
    self.init(variables: variables, rows: rows, dictionary: TermDictionary()) { row, column in
      term(row, column).map { .term($0) } ?? .unbound
    }
  }

  /// The table in a format, in pieces, as they get ready. Nothing more is written once `sink`
  /// returns false. O(bytes).
  public func write(as format: ResultsFormat, to sink: ([UInt8]) -> Bool) {
    let rest =
      switch format {
      case .json: ResultsJSON.write(self, to: sink)
      case .csv: ResultsCSV.write(self, to: sink)
      case .tsv: ResultsTSV.write(self, to: sink)
      case .xml: ResultsXML.write(self, to: sink)
      case .markdown: ResultsMarkdown.write(self, to: sink)
      case .line: ResultsLine.write(self, to: sink)
      }
    if let rest { _ = sink(rest) }
  }

  /// The table in a format.
  public func bytes(as format: ResultsFormat) -> [UInt8] {
    var bytes: [UInt8] = []
    write(as: format) { piece in
      bytes += piece
      return true
    }
    return bytes
  }

  /// The term of a cell, or nil.
  func term(_ row: Int, _ column: Int) -> Term? {
    switch cell(row, column) {
    case .unbound: nil
    case .stored(let id): dictionary.term(id)
    case .term(let term): term
    }
  }
}

extension ResultsTable {
  /// Writes all rows by a function, which is called on several threads where they are many. What is written goes to the
  /// sink in their order, piece by piece; the last may stay in the writer. False when nothing more is wanted.
  func writeRows(
    _ writer: inout ByteWriter, to sink: ([UInt8]) -> Bool, _ write: (_ row: Int, inout ByteWriter) -> Void
  ) -> Bool {
    let width = Parallel.width
    guard width > 1, rows >= 2 * ResultsTable.blockSize else {
      for row in 0..<rows {
        guard writer.goesOn(sink) else { return false }
        write(row, &writer)
      }
      return true
    }
    guard sink(writer.take()) else { return false }
    var pieces = [[UInt8]](repeating: [], count: width)
    for first in stride(from: 0, to: rows, by: width * ResultsTable.blockSize) {
      pieces.withUnsafeMutableBufferPointer { pieces in
        Parallel.each(width) { part in
          let start = min(rows, first + part * ResultsTable.blockSize)
          var own = ByteWriter(capacity: 1 << 16)
          for row in start..<min(rows, start + ResultsTable.blockSize) { write(row, &own) }
          pieces[part] = own.bytes
        }
      }
      for piece in pieces where !piece.isEmpty && !sink(piece) { return false }
    }
    return true
  }

  /// How many rows a thread writes before the next are given out.
  private static let blockSize = 4096
}

extension ByteWriter {
  /// Between rows: gives what has been written to the sink, once it is much. False when nothing more is wanted.
  mutating func goesOn(_ sink: ([UInt8]) -> Bool) -> Bool {
    count < 1 << 16 || sink(take())
  }
}
