/// The way of a statement: its first word decides what it is.
extension Parser {
  /// Reads the statement to the end of the range.
  mutating func readStatement() throws(SyntaxError) -> StatementSyntax {
    switch mode {
    case .sparqlQuery, .sparqlUpdate: return try sparqlUnit()
    case .gloss:
      if source.isStandard { return try standardUnit() }
      if let plain = plainSPARQL() { return plain }
      return try glossStatement()
    }
  }

  /// A query or an update request of standard SPARQL. The error of a text that is neither is that of the one which is
  /// right up to a later place. A request without operations is none in a file of queries.
  private func standardUnit() throws(SyntaxError) -> StatementSyntax {
    var errors: [SyntaxError] = []
    for mode in [Mode.sparqlQuery, .sparqlUpdate] {
      var parser = Parser(source, range: range, mode: mode)
      parser.recorder = recorder.map { _ in Recorder() }
      do throws(SyntaxError) {
        let statement = try parser.readStatement()
        if source.name.hasSuffix(".rq"), case .update(let updates) = statement.kind, updates.isEmpty { break }
        return statement
      } catch { errors.append(error) }
    }
    if errors.count == 1 { throw errors[0] }
    throw errors[1].range.lower > errors[0].range.lower ? errors[1] : errors[0]
  }

  /// A query or an update request, as the mode says, and nothing after it.
  private mutating func sparqlUnit() throws(SyntaxError) -> StatementSyntax {
    let lower = token.lower
    let prologue = try prologue()
    let kind: StatementSyntax.Kind =
      mode == .sparqlQuery ? .query(try query()) : .update(try updates())
    guard token.kind == .end else { throw unexpected() }
    return StatementSyntax(kind, prologue: prologue, range: range(from: lower))
  }

  /// The statement as SPARQL without extensions, where it is that: so the extensions change the meaning of none. A
  /// request without operations is one in a file of updates only; elsewhere something is missing.
  private func plainSPARQL() -> StatementSyntax? {
    guard recorder == nil else { return nil }
    var modes: [Mode] = []
    switch statementWord(token) {
    case "select", "ask", "construct", "describe": modes = [.sparqlQuery]
    case "base", "prefix", "version": modes = [.sparqlQuery, .sparqlUpdate]
    case "insert", "delete", "with", "clear", "drop", "create", "move", "copy": modes = [.sparqlUpdate]
    case "add", "load": modes = beginsWithIRIOrGraph ? [.sparqlUpdate] : []
    default: if token.kind == .end { modes = [.sparqlUpdate] }
    }
    for mode in modes {
      var parser = Parser(source, range: range, mode: mode)
      do {
        let statement = try parser.readStatement()
        if case .update(let operations) = statement.kind, operations.isEmpty, !source.name.hasSuffix(".ru") {
          continue
        }
        return statement
      } catch {
        continue
      }
    }
    return nil
  }

  /// Whether after `add` or `load` something follows that SPARQL's operations of these names may begin with.
  private var beginsWithIRIOrGraph: Bool {
    let next = peek()
    if isWord("load") { return next.kind == .iri || isWord("silent", next) }
    return next.kind == .iri || next.kind == .prefixed || isWord("silent", next) || isWord("default", next)
      || isWord("graph", next)
  }

  /// The token's word in lower case, where it may be the first of a statement; else an empty text.
  private func statementWord(_ token: Token) -> String {
    token.kind == .word && token.upper - token.lower <= 12 ? lowercased(token) : ""
  }

  private mutating func glossStatement() throws(SyntaxError) -> StatementSyntax {
    let lower = token.lower
    let first = token
    note(.statement)
    let prologue = try prologue()
    if token.kind == .end, token.lower != first.lower {
      throw SyntaxError(.prologueAlone, token.range, expected: unexpected().expected, hint: .keepPrefix)
    }
    let kind: StatementSyntax.Kind
    do throws(SyntaxError) {
      kind = try glossKind()
      // A last period or semicolon says no more than the end does.
      if token.kind == .period || token.kind == .semicolon { advance() }
      guard token.kind == .end else { throw unexpected() }
    } catch {
      throw explained(error, first: first)
    }
    return StatementSyntax(kind, prologue: prologue, range: range(from: lower))
  }

  private mutating func glossKind() throws(SyntaxError) -> StatementSyntax.Kind {
    if atQuery { return .query(try query()) }
    if atUpdate { return .update(try updates()) }
    for (word, read) in Self.statements where at(word: word) { return try read(&self) }
    if let meant = meantForm {
      throw SyntaxError(
        .unknownStatement(text(token)), token.range, hint: .statementWord(text(token), closest: [meant]))
    }
    return .query(try pattern())
  }

