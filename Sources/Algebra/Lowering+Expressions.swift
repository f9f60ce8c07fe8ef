import Language
import RDF

/// What aggregates and variables mean where an expression stands.
enum Grouping {
  /// Aggregates are an error.
  case none(place: String)
  /// In the argument of an aggregate: another one is an error.
  case inside
  /// After grouping: an aggregate becomes a variable.
  case grouped(Groups)

  /// The keys of a grouped query and the aggregates found so far.
  struct Groups {
    /// Variables that have one value in each group: keys, and what the projection has named.
    var known: Set<Variable>
    /// Whether any other variable is an error; where not, one of its values is taken.
    var isStrict: Bool
    var aggregations: [Aggregation] = []

    mutating func variable(for aggregate: Aggregate, make: () -> Variable) -> Variable {
      if let known = aggregations.first(where: { $0.aggregate == aggregate }) { return known.variable }
      let variable = make()
      aggregations.append(Aggregation(variable, aggregate))
      return variable
    }
  }
}

/// Expressions.
extension Lowering {
  /// An expression where aggregates mean what `grouping` says.
  mutating func expression(
    _ syntax: ExpressionSyntax, _ grouping: Grouping
  ) throws(LoweringError) -> Expression {
    let outer = self.grouping
    self.grouping = grouping
    defer { self.grouping = outer }
    return try expression(syntax)
  }

  /// An expression of a grouped query; the aggregates that it holds are added to `groups`.
  mutating func expression(
    _ syntax: ExpressionSyntax, _ groups: inout Grouping.Groups
  ) throws(LoweringError) -> Expression {
    let outer = grouping
    grouping = .grouped(groups)
    defer { grouping = outer }
    let result = try expression(syntax)
    if case .grouped(let after) = grouping { groups = after }
    return result
  }

  private mutating func expression(_ syntax: ExpressionSyntax) throws(LoweringError) -> Expression {
    switch syntax.kind {
    case .term(let term): return try operand(term)
    case .unary(let sign, let inner):
      let inner = try expression(inner)
      switch sign {
      case .not: return .not(inner)
      case .plus: return .plus(inner)
      case .minus: return .negate(inner)
      }
    case .binary(let sign, let left, let right):
      return Lowering.binary(sign, try expression(left), try expression(right))
    case .isIn(let value, let list, let isNegated):
      let isIn = Expression.isIn(try expression(value), try expressions(list))
      return isNegated ? .not(isIn) : isIn
    case .exists(let group, let isNegated):
      let seen = appearances
      defer { appearances = seen }
      let exists = Expression.exists(try self.group(group))
      return isNegated ? .not(exists) : exists
    case .builtin(let name, let arguments): return try builtin(name, arguments, syntax.range)
    case .call(let function, let arguments, let isDistinct):
      return try call(function, arguments, isDistinct: isDistinct, syntax.range)
    case .aggregate(let name, let argument, let isDistinct, let separator):
      return try aggregate(name, argument, isDistinct: isDistinct, separator, syntax.range)
    }
  }

  private mutating func expressions(_ list: [ExpressionSyntax]) throws(LoweringError) -> [Expression] {
    var result: [Expression] = []
    for member in list { result.append(try expression(member)) }
    return result
  }

  private static func binary(
    _ sign: ExpressionSyntax.Binary, _ a: Expression, _ b: Expression
  ) -> Expression {
    switch sign {
    case .or: .or(a, b)
    case .and: .and(a, b)
    case .equal: .comparison(.equal, a, b)
    case .notEqual: .comparison(.notEqual, a, b)
    case .less: .comparison(.less, a, b)
    case .greater: .comparison(.greater, a, b)
    case .lessOrEqual: .comparison(.lessOrEqual, a, b)
    case .greaterOrEqual: .comparison(.greaterOrEqual, a, b)
    case .add: .arithmetic(.add, a, b)
    case .subtract: .arithmetic(.subtract, a, b)
    case .multiply: .arithmetic(.multiply, a, b)
    case .divide: .arithmetic(.divide, a, b)
    }
  }

  // MARK: Terms and variables

  private mutating func operand(
    _ syntax: TermSyntax, in position: Context.Position = .entity
  ) throws(LoweringError) -> Expression {
    switch syntax.kind {
    case .variable(let name): return .variable(try seen(Variable(name), syntax.range))
    case .triple(let subject, let verb, let object):
      return try tripleTerm(subject, verb, object)
    default: return .term(try term(syntax, in: position))
    }
  }

  /// A triple term; it is made anew for each solution where a variable stands in it.
  private mutating func tripleTerm(
    _ subject: TermSyntax, _ verb: TermSyntax, _ object: TermSyntax
  ) throws(LoweringError) -> Expression {
    let predicate = try operand(verb, in: .vocabulary)
    var ends = Ends()
    if case .term(let term) = predicate { ends = Ends(term) }
    let (first, last) = (try operand(subject, in: ends.subject), try operand(object, in: ends.object))
    if case (.term(let s), .term(let p), .term(let o)) = (first, predicate, last) {
      return .term(.triple(Triple(s, p, o)))
    }
    return .call(.triple, [first, predicate, last])
  }

  /// The variable that stands for a variable where the expression is evaluated.
  private mutating func seen(_ variable: Variable, _ range: SourceRange) throws(LoweringError) -> Variable {
    guard case .grouped(var groups) = grouping, !groups.known.contains(variable) else { return variable }
    if groups.isStrict { throw LoweringError(.ungroupedVariable(variable.name), range) }
    let sample = groups.variable(for: Aggregate(.sample, .variable(variable))) { makeVariable("aggregate") }
    grouping = .grouped(groups)
    return sample
  }

