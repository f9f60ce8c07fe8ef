/// The prologue and SPARQL's four query forms.
extension Parser {
  /// `BASE`, `PREFIX` and `VERSION`, any number of them.
  mutating func prologue() throws(SyntaxError) -> PrologueSyntax {
    var prologue = PrologueSyntax()
    while true {
      if consume(ifWord: "base") {
        prologue.declarations.append(.base(try iriReference()))
      } else if consume(ifWord: "prefix") {
        note(.name)
        guard token.kind == .prefixed, source.bytes[token.upper - 1] == UInt8(ascii: ":"),
          prefixed(token).local.isEmpty
        else { throw unexpected() }
        let prefix = prefixed(token).prefix
        advance()
        prologue.declarations.append(.prefix(prefix, try iriReference()))
      } else if consume(ifWord: "version") {
        note(.string)
        guard token.kind == .string, !isLongString(token) else { throw unexpected() }
        _ = try string(token)
        advance()
      } else {
        return prologue
      }
    }
  }

  private func isLongString(_ token: Token) -> Bool {
    guard token.upper - token.lower >= 6 else { return false }
    let bytes = source.bytes
    return bytes[token.lower] == bytes[token.lower + 1] && bytes[token.lower] == bytes[token.lower + 2]
  }

  private mutating func iriReference() throws(SyntaxError) -> TermSyntax {
    note(.iri)
    guard token.kind == .iri else { throw noTerm() }
    return take(.iri(try iri(token)))
  }

  /// Whether the token begins a query of SPARQL.
  var atQuery: Bool { at(word: "select") || at(word: "ask") || at(word: "construct") || at(word: "describe") }

  /// A query of one of the four forms, from its first word on.
  mutating func query() throws(SyntaxError) -> QuerySyntax {
    let lower = token.lower
    place = .pattern
    var query: QuerySyntax
    if at(word: "select") {
      query = try select(isSubquery: false)
    } else if consume(ifWord: "ask") {
      query = QuerySyntax(form: .ask, pattern: nil, range: range(from: lower))
      try dataset(of: &query)
      query.pattern = try whereClause()
      query.modifiers = try modifiers()
    } else if consume(ifWord: "construct") {
      query = try construct()
    } else if consume(ifWord: "describe") {
      query = try describe()
    } else {
      throw unexpected()
    }
    if at(word: "values") { query.modifiers.values = try values() }
    query.range = range(from: lower)
    return query
  }

  /// A query between the braces of a group, from `SELECT` on.
  mutating func subquery() throws(SyntaxError) -> QuerySyntax {
    let lower = token.lower
    var query = try select(isSubquery: true)
    if at(word: "values") { query.modifiers.values = try values() }
    query.range = range(from: lower)
    return query
  }

  private mutating func select(isSubquery: Bool) throws(SyntaxError) -> QuerySyntax {
    let lower = token.lower
    advance()
    var duplicates = QuerySyntax.Duplicates.keep
    if consume(ifWord: "distinct") {
      duplicates = .distinct
    } else if consume(ifWord: "reduced") {
      duplicates = .reduced
    }
    var projections: [QuerySyntax.Projection]?
    if !consume(if: .star) {
      var list = [try projection()]
      while at(.leftParen) || token.kind == .variable { list.append(try projection()) }
      note(.variable)
      projections = list
    }
    var query = QuerySyntax(form: .select(projections, duplicates), pattern: nil, range: range(from: lower))
    if !isSubquery { try dataset(of: &query) }
    query.pattern = try whereClause()
    query.modifiers = try modifiers()
    query.range = range(from: lower)
    return query
  }

  /// `?v` or `(expression AS ?v)`.
  private mutating func projection() throws(SyntaxError) -> QuerySyntax.Projection {
    note(.variable)
    guard at(.leftParen) else {
      if token.kind == .word, Builtins.names.contains(lowercased(token)) {
        throw unexpected(
          hint: .parenthesesAround("an expression and its name, as in (count(?x) as ?n),"))
      }
      return QuerySyntax.Projection(variable: try expectVariable(), expression: nil)
    }
    try open(.leftParen)
    let expression = try expression()
    guard consume(ifWord: "as") else {
      throw unexpected(hint: token.kind == .rightParen ? .nameTheValue : nil)
    }
    let variable = try expectVariable()
    try close(.rightParen)
    return QuerySyntax.Projection(variable: variable, expression: expression)
  }

  private mutating func construct() throws(SyntaxError) -> QuerySyntax {
    let lower = previousEnd
    if at(.leftBrace) {
      let template = try template()
      var query = QuerySyntax(form: .construct(template), pattern: nil, range: range(from: lower))
      try dataset(of: &query)
      query.pattern = try whereClause()
      query.modifiers = try modifiers()
      return query
    }
    var query = QuerySyntax(form: .construct(nil), pattern: nil, range: range(from: lower))
    try dataset(of: &query)
    try expect(word: "where")
    let start = token.lower
    let template = try template()
    query.pattern = GroupSyntax(template.isEmpty ? [] : [.triples(template)], range(from: start))
    query.modifiers = try modifiers()
    return query
  }

  /// `{ triples }` without paths.
  private mutating func template() throws(SyntaxError) -> [TripleSyntax] {
    let outer = place
    place = .template
    defer { place = outer }
    try open(.leftBrace)
    let triples = beginsTriple() ? try triplesBlock() : []
    try close(.rightBrace)
    return triples
  }

