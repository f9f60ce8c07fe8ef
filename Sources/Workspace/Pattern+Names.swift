import Algebra
import RDF

/// Where in a pattern an IRI stands, which decides what it should be the name of.
enum NameRole: Hashable {
  case predicate
  /// The object of `rdf:type`.
  case type
  case entity
}

/// What a pattern names and asserts, apart from how it is evaluated.
extension Pattern {
  /// Every IRI in the triple patterns and paths, in order, with its role; repeated as often as it stands there.
  var namesUsed: [(iri: IRI, role: NameRole)] {
    var names: [(IRI, NameRole)] = []
    forEachStep { subject, path, object in
      names += subject.names(as: .entity)
      names += path.predicates.map { ($0, .predicate) }
      names += object.names(as: path == .predicate(RDFVocabulary.type) ? .type : .entity)
    }
    return names
  }

  /// Whether a step of the pattern is a path of several triples, or of unknown ones.
  var hasPath: Bool {
    var found = false
    forEachStep { _, path, _ in
      switch path {
      case .predicate, .negated(forward: [], backward: nil): break
      default: found = true
      }
    }
    return found
  }

  /// The triples of a basic graph pattern that has no variables; nil for any other pattern.
  var groundTriples: [Triple]? {
    switch self {
    case .triples(let patterns):
      let ground = patterns.compactMap(\.ground)
      return ground.count == patterns.count ? ground : nil
    case .join(let left, let right):
      guard let left = left.groundTriples, let right = right.groundTriples else { return nil }
      return left + right
    default: return nil
    }
  }

  /// Calls a function for every triple pattern and path; a triple pattern with a variable as its predicate counts
  /// as one whose predicate is not said.
  private func forEachStep(_ body: (TermPattern, Path, TermPattern) -> Void) {
    switch self {
    case .triples(let patterns):
      for pattern in patterns {
        if case .term(.iri(let predicate)) = pattern.predicate {
          body(pattern.subject, .predicate(predicate), pattern.object)
        } else {
          body(pattern.subject, .negated(forward: [], backward: nil), pattern.object)
        }
      }
    case .path(let subject, let path, let object): body(subject, path, object)
    case .join(let left, let right), .leftJoin(let left, let right, _), .union(let left, let right),
      .minus(let left, let right):
      left.forEachStep(body)
      right.forEachStep(body)
    case .filter(_, let inner), .extend(let inner, _, _), .graph(_, let inner), .group(let inner, _, _),
      .order(let inner, _), .project(let inner, _), .distinct(let inner), .reduced(let inner),
      .slice(let inner, _, _):
      inner.forEachStep(body)
    case .values, .service: break
    }
  }
}

extension TermPattern {
  fileprivate func names(as role: NameRole) -> [(IRI, NameRole)] {
    switch self {
    case .term(.iri(let iri)): [(iri, role)]
    case .triple(let triple):
      triple.subject.names(as: .entity) + triple.predicate.names(as: .predicate)
        + triple.object.names(as: .entity)
    case .term, .variable: []
    }
  }
}

extension Path {
  fileprivate var predicates: [IRI] {
    switch self {
    case .predicate(let iri): [iri]
    case .inverse(let path), .zeroOrMore(let path), .oneOrMore(let path), .zeroOrOne(let path):
      path.predicates
    case .sequence(let first, let second), .alternative(let first, let second):
      first.predicates + second.predicates
    case .negated: []
    }
  }
}
