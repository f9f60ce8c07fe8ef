import Language
import RDF
import Workspace

/// Terms that dot commands name.
extension Shell {
  /// The term that a part of a text means in this graph, as it would in a statement.
  func term(_ source: Source, _ range: SourceRange) throws(Diagnostic) -> Term {
    do throws(SessionError) {
      return try session.term(source.text(range))
    } catch {
      var diagnostic = Diagnostic(error)
      diagnostic.source = source
      diagnostic.range = error.range?.moved(by: range.lower).clamped(to: range) ?? range
      throw diagnostic
    }
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
