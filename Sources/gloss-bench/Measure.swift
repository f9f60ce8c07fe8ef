import ArgumentParser
import TripleStore
import Workspace

/// Runs named workloads and prints rows and time.
struct Measure: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Run named workloads on a synthetic graph.",
    discussion: "Without names it lists the workloads; `all` runs every one.\n\n"
      + Workload.list)

  @Option(help: "The size of the synthetic graph, in triples.")
  var triples = 1_000_000

  @Argument(help: "The workloads to run, or all.")
  var names: [String] = []

  func run() throws {
    guard !names.isEmpty else {
      print(Workload.list)
      return
    }
    let workloads = try Workload.named(names)
    let bench = try Bench(triples: triples)
    print("\(bench.session.dataset.count) triples, \(bench.session.dataset.dictionary.count) terms")
    print(
      "\("workload".padded(to: 20))\("rows".aligned(to: 10))\("median ms".aligned(to: 12))\("least ms".aligned(to: 12))"
    )
    for workload in workloads {
      var times: [Double] = []
      var rows = 0
      for _ in 0..<workload.repeats {
        let start = ContinuousClock.now
        rows = try workload.run(bench)
        let taken = ContinuousClock.now - start
        times.append(Double(taken.components.attoseconds) / 1e15 + Double(taken.components.seconds) * 1e3)
      }
      times.sort()
      print(
        workload.name.padded(to: 20) + String(rows).aligned(to: 10)
          + times[times.count / 2].text.aligned(to: 12)
          + times[0].text.aligned(to: 12))
    }
  }
}
