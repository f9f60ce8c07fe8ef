import Workspace

struct ExplainCommand: DotCommand {
  let name = "explain"
  let usage = ".explain PATTERN"
  let summary = "how a pattern or a query is evaluated"
  let details = """
    Shows the plan of a pattern or a query, without running it: the order in which its parts are joined, from the
    first line inward.

        .explain ?who organizer-of ?event . ?event located-in ?city
    """
  let arguments: [ArgumentKind] = [.statement]

  func run(_ arguments: Arguments, in shell: Shell) throws(Diagnostic) -> Shell.Flow {
    guard let range = arguments.rest(from: 0) else {
      throw Diagnostic(
        ".explain needs a pattern", at: arguments.nameRange, in: arguments.source, help: "usage: \(usage)")
    }
    let session = shell.session
    let plan = try shell.attempt { () throws(SessionError) in
      try session.explain(arguments.source, range: range)
    }
    for line in Screen.lines(of: plan) { shell.out.line(Screen.clean(line)) }
    return .goOn
  }
}
