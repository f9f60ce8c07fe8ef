/// Numbers and counts as people read them.
public enum Numbers {
  /// A number with a comma between each three digits: `2,113`.
  public static func grouped(_ number: Int) -> String {
    let digits = String(number.magnitude)
    var result = number < 0 ? "-" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0 && (digits.utf8.count - index) % 3 == 0 { result.append(",") }
      result.append(digit)
    }
    return result
  }

  /// A number and what is counted: `1 fact`, `2,113 facts`.
  public static func count(_ number: Int, _ one: String, _ many: String? = nil) -> String {
    "\(grouped(number)) \(number == 1 ? one : many ?? one + "s")"
  }

  /// How long something took: `0.2 ms`, `38 ms`, `1.24 s`, `2 min 5 s`.
  public static func time(_ duration: Duration) -> String {
    let (seconds, attoseconds) = duration.components
    let microseconds = Int(seconds) * 1_000_000 + Int(attoseconds / 1_000_000_000_000)
    switch microseconds {
    case ..<9_950: return decimal(microseconds, unit: 1000, digits: 1) + " ms"
    case ..<999_500: return "\((microseconds + 500) / 1000) ms"
    case ..<59_995_000: return decimal(microseconds, unit: 1_000_000, digits: 2) + " s"
    default:
      let whole = (microseconds + 500_000) / 1_000_000
      return "\(grouped(whole / 60)) min \(whole % 60) s"
    }
  }

  /// A number of units with so many digits after the point, rounded.
  private static func decimal(_ value: Int, unit: Int, digits: Int) -> String {
    var scale = 1
    for _ in 0..<digits { scale *= 10 }
    let rounded = (value * scale + unit / 2) / unit
    let fraction = String(rounded % scale)
    return "\(rounded / scale)." + String(repeating: "0", count: digits - fraction.utf8.count) + fraction
  }
}
