/// The one parser: the pattern language, its statements, and all of SPARQL 1.1 with 1.2's triple terms.
///
/// It reads from left to right with one token of look-ahead, in time linear in the text. A statement of SPARQL is
/// read as plain SPARQL first, so that none of the extensions can change what it means; only where that fails are
/// names, labels and parameters read in it.
public struct Parser {
  public enum Mode: Sendable {
    /// Any statement.
    case gloss
    /// A SPARQL query, without the extensions.
    case sparqlQuery
    /// A SPARQL update request, without the extensions.
    case sparqlUpdate
  }

  /// How deep brackets may stand within brackets.
  public static let nestingLimit = 150
  /// How many operators of one precedence may follow each other where their order matters.
  public static let chainLimit = 1_000
  /// How many levels deep brackets and chains together may nest an expression or a pattern.
  public static let heightLimit = 1_200

  let source: Source
  let range: SourceRange
  let mode: Mode

  var lexer: Lexer
  /// The token that is looked at.
  var token: Token
  /// The start of the token before it; the range's own where there is none.
  var previousStart: Int
  /// The end of the token before it.
  var previousEnd: Int
  /// The brackets that are open.
  var openers: [Token] = []
  /// The triples of the block that is being read.
  var triples: [TripleSyntax] = []
  /// How many anonymous blank nodes there are.
  var anonymousCount = 0
  /// Where triples stand, which decides what they may hold.
  var place = Place.pattern
  /// Whether the triples that are read are made by the syntax around them.
  var isImplied = false
  /// Whether `by` ends the pattern, as it does in `count`.
  var endsAtBy = false
  /// Whether the token follows a complete triple.
  var followsTriple = false
  /// Whether the last object of a triple stands behind a comma.
  var followsComma = false
  /// Notes what could stand at the furthest token; nil on the way that expects no error.
  var recorder: Recorder?

  /// Where triples stand.
  enum Place {
    /// A pattern between braces: paths may stand as predicates.
    case pattern
    /// A pattern without braces: the same, and literals are no subjects.
    case barePattern
    /// A template or data between braces: no paths.
    case template
    /// `add`, `claim`, `deny`: no paths, and literals are no subjects.
    case facts

    var allowsPaths: Bool { self == .pattern || self == .barePattern }
    var allowsLiteralSubjects: Bool { self == .pattern || self == .template }
  }

  /// A parser of a part of a source, the whole of it where no range is given.
  public init(_ source: Source, range: SourceRange? = nil, mode: Mode = .gloss) {
    self.source = source
    self.range = range ?? source.range
    self.mode = mode
    lexer = Lexer(source.bytes, range: self.range, readsNames: mode == .gloss)
    previousStart = min(lexer.position, max(0, source.bytes.count - 1))
    previousEnd = lexer.position
    token = lexer.next()
  }

  /// The one statement that the range holds, to its end.
  public mutating func statement() throws(SyntaxError) -> StatementSyntax {
    let start = self
    do {
      return try readStatement()
    } catch {
      guard recorder == nil else { throw error }
      self = start
      recorder = Recorder()
      return try readStatement()
    }
  }

  /// Whether names, labels and parameters may stand as terms.
  var readsNames: Bool { mode == .gloss }
}

/// What could stand at a token: a mark or a word of the grammar, or a kind of thing.
enum Expected: Hashable, Sendable {
  case mark(String)
  case word(String)
  case slot(Slot)

  var text: String {
    switch self {
    case .mark(let text), .word(let text): "`\(text)`"
    case .slot(let slot): slot.rawValue
    }
  }
}

/// The kinds of things that a statement has places for.
enum Slot: String, Hashable, Sendable {
  case statement = "a statement"
  case subject = "an entity"
  case predicate = "a predicate"
  case object = "an object"
  case type = "a type"
  case entity = "an entity's name or label"
  case variable = "a variable"
  case iri = "an IRI"
  case expression = "an expression"
  case value = "a value"
  case string = "a string"
  case quote = "words of the article in quotation marks"
  case number = "a whole number"
  case name = "a name"
  case article = "an article's name"
  case path = "a file"
}

/// Collects what could stand at one token, the furthest that was looked at.
final class Recorder {
  private(set) var offset = -1
  private(set) var expected: [Expected] = []
  private var seen: Set<Expected> = []

  func note(_ thing: Expected, at offset: Int) {
    if offset != self.offset {
      self.offset = offset
      expected = []
      seen = []
    }
    if seen.insert(thing).inserted { expected.append(thing) }
  }
}
