/// Statements about articles, what they name, and the schema.
extension Parser {
  /// `load PATH [as NAME]`, from the word on. SPARQL's `LOAD <iri>` has been read before.
  mutating func load() throws(SyntaxError) -> StatementSyntax.Kind {
    if isWord("load"), peek().kind == .iri || isSilentLoad {
      return .update(try updates())
    }
    lexer.skip(to: lexer.afterSpace())
    let start = lexer.position
    advance()
    note(.path)
    let path: TextSyntax
    if token.kind == .string || token.problem == .unterminatedString {
      guard token.problem == nil else { throw unexpected() }
      path = TextSyntax(try string(token), token.range)
      advance()
    } else {
      let run = lexer.run(from: start)
      guard run.upper > run.lower else { throw unexpected() }
      path = rawText(run)
    }
    guard consume(ifWord: "as") else { return .load(path: path, name: nil) }
    return .load(path: path, name: try articleName())
  }

  private var isSilentLoad: Bool {
    var ahead = lexer
    let silent = ahead.next()
    return isWord("silent", silent) && ahead.next().kind == .iri
  }

  /// Takes a run of bytes that are not cut into tokens.
  private mutating func rawText(_ run: SourceRange) -> TextSyntax {
    let result = TextSyntax(source.text(run), run)
    lexer.position = run.upper
    token = Token(.word, run.lower, run.upper)
    advance()
    return result
  }

  /// An article's name: in quotes, or up to the next space, comma or brace.
  mutating func articleName() throws(SyntaxError) -> TextSyntax {
    note(.article)
    if token.kind == .string {
      let name = TextSyntax(try string(token), token.range)
      advance()
      return name
    }
    var run = lexer.run(from: token.lower, upTo: [UInt8(ascii: ","), UInt8(ascii: "{")])
    while run.upper > run.lower, [UInt8(ascii: "."), UInt8(ascii: ";")].contains(source.bytes[run.upper - 1])
    {
      run.upper -= 1
    }
    guard run.upper > run.lower, token.problem != .unterminatedString else { throw unexpected() }
    return rawText(run)
  }

  /// `article NAME`, from the word on.
  mutating func article() throws(SyntaxError) -> StatementSyntax.Kind {
    advance()
    return .article(try articleName())
  }

  // MARK: Mentions

  /// `mark SPAN [as TYPE] [= NAME]`, one of the two at least, from the word on.
  mutating func mark() throws(SyntaxError) -> MarkSyntax {
    lexer.readsOccurrences = true
    advance()
    let span = try span()
    let type = consume(ifWord: "as") ? try named(.type) : nil
    guard type == nil || at(.equal) else { return MarkSyntax(span: span, type: type, entity: nil) }
    guard consume(if: .equal) else { throw unexpected(hint: type == nil ? .sayWhatItIs : nil) }
    return MarkSyntax(span: span, type: type, entity: try entity())
  }

  /// `unmark SPAN [= NAME]`, from the word on.
  mutating func unmark() throws(SyntaxError) -> UnmarkSyntax {
    lexer.readsOccurrences = true
    advance()
    let span = try span()
    return UnmarkSyntax(span: span, entity: consume(if: .equal) ? try entity() : nil)
  }

  /// `"words" [#N]`, `all "words"`, or `START-END`.
  private mutating func span() throws(SyntaxError) -> SpanSyntax {
    if consume(ifWord: "all") { return .all(try quotedWords()) }
    note(.number)
    guard token.kind == .integer else {
      let words = try quotedWords()
      return .words(words, occurrence: try occurrence())
    }
    let lower = token.lower
    let start = try count()
    guard at(.minus) || token.kind == .enDash else { throw unexpected() }
    advance()
    note(.number)
    guard token.kind == .integer else { throw unexpected() }
    let end = try count()
    let range = range(from: lower)
    guard start < end else { throw SyntaxError(.invalidSpan(source.text(range)), range) }
    return .offsets(start, end, range)
  }

  private mutating func entity() throws(SyntaxError) -> TermSyntax { try named(.entity, allowsLabels: true) }

  /// `rename OLD NEW`, from the word on.
  mutating func rename() throws(SyntaxError) -> StatementSyntax.Kind {
    advance()
    let old = try entity()
    return .rename(old, to: try named(.name))
  }

  /// `merge ENTITY into ENTITY`, from the word on.
  mutating func merge() throws(SyntaxError) -> StatementSyntax.Kind {
    advance()
    let entity = try entity()
    try expect(word: "into")
    return .merge(entity, into: try self.entity())
  }

  /// `facts [without evidence]`, from the word on.
  mutating func facts() throws(SyntaxError) -> StatementSyntax.Kind {
    advance()
    guard consume(ifWord: "without") else {
      switch token.kind {
      case .end, .period, .semicolon: return .facts(withoutEvidence: false)
      default: throw unexpected(hint: .takesWithoutEvidence)
      }
    }
    try expect(word: "evidence")
    return .facts(withoutEvidence: true)
  }

  // MARK: The schema

  /// `type NAME [< SUPERCLASS, …]`, from the word on.
  mutating func type() throws(SyntaxError) -> StatementSyntax.Kind {
    advance()
    let type = try named(.type)
    var superclasses: [TermSyntax] = []
    if consume(if: .less) {
      repeat { superclasses.append(try named(.type)) } while consume(if: .comma)
    }
    return .type(type, superclasses: superclasses)
  }

  /// `relation NAME [: CLASS | …] [-> CLASS | …]`, from the word on.
  mutating func relation() throws(SyntaxError) -> StatementSyntax.Kind {
    advance()
    var relation = try named(.predicate)
    var domain: [TermSyntax] = []
    // The colon may stand right after the name or right before the class: then both are one token.
    if case .prefixed(let name, let local) = relation.kind, local.isEmpty, !name.isEmpty {
      relation = TermSyntax(.name(name), SourceRange(relation.range.lower, relation.range.upper - 1))
      domain = try classes()
    } else if token.kind == .prefixed, source.bytes[token.lower] == UInt8(ascii: ":") {
      if token.upper > token.lower + 1 { token = colonCutOff(token) } else { advance() }
      domain = try classes()
    } else {
      recorder?.note(.mark(":"), at: token.lower)
    }
    let range = consume(if: .arrow) ? try classes() : []
    return .relation(relation, domain: domain, range: range)
  }

  /// The name right after a colon as a token of its own.
  private mutating func colonCutOff(_ token: Token) -> Token {
    lexer.position = token.lower + 1
    return lexer.next()
  }

  private mutating func classes() throws(SyntaxError) -> [TermSyntax] {
    var classes = [try named(.type)]
    while consume(if: .bar) { classes.append(try named(.type)) }
    return classes
  }

  /// `name WORD = IRI`, `name PREFIX: = IRI`, `name @base = IRI` or `name @vocab = IRI`, from the word on.
  mutating func name() throws(SyntaxError) -> NameSyntax {
    advance()
    note(.name)
    let range = token.range
    let subject: NameSyntax.Subject
    switch token.kind {
    case .word: subject = .name(text(token))
    case .prefixed where prefixed(token).local.isEmpty: subject = .prefix(prefixed(token).prefix)
    case .tag where text(token) == "@base": subject = .base
    case .tag where text(token) == "@vocab": subject = .vocab
    default: throw noTerm()
    }
    advance()
    try expect(.equal)
    note(.iri)
    guard token.kind == .iri || token.kind == .prefixed else { throw noTerm() }
    return NameSyntax(subject: subject, subjectRange: range, iri: try named(.iri))
  }
}
