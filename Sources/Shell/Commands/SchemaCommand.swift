import Articles
import RDF
import TripleStore
import Workspace

struct SchemaCommand: DotCommand {
  let name = "schema"
  let usage = ".schema"
  let summary = "the types and relations, as statements, with how often each is used"
  let details = """
    Shows the types and relations that are declared, as the statements that declare them, and those that are used
    without being declared. Behind each stands how often it is used.

        .schema
    """

  func run(_ arguments: Arguments, in shell: Shell) throws(Diagnostic) -> Shell.Flow {
    try arguments.expect(0...0, usage: usage)
    let session = shell.session
    let schema = session.schema
    var lines: [(statement: String, count: Int, isDeclared: Bool)] = []
    for type in schema.types {
      let above = schema.superclasses(of: type).map { text($0, session) }
      let statement =
        "type \(text(type, session))" + (above.isEmpty ? "" : " < " + above.joined(separator: ", "))
      lines.append((statement, uses(ofType: type, session), true))
    }
    for relation in schema.relations {
      var statement = "relation \(text(relation, session))"
      let domain = schema.domain(of: relation)
      let range = schema.range(of: relation)
      if !domain.isOpen { statement += " : \(ends(domain, session))" }
      if !range.isOpen { statement += " -> \(ends(range, session))" }
      lines.append((statement, uses(ofRelation: relation, session), true))
    }
    lines += undeclared(session)
    guard !lines.isEmpty else {
      shell.acknowledge("no types and relations; declare them with type and relation, or just use them")
      return .goOn
    }
    let width = lines.map { Screen.width(of: Screen.clean($0.statement)) }.max() ?? 0
    for line in lines {
      let comment = "# \(Numbers.grouped(line.count))" + (line.isDeclared ? "" : ", not declared")
      shell.out.line(
        Screen.padded(Screen.clean(line.statement), to: width) + "  "
          + shell.settings.ink.paint(comment, .faint))
    }
    return .goOn
  }

  private func text(_ iri: IRI, _ session: Session) -> String { session.display(.iri(iri), in: .vocabulary) }

  private func ends(_ end: Schema.End, _ session: Session) -> String {
    end.types.map { text($0, session) }.joined(separator: " | ")
  }

  private func uses(ofType type: IRI, _ session: Session) -> Int {
    let dictionary = session.dataset.dictionary
    guard let a = dictionary.id(of: .iri(RDFVocabulary.type)), let id = dictionary.id(of: .iri(type)) else {
      return 0
    }
    return session.dataset.defaultGraph.row(.pos, a, id).count
  }

  private func uses(ofRelation relation: IRI, _ session: Session) -> Int {
    guard let id = session.dataset.dictionary.id(of: .iri(relation)) else { return 0 }
    return session.dataset.defaultGraph.count(.pos, id)
  }

  /// Types and relations that facts use and nobody declared.
  private func undeclared(_ session: Session) -> [(statement: String, count: Int, isDeclared: Bool)] {
    let schema = session.schema
    let graph = session.dataset.defaultGraph
    let dictionary = session.dataset.dictionary
    var lines: [(statement: String, count: Int, isDeclared: Bool)] = []
    if let a = dictionary.id(of: .iri(RDFVocabulary.type)) {
      for id in graph.row(.pos, a) {
        guard let type = dictionary.term(id).iri, Context.termNames[type] == nil, !schema.declares(type)
        else {
          continue
        }
        lines.append(("type \(text(type, session))", graph.row(.pos, a, id).count, false))
      }
    }
    for id in graph.row(.pos) {
      guard let relation = dictionary.term(id).iri, !Facts.isAnnotationPredicate(relation),
        !schema.declares(relation)
      else { continue }
      lines.append(("relation \(text(relation, session))", graph.count(.pos, id), false))
    }
    return lines.sorted { $0.statement < $1.statement }
  }
}
