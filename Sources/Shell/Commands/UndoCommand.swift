import Workspace

struct UndoCommand: DotCommand {
  let name = "undo"
  let usage = ".undo [N]"
  let summary = "take back the last statement that changed the graph, or the last N"
  let details = """
    Takes back the last statement that changed the graph: all of it, also one of an earlier session. .redo does it
    again. Undoing is itself a line of .history, and nothing is lost by it.

        .undo
        .undo 3
    """

  func run(_ arguments: Arguments, in shell: Shell) throws(Diagnostic) -> Shell.Flow {
    try arguments.expect(0...1, usage: usage)
    let session = shell.session
    for _ in 0..<(try arguments.number(0, default: 1)) {
      let entry = try shell.attempt { () throws(SessionError) in try session.undo() }
      shell.acknowledge("undone: \(shell.line(of: entry))")
    }
    return .goOn
  }
}

extension Shell {
  /// A step of the history in a line.
  func line(of entry: HistoryEntry) -> String { Screen.clean(Screen.folded(entry.statement)) }
}
