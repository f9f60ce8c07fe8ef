/// Verbs and property paths.
extension Parser {
  /// Whether the token is the `a` that stands for rdf:type, which only a verb can be.
  var atA: Bool {
    token.kind == .word && token.upper - token.lower == 1 && source.bytes[token.lower] == UInt8(ascii: "a")
  }

  /// What stands between subject and object.
  mutating func verb() throws(SyntaxError) -> VerbSyntax {
    note(.predicate)
    note(.variable)
    if token.kind == .variable { return .term(try expectVariable()) }
    guard place.allowsPaths else { return .term(try simpleVerb(allowsVariable: true)) }
    let path = try path()
    if case .term(let term) = path { return .term(term) }
    return .path(path)
  }

  /// A variable, a predicate or `a`, where no path may stand.
  mutating func simpleVerb(allowsVariable: Bool) throws(SyntaxError) -> TermSyntax {
    note(.predicate)
    if allowsVariable, token.kind == .variable { return try expectVariable() }
    switch token.kind {
    case .bang, .caret, .leftParen: throw SyntaxError(.pathNotAllowed, token.range)
    default: break
    }
    let term = try step()
    switch token.kind {
    case .slash, .bar, .star, .question: throw SyntaxError(.pathNotAllowed, token.range)
    case .plus where !atSignedNumber: throw SyntaxError(.pathNotAllowed, token.range)
    default: return term
    }
  }

  /// One predicate, or `a`.
  private mutating func step() throws(SyntaxError) -> TermSyntax {
    atA ? take(.a) : try named(.predicate)
  }

  /// Sequences separated by `|`.
  mutating func path() throws(SyntaxError) -> PathSyntax {
    var members = [try sequence()]
    while consume(if: .bar) { members.append(try sequence()) }
    return balanced(members[...]) { .alternative($0, $1) }
  }

  private mutating func sequence() throws(SyntaxError) -> PathSyntax {
    var members = [try directed()]
    while consume(if: .slash) { members.append(try directed()) }
    return balanced(members[...]) { .sequence($0, $1) }
  }

  private mutating func directed() throws(SyntaxError) -> PathSyntax {
    consume(if: .caret) ? .inverse(try repeated()) : try repeated()
  }

  private mutating func repeated() throws(SyntaxError) -> PathSyntax {
    let path = try primary()
    switch token.kind {
    case .star:
      advance()
      return .zeroOrMore(path)
    case .plus where !atSignedNumber:
      advance()
      return .oneOrMore(path)
    case .question:
      advance()
      return .zeroOrOne(path)
    default: return path
    }
  }

  private mutating func primary() throws(SyntaxError) -> PathSyntax {
    switch token.kind {
    case .leftParen:
      try open(.leftParen)
      let path = try path()
      try close(.rightParen)
      return path
    case .bang:
      advance()
      return .negated(try negatedSteps())
    default: return .term(try step())
    }
  }

  private mutating func negatedSteps() throws(SyntaxError) -> [PathSyntax.NegatedStep] {
    guard token.kind == .leftParen else { return [try negatedStep()] }
    try open(.leftParen)
    var steps: [PathSyntax.NegatedStep] = []
    if !at(.rightParen) {
      repeat { steps.append(try negatedStep()) } while consume(if: .bar)
    }
    try close(.rightParen)
    return steps
  }

  private mutating func negatedStep() throws(SyntaxError) -> PathSyntax.NegatedStep {
    let isInverse = consume(if: .caret)
    return PathSyntax.NegatedStep(try step(), isInverse: isInverse)
  }
}

/// Joins the members of an associative chain into a tree whose depth is logarithmic, so that a long chain takes no
/// deep recursion to walk; up to three members it is the left-associative tree. Requires a member.
func balanced<Node>(_ members: ArraySlice<Node>, _ join: (Node, Node) -> Node) -> Node {
  guard members.count > 1 else { return members[members.startIndex] }
  let middle = members.startIndex + (members.count + 1) / 2
  return join(balanced(members[..<middle], join), balanced(members[middle...], join))
}
