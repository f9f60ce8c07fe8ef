import Engine
import RDF
import Workspace

/// What each kind of outcome looks like.
extension Shell {
  /// Shows what a statement came to: answers as results, changes as a report.
  func show(_ outcome: Outcome, after time: Duration) throws(Diagnostic) {
    switch outcome.kind {
    case .answer(.solutions(let solutions)): try show(AnswerTable(solutions), after: time)
    case .answer(.boolean(let answer)): try show(answer, after: time)
    case .answer(.graph(let triples)): try show(triples, after: time)
    case .cited(let solutions, let support):
      if settings.mode.isForPeople {
        showCited(solutions, support, after: time)
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
    out.write(try settings.mode.encode(triples, context: session.context))
    footer(Numbers.count(triples.count, "triple"), after: time)
  }

  /// Solutions, in the mode that is set.
  private func show(_ table: AnswerTable, after time: Duration) throws(Diagnostic) {
    switch settings.mode {
    case .table: draw(table)
    case .line: drawLines(table)
    case .markdown: out.write(try settings.mode.encode(labelled(table)))
    default: out.write(try settings.mode.encode(table))
    }
    footer(Numbers.count(table.count, "solution"), after: time)
  }

  /// The table with each term replaced by the text that people see.
  private func labelled(_ table: AnswerTable) -> AnswerTable {
    let text = termText(for: table)
    return AnswerTable(variables: table.variables, count: table.count) { row, column in
      table.term(row, column).map { .string(Screen.clean(text.text($0))) }
    }
  }

  /// The texts of a table's terms, each seen once already.
  func termText(for table: AnswerTable) -> TermText {
    let text = TermText(session)
    for row in 0..<table.count {
      for column in table.variables.indices { text.note(table.term(row, column)) }
    }
    return text
  }
}
