import Engine
import Language
import Terminal
import TripleStore
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
    editor.continuationHint = "the statement goes on; an empty line ends it, Ctrl-C drops it"
    editor.complete = { text, cursor in completer.completions(in: text, at: cursor) }
    editor.willTerminate = { _ in shell.session.close() }
    var isWarned = false
    while true {
      switch editor.read() {
      case .endOfInput:
        if isWarned || !warnOfLoss() { return .done }
        isWarned = true
      case .interrupted:
        continue
      case .text(let text):
        if run(text) == .quit {
          if isWarned || !warnOfLoss() { return .done }
          isWarned = true
        } else {
          isWarned = false
        }
        if shell.out.isClosed { return .done }
      }
    }
  }

  /// Says that leaving loses the graph, where it does: it is in memory only. Tells whether that is so.
  private func warnOfLoss() -> Bool {
    guard shell.session.path == nil, !shell.session.dataset.isEmpty else { return false }
    shell.report(
      Diagnostic(
        "this graph has no file; .save FILE keeps it, Ctrl-D or quit again leaves it", severity: .warning))
    return true
  }

  private func greet() {
    for notice in shell.session.openingNotices { shell.report(Diagnostic(notice, severity: .note)) }
    guard !shell.settings.isQuiet else { return }
    shell.out.line(Banner(shell.session).text(width: shell.settings.proseWidth, ink: shell.settings.ink))
    shell.flush()
  }

  /// Runs what was typed or pasted: one statement, or several, up to the first that fails.
  private func run(_ text: String) -> Shell.Flow {
    if let (beginning, command) = PromptLoop.strayCommand(text) {
      _ = run(Source(name: "", text: beginning))
      return run(Source(name: "", text: command))
    }
    return run(Source(name: "", text: text))
  }

  private func run(_ source: Source) -> Shell.Flow {
    shell.session.interrupt.reset()
    return shell.interruptible {
      let runner = ScriptRunner(shell)
      var reader = StatementReader(source)
      var isFirst = true
      do throws(Diagnostic) {
        while let piece = try runner.next(&reader, source) {
          do throws(Diagnostic) {
            if try runner.step(piece, source) == .quit { return .quit }
          } catch {
            let left = PromptLoop.rest(&reader)
            shell.report(isFirst && left == 0 ? error : PromptLoop.among(error, piece, source, left: left))
            return .goOn
          }
          isFirst = false
        }
      } catch {
        shell.report(error)
      }
      return .goOn
    }
  }

  /// How many statements are still to come.
  private static func rest(_ reader: inout StatementReader) -> Int {
    var count = 0
    do { while try reader.next() != nil { count += 1 } } catch { return count + 1 }
    return count
  }

  /// The error of one of several statements: its line, and how many were not run because of it.
  static func among(_ error: Diagnostic, _ piece: Piece, _ source: Source, left: Int) -> Diagnostic {
    var error = error
    var place = piece.range.lower
    if let range = error.range, error.source?.name.isEmpty ?? false { place = range.lower }
    error.message = "line \(source.position(of: place).line): \(error.message)"
    if left > 0 { error.message += "; \(Numbers.count(left, "statement")) not run" }
    return error
  }

  /// Where somebody wants out of what was never a statement: the lines before, and `quit`, `help` or a dot command that
  /// is the last line. Nil where the text begins like a statement, or the last line is none of these.
  static func strayCommand(_ text: String) -> (beginning: String, command: String)? {
    guard let end = text.utf8.lastIndex(of: 0x0A) else { return nil }
    let beginning = String(text[..<end])
    let command = String(text[text.utf8.index(after: end)...])
    let source = Source(name: "", text: command)
    var reader = StatementReader(source)
    do { guard case .command = try reader.next() else { return nil } } catch { return nil }
    let first = beginning.prefix { $0.isLetter }.lowercased()
    guard !first.isEmpty, !Keywords.statements.contains(where: { $0.word == first }) else { return nil }
    return completeness(of: beginning) == .incomplete ? (beginning, command) : nil
  }

  /// Whether Enter ends what was typed.
  static func isComplete(_ text: String) -> Bool {
    if strayCommand(text) != nil { return true }
    return completeness(of: text) != .incomplete
  }
}
