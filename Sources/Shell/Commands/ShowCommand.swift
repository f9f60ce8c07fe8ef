import Articles
import Language
import RDF
import TripleStore
import Workspace

struct ShowCommand: DotCommand {
  let name = "show"
  let usage = ".show ENTITY"
  let summary = "what the graph says of an entity, and where articles mention it"
  let details = """
    Shows an entity: its types and labels, the facts about it, the facts that name it, and each of its mentions with
    the words around it. ENTITY is a name, @"a label" or an IRI.

        .show eugene
        .show @"Linda Mills"
    """
  let arguments: [ArgumentKind] = [.entity]

  func run(_ arguments: Arguments, in shell: Shell) throws(Diagnostic) -> Shell.Flow {
    guard let range = arguments.rest(from: 0) else {
      throw Diagnostic(
        ".show needs an entity", at: arguments.nameRange, in: arguments.source, help: "usage: \(usage)")
    }
    let iri = try shell.entity(arguments.source, range)
    for line in EntityView(shell.session, iri, columns: shell.settings.proseWidth, ink: shell.settings.ink)
      .lines
    {
      shell.out.line(line)
    }
    return .goOn
  }
}

extension Shell {
  /// The entity, type, relation or article that a text names; one that the graph does not know is an error.
  func entity(_ source: Source, _ range: SourceRange) throws(Diagnostic) -> IRI {
    let term = try term(source, range)
    guard case .iri(let iri) = term else {
      throw Diagnostic(
        "this does not name an entity", at: range, in: source, help: "write a name, <an IRI> or @\"a label\"")
    }
    if session.knows(iri) { return iri }
    let name = source.text(range)
    // A bare name may also be a type, a relation or an article.
    for other in [session.context.resolve(name, in: .vocabulary), IRI(session.context.articles + name)]
    where BareName.isValid(name) && session.knows(other) {
      return other
    }
    let names = session.names(.entity, startingWith: "", limit: 100_000).map(\.name)
    let close = closest(to: name, among: names)
    throw Diagnostic(
      "nothing in this graph is called \(name)", at: range, in: source,
      help: close.isEmpty ? nil : "the closest: \(close.joined(separator: ", "))")
  }
}

extension Session {
  /// Whether an IRI stands in the default graph. O(log n).
  func knows(_ iri: IRI) -> Bool {
    guard let id = dataset.dictionary.id(of: .iri(iri)) else { return false }
    let graph = dataset.defaultGraph
    return graph.count(.spo, id) > 0 || graph.count(.osp, id) > 0 || graph.count(.pos, id) > 0
  }
}
