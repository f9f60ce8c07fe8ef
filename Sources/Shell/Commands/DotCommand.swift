import Language

/// A dot command: a word to the shell, not to the graph.
///
/// Each stands in a file of its own; ``DotCommands/all`` lists them.
protocol DotCommand: Sendable {
  /// The name without the dot.
  var name: String { get }
  /// How it is written: `.open [GRAPH]`.
  var usage: String { get }
  /// What it does, in one line.
  var summary: String { get }
  /// More about it, for `.help NAME`; examples stand on lines that begin with four spaces.
  var details: String { get }
  /// What each argument is, for completion; the last holds for all that follow.
  var arguments: [ArgumentKind] { get }
  /// Does it.
  func run(_ arguments: Arguments, in shell: Shell) throws(Diagnostic) -> Shell.Flow
}

extension DotCommand {
  var arguments: [ArgumentKind] { [] }
}

/// What may stand as an argument.
enum ArgumentKind: Hashable, Sendable {
  case file
  case entity
  case article
  case statement
  case command
  /// One of some words.
  case words([String])
  case none
}

/// The dot commands of the house.
enum DotCommands {
  static let all: [any DotCommand] = [
    OpenCommand(), SaveCommand(), ExportCommand(), ImportCommand(), ArticlesCommand(), TextCommand(),
    ShowCommand(), SchemaCommand(), StatsCommand(), CheckCommand(), UndoCommand(), RedoCommand(),
    HistoryCommand(), RunCommand(), ModeCommand(), TimerCommand(), ExplainCommand(), SPARQLCommand(),
    UserCommand(),
    SetCommand(), StrictCommand(), AllowCommand(), HelpCommand(), QuitCommand(),
  ]

  /// The names that are kept for commands that do not exist yet.
  static let reserved: Set = ["diff", "merge", "agree", "view", "connect"]

  /// The command of a name, which may also be written `exit` for `quit`.
  static func named(_ name: String) -> (any DotCommand)? {
    let plain = name == "exit" ? "quit" : name
    return all.first { $0.name == plain }
  }
}

extension Shell {
  /// Runs the dot command that a range of a text holds.
  func runCommand(_ source: Source, _ range: SourceRange) throws(Diagnostic) -> Flow {
    let line = Arguments(source, range)
    guard let command = DotCommands.named(line.name) else {
      guard !DotCommands.reserved.contains(line.name) else {
        throw Diagnostic(".\(line.name) is not part of this version", at: line.nameRange, in: source)
      }
      let close = closest(to: line.name, among: DotCommands.all.map(\.name))
      throw Diagnostic(
        "there is no command .\(line.name)", at: line.nameRange, in: source,
        help: close.isEmpty
          ? ".help lists the commands"
          : "the closest: \(close.map { "." + $0 }.joined(separator: ", ")); .help lists all")
    }
    if let problem = line.problem, !command.arguments.contains(.statement) { throw problem }
    return try command.run(line, in: self)
  }
}
