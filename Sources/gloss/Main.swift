import ArgumentParser
import Glibc
import Language
import Shell

/// The process: reads its arguments, runs the command, ends with its status.
@main
enum Main {
  static func main() {
    // A reader that has gone is seen as a failed write, not as a signal that kills.
    signal(SIGPIPE, SIG_IGN)
    do {
      try refuseUnknownCommand(CommandLine.arguments.dropFirst())
      var command = try Gloss.parseAsRoot()
      try command.run()
    } catch {
      end(with: error)
    }
  }

  /// Tells what ended the command, and ends the process: help and version on standard output with status 0, wrong
  /// usage on standard error with status 2.
  private static func end(with error: any Error) -> Never {
    if let status = error as? Stop {
      exit(status.status.rawValue)
    }
    let code = Gloss.exitCode(for: error)
    let message = Gloss.fullMessage(for: error)
    let output = Output(descriptor: code == .success ? 1 : 2)
    if !message.isEmpty { output.line(message) }
    output.flush()
    exit(code == .success ? ExitStatus.done.rawValue : ExitStatus.wrongUsage.rawValue)
  }

  /// The commands, as they are typed.
  private static let commands = ["run", "query", "convert", "check", "help"]

  /// Refuses a first word that can only be meant as a command, before it is taken for a graph's name.
  private static func refuseUnknownCommand(_ arguments: ArraySlice<String>) throws {
    guard let word = arguments.first, !word.hasPrefix("-"), !commands.contains(word) else { return }
    let isFileName = word.contains(".") || word.contains("/")
    let comesWithMore = arguments.dropFirst().contains { !$0.hasPrefix("-") }
    let isNoFile = access(word, F_OK) != 0
    guard !isFileName, isNoFile, comesWithMore || ["diff", "merge", "agree"].contains(word) else { return }
    let close = closest(to: word, among: commands)
    throw ValidationError(
      "gloss has no command '\(word)'"
        + (close.isEmpty ? "" : "; the closest: \(close.joined(separator: ", "))"))
  }
}

/// Ends the command with a status; what is to be said has been said.
struct Stop: Error {
  var status: ExitStatus
}
