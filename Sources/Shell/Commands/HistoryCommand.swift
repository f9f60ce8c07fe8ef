import Workspace

struct HistoryCommand: DotCommand {
  let name = "history"
  let usage = ".history [N]"
  let summary = "the statements that changed the graph, or the last N"
  let details = """
    Lists the statements that changed the graph, oldest first: their number, when and by whom, how many triples came
    and went, and the statement. One that was taken back is marked.

        .history 10
    """

  func run(_ arguments: Arguments, in shell: Shell) throws(Diagnostic) -> Shell.Flow {
    try arguments.expect(0...1, usage: usage)
    let session = shell.session
    let all = try shell.attempt { () throws(SessionError) in try session.history() }
    let shown = all.suffix(try arguments.number(0, default: max(1, all.count)))
    let rows = shown.map { entry in
      [
        String(entry.number), entry.at ?? "", entry.by ?? "",
        "+\(Numbers.grouped(entry.triplesAdded)) −\(Numbers.grouped(entry.triplesRemoved))",
        (entry.isUndone ? "(undone) " : "") + shell.line(of: entry),
      ]
    }
    // Columns that say nothing are left out: a script names nobody and stamps no time.
    let columns = (0..<5).filter { column in column == 0 || rows.contains { !$0[column].isEmpty } }
    let header = ["#", "at", "by", "triples", "statement"]
    shell.drawList(
      columns.map { header[$0] }, rows.map { row in columns.map { row[$0] } },
      isNumeric: columns.map { $0 == 0 })
    return .goOn
  }
}
