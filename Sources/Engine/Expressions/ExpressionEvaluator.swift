import Algebra
import BigInt
import RDF

/// Evaluates expressions over one solution (SPARQL 1.1 section 17).
///
/// nil stands for SPARQL's type error everywhere. Functions stand in one file per kind of argument.
struct ExpressionEvaluator {
  /// What `NOW()` answers.
  let now: Literal
  let base: String
  private let exists: (Pattern, (Variable) -> Term?) throws(EvaluationError) -> Bool
  let patterns: RegularExpressions
  let blanks: BlankScope
  private let interrupt: Interrupt
  /// The longest text that a function may make, in bytes: texts that grow in a chain would fill the memory.
  static let textLimit = 64 << 20

  init(
    base: String, now: Literal, blanks: BlankScope, interrupt: Interrupt,
    exists: @escaping (Pattern, (Variable) -> Term?) throws(EvaluationError) -> Bool
  ) {
    self.base = base
    self.now = now
    self.blanks = blanks
    self.interrupt = interrupt
    patterns = RegularExpressions(interrupt)
    self.exists = exists
  }

  /// The effective boolean value; a type error is false.
  func isTrue(_ expression: Expression, _ lookup: (Variable) -> Term?) throws(EvaluationError) -> Bool {
    try truth(expression, lookup) ?? false
  }

  /// The value of an expression, or nil for a type error.
  func evaluate(_ expression: Expression, _ lookup: (Variable) -> Term?) throws(EvaluationError) -> Term? {
    switch expression {
    case .variable(let variable): return lookup(variable)
    case .term(let term): return term
    case .or, .and, .not, .comparison, .isIn, .bound, .exists:
      return try truth(expression, lookup).map(Term.boolean)
    case .arithmetic(let sign, let left, let right):
      guard let a = try number(left, lookup), let b = try number(right, lookup) else { return nil }
      guard a.digits + b.digits <= Numeric.digitLimit else { throw .numberTooLong(limit: Numeric.digitLimit) }
      return Numeric.apply(sign, a, b).map { .literal($0.literal) }
    case .negate(let inner): return try number(inner, lookup).map { .literal($0.negated.literal) }
    case .plus(let inner): return try number(inner, lookup).map { .literal($0.literal) }
    case .if(let condition, let then, let otherwise):
      guard let truth = try truth(condition, lookup) else { return nil }
      return try evaluate(truth ? then : otherwise, lookup)
    case .coalesce(let options):
      for option in options { if let value = try evaluate(option, lookup) { return value } }
      return nil
    case .call(let function, let arguments):
      var values: [Term] = []
      for argument in arguments {
        guard let value = try evaluate(argument, lookup) else { return nil }
        values.append(value)
      }
      let result = call(function, values)
      if let text = result?.literal?.lexical, text.utf8.count > ExpressionEvaluator.textLimit {
        throw .textTooLong(limit: ExpressionEvaluator.textLimit)
      }
      if let text = result?.literal?.lexical, text.utf8.count > 1 << 20 { try interrupt.check(now: true) }
      return result
    case .function(let name, let arguments):
      guard Lowering.casts.contains(name) else { throw .unsupported("the function \(name)") }
      guard arguments.count == 1, let value = try evaluate(arguments[0], lookup) else { return nil }
      return Cast.cast(value, to: name)
    }
  }

  private func number(_ expression: Expression, _ lookup: (Variable) -> Term?) throws(EvaluationError)
    -> Numeric?
  {
    guard let term = try evaluate(expression, lookup) else { return nil }
    try checkLength(term)
    guard case .number(let number) = Value(term) else { return nil }
    return number
  }

  /// Throws where a number is too long to calculate with: reading it alone would take seconds.
  private func checkLength(_ term: Term) throws(EvaluationError) {
    guard case .literal(let literal) = term, literal.lexical.utf8.count > Numeric.digitLimit,
      Numeric.isNumeric(literal.datatype)
    else { return }
    throw .numberTooLong(limit: Numeric.digitLimit)
  }

