import Engine
import Formats
import Language
import Workspace

/// Texts that are one statement each, as on the command line and in SPARQL's files.
extension Shell {
  /// Reads a text as one statement without running it.
  public static func check(_ source: Source) throws(Diagnostic) {
    do { try Session().check(source) } catch { throw Diagnostic(error) }
  }

  /// Runs texts that are one statement each and tells the exit status; errors are shown. When one of them changed
  /// the graph, the whole dataset is written in the end: as N-Quads, or in the mode given where it writes triples.
  public func runUnits(_ sources: [Source], dumpsAs mode: ResultMode?) -> ExitStatus {
    do {
      var hasChanged = false
      for source in sources {
        let outcome = try runUnit(source)
        if case .changed = outcome.kind { hasChanged = true }
      }
      if hasChanged {
        let format = mode?.graphFormat ?? .nQuads
        let session = session
        write(data: try attempt { () throws(SessionError) in try session.export(as: format) })
      }
    } catch {
      report(error)
      status = error.status
    }
    flush()
    return status
  }

  private func runUnit(_ source: Source) throws(Diagnostic) -> Outcome {
    let clock = ContinuousClock()
    let start = clock.now
    startClock()
    defer { stopClock() }
    let session = session
    let outcome = try attempt { () throws(SessionError) in try session.run(source, range: source.range) }
    // Showing an answer takes as long as its reader does.
    stopClock()
    for notice in outcome.notices { note(notice) }
    if case .changed = outcome.kind { return outcome }
    try show(outcome, after: start.duration(to: clock.now))
    return outcome
  }
}
