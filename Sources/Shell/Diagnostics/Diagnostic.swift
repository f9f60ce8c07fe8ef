import Engine
import Language
import Workspace

/// Something that went wrong or should be known, ready to be shown: where, what, what to do.
public struct Diagnostic: Error, Sendable {
  /// How much it matters.
  public enum Severity: String, Sendable {
    case error
    case warning
    case note
  }

  public var severity: Severity
  /// What is wrong, in a sentence without a full stop.
  public var message: String
  /// Where it is; nil when it is not about a place in a text.
  public var range: SourceRange?
  /// The text that ``range`` speaks of.
  public var source: Source?
  /// What to do about it, or what would be right.
  public var help: String?
  /// The exit status that it stands for.
  public var status: ExitStatus

  public init(
    _ message: String, severity: Severity = .error, at range: SourceRange? = nil, in source: Source? = nil,
    help: String? = nil, status: ExitStatus = .failed
  ) {
    self.severity = severity
    self.message = message
    self.range = range
    self.source = source
    self.help = help
    self.status = status
  }

  /// The same, placed where it has no place yet.
  func placed(at range: SourceRange?, in source: Source) -> Diagnostic {
    var result = self
    if result.source == nil || result.range == nil {
      result.source = source
      result.range = range
    }
    return result
  }
}

extension Diagnostic {
  /// An error of the session, with the status that it stands for.
  public init(_ error: SessionError) {
    self.init(error.message, at: error.range, in: error.source, help: error.help)
    if case .syntax(let syntax) = error.kind, case .unclosed(let bracket, let opened) = syntax.hint,
      let source = error.source
    {
      let line = source.position(of: opened.lower).line
      if line != source.position(of: error.range?.lower ?? 0).line {
        help = "'\(bracket)' of line \(line) is not closed"
      }
    }
    if case .evaluation(let evaluation) = error.kind {
      status = Diagnostic(evaluation).status
      help = Diagnostic(evaluation).help
    }
  }

  /// The same; where a statement can't be read and begins with the name of a dot command, the help is that one.
  func suggestingCommand(_ error: SessionError, in statement: String) -> Diagnostic {
    guard case .syntax = error.kind else { return self }
    let word = statement.prefix { !$0.isWhitespace }.lowercased()
    guard let command = DotCommands.named(word) else { return self }
    var result = self
    result.help = "did you mean .\(command.name)?"
    return result
  }

  /// An error of an evaluation.
  init(_ error: EvaluationError) {
    let status: ExitStatus =
      switch error {
      case .interrupted: .interrupted
      case .timedOut: .timedOut
      default: .failed
      }
    let help: String? =
      switch error {
      case .timedOut: "--timeout SECONDS gives it longer"
      case .serviceNotAllowed(_, let host):
        "to allow it: .allow \(host), or --allow \(host) on the command line"
      case .memoryFull: "limit, filter or count the answer; --memory MIB allows more"
      default: nil
      }
    self.init(error.message, help: help, status: status)
  }

  /// An error of the reader that splits a script into statements.
  public init(_ error: SyntaxError, in source: Source) {
    self.init(error.message, at: error.range, in: source, help: error.help)
  }

  /// A file operation that failed.
  public init(_ error: FileError) {
    self.init("cannot \(error.operation) \(error.path): \(error.reason)")
  }
}
