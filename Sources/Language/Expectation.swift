/// What may stand at a place of a text that is being typed: what completion offers there.
public struct Expectation: Hashable, Sendable {
  public enum Position: Hashable, Sendable {
    /// The first word: a statement's, or the beginning of a pattern.
    case statementStart
    case predicate
    case type
    case entity
    case variable
    /// After `@`: an entity's label that begins with this text.
    case label(String)
    case parameter
    case file
    case articleName
    /// Inside an expression: a variable or a function.
    case expression
    /// A word or mark of the grammar: ``Expectation/keywords`` are all that can stand there.
    case keyword
    /// The name of a dot command.
    case command
    /// The argument of a dot command, whose name comes without its dot.
    case argument(String)
    /// Free text or a comment: nothing can be offered.
    case none
  }

  public var position: Position
  /// Where the word begins that the cursor stands in or at the end of; a byte offset, the cursor's own where it
  /// stands in no word.
  public var wordStart: Int
  /// The words and marks of the grammar that can stand there too.
  public var keywords: [String]
  /// The variables that the statement has before the cursor, without their mark, each once, in order.
  public var variables: [String]

  public init(position: Position, wordStart: Int, keywords: [String] = [], variables: [String] = []) {
    self.position = position
    self.wordStart = wordStart
    self.keywords = keywords
    self.variables = variables
  }
}

/// What may stand at a byte offset of a text at the prompt. O(length of the text).
///
/// What stands after the offset is not looked at.
public func expectation(in text: String, at offset: Int) -> Expectation {
  let source = Source(name: "input", text: text)
  let cursor = min(max(0, offset), source.bytes.count)
  let start = statementStart(in: source, before: cursor)
  var reading = ExpectationReading(source, from: start, to: cursor)
  return reading.expectation()
}

/// Where the piece begins that a cursor stands in; the cursor itself where it begins a new one.
private func statementStart(in source: Source, before cursor: Int) -> Int {
  let typed = Source(name: source.name, text: source.text(SourceRange(0, cursor)))
  var reader = StatementReader(typed)
  var last: Piece?
  while let piece = reader.nextPiece() { last = piece }
  guard let last else { return cursor }
  let gap = typed.bytes[last.range.upper...]
  let isOnNewLine = gap.contains { $0 == 0x0A || $0 == 0x0D }
  return isOnNewLine && reader.isClosed ? cursor : last.range.lower
}

/// Finds the word at the cursor, and what the grammar expects there.
private struct ExpectationReading {
  let source: Source
  let start: Int
  let cursor: Int
  var variables: [String] = []

  init(_ source: Source, from start: Int, to cursor: Int) {
    self.source = source
    self.start = start
    self.cursor = cursor
  }

  mutating func expectation() -> Expectation {
    if start < cursor, source.bytes[start] == UInt8(ascii: ".") { return command() }
    var lexer = Lexer(source.bytes, range: SourceRange(start, cursor), readsNames: true)
    lexer.readsOccurrences = true
    var token = lexer.next()
    if let path = rawWord(token, lexer) { return path }
    var previous: Token?
    while token.kind != .end {
      if token.upper == cursor, let result = atWord(token, after: previous) { return result }
      if token.kind == .variable { note(source.text(SourceRange(token.lower + 1, token.upper))) }
      previous = token
      token = lexer.next()
    }
    if isInComment(from: previous?.upper ?? start) { return result(.none, at: cursor) }
    return read(upTo: cursor)
  }

  private mutating func note(_ variable: String) {
    if !variables.contains(variable) { variables.append(variable) }
  }

  private func result(_ position: Expectation.Position, at wordStart: Int) -> Expectation {
    Expectation(position: position, wordStart: wordStart, variables: variables)
  }

  private func command() -> Expectation {
    let bytes = source.bytes[start..<cursor]
    guard let space = bytes.firstIndex(where: Characters.isSpace) else { return result(.command, at: start) }
    let name = source.text(SourceRange(start + 1, space))
    let word = bytes.lastIndex(where: Characters.isSpace).map { $0 + 1 } ?? cursor
    return result(.argument(name), at: word)
  }

