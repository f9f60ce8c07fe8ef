struct QuitCommand: DotCommand {
  let name = "quit"
  let usage = ".quit"
  let summary = "end the session; what has changed is saved"
  let details = """
    Ends the session. The graph is saved first, as .save does, when it has a file. `quit` and `exit` do the same, and so
    does Ctrl-D at an empty prompt. In a script it ends the script.
    """

  func run(_ arguments: Arguments, in shell: Shell) throws(Diagnostic) -> Shell.Flow {
    try arguments.expect(0...0, usage: usage)
    return .quit
  }
}
