import RDF

/// An expression of the algebra (SPARQL 1.1 section 17).
public indirect enum Expression: Hashable, Sendable {
  public enum Comparison: String, Hashable, Sendable {
    case equal = "="
    case notEqual = "!="
    case less = "<"
    case greater = ">"
    case lessOrEqual = "<="
    case greaterOrEqual = ">="
  }

  public enum Arithmetic: String, Hashable, Sendable {
    case add = "+"
    case subtract = "-"
    case multiply = "*"
    case divide = "/"
  }

  case variable(Variable)
  case term(Term)
  case or(Expression, Expression)
  case and(Expression, Expression)
  case not(Expression)
  case comparison(Comparison, Expression, Expression)
  case arithmetic(Arithmetic, Expression, Expression)
  case negate(Expression)
  case plus(Expression)
  /// `IN`; `NOT IN` is its ``not(_:)``.
  case isIn(Expression, [Expression])
  case bound(Variable)
  case `if`(Expression, Expression, Expression)
  case coalesce([Expression])
  case exists(Pattern)
  /// A built-in function of evaluated arguments.
  case call(Builtin, [Expression])
  /// A cast or extension function by IRI.
  case function(IRI, [Expression])
}

/// The built-in functions, by their SPARQL names.
public enum Builtin: String, Hashable, Sendable, CaseIterable {
  case str = "STR"
  case lang = "LANG"
  case langMatches = "LANGMATCHES"
  case langDir = "LANGDIR"
  case datatype = "DATATYPE"
  /// In the algebra the statement's own `BASE`, where it has one, is a second argument.
  case iri = "IRI"
  /// As ``iri``.
  case uri = "URI"
  case bnode = "BNODE"
  case rand = "RAND"
  case abs = "ABS"
  case ceil = "CEIL"
  case floor = "FLOOR"
  case round = "ROUND"
  case concat = "CONCAT"
  case strlen = "STRLEN"
  case ucase = "UCASE"
  case lcase = "LCASE"
  case encodeForURI = "ENCODE_FOR_URI"
  case contains = "CONTAINS"
  case strStarts = "STRSTARTS"
  case strEnds = "STRENDS"
  case strBefore = "STRBEFORE"
  case strAfter = "STRAFTER"
  case year = "YEAR"
  case month = "MONTH"
  case day = "DAY"
  case hours = "HOURS"
  case minutes = "MINUTES"
  case seconds = "SECONDS"
  case timezone = "TIMEZONE"
  case tz = "TZ"
  case now = "NOW"
  case uuid = "UUID"
  case strUUID = "STRUUID"
  case md5 = "MD5"
  case sha1 = "SHA1"
  case sha256 = "SHA256"
  case sha384 = "SHA384"
  case sha512 = "SHA512"
  case strLang = "STRLANG"
  case strLangDir = "STRLANGDIR"
  case strDT = "STRDT"
  case sameTerm = "SAMETERM"
  case isIRI = "ISIRI"
  case isURI = "ISURI"
  case isBlank = "ISBLANK"
  case isLiteral = "ISLITERAL"
  case isNumeric = "ISNUMERIC"
  case hasLang = "HASLANG"
  case hasLangDir = "HASLANGDIR"
  case isTriple = "ISTRIPLE"
  case triple = "TRIPLE"
  case subject = "SUBJECT"
  case predicate = "PREDICATE"
  case object = "OBJECT"
  case regex = "REGEX"
  case substr = "SUBSTR"
  case replace = "REPLACE"
}

/// An aggregate (SPARQL 1.1 section 18.5.1).
public struct Aggregate: Hashable, Sendable {
  public enum Function: String, Hashable, Sendable {
    case count = "COUNT"
    case sum = "SUM"
    case min = "MIN"
    case max = "MAX"
    case avg = "AVG"
    case sample = "SAMPLE"
    case groupConcat = "GROUP_CONCAT"
  }

  public var function: Function
  /// The argument; nil only for `COUNT(*)`.
  public var argument: Expression?
  public var isDistinct: Bool
  /// Of `GROUP_CONCAT`; a space by default.
  public var separator: String

  public init(
    _ function: Function, _ argument: Expression?, isDistinct: Bool = false, separator: String = " "
  ) {
    self.function = function
    self.argument = argument
    self.isDistinct = isDistinct
    self.separator = separator
  }
}
