import RDF

/// A variable. Names that begin with a dot are the algebra's own (blank nodes of a pattern, aggregates): they can not
/// be written and are never shown.
///
/// Names are equal when their code points are, as those of terms.
public struct Variable: Sendable {
  public let name: String

  public init(_ name: String) {
    self.name = name
  }

  /// Whether the variable is the algebra's own.
  public var isInternal: Bool { name.utf8.first == UInt8(ascii: ".") }
}

extension Variable: Hashable {
  public static func == (a: Variable, b: Variable) -> Bool { Bytes.equal(a.name, b.name) }

  public func hash(into hasher: inout Hasher) { Bytes.hash(name, into: &hasher) }
}

/// A term or a variable; a triple term may hold variables inside.
public indirect enum TermPattern: Hashable, Sendable {
  case variable(Variable)
  case term(Term)
  /// A triple term in which at least one variable stands.
  case triple(TriplePattern)
}

/// A triple with variables.
public struct TriplePattern: Hashable, Sendable {
  public var subject: TermPattern
  public var predicate: TermPattern
  public var object: TermPattern

  public init(_ subject: TermPattern, _ predicate: TermPattern, _ object: TermPattern) {
    self.subject = subject
    self.predicate = predicate
    self.object = object
  }
}

/// A property path (SPARQL 1.1 section 18.4).
public indirect enum Path: Hashable, Sendable {
  case predicate(IRI)
  case inverse(Path)
  case sequence(Path, Path)
  case alternative(Path, Path)
  case zeroOrMore(Path)
  case oneOrMore(Path)
  case zeroOrOne(Path)
  /// Any predicate forwards but the first ones, or backwards but the second ones. A direction that the user did not
  /// write does not match at all: it is nil.
  case negated(forward: [IRI]?, backward: [IRI]?)
}

/// A graph pattern of the SPARQL algebra (SPARQL 1.1 section 18.2), with variables for its blank nodes.
public indirect enum Pattern: Hashable, Sendable {
  /// A basic graph pattern; empty, it has one solution that binds nothing.
  case triples([TriplePattern])
  case path(TermPattern, Path, TermPattern)
  case join(Pattern, Pattern)
  case leftJoin(Pattern, Pattern, Expression?)
  case union(Pattern, Pattern)
  case minus(Pattern, Pattern)
  case filter(Expression, Pattern)
  case extend(Pattern, Variable, Expression)
  /// Inline data; nil stands for UNDEF.
  case values([Variable], [[Term?]])
  case graph(TermPattern, Pattern)
  case service(TermPattern, Pattern, isSilent: Bool)
  /// Groups by the keys, which the inner pattern binds, and binds a variable to each aggregate.
  case group(Pattern, by: [Variable], [Aggregation])
  case order(Pattern, [OrderKey])
  case project(Pattern, [Variable])
  case distinct(Pattern)
  case reduced(Pattern)
  case slice(Pattern, offset: Int, limit: Int?)
}

/// One aggregate and the variable that it is bound to.
public struct Aggregation: Hashable, Sendable {
  public var variable: Variable
  public var aggregate: Aggregate

  public init(_ variable: Variable, _ aggregate: Aggregate) {
    self.variable = variable
    self.aggregate = aggregate
  }
}

/// One key of ORDER BY.
public struct OrderKey: Hashable, Sendable {
  public var expression: Expression
  public var isDescending: Bool

  public init(_ expression: Expression, isDescending: Bool) {
    self.expression = expression
    self.isDescending = isDescending
  }
}
