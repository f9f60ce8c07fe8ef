import Algebra
import BigInt
import RDF

/// A number of one of XPath's four numeric types.
enum Numeric {
  case integer(BigInt)
  case decimal(ExactDecimal)
  case float(Float)
  case double(Double)

  /// How many digits a number may have that expressions calculate with.
  static let digitLimit = 100_000

  /// About how many digits the number has.
  var digits: Int {
    switch self {
    case .integer(let value): value.bitWidth * 3 / 10
    case .decimal(let value): value.unscaled.bitWidth * 3 / 10
    case .float, .double: 0
    }
  }

  /// The datatypes derived from `xsd:integer`, by local name.
  private static let integerTypes: Set<String> = [
    "integer", "nonPositiveInteger", "negativeInteger", "long", "int", "short", "byte", "nonNegativeInteger",
    "unsignedLong", "unsignedInt", "unsignedShort", "unsignedByte", "positiveInteger",
  ]

  /// Whether a datatype is numeric.
  static func isNumeric(_ datatype: IRI) -> Bool {
    guard let local = Context.local(datatype, below: XSD.namespace) else { return false }
    return integerTypes.contains(local) || local == "decimal" || local == "double" || local == "float"
  }

  /// The number that a literal denotes; nil where its datatype is not numeric or its lexical form is not valid.
  init?(_ literal: Literal) {
    if literal.datatype == XSD.integer, let value = Int(literal.lexical) {
      self = .integer(BigInt(value))
      return
    }
    guard let local = Context.local(literal.datatype, below: XSD.namespace) else { return nil }
    let text = Numeric.trimmed(literal.lexical)
    switch local {
    case "decimal":
      guard let value = ExactDecimal(text) else { return nil }
      self = .decimal(value)
    case "double":
      guard let value = Numeric.floating(text) else { return nil }
      self = .double(value)
    case "float":
      guard let value = Numeric.floating(text) else { return nil }
      self = .float(Float(value))
    default:
      guard Numeric.integerTypes.contains(local), let value = Numeric.integer(text),
        Numeric.isInRange(value, of: local)
      else { return nil }
      self = .integer(value)
    }
  }

  /// Whether a whole number is a value of a datatype derived from `xsd:integer` (XML Schema part 2, section 3.4).
  private static func isInRange(_ value: BigInt, of local: String) -> Bool {
    switch local {
    case "nonPositiveInteger": value <= 0
    case "negativeInteger": value < 0
    case "nonNegativeInteger": value >= 0
    case "positiveInteger": value > 0
    case "long": Int64(exactly: value) != nil
    case "int": Int32(exactly: value) != nil
    case "short": Int16(exactly: value) != nil
    case "byte": Int8(exactly: value) != nil
    case "unsignedLong": UInt64(exactly: value) != nil
    case "unsignedInt": UInt32(exactly: value) != nil
    case "unsignedShort": UInt16(exactly: value) != nil
    case "unsignedByte": UInt8(exactly: value) != nil
    default: true
    }
  }

  /// White space around a number is not part of it (XML Schema's whiteSpace facet).
  static func trimmed(_ text: String) -> Substring {
    let isSpace = { (scalar: Unicode.Scalar) in
      scalar == " " || scalar == "\t" || scalar == "\n" || scalar == "\r"
    }
    var scalars = text.unicodeScalars[...]
    while let first = scalars.first, isSpace(first) { scalars = scalars.dropFirst() }
    while let last = scalars.last, isSpace(last) { scalars = scalars.dropLast() }
    return Substring(scalars)
  }

  static func integer(_ text: Substring) -> BigInt? {
    let digits = text.utf8.first == UInt8(ascii: "+") ? text.dropFirst() : text
    let bare =
      digits.utf8.first == UInt8(ascii: "-") && text.utf8.first != UInt8(ascii: "+")
      ? digits.dropFirst() : digits
    guard !bare.isEmpty, bare.utf8.allSatisfy({ $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }) else {
      return nil
    }
    if let small = Int(digits) { return BigInt(small) }
    return BigInt(String(digits))
  }

