/// The smallest piece of the language, with its place in the source; its text is read from there.
struct Token: Hashable, Sendable {
  enum Kind: String, Sendable {
    case end = "the end"
    /// A keyword or a bare name: which one, its position decides.
    case word = "a word"
    /// `prefix:local`, `prefix:` or `:`.
    case prefixed = "a prefixed name"
    case iri = "an IRI"
    case variable = "a variable"
    case blank = "a blank node"
    case string = "a string"
    /// `@"label"`.
    case label = "a label"
    /// `@word`: a language tag after a string, else a label.
    case tag = "a label or tag"
    case integer = "an integer"
    case decimal = "a decimal number"
    case double = "a floating-point number"
    /// `%name`.
    case parameter = "a parameter"
    /// `#2` after quoted words.
    case occurrence = "#N"
    /// Something that is no token; ``Token/problem`` says why.
    case invalid = "an unknown character"

    case leftParen = "("
    case rightParen = ")"
    case leftBracket = "["
    case rightBracket = "]"
    case leftBrace = "{"
    case rightBrace = "}"
    case leftAnnotation = "{|"
    case rightAnnotation = "|}"
    case leftReified = "<<"
    case rightReified = ">>"
    case leftTriple = "<<("
    case rightTriple = ")>>"
    case period = "."
    case semicolon = ";"
    case comma = ","
    case plus = "+"
    case minus = "-"
    case enDash = "–"
    case star = "*"
    case slash = "/"
    case bar = "|"
    case orBars = "||"
    case ampersands = "&&"
    case caret = "^"
    case carets = "^^"
    case bang = "!"
    case notEqual = "!="
    case equal = "="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
    case question = "?"
    case tilde = "~"
    case arrow = "->"
  }

  /// Why some bytes are no token.
  enum Problem: UInt8, Sendable {
    case unterminatedString
    case unterminatedLabel
    case strayCharacter
  }

  var kind: Kind
  var lower: Int
  var upper: Int
  var problem: Problem?

  init(_ kind: Kind, _ lower: Int, _ upper: Int, problem: Problem? = nil) {
    self.kind = kind
    self.lower = lower
    self.upper = upper
    self.problem = problem
  }

  var range: SourceRange { SourceRange(lower, upper) }

  /// How much deeper the brackets are after the token: 1, 0 or -1.
  var nesting: Int {
    switch kind {
    case .leftParen, .leftBracket, .leftBrace, .leftAnnotation, .leftReified, .leftTriple: 1
    case .rightParen, .rightBracket, .rightBrace, .rightAnnotation, .rightReified, .rightTriple: -1
    default: 0
    }
  }
}

extension Token.Kind {
  /// The bracket that closes this one; nil where it is no opening bracket.
  var closer: Token.Kind? {
    switch self {
    case .leftBrace: .rightBrace
    case .leftParen: .rightParen
    case .leftBracket: .rightBracket
    case .leftReified: .rightReified
    case .leftTriple: .rightTriple
    case .leftAnnotation: .rightAnnotation
    default: nil
    }
  }

  static let closers: Set<Token.Kind> = [
    .rightBrace, .rightParen, .rightBracket, .rightReified, .rightTriple, .rightAnnotation,
  ]
}
