/// Expressions.
extension Parser {
  /// An expression: members separated by `||`.
  mutating func expression() throws(SyntaxError) -> ExpressionSyntax {
    note(.expression)
    var members = [try conjunction()]
    while consume(if: .orBars) { members.append(try conjunction()) }
    return balanced(members[...]) { Self.join(.or, $0, $1) }
  }

  private mutating func conjunction() throws(SyntaxError) -> ExpressionSyntax {
    var members = [try comparison()]
    while consume(if: .ampersands) { members.append(try comparison()) }
    return balanced(members[...]) { Self.join(.and, $0, $1) }
  }

  private static func join(
    _ sign: ExpressionSyntax.Binary, _ left: ExpressionSyntax, _ right: ExpressionSyntax
  ) -> ExpressionSyntax {
    ExpressionSyntax(.binary(sign, left, right), left.range.union(right.range))
  }

  private static let comparisons: [(Token.Kind, ExpressionSyntax.Binary)] = [
    (.equal, .equal), (.notEqual, .notEqual), (.less, .less), (.greater, .greater),
    (.lessOrEqual, .lessOrEqual), (.greaterOrEqual, .greaterOrEqual),
  ]

  private mutating func comparison() throws(SyntaxError) -> ExpressionSyntax {
    let left = try arithmetic(multiplies: false)
    for (kind, sign) in Self.comparisons where at(kind) {
      advance()
      return Self.join(sign, left, try arithmetic(multiplies: false))
    }
    if consume(ifWord: "in") { return try membership(of: left, isNegated: false) }
    if at(word: "not") {
      advance()
      try expect(word: "in")
      return try membership(of: left, isNegated: true)
    }
    return left
  }

  private mutating func membership(
    of left: ExpressionSyntax, isNegated: Bool
  ) throws(SyntaxError) -> ExpressionSyntax {
    try open(.leftParen)
    let members = try expressions()
    try close(.rightParen)
    return ExpressionSyntax(.isIn(left, members, isNegated: isNegated), range(from: left.range.lower))
  }

  /// Expressions separated by commas, up to a closing parenthesis; none at all is possible.
  private mutating func expressions() throws(SyntaxError) -> [ExpressionSyntax] {
    guard !at(.rightParen) else { return [] }
    var members = [try expression()]
    while consume(if: .comma) { members.append(try expression()) }
    return members
  }

  /// A sum, or one of its products.
  private mutating func arithmetic(multiplies: Bool) throws(SyntaxError) -> ExpressionSyntax {
    var left = multiplies ? try unary() : try arithmetic(multiplies: true)
    var length = 0
    while true {
      let sign: ExpressionSyntax.Binary
      if multiplies {
        if at(.star) { sign = .multiply } else if at(.slash) { sign = .divide } else { return left }
      } else {
        if at(.plus) { sign = .add } else if at(.minus) { sign = .subtract } else { return left }
      }
      length += 1
      guard length <= Self.chainLimit else {
        throw SyntaxError(.nestingTooDeep(limit: Self.chainLimit), token.range)
      }
      advance()
      left = Self.join(sign, left, multiplies ? try unary() : try arithmetic(multiplies: true))
      guard left.height <= Self.heightLimit else {
        throw SyntaxError(.nestingTooDeep(limit: Self.heightLimit), left.range)
      }
    }
  }

  private mutating func unary() throws(SyntaxError) -> ExpressionSyntax {
    var signs: [(ExpressionSyntax.Unary, Int)] = []
    while at(.bang) {
      guard openers.count + signs.count < Self.nestingLimit else {
        throw SyntaxError(.nestingTooDeep(limit: Self.nestingLimit), token.range)
      }
      signs.append((.not, token.lower))
      advance()
    }
    if !atSignedNumber, at(.plus) || at(.minus) {
      signs.append((token.kind == .plus ? .plus : .minus, token.lower))
      advance()
    }
    var expression = try primary()
    for (sign, lower) in signs.reversed() {
      expression = ExpressionSyntax(.unary(sign, expression), range(from: lower))
    }
    return expression
  }

  private mutating func primary() throws(SyntaxError) -> ExpressionSyntax {
    let lower = token.lower
    note(.variable)
    note(.expression)
    switch token.kind {
    case .leftParen:
      try open(.leftParen)
      let inner = try expression()
      try close(.rightParen)
      return ExpressionSyntax(inner.kind, range(from: lower))
    case .leftTriple:
      let term = try tripleTerm(.expression)
      return ExpressionSyntax(.term(term), term.range)
    case .word where !atBoolean:
      if let call = try wordCall() { return call }
    case .blank: throw SyntaxError(.termNotAllowed("a blank node", in: "an expression"), token.range)
    default: break
    }
    guard let term = try simpleTerm() else { throw noTerm(hint: doubledEqual) }
    switch term.kind {
    case .iri, .prefixed:
      if at(.leftParen) { return try call(of: term) }
    default: break
    }
    return ExpressionSyntax(.term(term), term.range)
  }

