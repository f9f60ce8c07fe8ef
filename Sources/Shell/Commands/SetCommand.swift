import Language
import RDF
import Workspace

struct SetCommand: DotCommand {
  let name = "set"
  let usage = ".set [NAME [= TERM]]"
  let summary = "give a term a name that patterns use as %NAME; without one, list them"
  let details = """
    Sets a parameter: a term that patterns and queries name as %NAME. It is a term, never text that is pasted in, so
    that whatever it holds is safe. The parameters are the session's, not the graph's.

        .set city = eugene
        .set when = "2018-06-14"
        .set
    """

  func run(_ arguments: Arguments, in shell: Shell) throws(Diagnostic) -> Shell.Flow {
    let session = shell.session
    guard let first = arguments.words.first else {
      for (name, term) in session.parameters.sorted(by: { $0.key < $1.key }) {
        shell.out.line(Screen.clean("%\(name) = \(session.display(term))"))
      }
      return .goOn
    }
    let name = first.text.hasPrefix("%") ? String(first.text.dropFirst()) : first.text
    guard arguments.count > 1 else {
      guard let term = session.parameters[name] else {
        throw Diagnostic(
          "there is no parameter %\(name)", at: first.range, in: arguments.source,
          help: "set it: .set \(name) = TERM")
      }
      shell.out.line(Screen.clean("%\(name) = \(session.display(term))"))
      return .goOn
    }
    guard BareName.isValid(name) else {
      throw Diagnostic(
        "\"\(name)\" can't be a name", at: first.range, in: arguments.source,
        help: "a name has letters, digits, - and _, and begins with a letter")
    }
    guard arguments[1] == "=", let range = arguments.rest(from: 2) else {
      throw Diagnostic(
        "= and a term are wanted behind the name", at: arguments.words[1].range, in: arguments.source,
        help: "usage: \(usage)")
    }
    session.parameters[name] = try shell.term(arguments.source, range)
    return .goOn
  }
}
