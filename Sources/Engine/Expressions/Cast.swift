import BigInt
import RDF

/// The constructor functions of XPath (SPARQL 1.1 section 17.5).
enum Cast {
  /// A term cast to a datatype; nil where the cast is not allowed or the text is not in the datatype.
  static func cast(_ term: Term, to datatype: IRI) -> Term? {
    if datatype == XSD.string {
      if case .iri(let iri) = term { return .string(iri.string) }
      guard let literal = term.literal, literal.language == nil else { return nil }
      switch Value(term) {
      case .number(let number): return .string(text(of: number))
      case .boolean(let value): return .string(value ? "true" : "false")
      default: return .string(literal.lexical)
      }
    }
    guard let literal = term.literal, literal.language == nil else { return nil }
    let value = Value(term)
    switch datatype {
    case XSD.boolean: return boolean(value, literal).map(Term.boolean)
    case XSD.integer: return integer(value, literal).map { .number(.integer($0)) }
    case XSD.decimal: return decimal(value, literal).map { .number(.decimal($0)) }
    case XSD.double: return floating(value, literal).map { .number(.double($0)) }
    case XSD.float: return floating(value, literal).map { .number(.float(Float($0))) }
    case XSD.dateTime, XSD.date, XSD.time: return moment(value, literal, datatype)
    default:
      let result = Literal(literal.lexical, datatype: datatype)
      if case .other = Value(.literal(result)) { return nil }
      return .literal(result)
    }
  }

  /// XPath writes floating-point numbers between a millionth and a million without an exponent.
  private static func text(of number: Numeric) -> String {
    let double = number.double
    switch number {
    case .float, .double:
      guard double.isFinite, double != 0 else {
        return double == 0 ? (double.sign == .minus ? "-0" : "0") : number.literal.lexical
      }
      guard double.magnitude >= 1e-6, double.magnitude < 1e6 else { return number.literal.lexical }
      let parts = number.literal.lexical.split(separator: "E")
      guard let mantissa = ExactDecimal(parts[0]), let exponent = Int(parts[1]) else {
        return number.literal.lexical
      }
      let shifted =
        exponent >= 0
        ? mantissa * ExactDecimal(ExactDecimal.power(exponent))
        : ExactDecimal(mantissa.unscaled, scale: mantissa.scale - exponent)
      return shifted.text
    case .integer, .decimal: return number.literal.lexical
    }
  }

  private static func boolean(_ value: Value, _ literal: Literal) -> Bool? {
    switch value {
    case .boolean(let value): value
    case .number(let number): number.isTrue
    case .string(let text): Value.boolean(text)
    default: nil
    }
  }

  private static func integer(_ value: Value, _ literal: Literal) -> BigInt? {
    switch value {
    case .boolean(let value): return value ? 1 : 0
    case .string(let text): return Numeric.integer(Numeric.trimmed(text))
    default: return decimal(value, literal)?.rounded(.towardZero)
    }
  }

  private static func decimal(_ value: Value, _ literal: Literal) -> ExactDecimal? {
    switch value {
    case .boolean(let value): return ExactDecimal(value ? 1 : 0)
    case .string(let text): return ExactDecimal(Numeric.trimmed(text))
    case .number(.integer(let value)): return ExactDecimal(value)
    case .number(.decimal(let value)): return value
    case .number(let number):
      guard number.double.isFinite else { return nil }
      let parts = number.literal.lexical.split(separator: "E")
      guard let mantissa = ExactDecimal(parts[0]), let exponent = Int(parts[1]) else { return nil }
      return exponent >= 0
        ? mantissa * ExactDecimal(ExactDecimal.power(exponent))
        : ExactDecimal(mantissa.unscaled, scale: mantissa.scale - exponent)
    default: return nil
    }
  }

  private static func floating(_ value: Value, _ literal: Literal) -> Double? {
    switch value {
    case .boolean(let value): value ? 1 : 0
    case .string(let text): Numeric.floating(Numeric.trimmed(text))
    case .number(let number): number.double
    default: nil
    }
  }

  private static func moment(_ value: Value, _ literal: Literal, _ datatype: IRI) -> Term? {
    switch value {
    case .string(let text):
      let result = Literal(text, datatype: datatype)
      return Moment(result) == nil ? nil : .literal(result)
    case .moment(let moment):
      let text = literal.lexical
      if literal.datatype == datatype { return .literal(literal) }
      switch (moment.kind, datatype) {
      case (.dateTime, XSD.date):
        guard let mark = text.firstIndex(of: "T") else { return nil }
        return .literal(Literal(text[..<mark] + moment.zoneText, datatype: datatype))
      case (.dateTime, XSD.time):
        guard let mark = text.firstIndex(of: "T") else { return nil }
        return .literal(Literal(String(text[text.index(after: mark)...]), datatype: datatype))
      case (.date, XSD.dateTime):
        let day = text.dropLast(moment.zoneText.utf8.count)
        return .literal(Literal(day + "T00:00:00" + moment.zoneText, datatype: datatype))
      default: return nil
      }
    default: return nil
    }
  }
}
