import ArgumentParser
import Foundation

/// Says what a change made cheaper or dearer, in counts.
struct Compare: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Compare what two builds of gloss do for the same workloads.",
    discussion: """
      OLD and NEW are each a gloss-bench, which is run, or a file that `gloss-bench count` wrote. Instructions and the
      rows of every part of a plan are compared, not seconds. Ends with 1 where a workload got dearer.
      """)

  @Option(help: "The size of the synthetic graph, in triples.")
  var triples = 20_000

  @Option(help: "From how many percent more instructions on a workload counts as dearer.")
  var tolerance = 3.0

  @Argument(help: "The build or the counts to compare with.")
  var old: String

  @Argument(help: "The build or the counts to look at.")
  var new: String

  @Argument(help: "The workloads to compare, or all.")
  var names: [String] = ["all"]

  func run() throws {
    let names = try Workload.named(names).map(\.name)
    let before = Dictionary(try counts(old, names).map { ($0.workload, $0) }) { $1 }
    var dearer: [String] = []
    print(
      "workload".padded(to: 20) + "old".aligned(to: 16) + "new".aligned(to: 16) + "ratio".aligned(to: 9)
        + "  instructions")
    for now in try counts(new, names) where names.contains(now.workload) {
      guard let then = before[now.workload] else {
        print(now.workload.padded(to: 20) + "only in the new one")
        continue
      }
      let ratio = Double(now.instructions ?? 0) / Double(max(1, then.instructions ?? 0))
      let isDearer = ratio > 1 + tolerance / 100 || !changes(then, now).isEmpty && total(now) > total(then)
      if isDearer { dearer.append(now.workload) }
      print(
        now.workload.padded(to: 20) + String(then.instructions ?? 0).aligned(to: 16)
          + String(now.instructions ?? 0).aligned(to: 16) + ratio.text.aligned(to: 9)
          + (isDearer ? "  dearer" : ""))
      for line in changes(then, now) { print("    " + line) }
    }
    guard dearer.isEmpty else {
      print("dearer: \(dearer.joined(separator: ", "))")
      throw ExitCode(1)
    }
  }

  private func counts(_ path: String, _ names: [String]) throws -> [Counts] {
    guard FileManager.default.fileExists(atPath: path) else {
      throw ValidationError("\(path): there is no such file")
    }
    if FileManager.default.isExecutableFile(atPath: path) {
      return try Count.counts(of: URL(fileURLWithPath: path).path, names, triples: triples)
    }
    let counts = Counts.lines(
      String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self))
    guard !counts.isEmpty else {
      throw ValidationError("\(path): no counts are in it; `gloss-bench count all > FILE` writes some")
    }
    return counts
  }

  private func total(_ counts: Counts) -> Int { counts.steps.reduce(0) { $0 + $1.rows } }

  /// What differs between the rows and the plans.
  private func changes(_ old: Counts, _ new: Counts) -> [String] {
    var lines: [String] = []
    if old.rows != new.rows { lines.append("rows \(old.rows), now \(new.rows)") }
    guard old.steps != new.steps else { return lines }
    func text(_ steps: [Counts.Step]) -> String {
      steps.map { "\($0.step): \($0.rows)" }.joined(separator: " · ")
    }
    return lines + ["old plan  " + text(old.steps), "new plan  " + text(new.steps)]
  }
}
