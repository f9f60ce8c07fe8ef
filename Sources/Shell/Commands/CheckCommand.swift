import Articles
import Workspace

struct CheckCommand: DotCommand {
  let name = "check"
  let usage = ".check"
  let summary = "whether facts keep to the schema, and quotes and marks to the articles"
  let details = """
    Checks the graph. How many violations there are comes first, then each: an end of a fact whose type is not one that its relation asks for, a type
    above itself, a mark or a quote whose words are not where it says, a text that is not the one loaded. Notes follow: what
    is used and not declared, facts without evidence, evidence without its fact, entities without a label.

    gloss check GRAPH does the same, and ends with status 3 where there is a violation.

        .check
    """

  func run(_ arguments: Arguments, in shell: Shell) throws(Diagnostic) -> Shell.Flow {
    try arguments.expect(0...0, usage: usage)
    _ = shell.check()
    return .goOn
  }
}

extension Shell {
  /// Checks the graph and shows what was found. Tells whether there is no violation.
  public func check() -> Bool {
    let findings = Articles.check(session.dataset, context: session.context)
    let text = FindingText(session)
    var notes: [FindingText.Group: [Finding]] = [:]
    let violations = findings.filter { $0.severity == .violation }.count
    out.line(violations == 0 ? "no violations" : Numbers.count(violations, "violation"))
    for finding in findings {
      if finding.severity == .violation {
        out.line(settings.ink.paint("violation:", .error) + " " + Screen.clean(text.sentence(finding)))
      } else {
        notes[text.group(finding), default: []].append(finding)
      }
    }
    for group in FindingText.Group.allCases {
      guard let found = notes[group] else { continue }
      out.line(settings.ink.paint("note:", .notice) + " " + group.heading(found.count))
      for finding in found.prefix(10) { out.line("  " + Screen.clean(text.sentence(finding))) }
      if found.count > 10 {
        out.line("  … and \(Numbers.grouped(found.count - 10)) more; \(group.howToSeeAll)")
      }
    }
    return violations == 0
  }
}
