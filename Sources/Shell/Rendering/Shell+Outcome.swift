import Engine
import Formats
import RDF
import Workspace

/// What each kind of outcome looks like.
extension Shell {
  /// Shows what a statement came to: answers as results, changes as a report.
  func show(_ outcome: Outcome, after time: Duration) throws(Diagnostic) {
    try showKind(outcome.kind, after: time)
    try finishAnswer()
  }

  private func showKind(_ kind: Outcome.Kind, after time: Duration) throws(Diagnostic) {
    switch kind {
    case .answer(.solutions(let solutions)):
      try show(solutions, after: time)
    case .answer(.boolean(let answer)): try show(answer, after: time)
    case .answer(.graph(let triples)): try show(triples, after: time)
    case .cited(let solutions, let support):
      if settings.mode.isForPeople {
        try showCited(solutions, support, after: time)
      } else {
        try show(AnswerTable(solutions, citing: support), after: time)
      }
    case .facts(let facts): try show(facts, after: time)
    case .changed(let report): show(report, after: time)
    case .current(let summary):
      acknowledge(describe(summary))
      showTime(time)
    }
  }

  /// The time a statement took, where `.timer on` asks for it.
  func showTime(_ time: Duration) {
    if settings.timer == true { acknowledge(Numbers.time(time)) }
  }

  /// What stands below an answer for people: how many there are, and how long it took. Written with the answer.
  func footer(_ count: String, after time: Duration) {
    guard settings.mode.isForPeople, settings.mode != .markdown, !settings.isQuiet else { return }
    let showsTime = settings.timer ?? settings.isInteractive
    out.line(settings.ink.paint(showsTime ? "\(count) (\(Numbers.time(time)))" : count, .faint))
  }

  /// Yes or no, in the words of the mode.
  private func show(_ answer: Bool, after time: Duration) throws(Diagnostic) {
    if settings.mode.isForPeople {
      out.line(answer ? "yes" : "no")
      showTime(time)
    } else {
      out.write(try settings.mode.encode(answer))
    }
  }

  /// Triples, in Turtle where the mode is one for people.
  private func show(_ triples: [Triple], after time: Duration) throws(Diagnostic) {
    write(data: try settings.mode.encode(triples, context: session.context))
    footer(Numbers.count(triples.count, "triple"), after: time)
  }

  /// Solutions: for programs straight from the graph's own bytes.
  private func show(_ solutions: Solutions, after time: Duration) throws(Diagnostic) {
    if settings.mode.isForPeople {
      try show(AnswerTable(solutions) { () throws(Diagnostic) in try checkInterrupt() }, after: time)
    } else {
      try write(ResultsTable(solutions))
    }
  }

  /// Solutions, in the mode that is set.
  private func show(_ table: AnswerTable, after time: Duration) throws(Diagnostic) {
    switch settings.mode {
    case .table: try draw(table)
    case .line: try drawLines(table)
    case .markdown: try write(try labelled(table))
    default: try write(table)
    }
    footer(Numbers.count(table.count, "solution"), after: time)
  }

  /// Solutions in the format that the mode is.
  func write(_ table: AnswerTable) throws(Diagnostic) {
    try write(ResultsTable(variables: table.variables, rows: table.count, term: table.term))
  }

  private func write(_ table: ResultsTable) throws(Diagnostic) {
    try settings.mode.encode(table) { bytes throws(Diagnostic) in try writePiece(shown(data: bytes)) }
  }

  /// The table with each term replaced by the text that people see.
  private func labelled(_ table: AnswerTable) throws(Diagnostic) -> AnswerTable {
    AnswerTable(
      variables: table.variables, count: table.count,
      terms: try texts(of: table) { Screen.clean($0) }.map { .string($0) }, cells: table.cells)
  }

  /// The texts of a table's terms, each seen once already.
  func termText(for table: AnswerTable) throws(Diagnostic) -> TermText {
    let text = TermText(session)
    for (number, term) in table.terms.enumerated() {
      if number & 0xFF == 0 { try checkInterrupt() }
      text.note(term)
    }
    return text
  }
}
