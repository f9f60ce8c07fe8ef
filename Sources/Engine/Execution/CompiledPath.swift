import Algebra
import RDF
import TripleStore

/// A property path with its predicates as ids. A predicate that was never interned matches nothing.
indirect enum CompiledPath {
  case predicate(TermID)
  case inverse(CompiledPath)
  case sequence(CompiledPath, CompiledPath)
  case alternative(CompiledPath, CompiledPath)
  /// `*`, `+` and `?`: the least number of steps and whether there may be more than one.
  case closure(CompiledPath, includesStart: Bool, repeats: Bool)
  case negated(forward: Set<TermID>?, backward: Set<TermID>?)

  init(_ path: Path, _ terms: TermSpace) {
    switch path {
    case .predicate(let iri): self = .predicate(terms.id(.iri(iri)))
    case .inverse(let inner): self = .inverse(CompiledPath(inner, terms))
    case .sequence(let a, let b): self = .sequence(CompiledPath(a, terms), CompiledPath(b, terms))
    case .alternative(let a, let b): self = .alternative(CompiledPath(a, terms), CompiledPath(b, terms))
    case .zeroOrMore(let inner):
      self = .closure(CompiledPath(inner, terms), includesStart: true, repeats: true)
    case .oneOrMore(let inner):
      self = .closure(CompiledPath(inner, terms), includesStart: false, repeats: true)
    case .zeroOrOne(let inner):
      self = .closure(CompiledPath(inner, terms), includesStart: true, repeats: false)
    case .negated(let forward, let backward):
      func ids(_ list: [IRI]?) -> Set<TermID>? { list.map { Set($0.map { terms.id(.iri($0)) }) } }
      self = .negated(forward: ids(forward), backward: ids(backward))
    }
  }

  /// The way that a path is walked.
  enum Way {
    case forwards
    case backwards

    var opposite: Way { self == .forwards ? .backwards : .forwards }
  }

  /// The path as SPARQL writes it.
  func label(_ names: PlanNames) -> String {
    switch self {
    case .predicate(let id): return names.term(id)
    case .inverse(let inner): return "^\(inner.label(names))"
    case .sequence(let a, let b): return "(\(a.label(names))/\(b.label(names)))"
    case .alternative(let a, let b): return "(\(a.label(names))|\(b.label(names)))"
    case .closure(let inner, let includesStart, let repeats):
      return inner.label(names) + (repeats ? includesStart ? "*" : "+" : "?")
    case .negated(let forward, let backward):
      let list =
        (forward ?? []).sorted().map { names.term($0) }
        + (backward ?? []).sorted().map { "^" + names.term($0) }
      return "!(\(list.joined(separator: "|")))"
    }
  }
}
