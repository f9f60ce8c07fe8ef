import Workspace

struct RedoCommand: DotCommand {
  let name = "redo"
  let usage = ".redo [N]"
  let summary = "do again what .undo took back, or the last N of it"
  let details = """
    Does the statement again that was last taken back. After a new change there is nothing to redo.
    Where there are fewer than N, nothing is done.

        .undo
        .redo
    """

  func run(_ arguments: Arguments, in shell: Shell) throws(Diagnostic) -> Shell.Flow {
    try arguments.expect(0...1, usage: usage)
    let session = shell.session
    for _ in 0..<(try arguments.steps(in: session, "done again") { $0.redoable }) {
      let entry = try shell.attempt { () throws(SessionError) in try session.redo() }
      shell.acknowledge("done again: \(shell.line(of: entry))")
    }
    return .goOn
  }
}
