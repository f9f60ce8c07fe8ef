/// Triples, and the syntax that stands for several: `[…]`, `(…)`, `<<…>>`, `~ r`, `{|…|}`.
///
/// A triple comes before those that its object stands for, so that variables come in the order of the text.
extension Parser {
  /// Triples separated by periods, up to what begins no triple. A last period is taken.
  mutating func triplesBlock() throws(SyntaxError) -> [TripleSyntax] {
    let outer = (triples, isImplied)
    triples = []
    isImplied = false
    repeat { try sameSubject() } while consume(if: .period) && beginsTriple()
    defer { (triples, isImplied) = outer }
    return triples
  }

  /// Whether the token begins a triple. Where a pattern may begin, the words of the grammar come first.
  func beginsTriple() -> Bool {
    note(.subject)
    switch token.kind {
    case .variable, .iri, .prefixed, .blank, .string, .integer, .decimal, .double, .leftBracket, .leftParen,
      .leftReified, .leftTriple:
      return true
    case .plus, .minus: return atSignedNumber
    case .label, .tag, .parameter: return readsNames
    case .word: return atBoolean || readsNames && !isReserved
    default: return false
    }
  }

  /// Whether the token is a word that is no name where a pattern may begin.
  private var isReserved: Bool {
    if place == .facts { return isWord("from") }
    if endsAtBy, isWord("by") { return true }
    return Self.reserved.contains { isWord($0) }
  }

  static let reserved: [StaticString] = [
    "optional", "union", "minus", "filter", "bind", "values", "exists", "not", "graph", "service", "select",
    "order", "group", "having", "limit", "offset",
  ]

  private mutating func sameSubject() throws(SyntaxError) {
    let lower = token.lower
    let opener = token.kind
    let before = triples.count
    let subject = try node(.subject)
    switch subject.kind {
    case .string(let text, language: _, direction: _, datatype: _) where !place.allowsLiteralSubjects:
      throw SyntaxError(.literalSubject, subject.range, hint: .entityLabel(text))
    case .integer, .decimal, .double, .boolean:
      if !place.allowsLiteralSubjects {
        throw SyntaxError(.literalSubject, subject.range, hint: .nameBeginsWithLetter)
      }
    default: break
    }
    let standsAlone: Bool =
      switch opener {
      case .leftBracket, .leftParen, .leftReified: triples.count > before
      default: false
      }
    if standsAlone, !beginsVerb() {
      followsTriple = true
      return
    }
    try propertyList(of: subject, from: lower)
  }

  /// Verbs with their objects, separated by semicolons.
  private mutating func propertyList(of subject: TermSyntax, from lower: Int) throws(SyntaxError) {
    var lower = lower
    repeat {
      let verb = try verb()
      try objectList(of: subject, verb, from: lower)
      followsTriple = true
      guard consume(if: .semicolon) else { return }
      while consume(if: .semicolon) {}
      lower = token.lower
    } while beginsVerb()
  }

  private func beginsVerb() -> Bool {
    note(.predicate)
    switch token.kind {
    case .variable, .iri, .prefixed: return true
    case .parameter: return readsNames
    case .word: return readsNames || atA
    case .caret, .bang, .leftParen: return place.allowsPaths
    default: return false
    }
  }

  private mutating func objectList(
    of subject: TermSyntax, _ verb: VerbSyntax, from lower: Int
  ) throws(SyntaxError) {
    var lower = lower
    followsComma = false
    repeat {
      let slot = triples.count
      triples.append(TripleSyntax(subject, verb, subject, token.range, isImplied: isImplied))
      if token.kind == .end, case .name = subject.kind, case .term(let term) = verb, term.variable != nil {
        note(.object)
        throw unexpected(hint: openers.isEmpty && slot > 0 ? .semicolonForSubject : nil)
      }
      let object = try node(verb.beginsWithA ? .type : .object)
      triples[slot].object = object
      triples[slot].range = range(from: lower)
      try annotations(on: subject, verb, object)
      let isLast = !consume(if: .comma)
      if isLast { return }
      followsComma = true
      lower = token.lower
    } while true
  }

  // MARK: Nodes

  /// A subject or an object.
  private mutating func node(_ slot: Slot) throws(SyntaxError) -> TermSyntax {
    note(slot)
    if slot != .type { note(.variable) }
    switch token.kind {
    case .leftBracket: return try blankNode()
    case .leftParen: return try collection()
    case .leftReified: return try reifiedTriple()
    case .leftTriple: return try tripleTerm(.pattern)
    default:
      if let term = try simpleTerm() { return term }
      throw noTerm()
    }
  }

  /// `[]` or `[ verb object … ]`.
  private mutating func blankNode() throws(SyntaxError) -> TermSyntax {
    let lower = token.lower
    try open(.leftBracket)
    let node = anonymous(SourceRange(lower, previousEnd))
    if !at(.rightBracket) { try impliedProperties(of: node) }
    try close(.rightBracket)
    return TermSyntax(node.kind, range(from: lower))
  }

