import RDF
import Workspace

/// Reports of changes: what came and went, in a line or a few.
extension Shell {
  /// Reports a change on standard error.
  func show(_ report: ChangeReport, after time: Duration) {
    for line in describe(report) { acknowledge(line) }
    showTime(time)
  }

  private func describe(_ report: ChangeReport) -> [String] {
    if let article = report.article { return [describe(article)] }
    if !report.marks.isEmpty { return report.verb == "unmark" ? unmarked(report) : marked(report) }
    let counts = counts(of: report)
    let names = Screen.clean(report.names.joined(separator: " "))
    switch report.verb {
    case "rename", "merge":
      let arrow = Screen.clean(report.names.joined(separator: " → "))
      return ["\(arrow)  \(Numbers.count(report.added.triples, "triple")) rewritten"]
    case "name", "type", "relation":
      let isAsBefore = report.added.triples + report.removed.triples == 0 && report.verb != "name"
      return ["\(report.verb) \(names)" + (isAsBefore ? "  as before" : "")]
    default: return [counts.isEmpty ? "nothing changed" : counts]
    }
  }

  /// `eugene: 9 paragraphs, 2,113 characters`.
  func describe(_ article: ArticleSummary) -> String {
    "\(Screen.clean(article.name)): \(Numbers.count(article.paragraphs, "paragraph")), "
      + Numbers.count(article.characters, "character")
  }

  /// `1 fact added, 1 type, 1 quote`.
  private func counts(of report: ChangeReport) -> String {
    func side(_ tally: ChangeReport.Tally, _ verb: String) -> [String] {
      let kinds = [
        (tally.facts, "fact"), (tally.types, "type"), (tally.labels, "label"),
        (tally.quotes, report.verb == "deny" ? "denying quote" : "quote"),
      ]
      var parts = kinds.filter { $0.0 > 0 }.map { Numbers.count($0.0, $0.1) }
      if parts.isEmpty, tally.triples > 0 { parts = [Numbers.count(tally.triples, "triple")] }
      if !parts.isEmpty { parts[0] += " " + verb }
      return parts
    }
    return (side(report.added, "added") + side(report.removed, "removed")).joined(separator: ", ")
  }

  /// `families-belong-together  Organization  eugene 118–142`, a line for each entity; several places of one
  /// are told together.
  private func marked(_ report: ChangeReport) -> [String] {
    var lines: [String] = []
    var order: [IRI] = []
    var places: [IRI: [ChangeReport.Mark]] = [:]
    for mark in report.marks {
      if places[mark.entity] == nil { order.append(mark.entity) }
      places[mark.entity, default: []].append(mark)
    }
    for entity in order {
      let marks = places[entity] ?? []
      guard let first = marks.first else { continue }
      var parts = [session.display(.iri(entity))]
      if let type = first.type { parts.append(session.display(.iri(type), in: .vocabulary)) }
      let spans = marks.prefix(4).map { "\($0.start)–\($0.end)" }.joined(separator: ", ")
      parts.append("\(first.article) \(spans)" + (marks.count > 4 ? ", … \(marks.count) in all" : ""))
      if let quote = first.quote { parts.append("\"\(quote)\"") }
      if report.added.triples == 0 && report.removed.triples == 0 { parts.append("as before") }
      lines.append(Screen.clean(parts.joined(separator: "  ")))
    }
    return lines
  }

  private func unmarked(_ report: ChangeReport) -> [String] {
    [Numbers.count(report.marks.count, "mention") + " removed"]
  }
}
