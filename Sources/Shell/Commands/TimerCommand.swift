struct TimerCommand: DotCommand {
  let name = "timer"
  let usage = ".timer [on|off]"
  let summary = "tell how long each statement took; off leaves the time out below tables too"
  let details = """
    With on, the time that each statement took is told. With off it is left out everywhere. At first it is told below
    tables at the prompt, and not in scripts, so that what they write is the same each time.

        .timer on
    """
  let arguments: [ArgumentKind] = [.words(["on", "off"]), .none]

  func run(_ arguments: Arguments, in shell: Shell) throws(Diagnostic) -> Shell.Flow {
    try arguments.expect(0...1, usage: usage)
    if let isOn = try arguments.onOrOff(0) {
      shell.settings.timer = isOn
    } else {
      shell.out.line(shell.settings.timer.map { $0 ? "on" : "off" } ?? "below tables at the prompt")
    }
    return .goOn
  }
}