  // MARK: Calls

  private mutating func builtin(
    _ name: String, _ arguments: [ExpressionSyntax], _ range: SourceRange
  ) throws(LoweringError) -> Expression {
    switch name {
    case "BOUND":
      try check(1...1, arguments.count, name, range)
      guard case .term(let term) = arguments[0].kind, let variable = term.variable else {
        throw LoweringError(.misplacedTerm("bound takes a variable"), arguments[0].range)
      }
      return .bound(try seen(Variable(variable), term.range))
    case "IF":
      try check(3...3, arguments.count, name, range)
      return .if(try expression(arguments[0]), try expression(arguments[1]), try expression(arguments[2]))
    case "COALESCE": return .coalesce(try expressions(arguments))
    default:
      guard let function = Builtin(rawValue: name) else {
        throw LoweringError(.unknownFunction(name), range)
      }
      try check(function.argumentCount, arguments.count, name, range)
      var operands = try expressions(arguments)
      if declaresBase, function == .iri || function == .uri { operands.append(.term(.iri(base))) }
      return .call(function, operands)
    }
  }

  private func check(
    _ expected: ClosedRange<Int>, _ found: Int, _ function: String, _ range: SourceRange
  ) throws(LoweringError) {
    if expected.contains(found) { return }
    let words =
      expected.lowerBound == expected.upperBound
      ? "\(expected.lowerBound)" : "\(expected.lowerBound) to \(expected.upperBound)"
    throw LoweringError(.wrongArgumentCount(function: function, expected: words, found: found), range)
  }

  /// A cast, or an extension function: whether anyone knows that one is only seen when it is called.
  private mutating func call(
    _ syntax: TermSyntax, _ arguments: [ExpressionSyntax], isDistinct: Bool, _ range: SourceRange
  ) throws(LoweringError) -> Expression {
    let function = try iri(syntax, in: .vocabulary)
    if Lowering.casts.contains(function) {
      try check(1...1, arguments.count, function.description, range)
      if isDistinct { throw LoweringError(.misplacedTerm("distinct has no meaning in a cast"), range) }
    } else if let name = Context.local(function, below: XSD.namespace) {
      throw LoweringError(.unknownFunction("xsd:" + name), syntax.range)
    }
    return .function(function, try expressions(arguments))
  }

  /// The names of the casts, as they are written.
  static let castNames = casts.compactMap { Context.local($0, below: XSD.namespace).map { "xsd:" + $0 } }
    .sorted()

  /// The functions that IRIs name: casts to the datatypes of XML Schema (SPARQL 1.1 section 17.5, and those that go
  /// the same way).
  public static let casts: Set<IRI> = Set(
    [
      "string", "boolean", "integer", "decimal", "float", "double", "dateTime", "date", "time", "duration",
      "dayTimeDuration", "yearMonthDuration",
    ].map { IRI(XSD.namespace + $0) })

  private mutating func aggregate(
    _ name: String, _ argument: ExpressionSyntax?, isDistinct: Bool, _ separator: String?,
    _ range: SourceRange
  ) throws(LoweringError) -> Expression {
    guard let function = Aggregate.Function(rawValue: name) else {
      throw LoweringError(.unknownFunction(name), range)
    }
    switch grouping {
    case .inside: throw LoweringError(.nestedAggregate, range)
    case .none(let place): throw LoweringError(.aggregateOutsideGroup(place), range)
    case .grouped(var groups):
      let value = try argument.map { (argument) throws(LoweringError) in try expression(argument, .inside) }
      let aggregate = Aggregate(function, value, isDistinct: isDistinct, separator: separator ?? " ")
      let variable = groups.variable(for: aggregate) { makeVariable("aggregate") }
      grouping = .grouped(groups)
      return .variable(variable)
    }
  }
}

extension Builtin {
  /// How many arguments the function takes.
  public var argumentCount: ClosedRange<Int> {
    switch self {
    case .rand, .now, .uuid, .strUUID: 0...0
    case .bnode: 0...1
    case .concat: 0...Int.max
    case .langMatches, .contains, .strStarts, .strEnds, .strBefore, .strAfter, .strLang, .strDT, .sameTerm:
      2...2
    case .regex, .substr: 2...3
    case .strLangDir, .triple: 3...3
    case .replace: 3...4
    case .str, .lang, .langDir, .datatype, .iri, .uri, .abs, .ceil, .floor, .round, .strlen, .ucase, .lcase,
      .encodeForURI, .year, .month, .day, .hours, .minutes, .seconds, .timezone, .tz, .md5, .sha1, .sha256,
      .sha384, .sha512, .isIRI, .isURI, .isBlank, .isLiteral, .isNumeric, .hasLang, .hasLangDir, .isTriple,
      .subject, .predicate, .object:
      1...1
    }
  }
}

extension ExpressionSyntax {
  /// Whether an aggregate stands in the expression; those of a pattern inside do not count.
  var holdsAggregate: Bool {
    switch kind {
    case .term, .exists: false
    case .unary(_, let inner): inner.holdsAggregate
    case .binary(_, let left, let right): left.holdsAggregate || right.holdsAggregate
    case .isIn(let value, let list, _): value.holdsAggregate || list.contains { $0.holdsAggregate }
    case .builtin(_, let arguments), .call(_, let arguments, _): arguments.contains { $0.holdsAggregate }
    case .aggregate: true
    }
  }
}
