import ArgumentParser
import Glibc
import Shell
import Workspace

/// `gloss [GRAPH]`: the prompt; where standard input is not a terminal, a script from there.
struct Prompt: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prompt",
    abstract: "Open the prompt on a graph (this is what gloss does without a command).",
    usage: "gloss [<graph>] [--keep-going] [<options>]",
    shouldDisplay: false)

  @Argument(help: ArgumentHelp("The graph file; one that does not exist is a new graph.", valueName: "graph"))
  var graph: String?

  @Flag(help: "In a script: report an error and go on with the next statement.")
  var keepGoing = false

  @OptionGroup var common: CommonOptions

  func run() throws {
    let isInteractive = isatty(0) == 1 && isatty(1) == 1
    let shell = try Opening.shell(
      graph: graph, mode: .write, common: common, isInteractive: isInteractive)
    let status: ExitStatus
    if isInteractive {
      status = PromptLoop(shell).run()
    } else {
      for notice in shell.session.openingNotices { shell.report(Diagnostic(notice, severity: .note)) }
      status = shell.interruptible { ScriptRunner(shell, keepsGoing: keepGoing).finishStandardInput() }
    }
    throw Stop(status: Opening.close(shell, status))
  }
}
