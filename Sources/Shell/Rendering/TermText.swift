import RDF
import Workspace

/// How the terms of an answer look to people: entities by their label where they have one, else by name; literals
/// as their text.
///
/// One value serves one answer: it remembers labels, and where two entities of the answer share a label it shows the
/// name beside it, so that no two look the same.
final class TermText {
  private let session: Session
  private var labels: [IRI: String] = [:]
  private var owners: [String: IRI] = [:]
  private var shared: Set<String> = []

  init(_ session: Session) {
    self.session = session
  }

  /// Takes note of a term that will be shown, so that labels that entities share are known before the first is shown.
  func note(_ term: Term?) {
    guard case .iri(let iri) = term, labels[iri] == nil else { return }
    let label = session.label(of: iri) ?? ""
    labels[iri] = label
    guard !label.isEmpty else { return }
    if let owner = owners[label], owner != iri { shared.insert(label) } else { owners[label] = iri }
  }

  /// A term as a cell of a table; empty for an unbound variable.
  func text(_ term: Term?) -> String {
    guard let term else { return "" }
    switch term {
    case .iri(let iri):
      note(term)
      guard let label = labels[iri], !label.isEmpty else { return name(of: iri) }
      return shared.contains(label) ? "\(label) (\(name(of: iri)))" : label
    case .literal(let literal): return literal.lexical
    case .blank, .triple: return session.display(term)
    }
  }

  /// An IRI as short as it can be said: a type or a relation by its bare name too.
  func name(of iri: IRI) -> String { session.name(of: iri) }
}

extension Session {
  /// An IRI as short as it can be said, whatever it names: an entity, a type, a relation, an article.
  func name(of iri: IRI) -> String {
    let isTerm = Context.termNames[iri] != nil || Context.local(iri, below: context.vocab) != nil
    return display(.iri(iri), in: isTerm ? .vocabulary : .entity)
  }
}
