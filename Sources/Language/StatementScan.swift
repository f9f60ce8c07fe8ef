/// Reads a statement line by line, as far as its tokens say where its lines end.
struct StatementScan {
  /// How a line ends.
  enum Line {
    /// A bracket is open, or the line ends in `;` or `,`.
    case open
    /// Nothing is open.
    case ended
    /// It is the last line.
    case last(isOpen: Bool)
  }

  private let source: Source
  private var lexer: Lexer
  private var token: Token
  private var depth = 0
  private var readsEvidence = false
  /// The end of the last token that was read.
  private(set) var upper: Int
  /// Whether the first word is one of SPARQL's.
  let isSPARQL: Bool
  /// Whether the first token is a word.
  let beginsWithWord: Bool

  init(_ source: Source, from lower: Int, to end: Int) {
    self.source = source
    lexer = Lexer(source.bytes, range: SourceRange(lower, end), readsNames: true)
    token = lexer.next()
    upper = token.lower
    beginsWithWord = token.kind == .word
    let word = token.kind == .word ? source.text(token.range).lowercased() : ""
    switch word {
    case "select", "ask", "construct", "describe", "base", "prefix", "version", "insert", "delete", "with",
      "clear", "drop", "create", "move", "copy":
      isSPARQL = true
    case "load":
      isSPARQL = Self.isSPARQLLoad(source, lexer)
      if !isSPARQL { skipRawText() }
    case "add":
      isSPARQL = Self.isTransfer(source, lexer)
      readsEvidence = !isSPARQL
    default:
      isSPARQL = false
      switch word {
      case "article": skipRawText()
      case "mark", "unmark": lexer.readsOccurrences = true
      case "claim", "deny": readsEvidence = true
      default: break
      }
    }
  }

  /// Reads to the end of a line.
  mutating func nextLine() -> Line {
    var last = token
    while token.kind != .end {
      last = token
      upper = token.upper
      depth = max(0, depth + token.nesting)
      let isFrom = readsEvidence && token.kind == .word && source.text(token.range).lowercased() == "from"
      if isFrom { lexer.readsOccurrences = true }
      token = lexer.next()
      if isFrom, token.kind != .string { lexer.readsOccurrences = false }
      guard token.kind != .end else { break }
      let gap = source.bytes[upper..<token.lower]
      if gap.contains(where: { $0 == 0x0A || $0 == 0x0D }) { return isOpen(after: last) ? .open : .ended }
    }
    return .last(isOpen: isOpen(after: last))
  }

  /// Whether the line to be read next begins with a statement's word, or is a command.
  var nextLineBeginsPiece: Bool {
    switch token.kind {
    case .period:
      return token.upper < source.bytes.count && Characters.isASCIILetter(source.bytes[token.upper])
    case .word:
      let word = source.text(token.range).lowercased()
      if Keywords.statementWords.contains(word) { return true }
      let line = source.bytes[token.lower...].prefix { $0 != 0x0A && $0 != 0x0D }
      return StatementReader.isPlainCommand(source, SourceRange(token.lower, line.endIndex))
    default: return false
    }
  }

  private func isOpen(after last: Token) -> Bool {
    if depth > 0 { return true }
    switch last.kind {
    case .semicolon, .comma: return true
    case .invalid: return last.problem == .unterminatedString || last.problem == .unterminatedLabel
    default: return false
    }
  }

  /// Passes over a path or an article's name, which is not cut into tokens unless it is quoted.
  private mutating func skipRawText() {
    let start = lexer.afterSpace()
    guard let first = lexer.byte(start), first != UInt8(ascii: "\""), first != UInt8(ascii: "'") else {
      return
    }
    let run = lexer.run(from: start)
    token = Token(.word, run.lower, run.upper)
    upper = run.upper
    lexer.position = run.upper
  }

  /// Whether `load` is followed by an IRI, as SPARQL's is.
  static func isSPARQLLoad(_ source: Source, _ afterWord: Lexer) -> Bool {
    var lexer = afterWord
    var next = lexer.next()
    if next.kind == .word, source.text(next.range).lowercased() == "silent" { next = lexer.next() }
    return next.kind == .iri
  }

  /// Whether `add` is followed by a graph and `to`, as SPARQL's is.
  static func isTransfer(_ source: Source, _ afterWord: Lexer) -> Bool {
    var lexer = afterWord
    var next = lexer.next()
    func isWord(_ word: String) -> Bool {
      next.kind == .word && source.text(next.range).lowercased() == word
    }
    if isWord("silent") { next = lexer.next() }
    if isWord("graph") {
      next = lexer.next()
    } else if !isWord("default"), next.kind != .iri, next.kind != .prefixed {
      return false
    }
    next = lexer.next()
    guard isWord("to") else { return false }
    next = lexer.next()
    return isWord("default") || isWord("graph") || next.kind == .iri || next.kind == .prefixed
      || next.kind == .end
  }
}