  private mutating func describe() throws(SyntaxError) -> QuerySyntax {
    let lower = previousEnd
    var terms: [TermSyntax]?
    if !consume(if: .star) {
      if isWord("where"), peek().kind == .leftBrace { throw noTerm() }
      var list = [try variableOrNamed(.entity, allowsLabels: true)]
      while beginsDescribed { list.append(try variableOrNamed(.entity, allowsLabels: true)) }
      terms = list
    }
    var query = QuerySyntax(form: .describe(terms), pattern: nil, range: range(from: lower))
    try dataset(of: &query)
    if at(word: "where") || at(.leftBrace) { query.pattern = try whereClause() }
    query.modifiers = try modifiers()
    return query
  }

  private var beginsDescribed: Bool {
    switch token.kind {
    case .variable, .iri, .prefixed: return true
    case .label, .tag, .parameter: return readsNames
    case .word:
      let ends: [StaticString] = [
        "where", "from", "order", "group", "having", "limit", "offset", "values",
      ]
      return readsNames && !ends.contains { isWord($0) }
    default: return false
    }
  }

  private mutating func dataset(of query: inout QuerySyntax) throws(SyntaxError) {
    while consume(ifWord: "from") {
      if consume(ifWord: "named") {
        query.fromNamed.append(try named(.iri))
      } else {
        query.from.append(try named(.iri))
      }
    }
  }

  private mutating func whereClause() throws(SyntaxError) -> GroupSyntax {
    _ = consume(ifWord: "where")
    return try group()
  }

  // MARK: Solution modifiers

  /// `GROUP BY`, `HAVING`, `ORDER BY`, `LIMIT` and `OFFSET`, each once at most and in this order, apart from the
  /// last two, which may change places.
  mutating func modifiers() throws(SyntaxError) -> ModifiersSyntax {
    var modifiers = ModifiersSyntax()
    if at(word: "group") {
      try by()
      repeat { modifiers.groupBy.append(try groupKey()) } while beginsKey
    }
    if at(word: "having") {
      advance()
      modifiers.having.append(try constraint(after: "having"))
      while let constraint = try constraintIfAny() { modifiers.having.append(constraint) }
    }
    if at(word: "order") {
      try by()
      while let key = try order(isFirst: modifiers.orderBy.isEmpty) { modifiers.orderBy.append(key) }
    }
    for _ in 0..<2 {
      if modifiers.limit == nil, at(word: "limit") {
        modifiers.limit = try countAfterWord()
      } else if modifiers.offset == nil, at(word: "offset") {
        modifiers.offset = try countAfterWord()
      }
    }
    return modifiers
  }

  /// Takes `by` after `group` or `order`, which is the token.
  private mutating func by() throws(SyntaxError) {
    let word = text(token)
    advance()
    guard at(word: "by") else {
      let isBy = token.kind == .variable || token.kind == .leftParen
      throw unexpected(
        hint: isBy
          ? .statementWord(word, closest: [word.lowercased() + " by"])
          : token.kind == .end || !readsNames ? nil : .keywordAsName(word))
    }
    advance()
  }

  /// Whether the token begins another key of `GROUP BY`.
  private var beginsKey: Bool {
    note(.variable)
    switch token.kind {
    case .variable, .leftParen: return true
    case .iri, .prefixed: return peek().kind == .leftParen
    case .word: return Builtins.functions[text(token).uppercased()] != nil
    default: return false
    }
  }

  private mutating func groupKey() throws(SyntaxError) -> ModifiersSyntax.GroupKey {
    note(.variable)
    if token.kind == .variable {
      let variable = try expectVariable()
      return ModifiersSyntax.GroupKey(
        expression: ExpressionSyntax(.term(variable), variable.range), variable: nil)
    }
    if at(.leftParen) {
      let lower = token.lower
      try open(.leftParen)
      var expression = try expression()
      let variable = consume(ifWord: "as") ? try expectVariable() : nil
      try close(.rightParen)
      expression.range = range(from: lower)
      return ModifiersSyntax.GroupKey(expression: expression, variable: variable)
    }
    return ModifiersSyntax.GroupKey(expression: try constraint(after: "by"), variable: nil)
  }

  /// One key of `ORDER BY`; nil where none begins.
  private mutating func order(isFirst: Bool) throws(SyntaxError) -> ModifiersSyntax.Order? {
    note(.variable)
    if token.kind == .variable {
      let variable = try expectVariable()
      return ModifiersSyntax.Order(
        expression: ExpressionSyntax(.term(variable), variable.range), isDescending: false)
    }
    if at(word: "asc") || at(word: "desc") {
      let isDescending = isWord("desc")
      advance()
      guard at(.leftParen), let expression = try constraintIfAny() else {
        throw unexpected(hint: token.kind == .end ? nil : .parenthesesAround("what to order by"))
      }
      return ModifiersSyntax.Order(expression: expression, isDescending: isDescending)
    }
    let key = isFirst ? try constraint(after: "by") : try constraintIfAny()
    return key.map { ModifiersSyntax.Order(expression: $0, isDescending: false) }
  }

  /// The whole number after `limit` or `offset`, which is the token.
  private mutating func countAfterWord() throws(SyntaxError) -> Int {
    let word = text(token)
    let followsPeriod = previousEnd > range.lower && source.bytes[previousEnd - 1] == UInt8(ascii: ".")
    advance()
    note(.number)
    guard token.kind == .integer else {
      if token.kind == .end { throw unexpected() }
      let isName = token.kind == .word && readsNames && followsPeriod
      throw unexpected(hint: isName ? .keywordAsName(word) : .takesNumber(word))
    }
    return try count()
  }

  /// The whole number at the token.
  mutating func count() throws(SyntaxError) -> Int {
    guard let count = Int(text(token)) else {
      throw SyntaxError(.numberTooLarge(text(token)), token.range)
    }
    advance()
    return count
  }
}
