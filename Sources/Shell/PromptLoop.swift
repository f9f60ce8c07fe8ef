import Engine
import Language
import Terminal
import Workspace

/// The prompt: reads what a person types, runs it, shows what comes of it, until they have had enough.
///
/// Ctrl-C clears the line or stops the statement that is running; only `quit` and Ctrl-D end it.
public struct PromptLoop {
  private let shell: Shell

  /// A prompt on a shell, which becomes an interactive one.
  public init(_ shell: Shell) {
    self.shell = shell
    shell.settings.isInteractive = true
  }

  /// Runs until the user ends it. Tells the exit status.
  public func run() -> ExitStatus {
    greet()
    let editor = LineEditor(
      program: "gloss", historyFile: History.defaultPath(program: "gloss"), style: shell.settings.ink.style)
    let completer = Completer(shell)
    editor.isComplete = PromptLoop.isComplete
    editor.complete = { text, cursor in completer.completions(in: text, at: cursor) }
    editor.willTerminate = { _ in shell.session.close() }
    while true {
      switch editor.read() {
      case .endOfInput:
        return .done
      case .interrupted:
        continue
      case .text(let text):
        if run(text) == .quit { return .done }
        if shell.out.isClosed { return .done }
      }
    }
  }

  private func greet() {
    for notice in shell.session.openingNotices { shell.report(Diagnostic(notice, severity: .note)) }
    guard !shell.settings.isQuiet else { return }
    shell.out.line(Banner(shell.session).text(width: shell.settings.proseWidth, ink: shell.settings.ink))
    shell.flush()
  }

  /// Runs what was typed or pasted: one statement, or several, up to the first that fails.
  private func run(_ text: String) -> Shell.Flow {
    let source = Source(name: "", text: text)
    shell.session.interrupt.reset()
    do {
      return try shell.interruptible { () throws(Diagnostic) in try ScriptRunner(shell).run(source) }
    } catch {
      shell.report(error)
      return .goOn
    }
  }

  /// Whether Enter ends what was typed.
  static func isComplete(_ text: String) -> Bool {
    let source = Source(name: "", text: text)
    if HelpCommand.asCommand(source, source.range) { return true }
    return completeness(of: text) != .incomplete
  }
}
