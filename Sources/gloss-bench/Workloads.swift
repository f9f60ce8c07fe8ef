import ArgumentParser
import Formats
import Language
import TripleStore
import Workspace

extension Workload {
  /// What there is to measure.
  static let all: [Workload] = [
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
    .query(
      "chain", "organization-0 organizer-of ?e . ?e located-in ?c . ?c located-in ?s . ?s located-in ?k"),
    .query("path", "?e located-in+ state-3"),
    .query("optional", "?e located-in city-1 . optional { ?p spoke-at ?e } optional { ?p member-of ?o }"),
    .query("filter", "?e attendance ?n . filter (?n >= 20000 && ?n < 20100)"),
    .query("count-by", "count ?who organizer-of ?event by ?who limit 10"),
    .query("top", "?e attendance ?n order by desc(?n) limit 10"),
    .query("regex", "?e label ?l . filter regex(?l, \"^rally .* 4242$\", \"i\")"),
    .query("scan", "?p knows ?q"),
  ]

  /// The workloads of some names, or of `all`; without a name, none.
  static func named(_ names: [String]) throws -> [Workload] {
    if let unknown = names.first(where: { name in name != "all" && !all.contains { $0.name == name } }) {
      let close = closest(to: unknown, among: all.map(\.name)).joined(separator: ", ")
      throw ValidationError(
        "there is no workload \(unknown)" + (close.isEmpty ? "" : "; the closest: \(close)"))
    }
    return all.filter { names.contains("all") || names.contains($0.name) }
  }

  /// A line for each workload.
  static var list: String { all.map { $0.name.padded(to: 20) + $0.about }.joined(separator: "\n") }
}
