import RDF

/// What a term denotes, as far as operators and functions care.
enum Value {
  case iri(IRI)
  case blank(String)
  case boolean(Bool)
  case number(Numeric)
  case string(String)
  /// A language-tagged string.
  case tagged(Literal)
  case moment(Moment)
  case duration(Duration)
  /// A literal of an unknown datatype, or one whose lexical form is not valid.
  case other(Literal)
  case triple(Triple)

  init(_ term: Term) {
    switch term {
    case .iri(let iri): self = .iri(iri)
    case .blank(let label): self = .blank(label)
    case .triple(let triple): self = .triple(triple)
    case .literal(let literal): self = Value(literal)
    }
  }

  private init(_ literal: Literal) {
    if literal.language != nil {
      self = .tagged(literal)
    } else if literal.datatype == XSD.string {
      self = .string(literal.lexical)
    } else if let number = Numeric(literal) {
      self = .number(number)
    } else if literal.datatype == XSD.boolean, let value = Value.boolean(literal.lexical) {
      self = .boolean(value)
    } else if let moment = Moment(literal) {
      self = .moment(moment)
    } else if let duration = Duration(literal) {
      self = .duration(duration)
    } else {
      self = .other(literal)
    }
  }

  static func boolean(_ text: String) -> Bool? {
    switch Numeric.trimmed(text) {
    case "true", "1": true
    case "false", "0": false
    default: nil
    }
  }

  /// The effective boolean value (SPARQL 1.1 section 17.2.2); nil is a type error.
  static func effectiveBoolean(_ term: Term) -> Bool? {
    guard case .literal(let literal) = term else { return nil }
    switch Value(literal) {
    case .boolean(let value): return value
    case .number(let number): return number.isTrue
    case .string(let text): return !text.isEmpty
    default: return nil
    }
  }
}

/// Comparison of terms by what they denote (SPARQL 1.1 section 17.3).
enum Comparison {
  /// `=`; nil is a type error: literals whose values can't be told apart.
  static func areEqual(_ a: Term, _ b: Term) -> Bool? {
    if a == b {
      switch Value(a) {
      case .number(let number): return !number.double.isNaN
      // A part of it may be unlike itself.
      case .triple: break
      default: return true
      }
    }
    switch (Value(a), Value(b)) {
    case (.number(let x), .number(let y)): return Numeric.compare(x, y) == 0
    case (.boolean(let x), .boolean(let y)): return x == y
    case (.moment(let x), .moment(let y)) where x.kind == y.kind: return Moment.compare(x, y).map { $0 == 0 }
    case (.duration(let x), .duration(let y)): return x.months == y.months && x.seconds == y.seconds
    case (.triple(let x), .triple(let y)):
      let parts = [(x.subject, y.subject), (x.predicate, y.predicate), (x.object, y.object)]
        .map { areEqual($0.0, $0.1) }
      return parts.contains(false) ? false : parts.contains(nil) ? nil : true
    case (.other, .iri), (.other, .blank), (.other, .triple), (.other, .tagged), (.iri, .other),
      (.blank, .other), (.triple, .other), (.tagged, .other):
      return false
    case (.other, _), (_, .other): return nil
    default: return false
    }
  }

  /// The order of two values of one kind, as -1, 0 or 1; nil is a type error.
  static func compare(_ a: Term, _ b: Term) -> Int? {
    switch (Value(a), Value(b)) {
    case (.number(let x), .number(let y)): return Numeric.compare(x, y)
    case (.string(let x), .string(let y)): return Bytes.precedes(x, y) ? -1 : Bytes.equal(x, y) ? 0 : 1
    case (.boolean(let x), .boolean(let y)): return x == y ? 0 : y ? -1 : 1
    case (.moment(let x), .moment(let y)) where x.kind == y.kind: return Moment.compare(x, y)
    case (.duration(let x), .duration(let y)): return Duration.compare(x, y)
    default: return nil
    }
  }
}
