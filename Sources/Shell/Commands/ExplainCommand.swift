import Engine
import Workspace

struct ExplainCommand: DotCommand {
  let name = "explain"
  let usage = ".explain [analyze] PATTERN"
  let summary = "how a pattern or a query is evaluated"
  let details = """
    Shows the plan of a pattern or a query: the order in which its parts are joined, from the first line inward, and
    the rows that are expected of each.

        .explain ?who organizer-of ?event . ?event located-in ?city

    With analyze the query also runs, and the rows that each part gave stand beside those that were expected.

        .explain analyze ?who organizer-of ?event . ?event located-in ?city
    """
  let arguments: [ArgumentKind] = [.statement]

  func run(_ arguments: Arguments, in shell: Shell) throws(Diagnostic) -> Shell.Flow {
    let runs = arguments[0] == "analyze"
    guard let range = arguments.rest(from: runs ? 1 : 0) else {
      throw Diagnostic(
        ".explain needs a pattern", at: arguments.nameRange, in: arguments.source, help: "usage: \(usage)")
    }
    let session = shell.session
    let plan = try shell.attempt { () throws(SessionError) in
      try session.explain(arguments.source, range: range, runs: runs)
    }
    for line in Screen.lines(of: plan.description) { shell.out.line(Screen.clean(line)) }
    return .goOn
  }
}
