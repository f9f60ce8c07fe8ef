import Articles
import RDF
import TripleStore
import Workspace

/// What the prompt says first: the graph in a line, and how to begin.
struct Banner {
  /// `rallies: 214 facts, 61 entities, 1 article`.
  let graph: String
  /// `type help, or a pattern like ?who organizer-of ?event`.
  let hint: String

  /// The largest graph, in triples, in which facts are told from the rest before the prompt comes up.
  private static let largestCounted = 100_000

  init(_ session: Session) {
    let name = Banner.name(of: session)
    if session.dataset.isEmpty {
      graph = "\(name): a new graph"
      hint = "type help, or load an article: load FILE"
      return
    }
    hint = "type help, or a pattern like \(Banner.example(session))"
    guard session.dataset.count <= Banner.largestCounted else {
      graph = "\(name): \(Numbers.count(session.dataset.count, "triple"))"
      return
    }
    let counts = GraphCounts(session)
    graph =
      "\(name): \(Numbers.count(counts.facts, "fact")), "
      + "\(Numbers.count(counts.entities, "entity", "entities")), "
      + Numbers.count(counts.articles, "article")
  }

  /// Both parts: beside each other where they fit, else below each other.
  func text(width: Int, ink: Ink) -> String {
    let together = Screen.width(of: graph) + Screen.width(of: hint) + 3 <= width
    return graph + (together ? "   " : "\n") + ink.paint(hint, .faint)
  }

  /// The file's name without folder and suffix.
  private static func name(of session: Session) -> String {
    guard let path = session.path else { return "in memory" }
    let file = FileSystem.fileName(of: path)
    return Screen.clean(file.hasSuffix(".json") ? String(file.dropLast(5)) : file)
  }

  /// A pattern that has answers: of the relation that is used most.
  private static func example(_ session: Session) -> String {
    let relation = session.names(.predicate, startingWith: "", limit: 40)
      .first { $0.count > 0 && Context.terms[$0.name] == nil && BareName.isValid($0.name) && $0.name != "a" }
    guard let relation else { return "?who a ?type" }
    return relation.name == "organizer-of" ? "?who organizer-of ?event" : "?x \(relation.name) ?y"
  }
}
