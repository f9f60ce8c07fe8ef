import Algebra

extension Planner {
  /// Joins of basic graph patterns become one, and joins with the empty pattern go.
  static func mergeTriples(_ pattern: Pattern) -> Pattern {
    let pattern = mapChildren(pattern, mergeTriples)
    guard case .join(let a, let b) = pattern else { return pattern }
    switch (a, b) {
    case (.triples([]), _): return b
    case (_, .triples([])): return a
    case (.triples(let first), .triples(let second)): return .triples(first + second)
    case (.join(let rest, .triples(let first)), .triples(let second)):
      return .join(rest, .triples(first + second))
    default: return pattern
    }
  }
}
