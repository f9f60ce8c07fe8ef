import ArgumentParser
import Shell
import Workspace

/// `gloss run`: scripts, as a whole, on one graph.
struct Run: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Run script files on one graph.",
    discussion: """
      The scripts run in order. The graph's file is written after the last statement; when one fails, the file stays as \
      it was, unless --keep-going is given, with which what succeeded is saved. Without --graph the graph is in memory \
      only. - is standard input.
      """)

  @Option(help: ArgumentHelp("The graph file; one that does not exist is made.", valueName: "graph"))
  var graph: String?

  @Flag(help: "Report an error and go on with the next statement; the exit status still says so.")
  var keepGoing = false

  @Argument(help: ArgumentHelp("The script files.", valueName: "script"))
  var scripts: [String]

  @OptionGroup var common: CommonOptions

  func run() throws {
    let shell = try Opening.shell(graph: graph, mode: .batch, common: common, keepsGoing: keepGoing)
    for notice in shell.session.openingNotices { shell.report(Diagnostic(notice, severity: .note)) }
    let runner = ScriptRunner(shell, keepsGoing: keepGoing)
    var status = ExitStatus.done
    for script in scripts {
      let ended = shell.interruptible {
        script == "-" ? runner.finishStandardInput() : runner.finishFile(script)
      }
      if ended != .done { status = ended }
      if ended != .done && (!keepGoing || ended == .interrupted) { break }
    }
    guard status == .done || keepGoing && status != .interrupted else {
      shell.session.close()
      shell.flush()
      throw Stop(status: status)
    }
    throw Stop(status: Opening.close(shell, status))
  }
}
