import Workspace

struct SPARQLCommand: DotCommand {
  let name = "sparql"
  let usage = ".sparql STATEMENT"
  let summary = "a statement as standard SPARQL"
  let details = """
    Shows a pattern, a query or a change as SPARQL that any other program understands, and that gives the same answer
    there. Nothing is run. Of a change by add, mark and their like, what it would do to the graph as it is now is shown.

        .sparql ?who organizer-of ?event . ?event located-in+ texas
        .sparql count ?who organizer-of ?event by ?who
    """
  let arguments: [ArgumentKind] = [.statement]

  func run(_ arguments: Arguments, in shell: Shell) throws(Diagnostic) -> Shell.Flow {
    guard let range = arguments.rest(from: 0) else {
      throw Diagnostic(
        ".sparql needs a statement", at: arguments.nameRange, in: arguments.source, help: "usage: \(usage)")
    }
    let session = shell.session
    let text = try shell.attempt { () throws(SessionError) in
      try session.standardText(arguments.source, range: range)
    }
    shell.write(data: Array(text.utf8))
    return .goOn
  }
}
