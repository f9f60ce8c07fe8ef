import Workspace

struct HistoryCommand: DotCommand {
  let name = "history"
  let usage = ".history [N]"
  let summary = "the statements that changed the graph, or the last N"
  let details = """
    Lists the statements that changed the graph, oldest first: their number, when and by whom, how many triples came
    and went, and the statement. One that was taken back is marked; .undo and .redo say of which statement they are.

        .history 10
    """

  func run(_ arguments: Arguments, in shell: Shell) throws(Diagnostic) -> Shell.Flow {
    try arguments.expect(0...1, usage: usage)
    let session = shell.session
    let all = try shell.attempt { () throws(SessionError) in try session.history() }
    let count = try arguments.number(0, default: max(1, all.count))
    guard !all.isEmpty else {
      shell.acknowledge("no statement has changed this graph yet")
      return .goOn
    }
    let rows = zip(all, HistorySteps(all).targets).suffix(count).map { entry, target in
      [
        String(entry.number), entry.at ?? "", entry.by ?? "", change(of: entry),
        text(of: entry, target, in: shell),
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

  /// `+3 −1`, without what is none.
  private func change(of entry: HistoryEntry) -> String {
    var parts: [String] = []
    if entry.triplesAdded > 0 { parts.append("+\(Numbers.grouped(entry.triplesAdded))") }
    if entry.triplesRemoved > 0 { parts.append("−\(Numbers.grouped(entry.triplesRemoved))") }
    return parts.joined(separator: " ")
  }

  private func text(of entry: HistoryEntry, _ target: Int?, in shell: Shell) -> String {
    let of = target.map { " of \($0)" } ?? ": \(shell.line(of: entry))"
    return switch entry.kind {
    case .undo: "undo" + of
    case .redo: "redo" + of
    case .statement, .save: (entry.isUndone ? "(undone) " : "") + shell.line(of: entry)
    }
  }
}
