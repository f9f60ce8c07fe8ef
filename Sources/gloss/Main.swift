import ArgumentParser
import Glibc
import Shell

/// The process: reads its arguments, runs the command, ends with its status.
@main
enum Main {
  static func main() {
    fillStandardDescriptors()
    // A reader that has gone is seen as a failed write, not as a signal that kills.
    signal(SIGPIPE, SIG_IGN)
    // So is a file that may not grow any more.
    signal(SIGXFSZ, SIG_IGN)
    checkArguments()
    do {
      let line = try CommandWords(Array(CommandLine.arguments.dropFirst()))
      var command = try Gloss.parseAsRoot(line.arguments)
      try command.run()
    } catch {
      end(with: error)
    }
  }

  /// Opens the null device where standard input, output or error is closed: else the next file that is opened, the
  /// journal perhaps, would stand in its place.
  private static func fillStandardDescriptors() {
    for descriptor: Int32 in 0...2 where fcntl(descriptor, F_GETFD) < 0 {
      _ = open("/dev/null", descriptor == 0 ? O_RDONLY : O_WRONLY)
    }
  }

  /// Ends the process where an argument is no text: what it would be taken for is not what was written.
  private static func checkArguments() {
    for index in 1..<max(1, Int(CommandLine.argc)) {
      guard let argument = CommandLine.unsafeArgv[index] else { continue }
      let bytes = UnsafeBufferPointer(
        start: UnsafeRawPointer(argument).assumingMemoryBound(to: UInt8.self), count: strlen(argument))
      if String(validating: bytes, as: UTF8.self) != nil { continue }
      let output = Output(descriptor: 2)
      output.line(
        "error: argument \(index) is not UTF-8 text: \(Screen.clean(String(decoding: bytes, as: UTF8.self)))")
      output.flush()
      exit(ExitStatus.wrongUsage.rawValue)
    }
  }

  /// Tells what ended the command, and ends the process: help and version on standard output with status 0, wrong
  /// usage on standard error with status 2.
  private static func end(with error: any Error) -> Never {
    if let status = error as? Stop {
      exit(status.status.rawValue)
    }
    let code = Gloss.exitCode(for: error)
    let message = shown(Gloss.fullMessage(for: error))
    let output = Output(descriptor: code == .success ? 1 : 2)
    if !message.isEmpty { output.line(message) }
    output.flush()
    exit(code == .success ? ExitStatus.done.rawValue : ExitStatus.wrongUsage.rawValue)
  }

  /// A message as it goes to the terminal: what it repeats of the arguments can't be obeyed there, and the command that
  /// opens the prompt goes by no name.
  private static func shown(_ message: String) -> String {
    var message = message
    for argument in CommandLine.arguments where argument != Screen.clean(argument) {
      message = message.replacing(argument, with: Screen.clean(argument))
    }
    let lines = message.split(omittingEmptySubsequences: false) { $0 == "\n" }
    return lines.map { line in
      let isAboutUsage = line.hasPrefix("Usage: ") || line.hasPrefix("USAGE: ") || line.hasPrefix("  See '")
      return Screen.clean(
        isAboutUsage ? String(line.replacing("gloss prompt", with: "gloss")) : String(line))
    }.joined(separator: "\n")
  }
}

/// Ends the command with a status; what is to be said has been said.
struct Stop: Error {
  var status: ExitStatus
}
