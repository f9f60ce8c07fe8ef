import Engine
import Language
import RDF
import Workspace

/// Terms that dot commands name.
extension Shell {
  /// The term that a part of a text means in this graph, as it would in a statement.
  func term(_ source: Source, _ range: SourceRange) throws(Diagnostic) -> Term {
    let text = source.text(range)
    do { _ = try TermReader.term(in: Source(name: source.name, text: text)) } catch {
      throw Diagnostic(error.message, at: error.range.moved(by: range.lower), in: source, help: error.help)
    }
    // The language itself says what the term means: it is the one answer of a query that only names it.
    let opening = "select ?term { values ?term { "
    let session = session
    do throws(SessionError) {
      let outcome = try session.run(opening + text + " } }")
      for notice in outcome.notices { note(notice) }
      if case .answer(.solutions(let solutions)) = outcome.kind, solutions.count == 1,
        let term = solutions.term(row: 0, column: 0)
      {
        return term
      }
    } catch {
      var diagnostic = Diagnostic(error)
      diagnostic.source = source
      diagnostic.range = error.range?.moved(by: range.lower - opening.utf8.count).clamped(to: range) ?? range
      throw diagnostic
    }
    throw Diagnostic(
      "this is no term", at: range, in: source, help: "write a name, <an IRI>, @\"a label\" or a literal")
  }
}

extension SourceRange {
  /// The range, so many bytes further on.
  func moved(by offset: Int) -> SourceRange { SourceRange(lower + offset, upper + offset) }

  /// What of the range lies in another.
  func clamped(to range: SourceRange) -> SourceRange {
    let lower = min(max(self.lower, range.lower), range.upper)
    return SourceRange(lower, min(max(upper, lower), range.upper))
  }
}
