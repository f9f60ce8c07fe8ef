import Language
import Workspace

struct UndoCommand: DotCommand {
  let name = "undo"
  let usage = ".undo [N]"
  let summary = "take back the last statement that changed the graph, or the last N"
  let details = """
    Takes back the last statement that changed the graph: all of it, also one of an earlier session. .redo does it
    again. Undoing is itself a line of .history, and nothing is lost by it. Where there are fewer than N, nothing is
    taken back.

        .undo
        .undo 3
    """

  func run(_ arguments: Arguments, in shell: Shell) throws(Diagnostic) -> Shell.Flow {
    try arguments.expect(0...1, usage: usage)
    let session = shell.session
    for _ in 0..<(try arguments.steps(in: session, "undone") { $0.undoable }) {
      let entry = try shell.attempt { () throws(SessionError) in try session.undo() }
      shell.acknowledge("undone: \(shell.line(of: entry))")
    }
    return .goOn
  }
}

extension Arguments {
  /// How many steps the first word asks for; more than there are is an error, before the first of them is done.
  func steps(
    in session: Session, _ what: String, available: (HistorySteps) -> Int
  ) throws(Diagnostic) -> Int {
    let wanted = try number(0, default: 1)
    guard wanted > 1 else { return wanted }
    let entries: [HistoryEntry]
    do { entries = try session.history() } catch { throw Diagnostic(error) }
    let count = available(HistorySteps(entries))
    // Where there is none at all, the session says so.
    guard count > 0 else { return 1 }
    guard wanted <= count else {
      throw Diagnostic(
        "only \(Numbers.count(count, "statement")) can be \(what)", at: words[0].range, in: source)
    }
    return wanted
  }
}

extension Shell {
  /// A step of the history in a line.
  func line(of entry: HistoryEntry) -> String { Screen.clean(Screen.folded(entry.statement)) }
}