  /// The hint for a second `=` right after the first.
  private var doubledEqual: SyntaxError.Hint? {
    guard token.kind == .equal, previousEnd == token.lower, token.lower > 0,
      source.bytes[token.lower - 1] == UInt8(ascii: "=")
    else { return nil }
    return .operatorSpelling(written: "==", meant: "=")
  }

  // MARK: Calls

  /// A call that begins with a word of the grammar; nil where the word is a name.
  mutating func wordCall() throws(SyntaxError) -> ExpressionSyntax? {
    let lower = token.lower
    if at(word: "exists") {
      advance()
      return ExpressionSyntax(.exists(try group(), isNegated: false), range(from: lower))
    }
    if at(word: "not") {
      advance()
      guard at(word: "exists") else {
        throw unexpected(hint: token.kind == .end ? nil : .operatorSpelling(written: "not", meant: "!"))
      }
      advance()
      return ExpressionSyntax(.exists(try group(), isNegated: true), range(from: lower))
    }
    let written = text(token)
    let name = written.uppercased()
    if Builtins.aggregates.contains(name) { return try aggregate(name, written: written) }
    if let count = Builtins.functions[name] { return try builtin(name, written: written, count: count) }
    if peek().kind == .leftParen {
      throw SyntaxError(
        .unknownFunction(written, closest: Builtins.closestNames(to: written)), token.range)
    }
    return nil
  }

  private mutating func openArguments(of written: String) throws(SyntaxError) {
    advance()
    guard at(.leftParen) else {
      switch token.kind {
      case .variable, .string, .iri, .prefixed, .integer, .decimal, .double:
        throw unexpected(hint: .parenthesesAround("the arguments"))
      default:
        throw unexpected(hint: token.kind == .end || !readsNames ? nil : .keywordAsName(written))
      }
    }
    try open(.leftParen)
  }

  private mutating func builtin(
    _ name: String, written: String, count: ClosedRange<Int>
  ) throws(SyntaxError) -> ExpressionSyntax {
    let lower = token.lower
    try openArguments(of: written)
    let arguments: [ExpressionSyntax]
    if name == "BOUND" {
      let variable = try expectVariable()
      arguments = [ExpressionSyntax(.term(variable), variable.range)]
    } else {
      arguments = try expressions()
    }
    try close(.rightParen)
    guard count.contains(arguments.count) else {
      throw SyntaxError(
        .wrongArgumentCount(function: name, expected: count, found: arguments.count), range(from: lower))
    }
    return ExpressionSyntax(.builtin(name, arguments), range(from: lower))
  }

  private mutating func aggregate(
    _ name: String, written: String
  ) throws(SyntaxError) -> ExpressionSyntax {
    let lower = token.lower
    try openArguments(of: written)
    let isDistinct = consume(ifWord: "distinct")
    var argument: ExpressionSyntax?
    if name != "COUNT" || !consume(if: .star) { argument = try expression() }
    var separator: String?
    if name == "GROUP_CONCAT", consume(if: .semicolon) {
      try expect(word: "separator")
      try expect(.equal)
      note(.string)
      guard token.kind == .string else { throw unexpected() }
      separator = try string(token)
      advance()
    }
    try close(.rightParen)
    return ExpressionSyntax(
      .aggregate(name, argument, isDistinct: isDistinct, separator: separator), range(from: lower))
  }

  /// `iri( [DISTINCT] argument, … )`, from the parenthesis on.
  private mutating func call(of function: TermSyntax) throws(SyntaxError) -> ExpressionSyntax {
    try open(.leftParen)
    let isDistinct = consume(ifWord: "distinct")
    let arguments = isDistinct && at(.rightParen) ? [try expression()] : try expressions()
    try close(.rightParen)
    return ExpressionSyntax(
      .call(function, arguments, isDistinct: isDistinct), range(from: function.range.lower))
  }

  /// What `filter` and `having` take: an expression in parentheses, or a call.
  mutating func constraint(after word: String) throws(SyntaxError) -> ExpressionSyntax {
    if let constraint = try constraintIfAny() { return constraint }
    if token.kind == .word, peek().kind == .leftParen, let call = try wordCall() { return call }
    switch token.kind {
    case .variable, .string, .integer, .decimal, .double, .bang, .minus, .plus, .label, .tag:
      throw noTerm(hint: .parenthesesAround("the condition"))
    case .word: throw noTerm(hint: word == "by" ? .keysShape : readsNames ? .keywordAsName(word) : nil)
    default: throw unexpected()
    }
  }

  /// A constraint; nil where none begins.
  mutating func constraintIfAny() throws(SyntaxError) -> ExpressionSyntax? {
    note(.expression)
    switch token.kind {
    case .leftParen: return try primary()
    case .word where !atBoolean: return try beginsCall ? wordCall() : nil
    case .iri, .prefixed:
      guard peek().kind == .leftParen, let function = try simpleTerm() else { return nil }
      return try call(of: function)
    default: return nil
    }
  }

  /// Whether the token is a word that a call may begin with.
  private var beginsCall: Bool {
    if isWord("exists") || isWord("not") { return true }
    let name = text(token).uppercased()
    return Builtins.functions[name] != nil || Builtins.aggregates.contains(name)
  }
}
