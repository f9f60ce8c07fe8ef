import ArgumentParser
import Formats
import Glibc
import Language
import RDF
import TripleStore
import Workspace

/// What there is to measure.
private let workloads: [Workload] = [
  Workload("start", "open and close a session on an empty graph", repeats: 21) { bench in
    try Session.open(bench.folder + "/none.json").close()
    return 1
  },
  Workload("save", "write the snapshot") { bench in
    try bench.session.export(to: bench.folder + "/saved.json")
    return bench.session.dataset.count
  },
  Workload("load", "open the graph file") { bench in
    let session = try Session.open(bench.file, mode: .readOnly)
    return session.dataset.count
  },
  Workload("load-nt", "import the same graph as N-Triples") { bench in
    let session = Session()
    _ = try session.importFile(bench.triplesFile)
    return session.dataset.count
  },
  Workload("insert", "add one new fact, its journal line synced", repeats: 101) { bench in
    bench.counter += 1
    _ = try bench.session.run("add event-\(bench.counter % 1000) attendance \(100_000 + bench.counter)")
    return 1
  },
  Workload("insert-entity", "add one fact about a new entity, its journal line synced", repeats: 21) {
    bench in
    bench.counter += 1
    _ = try bench.session.run(
      "add visitor-\(bench.counter) member-of organization-1 ; label \"Visitor \(bench.counter)\"")
    return 2
  },
  Workload("undo", "take a statement back, its journal line synced", repeats: 21) { bench in
    bench.counter += 1
    _ = try bench.session.run("add event-1 attendance \(100_000 + bench.counter)")
    try bench.session.undo()
    return 1
  },
  Workload("complete-entity", "names that begin with person-12", repeats: 21) { bench in
    bench.session.names(.entity, startingWith: "person-12").count
  },
  Workload("complete-label", "labels that begin with Rally of", repeats: 21) { bench in
    bench.session.names(.label, startingWith: "Rally of").count
  },
  Workload("complete-predicate", "all predicates", repeats: 21) { bench in
    bench.session.names(.predicate, startingWith: "").count
  },
  .query("entity", "event-42 ?p ?o"),
  .query("label", "@\"Rally of event 42\" organizer-of|^organizer-of ?who"),
  .query("lookup", "?who organizer-of event-42"),
  .query("star", "?e located-in city-3 ; attendance ?n ; date ?d ; label ?l"),
  .query("chain", "organization-0 organizer-of ?e . ?e located-in ?c . ?c located-in ?s . ?s located-in ?k"),
  .query("path", "?e located-in+ state-3"),
  .query("optional", "?e located-in city-1 . optional { ?p spoke-at ?e } optional { ?p member-of ?o }"),
  .query("filter", "?e attendance ?n . filter (?n >= 20000 && ?n < 20100)"),
  .query("count-by", "count ?who organizer-of ?event by ?who limit 10"),
  .query("top", "?e attendance ?n order by desc(?n) limit 10"),
  .query("regex", "?e label ?l . filter regex(?l, \"^rally .* 4242$\", \"i\")"),
  .query("scan", "?p knows ?q"),
]

/// The data that workloads share.
final class Bench {
  let folder: String
  let file: String
  let triplesFile: String
  let session: Session
  /// Makes each insert a new fact.
  var counter = 0

  init(triples: Int) throws {
    var template = Array("/tmp/gloss-bench-XXXXXX".utf8CString)
    guard let made = mkdtemp(&template) else { throw ValidationError("no temporary folder can be made") }
    folder = String(cString: made)
    file = folder + "/graph.json"
    triplesFile = folder + "/graph.nt"
    let state = try NewsGraph.make(triples: triples)
    let memory = Session(state: state)
    try memory.export(to: file)
    try memory.export(to: triplesFile)
    session = try Session.open(file)
  }

  deinit {
    for name in ["graph.json", "graph.nt", "saved.json", "graph.json.journal", "graph.json.history"] {
      unlink(folder + "/" + name)
    }
    session.close()
    rmdir(folder)
  }
}

@main
struct GlossBench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gloss-bench", abstract: "Measures gloss.", subcommands: [Measure.self, Pipe.self],
    defaultSubcommand: Measure.self)
}

/// Runs named workloads and prints rows and time.
struct Measure: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Run named workloads on a synthetic graph.",
    discussion: "Without names it lists the workloads; `all` runs every one.\n\n"
      + workloads.map { "  \($0.name.padded(to: 20))\($0.about)" }.joined(separator: "\n"))

  @Option(help: "The size of the synthetic graph, in triples.")
  var triples = 1_000_000

  @Argument(help: "The workloads to run, or all.")
  var names: [String] = []

  func run() throws {
    guard !names.isEmpty else {
      for workload in workloads { print("\(workload.name.padded(to: 20))\(workload.about)") }
      return
    }
    if let unknown = names.first(where: { name in name != "all" && !workloads.contains { $0.name == name } })
    {
      let close = closest(to: unknown, among: workloads.map(\.name)).joined(separator: ", ")
      throw ValidationError(
        "there is no workload \(unknown)" + (close.isEmpty ? "" : "; the closest: \(close)"))
    }
    let bench = try Bench(triples: triples)
    print("\(bench.session.dataset.count) triples, \(bench.session.dataset.dictionary.count) terms")
    print(
      "\("workload".padded(to: 20))\("rows".aligned(to: 10))\("median ms".aligned(to: 12))\("least ms".aligned(to: 12))"
    )
    for workload in workloads where names.contains("all") || names.contains(workload.name) {
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

extension String {
  fileprivate func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(1, width - count))
  }

  fileprivate func aligned(to width: Int) -> String {
    String(repeating: " ", count: max(1, width - count)) + self
  }
}

extension Double {
  /// Three decimals.
  fileprivate var text: String {
    let thousandths = Int((self * 1000).rounded())
    let rest = String(thousandths % 1000)
    return "\(thousandths / 1000)." + String(repeating: "0", count: 3 - rest.count) + rest
  }
}
