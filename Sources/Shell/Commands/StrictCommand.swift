import Workspace

struct StrictCommand: DotCommand {
  let name = "strict"
  let usage = ".strict [on|off]"
  let summary = "whether types and relations must be declared before they are used"
  let details = """
    With on, a statement that uses a type or a relation that has not been declared by type or relation is an error.
    With off, which it is at first, the name is made, and a notice says so with the closest name there is.

        .strict on
    """
  let arguments: [ArgumentKind] = [.words(["on", "off"]), .none]

  func run(_ arguments: Arguments, in shell: Shell) throws(Diagnostic) -> Shell.Flow {
    try arguments.expect(0...1, usage: usage)
    if let isOn = try arguments.onOrOff(0) {
      shell.session.options.isStrict = isOn
    } else {
      shell.out.line(shell.session.options.isStrict ? "on" : "off")
    }
    return .goOn
  }
}
