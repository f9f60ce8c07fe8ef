import Algebra
import RDF

/// Small random datasets and patterns over few names, so that much of what is asked is also there.
public struct RandomPatterns {
  public var generator: SeededGenerator
  private var fresh = 0

  public init(seed: UInt64) {
    generator = SeededGenerator(seed: seed)
  }

  private static let nodes = ["a", "b", "c", "d"]
  private static let predicates = ["p", "q", "r"]
  private static let numbers = ["1", "2", "3"]
  private static let graphs = ["g", "h"]
  private static let variables = ["x", "y", "z", "w"]

  // MARK: Data

  public mutating func quads() -> [Quad] {
    let size = generator.below(14)
    return (0..<size).map { _ in
      let graph = generator.oneIn(4) ? generator.pick(RandomPatterns.graphs) : nil
      let subject = generator.oneIn(8) ? Term.blank("n") : Notation.term(generator.pick(RandomPatterns.nodes))
      return Quad(
        Triple(subject, Notation.term(generator.pick(RandomPatterns.predicates)), object()),
        graph: graph.map { Notation.term($0) })
    }
  }

  private mutating func object() -> Term {
    switch generator.below(10) {
    case 0, 1: Notation.term(generator.pick(RandomPatterns.numbers))
    case 2: .triple(Triple(node(), Notation.term("p"), node()))
    case 3: .blank("n")
    default: node()
    }
  }

  private mutating func node() -> Term { Notation.term(generator.pick(RandomPatterns.nodes)) }

  private mutating func variable() -> Variable { Variable(generator.pick(RandomPatterns.variables)) }

  // MARK: Patterns

  /// A pattern with at most some levels of operators.
  public mutating func pattern(depth: Int) -> Pattern {
    if depth == 0 { return leaf() }
    switch generator.below(18) {
    case 0, 1, 2: return .join(pattern(depth: depth - 1), pattern(depth: depth - 1))
    case 3, 4, 5:
      let condition = generator.oneIn(2) ? expression(depth: 1) : nil
      return .leftJoin(pattern(depth: depth - 1), pattern(depth: depth - 1), condition)
    case 6, 7: return .union(pattern(depth: depth - 1), pattern(depth: depth - 1))
    case 8: return .minus(pattern(depth: depth - 1), pattern(depth: depth - 1))
    case 9, 10: return .filter(expression(depth: 2), pattern(depth: depth - 1))
    case 11:
      fresh += 1
      let variable = Variable("v\(fresh)")
      return .extend(pattern(depth: depth - 1), variable, value())
    case 12:
      let name: TermPattern =
        generator.oneIn(2) ? .variable(variable()) : Notation.pattern(generator.pick(RandomPatterns.graphs))
      return .graph(name, pattern(depth: depth - 1))
    case 13: return .distinct(.project(pattern(depth: depth - 1), some()))
    case 14: return .project(pattern(depth: depth - 1), some())
    case 15: return group(depth: depth)
    case 16:
      let removed = Pattern.minus(leaf(), pattern(depth: depth - 1))
      return generator.oneIn(2) ? .join(leaf(), removed) : .join(removed, leaf())
    default: return leaf()
    }
  }

  private mutating func some() -> [Variable] {
    RandomPatterns.variables.filter { _ in generator.oneIn(2) }.map { Variable($0) }
  }

  private mutating func group(depth: Int) -> Pattern {
    fresh += 1
    let result = Variable("n\(fresh)")
    let keys = some()
    let functions: [Aggregate] = [
      Aggregate(.count, nil), Aggregate(.count, .variable(variable())),
      Aggregate(.count, .variable(variable()), isDistinct: true), Aggregate(.count, nil, isDistinct: true),
    ]
    let aggregation = Aggregation(result, generator.pick(functions))
    return .project(.group(pattern(depth: depth - 1), by: keys, [aggregation]), keys + [result])
  }

  private mutating func leaf() -> Pattern {
    switch generator.below(10) {
    case 0:
      let variables = generator.oneIn(2) ? [Variable("x")] : [Variable("x"), Variable("y")]
      let rows = (0..<(1 + generator.below(3))).map { _ in
        variables.map { _ in generator.oneIn(4) ? nil : object() }
      }
      return .values(variables, rows)
    case 1, 2, 3: return .path(end(), path(depth: 2), end())
    case 4 where generator.oneIn(3): return .triples([])
    default:
      let size = 1 + generator.below(3)
      return .triples((0..<size).map { _ in triple() })
    }
  }

  private mutating func triple() -> TriplePattern {
    let predicate: TermPattern =
      generator.oneIn(4) ? .variable(variable()) : Notation.pattern(generator.pick(RandomPatterns.predicates))
    if generator.oneIn(8) {
      let inner = TriplePattern(.variable(variable()), Notation.pattern("p"), end())
      return TriplePattern(end(), predicate, .triple(inner))
    }
    return TriplePattern(end(), predicate, end())
  }

  private mutating func end() -> TermPattern {
    switch generator.below(12) {
    case 0, 1: Notation.pattern(generator.pick(RandomPatterns.nodes))
    case 2: .term(object())
    case 3 where generator.oneIn(2): Notation.pattern("nowhere")
    default: .variable(variable())
    }
  }

  private mutating func path(depth: Int) -> Path {
    let predicate = Path.word(generator.pick(RandomPatterns.predicates))
    if depth == 0 { return predicate }
    switch generator.below(9) {
    case 0: return .inverse(path(depth: depth - 1))
    case 1: return .sequence(path(depth: depth - 1), path(depth: depth - 1))
    case 2: return .alternative(path(depth: depth - 1), path(depth: depth - 1))
    case 3, 4: return .zeroOrMore(path(depth: depth - 1))
    case 5: return .oneOrMore(path(depth: depth - 1))
    case 6: return .zeroOrOne(path(depth: depth - 1))
    case 7:
      let forward = generator.oneIn(3) ? nil : [Notation.iri("p")]
      return .negated(
        forward: forward, backward: forward == nil || generator.oneIn(2) ? [Notation.iri("q")] : nil)
    default: return predicate
    }
  }

  // MARK: Expressions

  /// An expression of the kinds that the oracle knows.
  private mutating func expression(depth: Int) -> Expression {
    if depth > 0 {
      switch generator.below(6) {
      case 0: return .and(expression(depth: depth - 1), expression(depth: depth - 1))
      case 1: return .or(expression(depth: depth - 1), expression(depth: depth - 1))
      case 2: return .not(expression(depth: depth - 1))
      case 3: return .exists(pattern(depth: depth - 1))
      default: break
      }
    }
    switch generator.below(4) {
    case 0: return .bound(variable())
    case 1: return .call(.sameTerm, [.variable(variable()), value()])
    case 2: return .call(.isIRI, [.variable(variable())])
    default: return .not(.call(.sameTerm, [.variable(variable()), .variable(variable())]))
    }
  }

  private mutating func value() -> Expression {
    generator.oneIn(2) ? .variable(variable()) : .term(generator.oneIn(3) ? Notation.term("5") : node())
  }
}
