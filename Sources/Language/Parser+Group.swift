/// Group graph patterns: what stands between braces, and bare patterns.
extension Parser {
  /// `{ … }`: a pattern, or a subquery.
  mutating func group() throws(SyntaxError) -> GroupSyntax {
    let lower = token.lower
    try open(.leftBrace)
    let outer = endsAtBy
    endsAtBy = false
    defer { endsAtBy = outer }
    let elements: [GroupSyntax.Element] = at(word: "select") ? [.subquery(try subquery())] : try elements()
    try close(.rightBrace)
    return try checked(GroupSyntax(elements, range(from: lower)))
  }

  /// A group that is not nested too deep.
  func checked(_ group: GroupSyntax) throws(SyntaxError) -> GroupSyntax {
    guard group.height <= Self.heightLimit else {
      throw SyntaxError(.nestingTooDeep(limit: Self.heightLimit), group.range)
    }
    return group
  }

  /// The elements of a group up to what begins none: the closing brace, or what may follow a bare pattern.
  mutating func elements() throws(SyntaxError) -> [GroupSyntax.Element] {
    var elements: [GroupSyntax.Element] = []
    var length = 0
    while true {
      let lower = token.lower
      if let element = try element() {
        if case .filter = element { try expectNoOperator() } else { length += 1 }
        guard length <= Self.chainLimit else {
          throw SyntaxError(.groupTooLong(limit: Self.chainLimit), range(from: lower))
        }
        elements.append(element)
        _ = consume(if: .period)
      } else if !followsTriple, beginsTriple() {
        elements.append(.triples(try triplesBlock()))
      } else {
        return elements
      }
    }
  }

  /// An element that is no block of triples; nil where none begins.
  private mutating func element() throws(SyntaxError) -> GroupSyntax.Element? {
    if at(.leftBrace) { return try groupOrUnion() }
    if at(word: "optional") { return .optional(try groupAfterWord()) }
    if at(word: "minus") { return .minus(try groupAfterWord()) }
    if at(word: "filter") { return .filter(try filter()) }
    if at(word: "bind") { return try bind() }
    if at(word: "values") { return .values(try values()) }
    if at(word: "graph") {
      let word = text(token)
      advance()
      let name = try variableOrNamed(.entity, allowsLabels: true)
      return .graph(name, try group(after: word))
    }
    if at(word: "service") {
      let word = text(token)
      advance()
      let isSilent = consume(ifWord: "silent")
      let name = try variableOrNamed(.iri)
      return .service(name, try group(after: word), isSilent: isSilent)
    }
    return nil
  }

  /// Throws where a condition goes on with `and` or `or`, which would begin a pattern.
  private func expectNoOperator() throws(SyntaxError) {
    guard readsNames, isWord("and") || isWord("or"),
      [.word, .leftParen, .variable, .bang].contains(peek().kind)
    else { return }
    throw unexpected(hint: .operatorSpelling(written: text(token), meant: isWord("and") ? "&&" : "||"))
  }

  private mutating func groupOrUnion() throws(SyntaxError) -> GroupSyntax.Element {
    var members = [try group()]
    while consume(ifWord: "union") { members.append(try group()) }
    return members.count == 1 ? .group(members[0]) : .union(members)
  }

  private mutating func groupAfterWord() throws(SyntaxError) -> GroupSyntax {
    let word = text(token)
    advance()
    return try group(after: word)
  }

  private mutating func group(after word: String) throws(SyntaxError) -> GroupSyntax {
    guard at(.leftBrace) else {
      let hasName = ["graph", "service"].contains(word.lowercased())
      let form = hasName ? "NAME { … }" : "{ … }"
      throw unexpected(hint: token.kind == .end ? nil : .bracketsAfter(word, form))
    }
    return try group()
  }

  private mutating func filter() throws(SyntaxError) -> ExpressionSyntax {
    let word = text(token)
    advance()
    return try constraint(after: word)
  }

  private mutating func bind() throws(SyntaxError) -> GroupSyntax.Element {
    let word = text(token)
    advance()
    guard at(.leftParen) else {
      throw unexpected(hint: token.kind == .end ? nil : .bracketsAfter(word, "(… as ?x)"))
    }
    try open(.leftParen)
    let expression = try expression()
    guard consume(ifWord: "as") else {
      throw unexpected(hint: token.kind == .rightParen ? .nameTheValue : nil)
    }
    let variable = try expectVariable()
    try close(.rightParen)
    return .bind(expression, variable)
  }

  // MARK: Inline data

  /// `values ?v { … }` and `values (?v …) { (…) … }`, from the word on.
  mutating func values() throws(SyntaxError) -> ValuesSyntax {
    let lower = token.lower
    let word = text(token)
    advance()
    let isTable = token.kind == .leftParen
    var variables: [TermSyntax] = []
    if isTable {
      try open(.leftParen)
      var names: Set<[UInt8]> = []
      while !at(.rightParen) {
        let variable = try expectVariable()
        if let name = variable.variable, !names.insert(Array(name.utf8)).inserted {
          throw SyntaxError(.duplicateVariable(name), variable.range)
        }
        variables.append(variable)
      }
      try close(.rightParen)
    } else {
      note(.variable)
      guard token.kind == .variable else {
        throw unexpected(hint: token.kind == .end ? nil : .keywordAsName(word))
      }
      variables = [try expectVariable()]
    }
    try open(.leftBrace)
    var rows: [[TermSyntax?]] = []
    while !at(.rightBrace) { rows.append(isTable ? try row(width: variables.count) : [try value()]) }
    try close(.rightBrace)
    return ValuesSyntax(variables: variables, rows: rows, range: range(from: lower))
  }

  private mutating func row(width: Int) throws(SyntaxError) -> [TermSyntax?] {
    let lower = token.lower
    try open(.leftParen)
    var row: [TermSyntax?] = []
    while !at(.rightParen) { row.append(try value()) }
    try close(.rightParen)
    guard row.count == width else {
      throw SyntaxError(.wrongRowLength(expected: width, found: row.count), range(from: lower))
    }
    return row
  }

  /// One value of inline data; nil for `UNDEF`.
  private mutating func value() throws(SyntaxError) -> TermSyntax? {
    note(.value)
    if consume(ifWord: "undef") { return nil }
    if token.kind == .leftTriple { return try tripleTerm(.data) }
    if token.kind == .variable || token.kind == .blank { throw unexpected() }
    guard let term = try simpleTerm() else { throw noTerm() }
    return term
  }
}
