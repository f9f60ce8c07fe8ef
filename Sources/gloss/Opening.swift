import Glibc
import Shell
import Workspace

/// How commands begin and end: a session and a shell around it, and their end.
enum Opening {
  /// A shell on a graph file, or on a graph in memory. An error is shown and ends the command.
  static func shell(
    graph: String?, mode: Session.Mode, common: CommonOptions, isInteractive: Bool = false,
    keepsGoing: Bool = false
  ) throws -> Shell {
    var settings = common.settings(isInteractive: isInteractive)
    // What succeeded is in memory until the end.
    if keepsGoing { settings.isWatched = false }
    settings.openMode = mode
    let options = common.sessionOptions(isInteractive: isInteractive)
    if let graph, let refusal = Diagnostic.notAGraph(graph) { throw fail(refusal, settings) }
    do throws(SessionError) {
      let session =
        try graph.map { path throws(SessionError) in try Session.open(path, options: options, mode: mode) }
        ?? Session(options: options)
      return shell(session, settings)
    } catch {
      throw fail(Diagnostic(error), settings)
    }
  }

  /// A shell on a session, which writes to the process's own outputs.
  static func shell(_ session: Session, _ settings: Shell.Settings) -> Shell {
    Shell(
      session: session, settings: settings, out: settings.isInteractive ? .paged() : Output(descriptor: 1),
      errors: Output(descriptor: 2))
  }

  /// Shows an error and tells how to end.
  static func fail(_ diagnostic: Diagnostic, _ settings: Shell.Settings) -> Stop {
    let errors = Output(descriptor: 2)
    errors.write(
      DiagnosticRenderer(width: Screen.columns(of: 2) ?? 100, ink: settings.errorInk).render(diagnostic))
    errors.flush()
    return Stop(status: diagnostic.status)
  }

  /// Saves what is to be saved and lets go of the graph. Tells the status to end with: output that could not be
  /// written, or a graph that could not be saved, is a failure.
  static func close(_ shell: Shell, _ status: ExitStatus) -> ExitStatus {
    var result = status
    if let diagnostic = shell.saveAndClose() {
      shell.report(diagnostic)
      if result == .done { result = .failed }
    }
    shell.flush()
    if let diagnostic = shell.out.diagnostic {
      shell.report(diagnostic)
      if result == .done { result = .failed }
    }
    return result
  }
}
