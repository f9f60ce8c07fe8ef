import RDF

/// What an IRI is used as in a pattern.
public enum NameRole: Hashable, Sendable {
  case predicate
  /// An object of rdf:type, or an end of a statement of the schema.
  case type
  case entity
}

/// An IRI of a pattern and what it is used as.
public struct NameUse: Hashable, Sendable {
  public let iri: IRI
  public let role: NameRole
  /// Whether it stands for itself, and not as a step of a path.
  public let isPlain: Bool

  public init(_ iri: IRI, _ role: NameRole, isPlain: Bool = true) {
    self.iri = iri
    self.role = role
    self.isPlain = isPlain
  }
}

/// What stands in a pattern.
extension Pattern {
  /// The IRIs in the triples and paths that are matched in this graph, in the order of the pattern, each use once.
  /// What stands in a negated path, in MINUS, in a filter or inside SERVICE is left out: it may well be absent.
  public var namesUsed: [NameUse] {
    var uses: [NameUse] = []
    var seen: Set<NameUse> = []
    forEachMatched { subject, path, object in
      let ends = path.map { Ends($0) } ?? Ends()
      subject.collectNames(ends.subject, &uses)
      uses +=
        path.map { path in path.steps.map { NameUse($0, .predicate, isPlain: path == .predicate($0)) } } ?? []
      object.collectNames(ends.object, &uses)
    }
    return uses.filter { seen.insert($0).inserted }
  }

  /// The types that subjects are asked to have themselves, in the order of the pattern, each once.
  public var typesUsed: [IRI] {
    var types: [IRI] = []
    forEachMatched { subject, path, object in
      guard case .variable = subject, path == .predicate(RDFVocabulary.type),
        case .term(.iri(let iri)) = object, !types.contains(iri)
      else { return }
      types.append(iri)
    }
    return types
  }

  /// The texts that are matched as objects of a predicate, in the order of the pattern.
  public var textsUsed: [(predicate: IRI, text: Literal)] {
    var uses: [(IRI, Literal)] = []
    forEachMatched { _, path, object in
      guard case .predicate(let iri) = path, case .term(.literal(let literal)) = object,
        literal.language == nil, literal.datatype == XSD.string
      else { return }
      uses.append((iri, literal))
    }
    return uses
  }

  /// Whether a path that is more than triples stands anywhere in what is matched.
  public var hasPath: Bool {
    var found = false
    forEachMatched { _, path, _ in
      if let path, case .predicate = path { return }
      found = found || path != nil
    }
    return found
  }

  /// The triples, when the pattern is nothing but triples without variables; nil for any other.
  public var groundTriples: [Triple]? {
    guard case .triples(let patterns) = self else { return nil }
    let triples = patterns.compactMap(\.ground)
    return triples.count == patterns.count ? triples : nil
  }

  /// Visits each triple and path that is matched in this graph; a predicate that is a variable has no path.
  private func forEachMatched(_ body: (TermPattern, Path?, TermPattern) -> Void) {
    switch self {
    case .triples(let triples):
      for triple in triples {
        if case .term(.iri(let iri)) = triple.predicate {
          body(triple.subject, .predicate(iri), triple.object)
        } else {
          body(triple.subject, nil, triple.object)
        }
      }
    case .path(let subject, let path, let object): body(subject, path, object)
    case .join(let a, let b), .leftJoin(let a, let b, _), .union(let a, let b):
      a.forEachMatched(body)
      b.forEachMatched(body)
    case .minus(let inner, _), .filter(_, let inner), .extend(let inner, _, _), .graph(_, let inner),
      .group(let inner, _, _), .order(let inner, _), .project(let inner, _), .distinct(let inner),
      .reduced(let inner), .slice(let inner, _, _):
      inner.forEachMatched(body)
    case .values, .service: break
    }
  }
}

extension TermPattern {
  fileprivate func collectNames(_ position: Context.Position, _ uses: inout [NameUse]) {
    switch self {
    case .variable: break
    case .term(let term): term.collectNames(position, &uses)
    case .triple(let triple):
      var ends = Ends()
      if case .term(let predicate) = triple.predicate { ends = Ends(predicate) }
      triple.subject.collectNames(ends.subject, &uses)
      if case .term(.iri(let iri)) = triple.predicate { uses.append(NameUse(iri, .predicate)) }
      triple.object.collectNames(ends.object, &uses)
    }
  }
}

extension Term {
  fileprivate func collectNames(_ position: Context.Position, _ uses: inout [NameUse]) {
    switch self {
    case .iri(let iri): uses.append(NameUse(iri, position == .vocabulary ? .type : .entity))
    case .blank, .literal: break
    case .triple(let triple):
      let ends = Ends(triple.predicate)
      triple.subject.collectNames(ends.subject, &uses)
      if case .iri(let iri) = triple.predicate { uses.append(NameUse(iri, .predicate)) }
      triple.object.collectNames(ends.object, &uses)
    }
  }
}

extension Path {
  /// The predicates that the path may follow.
  fileprivate var steps: [IRI] {
    switch self {
    case .predicate(let iri): [iri]
    case .inverse(let path), .zeroOrMore(let path), .oneOrMore(let path), .zeroOrOne(let path): path.steps
    case .sequence(let a, let b), .alternative(let a, let b): a.steps + b.steps
    case .negated: []
    }
  }
}
