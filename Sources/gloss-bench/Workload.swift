import Engine
import Language
import RDF
import Workspace

/// One thing to measure. `prepare` is not timed; `run` is, and says how many rows or steps it did.
struct Workload: Sendable {
  let name: String
  let about: String
  /// How often it is repeated; the median is reported.
  let repeats: Int
  let run: @Sendable (Bench) throws -> Int
  /// The pattern or query that it asks, if it does no more than that.
  private(set) var query: String?

  init(_ name: String, _ about: String, repeats: Int = 5, run: @escaping @Sendable (Bench) throws -> Int) {
    self.name = name
    self.about = about
    self.repeats = repeats
    self.run = run
  }

  /// A pattern or query on the graph; its rows.
  static func query(_ name: String, _ text: String) -> Workload {
    var workload = Workload(name, text) { bench in
      let outcome = try bench.session.run(text)
      guard case .answer(.solutions(let solutions)) = outcome.kind else { return 1 }
      return solutions.count
    }
    workload.query = text
    return workload
  }

  /// The parts of the query's plan and the rows that each gave.
  func steps(_ bench: Bench) throws -> [Counts.Step] {
    guard let query else { return [] }
    let source = Source(name: name, text: query)
    let plan = try bench.session.explain(source, range: source.range, runs: true)
    return plan.lines.map { Counts.Step(step: $0.text, rows: $0.rows ?? 0) }
  }
}
