import Language
import Workspace

struct UserCommand: DotCommand {
  let name = "user"
  let usage = ".user [NAME]"
  let summary = "who makes the annotations; without a name, say who"
  let details = """
    Says who makes the annotations from here on: marks and quotes carry the name, so that two people's annotations of
    the same words are two. At the prompt it is your login name at first; a script names nobody unless it says so, here
    or with --as NAME.

        .user anna
    """

  func run(_ arguments: Arguments, in shell: Shell) throws(Diagnostic) -> Shell.Flow {
    guard let rest = arguments.rest(from: 0) else {
      shell.out.line(Screen.clean(shell.session.options.annotator ?? "nobody"))
      return .goOn
    }
    shell.session.options.annotator =
      arguments.count == 1 ? arguments.words[0].text : arguments.source.text(rest)
    return .goOn
  }
}
