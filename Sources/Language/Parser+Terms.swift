/// Terms: variables, IRIs, names, literals, blank nodes, triple terms.
extension Parser {
  /// Takes the token as a term.
  mutating func take(_ kind: TermSyntax.Kind) -> TermSyntax {
    let term = TermSyntax(kind, token.range)
    advance()
    return term
  }

  /// The error for a token that is no term where one must stand.
  func noTerm(hint: SyntaxError.Hint? = nil) -> SyntaxError {
    var error = unexpected(hint: hint)
    switch token.kind {
    case _ where token.isExtension && !readsNames && error.hint == nil: error.kind = .notInSPARQL(text(token))
    case .less:
      let run = lexer.run(from: token.upper)
      guard run.upper > run.lower else { break }
      error.kind = .invalidIRI
      error.range = SourceRange(token.lower, run.upper)
    default: break
    }
    return error
  }

  /// An IRI, a prefixed name, or where the extensions are read a bare name or a parameter; a label where entities
  /// may stand.
  mutating func named(_ slot: Slot, allowsLabels: Bool = false) throws(SyntaxError) -> TermSyntax {
    note(slot)
    switch token.kind {
    case .iri: return take(.iri(try iri(token)))
    case .prefixed: return prefixedTerm()
    case .word where readsNames: return take(.name(text(token)))
    case .parameter where readsNames: return take(.parameter(parameterName()))
    case .label, .tag:
      guard readsNames, allowsLabels else { throw noTerm() }
      return try label()
    case .string where allowsLabels:
      throw noTerm(hint: .entityLabel(try string(token)))
    default: throw noTerm()
    }
  }

  /// A variable, or what ``named(_:allowsLabels:)`` takes.
  mutating func variableOrNamed(_ slot: Slot, allowsLabels: Bool = false) throws(SyntaxError) -> TermSyntax {
    note(.variable)
    return token.kind == .variable ? variable() : try named(slot, allowsLabels: allowsLabels)
  }

  /// The variable at the token.
  private mutating func variable() -> TermSyntax {
    take(.variable(source.text(SourceRange(token.lower + 1, token.upper))))
  }

  mutating func expectVariable() throws(SyntaxError) -> TermSyntax {
    note(.variable)
    guard token.kind == .variable else { throw unexpected() }
    return variable()
  }

  private mutating func prefixedTerm() -> TermSyntax {
    let (prefix, local) = prefixed(token)
    return take(.prefixed(prefix, local))
  }

  private func parameterName() -> String { source.text(SourceRange(token.lower + 1, token.upper)) }

  /// `@"label"` or `@Label`.
  mutating func label() throws(SyntaxError) -> TermSyntax {
    if token.kind == .label { return take(.label(try string(token))) }
    return take(.label(source.text(SourceRange(token.lower + 1, token.upper))))
  }

  /// Whether the token is `true` or `false`.
  var atBoolean: Bool { isWord("true") || isWord("false") }

  /// Whether the token is a number's sign, with the number right after it.
  var atSignedNumber: Bool {
    guard token.kind == .plus || token.kind == .minus else { return false }
    let next = peek()
    return next.lower == token.upper && next.isNumber
  }

  /// A term that is one token, apart from a string's tag or datatype and a number's sign; nil where none stands.
  mutating func simpleTerm() throws(SyntaxError) -> TermSyntax? {
    switch token.kind {
    case .variable: return variable()
    case .iri: return take(.iri(try iri(token)))
    case .prefixed: return prefixedTerm()
    case .string: return try literal()
    case .integer, .decimal, .double: return number(from: token.lower)
    case .plus, .minus:
      guard atSignedNumber else { return nil }
      let lower = token.lower
      advance()
      return number(from: lower)
    case .blank: return take(.blank(source.text(SourceRange(token.lower + 2, token.upper))))
    case .word:
      if atBoolean { return take(.boolean(isWord("true"))) }
      return readsNames ? take(.name(text(token))) : nil
    case .label, .tag: return readsNames ? try label() : nil
    case .parameter: return readsNames ? take(.parameter(parameterName())) : nil
    default: return nil
    }
  }

