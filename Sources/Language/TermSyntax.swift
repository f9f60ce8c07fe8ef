/// A term as it is written. Names are not resolved here: that is lowering's work.
public struct TermSyntax: Hashable, Sendable {
  public indirect enum Kind: Hashable, Sendable {
    /// `?x` or `$x`, without the mark.
    case variable(String)
    /// `<…>` with its escapes decoded; may be relative.
    case iri(String)
    /// `prefix:local`, escapes decoded.
    case prefixed(String, String)
    /// A bare name.
    case name(String)
    /// `a` in verb position.
    case a
    /// `@"label"` or `@Label`.
    case label(String)
    /// A string, with a tag (`@en`, `@ar--rtl`: language and direction) or a datatype.
    case string(String, language: String?, direction: String?, datatype: TermSyntax?)
    /// A number as written: `12`, `1.5`, `1e3`, with its sign where one stands before it.
    case integer(String)
    case decimal(String)
    case double(String)
    case boolean(Bool)
    /// `_:label`.
    case blank(String)
    /// A blank node that the syntax makes (`[]`, collections, reifiers), numbered within the statement.
    case anonymous(Int)
    /// `<<( s p o )>>`.
    case triple(TermSyntax, TermSyntax, TermSyntax)
    /// `%name`.
    case parameter(String)
  }

  public var kind: Kind
  public var range: SourceRange

  public init(_ kind: Kind, _ range: SourceRange) {
    self.kind = kind
    self.range = range
  }

  /// The variable's name, when the term is one.
  public var variable: String? { if case .variable(let name) = kind { name } else { nil } }
}

/// A property path as it is written.
public indirect enum PathSyntax: Hashable, Sendable {
  case term(TermSyntax)
  case inverse(PathSyntax)
  case sequence(PathSyntax, PathSyntax)
  case alternative(PathSyntax, PathSyntax)
  case zeroOrMore(PathSyntax)
  case oneOrMore(PathSyntax)
  case zeroOrOne(PathSyntax)
  /// `!(p | ^q …)`.
  case negated([NegatedStep])

  /// One member of a negated property set.
  public struct NegatedStep: Hashable, Sendable {
    public var term: TermSyntax
    public var isInverse: Bool

    public init(_ term: TermSyntax, isInverse: Bool) {
      self.term = term
      self.isInverse = isInverse
    }
  }
}

/// What stands between subject and object.
public enum VerbSyntax: Hashable, Sendable {
  /// A variable, an IRI or a name.
  case term(TermSyntax)
  /// A path that is more than one name.
  case path(PathSyntax)
}

/// One triple as it is written, or as the syntax makes it from `[…]`, `(…)`, `<<…>>` and `{|…|}`.
public struct TripleSyntax: Hashable, Sendable {
  public var subject: TermSyntax
  public var verb: VerbSyntax
  public var object: TermSyntax
  public var range: SourceRange
  /// Whether the syntax made the triple, as it does for `[…]`, `(…)` and `{|…|}`; the user wrote the others.
  public var isImplied: Bool

  public init(
    _ subject: TermSyntax, _ verb: VerbSyntax, _ object: TermSyntax, _ range: SourceRange,
    isImplied: Bool = false
  ) {
    self.subject = subject
    self.verb = verb
    self.object = object
    self.range = range
    self.isImplied = isImplied
  }
}
