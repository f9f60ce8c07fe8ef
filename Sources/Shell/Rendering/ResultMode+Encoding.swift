import Formats
import RDF

/// Answers as bytes, in the modes that formats define.
extension ResultMode {
  /// The results format that the mode is; nil where the shell draws the answer itself, or the mode writes triples.
  private var resultsFormat: ResultsFormat? {
    switch self {
    case .json: .json
    case .csv: .csv
    case .tsv: .tsv
    case .xml: .xml
    case .markdown: .markdown
    case .table, .line, .nt, .nq, .ttl, .trig: nil
    }
  }

  /// Solutions in the mode's format, in pieces; no more of them once `sink` returns false.
  func encode(_ table: ResultsTable, to sink: ([UInt8]) throws(Diagnostic) -> Bool) throws(Diagnostic) {
    guard let resultsFormat else { throw misfit("solutions") }
    var problem: Diagnostic?
    table.write(as: resultsFormat) { bytes in
      do throws(Diagnostic) { return try sink(bytes) } catch {
        problem = error
        return false
      }
    }
    if let problem { throw problem }
  }

  /// Yes or no in the mode's format.
  func encode(_ answer: Bool) throws(Diagnostic) -> [UInt8] {
    guard let resultsFormat else { throw misfit("yes or no") }
    return writeBoolean(answer, as: resultsFormat)
  }

  /// Triples in the mode's format; in Turtle where the mode is one for people.
  func encode(_ triples: [Triple], context: Context) throws(Diagnostic) -> [UInt8] {
    guard let format = graphFormat ?? (isForPeople ? .turtle : nil) else {
      throw Diagnostic(
        "\(rawValue) writes solutions, and the answer is triples",
        help: "choose one of nt nq ttl trig, with .mode or --format")
    }
    do { return try Formats.write(triples, context: context, as: format) } catch {
      throw Diagnostic(error.message, help: error.help)
    }
  }

  private func misfit(_ what: String) -> Diagnostic {
    Diagnostic(
      "\(rawValue) writes triples, and the answer is \(what)",
      help: "choose one of table json csv tsv xml markdown line, with .mode or --format")
  }
}