  /// The number at the token, whose sign begins at `lower` if it has one.
  mutating func number(from lower: Int) -> TermSyntax {
    let digits = source.text(SourceRange(lower, token.upper))
    let kind: TermSyntax.Kind =
      switch token.kind {
      case .decimal: .decimal(digits)
      case .double: .double(digits)
      default: .integer(digits)
      }
    advance()
    return TermSyntax(kind, SourceRange(lower, previousEnd))
  }

  /// A string with its language tag or datatype.
  mutating func literal() throws(SyntaxError) -> TermSyntax {
    let lower = token.lower
    let value = try string(token)
    advance()
    if token.kind == .tag {
      let (language, direction) = try languageTag()
      return TermSyntax(
        .string(value, language: language, direction: direction, datatype: nil), range(from: lower))
    }
    var datatype: TermSyntax?
    if consume(if: .carets) {
      note(.iri)
      switch token.kind {
      case .iri: datatype = take(.iri(try iri(token)))
      case .prefixed: datatype = prefixedTerm()
      default: throw noTerm()
      }
    }
    return TermSyntax(.string(value, language: nil, direction: nil, datatype: datatype), range(from: lower))
  }

  private mutating func languageTag() throws(SyntaxError) -> (language: String, direction: String?) {
    let tag = source.bytes[(token.lower + 1)..<token.upper]
    let parts = tag.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    var language = parts[...]
    var direction: String?
    if parts.count >= 3, parts[parts.count - 2].isEmpty {
      direction = String(decoding: parts[parts.count - 1], as: UTF8.self)
      language = parts.dropLast(2)
    }
    let isGood =
      language.first.map { $0.allSatisfy(Characters.isASCIILetter) } ?? false
      && language.allSatisfy { part in
        !part.isEmpty && part.allSatisfy { Characters.isASCIILetter($0) || Characters.isDigit($0) }
      }
    guard isGood, direction == nil || direction == "ltr" || direction == "rtl" else {
      throw SyntaxError(.invalidLanguageTag(text(token)), token.range)
    }
    advance()
    return (language.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "-"), direction)
  }

  /// A blank node that the syntax makes.
  mutating func anonymous(_ range: SourceRange) -> TermSyntax {
    defer { anonymousCount += 1 }
    return TermSyntax(.anonymous(anonymousCount), range)
  }

  // MARK: Triple terms

  /// Who may stand in a triple term.
  enum TripleTermPlace {
    case pattern
    case expression
    case data

    var description: String {
      switch self {
      case .pattern: "a triple term"
      case .expression: "a triple term of an expression"
      case .data: "a triple term of VALUES"
      }
    }
  }

  /// `<<( subject verb object )>>`.
  mutating func tripleTerm(_ place: TripleTermPlace) throws(SyntaxError) -> TermSyntax {
    let lower = token.lower
    try open(.leftTriple)
    let subject = try tripleTermPart(.subject, in: place)
    let verb = try simpleVerb(allowsVariable: place != .data)
    let object = try tripleTermPart(.object, in: place)
    try close(.rightTriple)
    return TermSyntax(.triple(subject, verb, object), range(from: lower))
  }

  private mutating func tripleTermPart(
    _ slot: Slot, in place: TripleTermPlace
  ) throws(SyntaxError) -> TermSyntax {
    note(slot)
    if token.kind == .leftTriple, slot == .object || place == .pattern { return try tripleTerm(place) }
    if token.kind == .leftBracket, place == .pattern { return try emptyBlankNode() }
    let start = token
    guard let term = try simpleTerm() else { throw noTerm() }
    let isAllowed =
      switch term.kind {
      case .blank: place == .pattern
      case .variable: place != .data
      case .string, .integer, .decimal, .double, .boolean: place == .pattern || slot == .object
      default: true
      }
    guard isAllowed else {
      throw SyntaxError(.termNotAllowed(source.text(start.range), in: place.description), term.range)
    }
    return term
  }

  /// `[]`.
  mutating func emptyBlankNode() throws(SyntaxError) -> TermSyntax {
    let lower = token.lower
    try open(.leftBracket)
    try close(.rightBracket)
    return anonymous(range(from: lower))
  }
}

extension Token {
  /// Whether plain SPARQL has no term that looks like this.
  var isExtension: Bool {
    switch kind {
    case .word, .label, .tag, .parameter: true
    default: false
    }
  }

  var isNumber: Bool { kind == .integer || kind == .decimal || kind == .double }
}
