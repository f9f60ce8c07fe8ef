import BigInt

/// A decimal number of any size, exact: `unscaled / 10^scale`, without trailing zeros behind the point.
struct ExactDecimal: Hashable {
  let unscaled: BigInt
  /// Digits behind the point; never negative.
  let scale: Int

  init(_ unscaled: BigInt, scale: Int = 0) {
    var unscaled = unscaled
    var scale = scale
    while scale > 0 {
      let (quotient, remainder) = unscaled.quotientAndRemainder(dividingBy: 10)
      guard remainder == 0 else { break }
      unscaled = quotient
      scale -= 1
    }
    self.unscaled = unscaled
    self.scale = unscaled == 0 ? 0 : scale
  }

  /// Reads the lexical form of `xsd:decimal`; nil where the text is not one.
  init?(_ text: some StringProtocol) {
    var digits: [UInt8] = []
    var scale = 0
    var hasPoint = false
    var bytes = Array(text.utf8)[...]
    let isNegative = bytes.first == UInt8(ascii: "-")
    if isNegative || bytes.first == UInt8(ascii: "+") { bytes = bytes.dropFirst() }
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        digits.append(byte)
        if hasPoint { scale += 1 }
      case UInt8(ascii: ".") where !hasPoint: hasPoint = true
      default: return nil
      }
    }
    guard !digits.isEmpty, let number = BigInt(String(decoding: digits, as: UTF8.self)) else { return nil }
    self.init(isNegative ? -number : number, scale: scale)
  }

  /// The lexical form: no trailing zeros, no point for whole numbers.
  var text: String {
    guard scale > 0 else { return String(unscaled) }
    var digits = String(unscaled.magnitude)
    if digits.utf8.count <= scale {
      digits = String(repeating: "0", count: scale + 1 - digits.utf8.count) + digits
    }
    let point = digits.index(digits.endIndex, offsetBy: -scale)
    return (unscaled < 0 ? "-" : "") + digits[..<point] + "." + digits[point...]
  }

  var double: Double { Double(text) ?? .nan }

  static func power(_ exponent: Int) -> BigInt { BigInt(10).power(exponent) }

  private func unscaled(at scale: Int) -> BigInt { unscaled * ExactDecimal.power(scale - self.scale) }

  private static func aligned(_ a: ExactDecimal, _ b: ExactDecimal) -> (BigInt, BigInt, Int) {
    let scale = max(a.scale, b.scale)
    return (a.unscaled(at: scale), b.unscaled(at: scale), scale)
  }

  static func + (a: ExactDecimal, b: ExactDecimal) -> ExactDecimal {
    let (x, y, scale) = aligned(a, b)
    return ExactDecimal(x + y, scale: scale)
  }

  static func - (a: ExactDecimal, b: ExactDecimal) -> ExactDecimal {
    let (x, y, scale) = aligned(a, b)
    return ExactDecimal(x - y, scale: scale)
  }

  static func * (a: ExactDecimal, b: ExactDecimal) -> ExactDecimal {
    ExactDecimal(a.unscaled * b.unscaled, scale: a.scale + b.scale)
  }

  /// The quotient, cut behind 18 more digits than the operands have; nil for a divisor of zero.
  static func / (a: ExactDecimal, b: ExactDecimal) -> ExactDecimal? {
    guard b.unscaled != 0 else { return nil }
    let scale = 18 + max(a.scale, b.scale)
    return ExactDecimal(a.unscaled * power(scale + b.scale - a.scale) / b.unscaled, scale: scale)
  }

  static func < (a: ExactDecimal, b: ExactDecimal) -> Bool {
    let (x, y, _) = aligned(a, b)
    return x < y
  }

  /// How a number is made whole.
  enum Rounding {
    case up
    case down
    /// To the nearest, halves up.
    case nearest
    case towardZero
  }

  func rounded(_ rounding: Rounding) -> BigInt {
    let divisor = ExactDecimal.power(scale)
    let (quotient, remainder) = unscaled.quotientAndRemainder(dividingBy: divisor)
    if remainder == 0 { return quotient }
    switch rounding {
    case .towardZero: return quotient
    case .up: return remainder > 0 ? quotient + 1 : quotient
    case .down: return remainder < 0 ? quotient - 1 : quotient
    case .nearest: return ExactDecimal(unscaled * 2 + divisor, scale: 0).floorDivided(by: divisor * 2)
    }
  }

  private func floorDivided(by divisor: BigInt) -> BigInt {
    let (quotient, remainder) = unscaled.quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? quotient - 1 : quotient
  }
}