  /// A double from XML Schema's lexical form, which knows `INF` and `NaN` but no hexadecimal.
  static func floating(_ text: Substring) -> Double? {
    switch text {
    case "INF", "+INF": return .infinity
    case "-INF": return -.infinity
    case "NaN": return .nan
    default:
      var hasDigit = false
      for byte in text.utf8 {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): hasDigit = true
        case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"):
          break
        default: return nil
        }
      }
      return hasDigit ? Double(text) : nil
    }
  }

  /// The number as a literal, in canonical form.
  var literal: Literal {
    switch self {
    case .integer(let value): Literal(String(value), datatype: XSD.integer)
    case .decimal(let value): Literal(value.text, datatype: XSD.decimal)
    case .float(let value): Literal(Numeric.scientific("\(value)"), datatype: XSD.float)
    case .double(let value): Literal(Numeric.scientific("\(value)"), datatype: XSD.double)
    }
  }

  /// Swift's shortest form of a floating-point number as XML Schema's canonical one: `1.0E2`.
  private static func scientific(_ text: String) -> String {
    switch text {
    case "inf": return "INF"
    case "-inf": return "-INF"
    case "nan", "-nan", "snan": return "NaN"
    default: break
    }
    let parts = text.split(separator: "e")
    var exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
    var mantissa = parts[0]
    let isNegative = mantissa.first == "-"
    if isNegative { mantissa = mantissa.dropFirst() }
    let sides = mantissa.split(separator: ".", omittingEmptySubsequences: false)
    var digits = String(sides[0]) + (sides.count > 1 ? String(sides[1]) : "")
    exponent += sides[0].utf8.count - 1
    while digits.utf8.count > 1, digits.first == "0" {
      digits.removeFirst()
      exponent -= 1
    }
    while digits.utf8.count > 1, digits.last == "0" { digits.removeLast() }
    if digits == "0" { return (isNegative ? "-" : "") + "0.0E0" }
    let rest = digits.dropFirst()
    return (isNegative ? "-" : "") + "\(digits.prefix(1)).\(rest.isEmpty ? "0" : rest)E\(exponent)"
  }

  var double: Double {
    switch self {
    case .integer(let value): Int(exactly: value).map { Double($0) } ?? Double(String(value)) ?? .nan
    case .decimal(let value): value.double
    case .float(let value): Double(value)
    case .double(let value): value
    }
  }

  private var exact: ExactDecimal? {
    switch self {
    case .integer(let value): ExactDecimal(value)
    case .decimal(let value): value
    case .float, .double: nil
    }
  }

  private var isDouble: Bool { if case .double = self { true } else { false } }

  private var integer: BigInt? { if case .integer(let value) = self { value } else { nil } }

  /// -1, 0 or 1; nil where one is not a number.
  static func compare(_ a: Numeric, _ b: Numeric) -> Int? {
    if let x = a.integer, let y = b.integer { return x < y ? -1 : x == y ? 0 : 1 }
    if let x = a.exact, let y = b.exact { return x < y ? -1 : x == y ? 0 : 1 }
    if !a.isDouble, !b.isDouble {
      let (x, y) = (Float(a.double), Float(b.double))
      return x < y ? -1 : x == y ? 0 : x > y ? 1 : nil
    }
    let (x, y) = (a.double, b.double)
    return x < y ? -1 : x == y ? 0 : x > y ? 1 : nil
  }

  /// The result of an operator, in the wider of the two types; nil where decimals are divided by zero.
  static func apply(_ sign: Expression.Arithmetic, _ a: Numeric, _ b: Numeric) -> Numeric? {
    if sign != .divide, let x = a.integer, let y = b.integer {
      switch sign {
      case .add: return .integer(x + y)
      case .subtract: return .integer(x - y)
      default: return .integer(x * y)
      }
    }
    if let x = a.exact, let y = b.exact {
      switch sign {
      case .add: return .decimal(x + y)
      case .subtract: return .decimal(x - y)
      case .multiply: return .decimal(x * y)
      case .divide: return (x / y).map { .decimal($0) }
      }
    }
    if !a.isDouble, !b.isDouble { return .float(apply(sign, Float(a.double), Float(b.double))) }
    return .double(apply(sign, a.double, b.double))
  }

  private static func apply<Number: FloatingPoint>(_ sign: Expression.Arithmetic, _ a: Number, _ b: Number)
    -> Number
  {
    switch sign {
    case .add: a + b
    case .subtract: a - b
    case .multiply: a * b
    case .divide: a / b
    }
  }

  var negated: Numeric {
    switch self {
    case .integer(let value): .integer(-value)
    case .decimal(let value): .decimal(ExactDecimal(-value.unscaled, scale: value.scale))
    case .float(let value): .float(-value)
    case .double(let value): .double(-value)
    }
  }

  var magnitude: Numeric {
    switch self {
    case .integer(let value): .integer(BigInt(value.magnitude))
    case .decimal(let value): .decimal(ExactDecimal(BigInt(value.unscaled.magnitude), scale: value.scale))
    case .float(let value): .float(value.magnitude)
    case .double(let value): .double(value.magnitude)
    }
  }

  /// The number made whole, in its own type.
  func rounded(_ rounding: ExactDecimal.Rounding) -> Numeric {
    func round<Number: BinaryFloatingPoint>(_ value: Number) -> Number {
      switch rounding {
      case .up: value.rounded(.up)
      case .down: value.rounded(.down)
      case .towardZero: value.rounded(.towardZero)
      case .nearest: (value + 0.5).rounded(.down)
      }
    }
    switch self {
    case .integer: return self
    case .decimal(let value): return .decimal(ExactDecimal(value.rounded(rounding)))
    case .float(let value): return .float(round(value))
    case .double(let value): return .double(round(value))
    }
  }

  /// Neither zero nor NaN.
  var isTrue: Bool {
    switch self {
    case .integer(let value): value != 0
    case .decimal(let value): value.unscaled != 0
    case .float(let value): value != 0 && !value.isNaN
    case .double(let value): value != 0 && !value.isNaN
    }
  }
}
