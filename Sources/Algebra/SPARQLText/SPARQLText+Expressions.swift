import RDF

/// Expressions, with parentheses around every part that is more than one word.
extension SPARQLText {
  mutating func expression(_ expression: Expression) -> String {
    switch expression {
    case .variable(let variable): name(variable)
    case .term(.triple(let triple)):
      "TRIPLE(\(term(triple.subject)), \(term(triple.predicate)), \(term(triple.object)))"
    case .term(let term): self.term(term)
    case .or(let left, let right): "\(part(left)) || \(part(right))"
    case .and(let left, let right): "\(part(left)) && \(part(right))"
    case .not(.exists(let pattern)): "NOT EXISTS " + inline(pattern)
    case .not(.isIn(let value, let options)): "\(part(value)) NOT IN (\(list(options)))"
    case .not(let inner): "!" + part(inner)
    case .comparison(let sign, let left, let right): "\(part(left)) \(sign.rawValue) \(part(right))"
    case .arithmetic(let sign, let left, let right): "\(part(left)) \(sign.rawValue) \(part(right))"
    case .negate(let inner): "-(" + self.expression(inner) + ")"
    case .plus(let inner): "+(" + self.expression(inner) + ")"
    case .isIn(let value, let options): "\(part(value)) IN (\(list(options)))"
    case .bound(let variable): "BOUND(\(name(variable)))"
    case .if(let condition, let then, let otherwise): "IF(\(list([condition, then, otherwise])))"
    case .coalesce(let options): "COALESCE(\(list(options)))"
    case .exists(let pattern): "EXISTS " + inline(pattern)
    case .call(let function, let arguments): call(function, arguments)
    case .function(let name, let arguments): "\(iri(name))(\(list(arguments)))"
    }
  }

  private mutating func call(_ function: Builtin, _ arguments: [Expression]) -> String {
    guard function == .iri || function == .uri else { return "\(function.rawValue)(\(list(arguments)))" }
    // What a relative reference means is the statement's to say.
    var base: String?
    if arguments.count > 1, case .term(let term) = arguments[1] {
      base = term.iri?.string ?? term.literal?.lexical
    }
    needBase(base)
    return "\(function.rawValue)(\(list(Array(arguments.prefix(1)))))"
  }

  private mutating func list(_ expressions: [Expression]) -> String {
    expressions.map { expression($0) }.joined(separator: ", ")
  }

  private mutating func part(_ expression: Expression) -> String {
    switch expression {
    case .variable, .term, .call, .function, .bound, .if, .coalesce: self.expression(expression)
    default: "(" + self.expression(expression) + ")"
    }
  }

  /// A pattern in braces, within a line.
  private mutating func inline(_ pattern: Pattern) -> String {
    aside { $0.group("", pattern) }.map { $0.drop { $0 == " " } }.joined(separator: " ")
  }

  mutating func aggregate(_ aggregate: Aggregate) -> String {
    let distinct = aggregate.isDistinct ? "DISTINCT " : ""
    let argument = aggregate.argument.map { expression($0) } ?? "*"
    let separator =
      aggregate.function == .groupConcat ? "; SEPARATOR = \(Literal.quote(aggregate.separator))" : ""
    return "\(aggregate.function.rawValue)(\(distinct)\(argument)\(separator))"
  }
}
