import Algebra
import Language
import RDF
import TripleStore

/// What names mean in one statement of a session: lowering asks, the graph and its context answer.
struct SessionResolver: NameResolver {
  let session: Session
  let dataset: Dataset
  let context: Context
  let base: String
  private let isStandard: Bool

  init(_ session: Session, _ work: Work) {
    self.session = session
    dataset = session.dataset
    context = work.context
    base = work.base
    isStandard = work.isStandard
  }

  func namespace(of prefix: String) -> String? {
    isStandard && prefix.isEmpty ? nil : context.namespace(of: prefix)
  }

  func resolve(name: String, in position: Context.Position) -> IRI {
    context.resolve(name, in: position, isDeclared: dataset.declares)
  }

  func entities(labelled label: String) -> [IRI] { session.labels.entities(labelled: label, in: dataset) }

  func suggestions(for text: String, kind: SuggestionKind) -> [String] {
    switch kind {
    case .prefix: closest(to: text, among: context.allPrefixes.map(\.prefix))
    case .label: session.closestLabels(to: text)
    case .parameter: closest(to: text, among: session.parameters.keys.sorted())
    }
  }

  func describe(_ iri: IRI) -> String {
    let types = dataset.types(of: iri).map { session.display($0, in: .vocabulary) }
    let name = session.display(.iri(iri))
    return types.isEmpty ? name : "\(name) (\(types.joined(separator: ", ")))"
  }

  func parameter(_ name: String) -> Term? { session.parameters[name] }
}

extension Session {
  /// A lowering for a statement, over the graph as it is.
  func lowering(_ prologue: PrologueSyntax, _ work: Work) -> Lowering {
    Lowering(resolver: SessionResolver(self, work), prologue: prologue)
  }

  /// The meaning of one term.
  func term(
    _ syntax: TermSyntax, in position: Context.Position, _ work: Work,
    prologue: PrologueSyntax = PrologueSyntax()
  ) throws(SessionError) -> Term {
    var lowering = lowering(prologue, work)
    do { return try lowering.term(syntax, in: position) } catch {
      throw SessionError(.meaning(error), at: error.range)
    }
  }

  /// The term that a text means in this graph: a name, a label, an IRI, a literal.
  public func term(_ text: String) throws(SessionError) -> Term {
    let source = Source(name: "term", text: text)
    do throws(SessionError) {
      let syntax: TermSyntax
      do { syntax = try TermReader.term(in: source) } catch {
        throw SessionError(.syntax(error), at: error.range)
      }
      return try term(syntax, in: .entity, Work(state, text: text))
    } catch {
      throw error.placed(at: nil, in: source)
    }
  }

  /// The IRI that a name, a label or an IRI means.
  func iri(
    _ syntax: TermSyntax, in position: Context.Position, _ work: Work,
    prologue: PrologueSyntax = PrologueSyntax()
  ) throws(SessionError) -> IRI {
    let term = try term(syntax, in: position, work, prologue: prologue)
    guard let iri = term.iri else { throw SessionError(.notAnEntity(term.description), at: syntax.range) }
    return iri
  }
}

extension Dataset {
  /// Whether an IRI stands anywhere in the default graph. O(log n).
  func mentions(_ iri: IRI) -> Bool {
    guard let id = dictionary.id(of: .iri(iri)) else { return false }
    return defaultGraph.count(.spo, id) > 0 || defaultGraph.count(.osp, id) > 0
      || defaultGraph.count(.pos, id) > 0
  }

  /// Whether a triple stands in the default graph. O(log n).
  func contains(_ triple: Triple) -> Bool {
    guard let s = dictionary.id(of: triple.subject), let p = dictionary.id(of: triple.predicate),
      let o = dictionary.id(of: triple.object)
    else { return false }
    return defaultGraph.contains(s, p, o)
  }

  /// Whether an IRI has been declared as a type or a relation. O(log n).
  func declares(_ iri: IRI) -> Bool {
    contains(Triple(.iri(iri), .iri(RDFVocabulary.type), .iri(RDFS.class)))
      || contains(Triple(.iri(iri), .iri(RDFVocabulary.type), .iri(RDFVocabulary.property)))
  }

  /// The objects of a subject and a predicate in the default graph.
  func objects(_ subject: Term, _ predicate: IRI) -> [Term] {
    guard let s = dictionary.id(of: subject), let p = dictionary.id(of: .iri(predicate)) else { return [] }
    return defaultGraph.row(.spo, s, p).map { dictionary.term($0) }
  }

  /// The types of an entity, in order of IRI.
  func types(of iri: IRI) -> [Term] {
    objects(.iri(iri), RDFVocabulary.type).sorted { $0.description < $1.description }
  }
}