  private mutating func impliedProperties(of subject: TermSyntax) throws(SyntaxError) {
    let outer = isImplied
    isImplied = true
    defer { isImplied = outer }
    try propertyList(of: subject, from: token.lower)
  }

  /// `()` or `( node … )`.
  private mutating func collection() throws(SyntaxError) -> TermSyntax {
    let lower = token.lower
    try open(.leftParen)
    let outer = isImplied
    isImplied = true
    defer { isImplied = outer }
    var head: TermSyntax?
    var last: TermSyntax?
    while !at(.rightParen) {
      let cell = anonymous(token.range)
      if let last { imply(last, RDFNames.rest, cell) }
      let slot = triples.count
      imply(cell, RDFNames.first, cell)
      let item = try node(.object)
      triples[slot].object = item
      triples[slot].range = item.range
      head = head ?? cell
      last = cell
    }
    try close(.rightParen)
    let empty = TermSyntax(.iri(RDFNames.empty), range(from: lower))
    guard let head, let last else { return empty }
    imply(last, RDFNames.rest, empty)
    return TermSyntax(head.kind, range(from: lower))
  }

  /// Adds a triple that the syntax makes.
  private mutating func imply(_ subject: TermSyntax, _ predicate: String, _ object: TermSyntax) {
    let verb = VerbSyntax.term(TermSyntax(.iri(predicate), object.range))
    triples.append(TripleSyntax(subject, verb, object, object.range, isImplied: true))
  }

  // MARK: Reifiers and annotations

  /// `<< subject verb object ~ reifier >>`; the term is its reifier.
  private mutating func reifiedTriple() throws(SyntaxError) -> TermSyntax {
    let lower = token.lower
    try open(.leftReified)
    let subject = try reifiedPart(.subject)
    let verb = try simpleVerb(allowsVariable: true)
    let slot = triples.count
    imply(subject, RDFNames.reifies, subject)
    let object = try reifiedPart(verb.kind == .a ? .type : .object)
    let end = token.range
    let reifier = consume(if: .tilde) ? try reifierName(lower) : anonymous(end)
    try close(.rightReified)
    let whole = range(from: lower)
    let term = reifier.variable == nil ? TermSyntax(reifier.kind, whole) : reifier
    triples[slot].subject = term
    triples[slot].object = TermSyntax(.triple(subject, verb, object), whole)
    triples[slot].range = whole
    return term
  }

  private mutating func reifiedPart(_ slot: Slot) throws(SyntaxError) -> TermSyntax {
    note(slot)
    note(.variable)
    switch token.kind {
    case .leftReified: return try reifiedTriple()
    case .leftTriple: return try tripleTerm(.pattern)
    case .leftBracket: return try emptyBlankNode()
    default:
      if let term = try simpleTerm() { return term }
      throw noTerm()
    }
  }

  /// What follows `~`: a reifier's name, or nothing for a new blank node.
  private mutating func reifierName(_ lower: Int) throws(SyntaxError) -> TermSyntax {
    note(.variable)
    switch token.kind {
    case .variable, .iri, .prefixed, .blank:
      if let term = try simpleTerm() { return term }
    case .word, .parameter:
      if readsNames, let term = try simpleTerm() { return term }
    case .leftBracket: return try emptyBlankNode()
    default: break
    }
    return anonymous(SourceRange(lower, previousEnd))
  }

  /// `~ reifier` and `{| … |}` after an object, any number of them.
  private mutating func annotations(
    on subject: TermSyntax, _ verb: VerbSyntax, _ object: TermSyntax
  ) throws(SyntaxError) {
    var named: TermSyntax?
    while at(.tilde) || at(.leftAnnotation) {
      let lower = token.lower
      guard case .term(let predicate) = verb else { throw SyntaxError(.annotationOnPath, token.range) }
      let triple = TermSyntax(.triple(subject, predicate, object), subject.range.union(object.range))
      if consume(if: .tilde) {
        let reifier = try reifierName(lower)
        imply(reifier, RDFNames.reifies, triple)
        named = reifier
        continue
      }
      try open(.leftAnnotation)
      let reifier = named ?? anonymous(SourceRange(lower, previousEnd))
      if named == nil { imply(reifier, RDFNames.reifies, triple) }
      named = nil
      try impliedProperties(of: reifier)
      try close(.rightAnnotation)
    }
  }
}

extension VerbSyntax {
  /// Whether an object of the verb is a type: `a`, or a path that begins with it.
  var beginsWithA: Bool {
    switch self {
    case .term(let term): term.kind == .a
    case .path(let path): path.beginsWithA
    }
  }
}

extension PathSyntax {
  /// Whether the path's first step is `a`.
  var beginsWithA: Bool {
    switch self {
    case .term(let term): term.kind == .a
    case .sequence(let first, _), .alternative(let first, _), .zeroOrMore(let first), .oneOrMore(let first),
      .zeroOrOne(let first):
      first.beginsWithA
    case .inverse, .negated: false
    }
  }
}