  /// The query form that a misspelt first word means: variables and a brace follow it, which make no pattern of it.
  private var meantForm: String? {
    guard token.kind == .word,
      let meant = closest(to: text(token), among: ["select", "construct", "describe"]).first
    else { return nil }
    var ahead = lexer
    var words = 0
    while true {
      let next = ahead.next()
      switch next.kind {
      case .variable, .star: words += 1
      case .word where isWord("where", next) || isWord("distinct", next): break
      case .leftBrace: return words > 0 || meant != "describe" ? meant : nil
      default: return nil
      }
    }
  }

  private typealias Reading = @Sendable (inout Parser) throws(SyntaxError) -> StatementSyntax.Kind

  private static let statements: [(StaticString, Reading)] = [
    ("add", { parser throws(SyntaxError) in .add(try parser.add(.add)) }),
    ("claim", { parser throws(SyntaxError) in .add(try parser.add(.claim)) }),
    ("deny", { parser throws(SyntaxError) in .add(try parser.add(.deny)) }),
    ("remove", { parser throws(SyntaxError) in .remove(try parser.remove()) }),
    ("name", { parser throws(SyntaxError) in .name(try parser.name()) }),
    ("load", { parser throws(SyntaxError) in try parser.load() }),
    ("article", { parser throws(SyntaxError) in try parser.article() }),
    ("mark", { parser throws(SyntaxError) in .mark(try parser.mark()) }),
    ("unmark", { parser throws(SyntaxError) in .unmark(try parser.unmark()) }),
    ("rename", { parser throws(SyntaxError) in try parser.rename() }),
    ("merge", { parser throws(SyntaxError) in try parser.merge() }),
    ("facts", { parser throws(SyntaxError) in try parser.facts() }),
    ("type", { parser throws(SyntaxError) in try parser.type() }),
    ("relation", { parser throws(SyntaxError) in try parser.relation() }),
    ("why", { parser throws(SyntaxError) in try parser.why() }),
    ("count", { parser throws(SyntaxError) in .query(try parser.count()) }),
  ]

  // MARK: Patterns

  /// A bare pattern with its modifiers.
  mutating func pattern() throws(SyntaxError) -> QuerySyntax {
    let lower = token.lower
    let duplicates: QuerySyntax.Duplicates = consume(ifWord: "distinct") ? .distinct : .keep
    let pattern = try barePattern()
    let modifiers = try modifiers()
    return QuerySyntax(
      form: .pattern(duplicates), pattern: pattern, modifiers: modifiers, range: range(from: lower))
  }

  /// A pattern without braces around it; it is not empty.
  mutating func barePattern() throws(SyntaxError) -> GroupSyntax {
    place = .barePattern
    let lower = token.lower
    let elements = try elements()
    guard !elements.isEmpty else {
      throw noTerm(hint: token.kind == .word ? reservedHint : nil)
    }
    return try checked(GroupSyntax(elements, range(from: lower)))
  }

  private var reservedHint: SyntaxError.Hint {
    isWord("exists") || isWord("not") ? .writeFilterExists : .keywordAsName(text(token))
  }

  /// `count PATTERN by ?v …`, from the word on.
  private mutating func count() throws(SyntaxError) -> QuerySyntax {
    let lower = token.lower
    advance()
    if isWord("distinct") { throw unexpected(hint: .countDistinctForm) }
    if token.kind == .leftParen, isAllInParentheses { throw unexpected(hint: .countForm) }
    endsAtBy = true
    let pattern = try barePattern()
    endsAtBy = false
    var keys: [TermSyntax] = []
    if consume(ifWord: "by") {
      repeat { keys.append(try expectVariable()) } while token.kind == .variable
    }
    let start = token.range
    let modifiers = try modifiers()
    if !modifiers.groupBy.isEmpty {
      throw SyntaxError(.unexpected("group"), start, hint: .countBy)
    }
    return QuerySyntax(form: .count(keys), pattern: pattern, modifiers: modifiers, range: range(from: lower))
  }

  /// Whether the parenthesis that is the token closes at the end, or before `by`.
  private var isAllInParentheses: Bool {
    var ahead = lexer
    var depth = 1
    while depth > 0 {
      switch ahead.next().kind {
      case .leftParen: depth += 1
      case .rightParen: depth -= 1
      case .end: return false
      default: break
      }
    }
    let next = ahead.next()
    return next.kind == .end || isWord("by", next)
  }

  /// `why PATTERN`, from the word on.
  private mutating func why() throws(SyntaxError) -> StatementSyntax.Kind {
    advance()
    return .why(try pattern())
  }
}