  /// The path after `load` and the name after `article`, which are not cut into tokens.
  private func rawWord(_ first: Token, _ lexer: Lexer) -> Expectation? {
    guard first.kind == .word, first.upper < cursor else { return nil }
    let word = source.text(first.range).lowercased()
    guard word == "load" || word == "article" else { return nil }
    let lower = lexer.afterSpace()
    let position: Expectation.Position = word == "load" ? .file : .articleName
    guard let byte = lexer.byte(lower) else { return result(position, at: cursor) }
    if byte == UInt8(ascii: "<"), word == "load" { return nil }
    if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
      return lexer.string(lower, quote: lower).problem == nil ? nil : result(position, at: lower + 1)
    }
    return lexer.run(from: lower).upper == cursor ? result(position, at: lower) : nil
  }

  /// What a token that ends at the cursor is the beginning of; nil where it is a mark, after which a new word begins.
  private func atWord(_ token: Token, after previous: Token?) -> Expectation? {
    switch token.kind {
    case .word, .prefixed: return read(upTo: token.lower)
    case .variable: return result(.variable, at: token.lower)
    case .question:
      // Right after a name or a parenthesis it is part of a path.
      let isPath = previous?.upper == token.lower && token.lower > start
      return isPath ? nil : result(.variable, at: token.lower)
    case .parameter: return result(.parameter, at: token.lower)
    case .tag:
      guard previous?.kind != .string else { return result(.none, at: token.lower) }
      return result(.label(source.text(SourceRange(token.lower + 1, cursor))), at: token.lower)
    case .invalid: return unfinished(token, after: previous)
    case .string, .label, .iri, .blank, .integer, .decimal, .double, .occurrence:
      return result(.none, at: token.lower)
    default: return nil
    }
  }

  private func unfinished(_ token: Token, after previous: Token?) -> Expectation? {
    switch token.problem {
    case .unterminatedLabel:
      return result(.label(source.text(SourceRange(token.lower + 2, cursor))), at: token.lower)
    case .unterminatedString: return result(.none, at: token.lower)
    case .strayCharacter, nil:
      switch source.text(token.range) {
      case "@" where previous?.kind != .string: return result(.label(""), at: token.lower)
      case "%": return result(.parameter, at: token.lower)
      case "$": return result(.variable, at: token.lower)
      default: return result(.none, at: token.lower)
      }
    }
  }

  private func isInComment(from offset: Int) -> Bool {
    guard offset < cursor else { return false }
    let gap = source.bytes[offset..<cursor]
    let line = gap.lastIndex { $0 == 0x0A || $0 == 0x0D }.map { gap[($0 + 1)...] } ?? gap
    return line.contains(UInt8(ascii: "#"))
  }

  /// What the grammar expects after the text before an offset.
  private func read(upTo end: Int) -> Expectation {
    var parser = Parser(source, range: SourceRange(start, end))
    let recorder = Recorder()
    parser.recorder = recorder
    do {
      _ = try parser.readStatement()
    } catch {
      guard error.isAtEnd else { return result(.none, at: end) }
    }
    guard recorder.offset == end else { return result(.none, at: end) }
    var slots: [Slot] = []
    var keywords: [String] = []
    for thing in recorder.expected {
      switch thing {
      case .slot(let slot): slots.append(slot)
      case .mark(let text), .word(let text): keywords.append(text)
      }
    }
    return Expectation(
      position: position(of: slots), wordStart: end, keywords: keywords, variables: variables)
  }

  /// The first of these that the grammar expects.
  private static let positions: [(Slot, Expectation.Position)] = [
    (.statement, .statementStart),
    (.path, .file),
    (.article, .articleName),
    (.predicate, .predicate),
    (.type, .type),
    (.expression, .expression),
    (.subject, .entity),
    (.object, .entity),
    (.entity, .entity),
    (.value, .entity),
    (.variable, .variable),
    (.string, .none),
    (.quote, .none),
    (.number, .none),
    (.name, .none),
    (.iri, .none),
  ]

  private func position(of slots: [Slot]) -> Expectation.Position {
    for (slot, position) in Self.positions where slots.contains(slot) { return position }
    return .keyword
  }
}
