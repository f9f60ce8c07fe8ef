#if canImport(Glibc)
  import Glibc
#endif

/// The lexical forms of native JSON numbers (JSON-LD 1.1 API, section 8.2.2, and RFC 8785).
enum NativeNumber {
  /// The canonical `xsd:integer` of a number that is whole and smaller than 10²¹, every digit kept; nil for others.
  static func integer(_ text: String) -> String? {
    let digits = text.utf8.drop { $0 == UInt8(ascii: "-") }
    if digits.allSatisfy(CharacterClass.isDigit) {
      if digits.count > 21 { return nil }
      return digits.elementsEqual("0".utf8) ? "0" : text
    }
    guard let value = Double(text), value.magnitude < 1e21, value.rounded(.towardZero) == value else {
      return nil
    }
    if value == 0 { return "0" }
    let form = Decimal(value.magnitude)
    let whole =
      form.digits + String(repeating: "0", count: max(0, form.exponent + 1 - form.digits.utf8.count))
    return (value < 0 ? "-" : "") + whole
  }

  /// Whether the number is smaller than the largest `xsd:double`, and not infinity for it.
  static func isInRange(_ text: String) -> Bool { Double(text)?.isFinite ?? false }

  /// The canonical `xsd:double`, with up to 16 digits.
  static func double(_ text: String) -> String {
    guard let value = Double(text) else { return text }
    if value == 0 { return value.sign == .minus ? "-0.0E0" : "0.0E0" }
    if value.isInfinite { return value < 0 ? "-INF" : "INF" }
    let form = Decimal(roundedTo16: value.magnitude)
    let rest = form.digits.utf8.dropFirst()
    let fraction = rest.isEmpty ? "0" : String(Substring(rest))
    return (value < 0 ? "-" : "") + String(form.digits.prefix(1)) + "." + fraction + "E\(form.exponent)"
  }

  /// The text that ECMAScript gives a number.
  static func canonicalJSON(_ text: String) -> String {
    guard let value = Double(text), value.isFinite else { return text }
    if value == 0 { return "0" }
    let form = Decimal(value.magnitude)
    let digits = form.digits
    let count = digits.utf8.count
    let point = form.exponent + 1
    var result: String
    if point >= count, point <= 21 {
      result = digits + String(repeating: "0", count: point - count)
    } else if point > 0, point <= 21 {
      result = digits.prefix(point) + "." + digits.dropFirst(point)
    } else if point > -6, point <= 0 {
      result = "0." + String(repeating: "0", count: -point) + digits
    } else {
      result = String(digits.prefix(1)) + (count > 1 ? "." + digits.dropFirst() : "")
      result += "e" + (form.exponent < 0 ? "-" : "+") + String(form.exponent.magnitude)
    }
    return (value < 0 ? "-" : "") + result
  }

  /// A positive number as decimal digits without trailing zeros, the first of which stands for 10 to the exponent.
  private struct Decimal {
    let digits: String
    let exponent: Int

    /// The shortest digits that are read back as the number.
    init(_ value: Double) { self.init(parsing: value.description) }

    /// The digits rounded to 16.
    init(roundedTo16 value: Double) {
      var buffer = [CChar](repeating: 0, count: 40)
      let count = withVaList([value]) { vsnprintf(&buffer, 40, "%.15e", $0) }
      self.init(
        parsing: String(decoding: buffer.prefix(Int(count)).map { UInt8(bitPattern: $0) }, as: UTF8.self))
    }

    private init(parsing text: String) {
      let parts = text.split { $0 == "e" || $0 == "E" }
      let mantissa = parts[0].split(separator: ".", omittingEmptySubsequences: false)
      let whole = mantissa[0]
      var all = String(whole) + (mantissa.count > 1 ? String(mantissa[1]) : "")
      var exponent = (parts.count > 1 ? Int(parts[1]) ?? 0 : 0) + whole.utf8.count - 1
      while all.utf8.count > 1, all.utf8.first == UInt8(ascii: "0") {
        all.removeFirst()
        exponent -= 1
      }
      while all.utf8.count > 1, all.utf8.last == UInt8(ascii: "0") { all.removeLast() }
      digits = all
      self.exponent = exponent
    }
  }
}
