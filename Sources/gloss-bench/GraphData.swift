import ArgumentParser
import Workspace

/// Writes the synthetic graph, for other programs.
struct GraphData: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "data", abstract: "Write the synthetic graph to a file, in the format of its suffix.")

  @Option(help: "The size of the synthetic graph, in triples.")
  var triples = 1_000_000

  @Argument(help: "The file to write.")
  var file: String

  func run() throws {
    let session = Session(state: try NewsGraph.make(triples: triples))
    print("\(try session.export(to: file)) triples in \(file)")
  }
}
