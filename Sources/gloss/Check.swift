import ArgumentParser
import Shell
import Workspace

/// `gloss check`: whether a graph keeps its own rules.
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Check a graph: its schema, its evidence, its marks.",
    discussion:
      "The exit status is 3 where it finds violations. Facts without evidence are counted, and no violation.")

  @Argument(help: ArgumentHelp("The graph file.", valueName: "graph"))
  var graph: String

  @OptionGroup var common: CommonOptions

  func run() throws {
    guard FileSystem.exists(graph) else {
      throw Opening.fail(
        Diagnostic("cannot read \(graph): there is no such file"), common.settings())
    }
    let shell = try Opening.shell(graph: graph, mode: .readOnly, common: common)
    let status = shell.check() ? ExitStatus.done : .violations
    shell.flush()
    throw Stop(status: status)
  }
}
