import Algebra
import RDF

extension Planner {
  /// Translates the outer part of each property path as SPARQL 1.1 section 18.2.2.4 says: predicates become triple
  /// patterns, inverses swap the ends, sequences join on a variable of their own; alternatives are unions.
  static func expandPaths(_ pattern: Pattern, _ names: inout FreshNames) -> Pattern {
    if case .path(let subject, let path, let object) = pattern {
      return expand(subject, path, object, &names)
    }
    var copy = names
    let result = mapChildren(pattern) { expandPaths($0, &copy) }
    names = copy
    return result
  }

  private static func expand(
    _ subject: TermPattern, _ path: Path, _ object: TermPattern, _ names: inout FreshNames
  ) -> Pattern {
    switch path {
    case .predicate(let iri):
      return .triples([TriplePattern(subject, .term(.iri(iri)), object)])
    case .inverse(let inner):
      return expand(object, inner, subject, &names)
    case .sequence(let first, let second):
      let middle = TermPattern.variable(names.next())
      return .join(expand(subject, first, middle, &names), expand(middle, second, object, &names))
    case .alternative(let first, let second):
      return .union(expand(subject, first, object, &names), expand(subject, second, object, &names))
    case .zeroOrMore, .oneOrMore, .zeroOrOne, .negated:
      return .path(subject, path, object)
    }
  }
}
