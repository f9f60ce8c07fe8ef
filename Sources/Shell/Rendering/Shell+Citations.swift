import Articles
import Engine
import RDF
import Workspace

/// Words that are cited once below a row, however many facts and annotators rest on them.
private struct Passage: Hashable {
  let article: IRI
  let start: Int
  let end: Int
  let stance: Stance

  init(_ citation: Citation) {
    article = citation.article
    start = citation.start
    end = citation.end
    stance = citation.stance
  }
}

/// Facts and answers with the words that support them.
extension Shell {
  /// The answers of `why`: numbered rows, and under each what supports it.
  func showCited(_ solutions: Solutions, _ support: [[CitedFact]], after time: Duration) throws(Diagnostic) {
    let table = try AnswerTable(solutions) { () throws(Diagnostic) in try checkInterrupt() }
    let text = try termText(for: table)
    let rows = (0..<table.count).map { row in
      table.variables.indices.map { Screen.clean(text.text(table.term(row, $0))) }
    }
    let widths = table.variables.indices.map { column in rows.map { Screen.width(of: $0[column]) }.max() ?? 0
    }
    let indent = String(table.count).utf8.count + 2
    for (number, row) in rows.enumerated() {
      try checkInterrupt()
      if out.isClosed { return }
      var line = Screen.padded(String(number + 1), to: indent)
      if row.isEmpty { line += "yes" }
      for (column, cell) in row.enumerated() {
        line += column == row.count - 1 ? cell : Screen.padded(cell, to: widths[column]) + "  "
      }
      out.line(settings.ink.paint(line, .strong))
      for citation in lines(citing: support[number], indent: indent) { out.line(citation) }
    }
    if table.count == 0 && table.variables.isEmpty { out.line("no") }
    footer(Numbers.count(table.count, "solution"), after: time)
  }

  /// The lines below a row: each quote once, and the facts that have none.
  private func lines(citing facts: [CitedFact], indent: Int) -> [String] {
    var seen: Set<Passage> = []
    var lines: [String] = []
    for fact in facts {
      for citation in fact.citations where seen.insert(Passage(citation)).inserted {
        lines += self.lines(of: citation, indent: indent)
      }
    }
    for fact in facts where fact.citations.isEmpty && session.isFact(fact.fact) {
      let text = "⤷ without evidence: " + Screen.clean(session.display(fact.fact))
      lines.append(String(repeating: " ", count: indent) + settings.ink.paint(text, .faint))
    }
    return lines
  }

  /// `⤷ "quote"   article, paragraph N`, the quote wrapped where it is longer than the screen.
  private func lines(of citation: Citation, indent: Int) -> [String] {
    let margin = String(repeating: " ", count: indent)
    var place = citation.articleName
    if let paragraph = citation.paragraph { place += ", paragraph \(paragraph)" }
    if citation.stance == .denies { place += ", denies it" }
    place = Screen.clean(place)
    let quote = "\"" + Screen.clean(Screen.folded(citation.quote)) + "\""
    var pieces = Screen.wrapped(quote, columns: max(20, settings.proseWidth - indent - 2))
    let last = pieces.removeLast()
    var lines: [String] = []
    for (number, piece) in pieces.enumerated() {
      lines.append(margin + (number == 0 ? "⤷ " : "  ") + settings.ink.paint(piece, .quote))
    }
    let head = margin + (pieces.isEmpty ? "⤷ " : "  ")
    let room = settings.proseWidth - indent - 2 - Screen.width(of: last) - 3
    if room >= Screen.width(of: place) {
      lines.append(head + settings.ink.paint(last, .quote) + "   " + settings.ink.paint(place, .faint))
    } else {
      lines.append(head + settings.ink.paint(last, .quote))
      lines.append(margin + "  " + settings.ink.paint(place, .faint))
    }
    return lines
  }

  /// The facts of `facts`: as they are typed, each with its quotes; for programs as a table, or as triples.
  func show(_ facts: [CitedFact], after time: Duration) throws(Diagnostic) {
    guard settings.mode.isForPeople else {
      if settings.mode.writesSolutions {
        try write(AnswerTable(facts))
      } else {
        write(data: try settings.mode.encode(facts.map(\.fact), context: session.context))
      }
      return
    }
    for fact in facts {
      try checkInterrupt()
      out.line(Screen.clean(session.display(fact.fact)))
      var seen: Set<Passage> = []
      for citation in fact.citations where seen.insert(Passage(citation)).inserted {
        for line in lines(of: citation, indent: 3) { out.line(line) }
      }
    }
    footer(Numbers.count(facts.count, "fact"), after: time)
  }
}
