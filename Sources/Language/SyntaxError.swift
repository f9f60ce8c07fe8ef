/// Why a text is no statement: what is wrong, exactly where, what could have stood there, and what was likely meant.
public struct SyntaxError: Error, Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    /// Something stands where it cannot; the text is what was found.
    case unexpected(String)
    /// The text ends too early.
    case unexpectedEnd
    /// A string, or the quoted part of a label, has no closing quotation mark.
    case unterminatedString
    /// A string goes over the end of its line where it may not.
    case lineBreakInString
    /// A character that begins nothing in this language.
    case strayCharacter(String)
    /// An IRI with a character that it cannot hold, or without its `>`.
    case invalidIRI
    /// A backslash with something after it that means nothing.
    case invalidEscape(String)
    /// An escape for half a character (U+D800 to U+DFFF), or beyond U+10FFFF.
    case invalidCodePoint(String)
    case invalidLanguageTag(String)
    /// A number too large to count with.
    case numberTooLarge(String)
    /// Brackets within brackets, or a chain of operators, beyond the limit.
    case nestingTooDeep(limit: Int)
    /// A bare name, a label or a parameter in plain SPARQL.
    case notInSPARQL(String)
    /// A property path where only a predicate may stand.
    case pathNotAllowed
    /// A fact with a path as its predicate cannot carry an annotation.
    case annotationOnPath
    /// A literal as the subject of a fact.
    case literalSubject
    /// A term of a kind that cannot stand there, such as a blank node in an expression.
    case termNotAllowed(String, in: String)
    case unknownFunction(String, closest: [String])
    case wrongArgumentCount(function: String, expected: ClosedRange<Int>, found: Int)
    /// A row of `VALUES` with more or fewer terms than there are variables.
    case wrongRowLength(expected: Int, found: Int)
    case duplicateVariable(String)
    /// `PREFIX` or `BASE` with nothing after it.
    case prologueAlone
    /// An occurrence or offsets that are none, such as `#0` or `9-3`.
    case invalidSpan(String)
    /// The first word is no statement's, and what follows makes no pattern of it.
    case unknownStatement(String)
    /// A quotation without words.
    case emptyQuote
    /// More patterns that are not triples follow each other in one group than the limit.
    case groupTooLong(limit: Int)
  }

  /// What was likely meant.
  public enum Hint: Hashable, Sendable {
    /// Two triple patterns without a period between them.
    case missingPeriod
    /// A relation behind a comma, where only another object can stand.
    case semicolonBeforeRelation
    /// A relation behind a period, where another subject stands.
    case semicolonForSubject
    /// A condition without the word that says so.
    case filterCondition
    /// A question in plain words.
    case questionAsPattern
    /// `sum`, `avg` and their like, of which only `count` has a short form.
    case aggregateForm(String)
    /// `count distinct`.
    case countDistinctForm
    /// A word behind `order by` or `group by`.
    case keysShape
    /// Words side by side where a name is one word, or a period is missing.
    case severalWords
    /// A text before the place goes over the end of a line.
    case textOverLines
    /// `and`, `or` and `not` written as words, `==` for `=`.
    case operatorSpelling(written: String, meant: String)
    /// A word of the grammar where a name seems meant.
    case keywordAsName(String)
    /// A word of the grammar that brackets follow, where a name or a pattern stands.
    case bracketsAfter(String, String)
    /// An expression without `as` and a variable.
    case nameTheValue
    /// `count` with a pattern in parentheses.
    case countForm
    /// `group by` behind `count`.
    case countBy
    /// A bracket that was opened and not closed.
    case unclosed(String, SourceRange)
    /// A string where an entity is meant.
    case entityLabel(String)
    /// The first word is nearly a statement's.
    case statementWord(String, closest: [String])
    case straightQuotes
    case nameBeginsWithLetter
    case parenthesesAround(String)
    case keepPrefix
    case writeFilterExists
    case quoteNeeded
    /// Nothing but bare names, more of them than a triple has.
    case patternShape
    /// A word of the grammar that a number follows.
    case takesNumber(String)
    case takesWithoutEvidence
    /// `mark` without a type and without an entity.
    case sayWhatItIs
    /// A word that is kept for a statement that does not exist yet.
    case notInThisVersion(String)
  }

  public var kind: Kind
  /// The place of the error: the token that cannot stand there; empty at the end of the text.
  public var range: SourceRange
  /// What could have stood there, in the order of the grammar: words and marks in backquotes, else a description.
  public var expected: [String]
  public var hint: Hint?

  public init(_ kind: Kind, _ range: SourceRange, expected: [String] = [], hint: Hint? = nil) {
    self.kind = kind
    self.range = range
    self.expected = expected
    self.hint = hint
  }

  /// Whether more text could make it right.
  public var isAtEnd: Bool {
    switch kind {
    case .unexpectedEnd, .unterminatedString, .prologueAlone, .unknownStatement: true
    default: false
    }
  }

  /// Whether the line that it ends with is an error all the same, however the next one begins: more was hardly meant.
  var endsWithLine: Bool {
    if case .unknownStatement = kind { return true }
    return hint == .sayWhatItIs
  }
}
