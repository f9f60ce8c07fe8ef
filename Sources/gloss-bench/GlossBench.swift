import ArgumentParser

@main
struct GlossBench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gloss-bench", abstract: "Measures gloss.",
    subcommands: [Measure.self, Count.self, Compare.self, GraphData.self, Pipe.self],
    defaultSubcommand: Measure.self)
}

extension String {
  func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(1, width - count))
  }

  func aligned(to width: Int) -> String {
    String(repeating: " ", count: max(1, width - count)) + self
  }
}

extension Double {
  /// Three decimals.
  var text: String {
    let thousandths = Int((self * 1000).rounded())
    let rest = String(thousandths % 1000)
    return "\(thousandths / 1000)." + String(repeating: "0", count: 3 - rest.count) + rest
  }
}