  /// The effective boolean value, or nil for a type error; `||` and `&&` know what an error can't change.
  private func truth(_ expression: Expression, _ lookup: (Variable) -> Term?) throws(EvaluationError) -> Bool?
  {
    switch expression {
    case .or(let left, let right):
      let a = try truth(left, lookup)
      if a == true { return true }
      let b = try truth(right, lookup)
      return b == true ? true : a == nil || b == nil ? nil : false
    case .and(let left, let right):
      let a = try truth(left, lookup)
      if a == false { return false }
      let b = try truth(right, lookup)
      return b == false ? false : a == nil || b == nil ? nil : true
    case .not(let inner): return try truth(inner, lookup).map { !$0 }
    case .bound(let variable): return lookup(variable) != nil
    case .exists(let pattern): return try exists(pattern, lookup)
    case .comparison(let sign, let left, let right):
      guard let a = try evaluate(left, lookup), let b = try evaluate(right, lookup) else { return nil }
      try checkLength(a)
      try checkLength(b)
      return compare(sign, a, b)
    case .isIn(let left, let options):
      guard let value = try evaluate(left, lookup) else { return nil }
      try checkLength(value)
      var result: Bool? = false
      for (number, option) in options.enumerated() {
        if number & 0x3FF == 0x3FF { try interrupt.check() }
        let isEqual = try evaluate(option, lookup).flatMap { Comparison.areEqual(value, $0) }
        if isEqual == true { return true }
        if isEqual == nil { result = nil }
      }
      return result
    default: return try evaluate(expression, lookup).flatMap { Value.effectiveBoolean($0) }
    }
  }

  private func compare(_ sign: Expression.Comparison, _ a: Term, _ b: Term) -> Bool? {
    switch sign {
    case .equal: Comparison.areEqual(a, b)
    case .notEqual: Comparison.areEqual(a, b).map { !$0 }
    case .less: ordered(a, b) { $0 < 0 }
    case .greater: ordered(a, b) { $0 > 0 }
    case .lessOrEqual: ordered(a, b) { $0 <= 0 }
    case .greaterOrEqual: ordered(a, b) { $0 >= 0 }
    }
  }

  /// NaN is in no order with any number, which is false and not an error.
  private func ordered(_ a: Term, _ b: Term, _ test: (Int) -> Bool) -> Bool? {
    if let order = Comparison.compare(a, b) { return test(order) }
    if case .number = Value(a), case .number = Value(b) { return false }
    return nil
  }

  private func call(_ function: Builtin, _ arguments: [Term]) -> Term? {
    switch function {
    case .str, .lang, .langDir, .langMatches, .datatype, .iri, .uri, .bnode, .strDT, .strLang, .strLangDir,
      .sameTerm,
      .isIRI, .isURI, .isBlank, .isLiteral, .isNumeric, .hasLang, .hasLangDir, .isTriple, .triple, .subject,
      .predicate, .object, .uuid, .strUUID:
      termFunction(function, arguments)
    case .abs, .ceil, .floor, .round, .rand: numberFunction(function, arguments)
    case .year, .month, .day, .hours, .minutes, .seconds, .timezone, .tz, .now:
      timeFunction(function, arguments)
    case .md5, .sha1, .sha256, .sha384, .sha512: hashFunction(function, arguments)
    case .concat, .strlen, .ucase, .lcase, .encodeForURI, .contains, .strStarts, .strEnds, .strBefore,
      .strAfter,
      .substr, .regex, .replace:
      stringFunction(function, arguments)
    }
  }
}

extension Term {
  static func boolean(_ value: Bool) -> Term {
    .literal(Literal(value ? "true" : "false", datatype: XSD.boolean))
  }

  static func number(_ number: Numeric) -> Term { .literal(number.literal) }
}
