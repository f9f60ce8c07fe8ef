/// A group graph pattern: what stands between braces, or a bare pattern.
public struct GroupSyntax: Hashable, Sendable {
  public indirect enum Element: Hashable, Sendable {
    case triples([TripleSyntax])
    case group(GroupSyntax)
    case union([GroupSyntax])
    case optional(GroupSyntax)
    case minus(GroupSyntax)
    case graph(TermSyntax, GroupSyntax)
    case service(TermSyntax, GroupSyntax, isSilent: Bool)
    case filter(ExpressionSyntax)
    case bind(ExpressionSyntax, TermSyntax)
    case values(ValuesSyntax)
    case subquery(QuerySyntax)
  }

  public var elements: [Element]
  public var range: SourceRange
  /// How many levels deep what it means is nested: elements other than triples stand around those before them.
  let height: Int

  public init(_ elements: [Element], _ range: SourceRange) {
    self.elements = elements
    self.range = range
    height = GroupSyntax.height(of: elements)
  }

  private static func height(of elements: [Element]) -> Int {
    var (levels, inner, filters) = (1, 0, 0)
    for element in elements {
      levels += 1
      switch element {
      case .triples: levels -= 1
      case .group(let group), .optional(let group), .minus(let group), .graph(_, let group),
        .service(_, let group, _):
        inner = max(inner, group.height)
      case .union(let groups): inner = max(inner, groups.map(\.height).max() ?? 0)
      case .filter(let expression):
        levels -= 1
        filters = max(filters, expression.height)
      case .bind(let expression, _): inner = max(inner, expression.height)
      case .values: break
      case .subquery(let query): inner = max(inner, query.pattern?.height ?? 0)
      }
    }
    return max(levels + inner, filters + 1)
  }
}

/// Inline data.
public struct ValuesSyntax: Hashable, Sendable {
  /// The variables.
  public var variables: [TermSyntax]
  /// The rows; nil stands for UNDEF.
  public var rows: [[TermSyntax?]]
  public var range: SourceRange

  public init(variables: [TermSyntax], rows: [[TermSyntax?]], range: SourceRange) {
    self.variables = variables
    self.rows = rows
    self.range = range
  }
}

/// An expression as it is written.
public struct ExpressionSyntax: Hashable, Sendable {
  public enum Binary: String, Hashable, Sendable {
    case or = "||"
    case and = "&&"
    case equal = "="
    case notEqual = "!="
    case less = "<"
    case greater = ">"
    case lessOrEqual = "<="
    case greaterOrEqual = ">="
    case add = "+"
    case subtract = "-"
    case multiply = "*"
    case divide = "/"
  }

  public enum Unary: String, Hashable, Sendable {
    case not = "!"
    case plus = "+"
    case minus = "-"
  }

  public indirect enum Kind: Hashable, Sendable {
    case term(TermSyntax)
    case unary(Unary, ExpressionSyntax)
    case binary(Binary, ExpressionSyntax, ExpressionSyntax)
    case isIn(ExpressionSyntax, [ExpressionSyntax], isNegated: Bool)
    case exists(GroupSyntax, isNegated: Bool)
    /// A built-in function by its upper-case SPARQL name, such as `STRLEN`, `BOUND`, `IF`, `COALESCE`.
    case builtin(String, [ExpressionSyntax])
    /// A call of a function that an IRI names: a cast or an extension.
    case call(TermSyntax, [ExpressionSyntax], isDistinct: Bool)
    /// An aggregate by its upper-case name; nil as argument is `COUNT(*)`.
    case aggregate(String, ExpressionSyntax?, isDistinct: Bool, separator: String?)
  }

  public var kind: Kind
  public var range: SourceRange
  /// How many levels deep the expression is nested.
  let height: Int

  public init(_ kind: Kind, _ range: SourceRange) {
    self.kind = kind
    self.range = range
    height = ExpressionSyntax.height(of: kind)
  }

  private static func height(of kind: Kind) -> Int {
    let parts: [ExpressionSyntax]
    switch kind {
    case .term: return 1
    case .unary(_, let inner): return inner.height + 1
    case .binary(_, let left, let right): return max(left.height, right.height) + 1
    case .exists(let group, _): return group.height + 1
    case .isIn(let left, let list, _): parts = [left] + list
    case .builtin(_, let list), .call(_, let list, _): parts = list
    case .aggregate(_, let inner, _, _): return (inner?.height ?? 0) + 1
    }
    return (parts.lazy.map(\.height).max() ?? 0) + 1
  }
}

/// The parts of a query that come after its pattern.
public struct ModifiersSyntax: Hashable, Sendable {
  /// `GROUP BY (expression AS ?v)`, `GROUP BY expression`.
  public struct GroupKey: Hashable, Sendable {
    public var expression: ExpressionSyntax
    public var variable: TermSyntax?

    public init(expression: ExpressionSyntax, variable: TermSyntax?) {
      self.expression = expression
      self.variable = variable
    }
  }

  public struct Order: Hashable, Sendable {
    public var expression: ExpressionSyntax
    public var isDescending: Bool

    public init(expression: ExpressionSyntax, isDescending: Bool) {
      self.expression = expression
      self.isDescending = isDescending
    }
  }

  public var groupBy: [GroupKey] = []
  public var having: [ExpressionSyntax] = []
  public var orderBy: [Order] = []
  public var limit: Int?
  public var offset: Int?
  public var values: ValuesSyntax?

  public init() {}
}

/// A query: SPARQL's four forms and the two of the pattern language.
public struct QuerySyntax: Hashable, Sendable {
  /// `?v`, or `(expression AS ?v)`.
  public struct Projection: Hashable, Sendable {
    public var variable: TermSyntax
    public var expression: ExpressionSyntax?

    public init(variable: TermSyntax, expression: ExpressionSyntax?) {
      self.variable = variable
      self.expression = expression
    }
  }

  public enum Duplicates: Hashable, Sendable {
    case keep
    case distinct
    case reduced
  }

  public enum Form: Hashable, Sendable {
    /// `SELECT`; no projection is `SELECT *`.
    case select([Projection]?, Duplicates)
    case ask
    /// `CONSTRUCT`; nil as template is the short form, whose pattern is its template.
    case construct([TripleSyntax]?)
    /// `DESCRIBE`; no terms is `DESCRIBE *`.
    case describe([TermSyntax]?)
    /// A bare pattern: `SELECT *` in order of first appearance, or `ASK` where it has no variable.
    case pattern(Duplicates)
    /// `count P by ?v …`; no keys is the number of all solutions.
    case count([TermSyntax])
  }

  public var form: Form
  /// `FROM` and `FROM NAMED`.
  public var from: [TermSyntax]
  public var fromNamed: [TermSyntax]
  /// The pattern; nil only for `DESCRIBE <iri>`.
  public var pattern: GroupSyntax?
  public var modifiers: ModifiersSyntax
  public var range: SourceRange

  public init(
    form: Form, from: [TermSyntax] = [], fromNamed: [TermSyntax] = [], pattern: GroupSyntax?,
    modifiers: ModifiersSyntax = ModifiersSyntax(), range: SourceRange
  ) {
    self.form = form
    self.from = from
    self.fromNamed = fromNamed
    self.pattern = pattern
    self.modifiers = modifiers
    self.range = range
  }
}
