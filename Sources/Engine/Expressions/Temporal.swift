import BigInt
import RDF

/// A date, a time or both, on the proleptic Gregorian calendar.
struct Moment {
  enum Kind {
    case dateTime
    case date
    case time
  }

  let kind: Kind
  var year = 1972
  var month = 12
  var day = 31
  var hour = 0
  var minute = 0
  var second = ExactDecimal(0)
  /// Minutes east of UTC; nil where the text names no time zone.
  var zone: Int?

  /// The moment that a literal denotes; nil where it is not a valid `xsd:dateTime`, `xsd:date` or `xsd:time`.
  init?(_ literal: Literal) {
    switch literal.datatype {
    case XSD.dateTime: kind = .dateTime
    case XSD.date: kind = .date
    case XSD.time: kind = .time
    default: return nil
    }
    guard parse(String(Numeric.trimmed(literal.lexical))) else { return nil }
  }

  private mutating func parse(_ text: String) -> Bool {
    var scanner = TextScanner(text)
    if kind != .time {
      let isNegative = scanner.skip("-")
      guard let digits = scanner.digits(), digits.utf8.count >= 4, let year = Int(digits), scanner.skip("-"),
        let month = scanner.two(), scanner.skip("-"), let day = scanner.two(), (1...12).contains(month),
        digits.utf8.count == 4 || digits.utf8.first != UInt8(ascii: "0"), abs(year) < 1_000_000_000
      else { return false }
      self.year = isNegative ? -year : year
      self.month = month
      self.day = day
      guard day >= 1, day <= Moment.days(in: month, of: self.year) else { return false }
    }
    if kind == .dateTime { guard scanner.skip("T") else { return false } }
    if kind != .date {
      guard let hour = scanner.two(), scanner.skip(":"), let minute = scanner.two(), scanner.skip(":"),
        let second = scanner.seconds(), hour <= 24, minute < 60, second < ExactDecimal(60)
      else { return false }
      if hour == 24 { guard minute == 0, second.unscaled == 0 else { return false } }
      self.hour = hour
      self.minute = minute
      self.second = second
      if hour == 24 { beginNextDay() }
    }
    if scanner.skip("Z") {
      zone = 0
    } else if let sign = scanner.sign() {
      guard let hours = scanner.two(), scanner.skip(":"), let minutes = scanner.two(), minutes < 60,
        hours * 60 + minutes <= 14 * 60
      else { return false }
      zone = sign * (hours * 60 + minutes)
    }
    return scanner.isAtEnd
  }

  /// Makes the end of a day, 24:00:00, the beginning of the next one, which it is another name of.
  private mutating func beginNextDay() {
    hour = 0
    guard kind == .dateTime else { return }
    day += 1
    guard day > Moment.days(in: month, of: year) else { return }
    (day, month) = (1, month + 1)
    if month > 12 { (month, year) = (1, year + 1) }
  }

  static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Seconds since 1970 as if the moment were in UTC.
  private var localSeconds: ExactDecimal {
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let ofEra = shifted - era * 400
    let ofYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let days = era * 146_097 + ofEra * 365 + ofEra / 4 - ofEra / 100 + ofYear - 719_468
    return ExactDecimal(BigInt(days * 86_400 + hour * 3600 + minute * 60)) + second
  }

  /// Seconds since 1970, taking a moment without a time zone to be in UTC.
  var instant: ExactDecimal { localSeconds - ExactDecimal(BigInt((zone ?? 0) * 60)) }

  /// -1, 0 or 1; nil where one moment has no time zone and the two are too close to tell (XML Schema part 2,
  /// section 3.2.7.4).
  static func compare(_ a: Moment, _ b: Moment) -> Int? {
    let (x, y) = (a.instant, b.instant)
    if (a.zone == nil) != (b.zone == nil) {
      let margin = ExactDecimal(BigInt(14 * 3600))
      if x + margin < y { return -1 }
      if y + margin < x { return 1 }
      return nil
    }
    return x < y ? -1 : x == y ? 0 : 1
  }

  /// The zone as `TZ` gives it: `Z`, `-05:00`, or nothing.
  var zoneText: String {
    guard let zone else { return "" }
    if zone == 0 { return "Z" }
    func two(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
    return (zone < 0 ? "-" : "+") + two(abs(zone) / 60) + ":" + two(abs(zone) % 60)
  }

  /// The zone as an `xsd:dayTimeDuration`; nil where there is none.
  var zoneDuration: Literal? {
    guard let zone else { return nil }
    let (hours, minutes) = (abs(zone) / 60, abs(zone) % 60)
    let text = (hours > 0 ? "\(hours)H" : "") + (minutes > 0 ? "\(minutes)M" : "")
    return Literal((zone < 0 ? "-" : "") + "PT" + (text.isEmpty ? "0S" : text), datatype: XSD.dayTimeDuration)
  }
}

/// A duration as XML Schema splits it: months, and seconds.
struct Duration {
  var months: BigInt
  var seconds: ExactDecimal

  /// The duration that a literal denotes; nil where it is not a valid one.
  init?(_ literal: Literal) {
    let local = Context.local(literal.datatype, below: XSD.namespace)
    guard local == "duration" || local == "dayTimeDuration" || local == "yearMonthDuration" else {
      return nil
    }
    var scanner = TextScanner(String(Numeric.trimmed(literal.lexical)))
    let isNegative = scanner.skip("-")
    guard scanner.skip("P") else { return nil }
    var months = BigInt(0)
    var seconds = ExactDecimal(0)
    var parts = 0
    var units = "YMD"[...]
    var isTime = false
    while !scanner.isAtEnd {
      if !isTime, scanner.skip("T") {
        isTime = true
        units = "HMS"
        guard !scanner.isAtEnd else { return nil }
      }
      guard let number = scanner.decimal(), let unit = scanner.next(), let place = units.firstIndex(of: unit)
      else {
        return nil
      }
      units = units[units.index(after: place)...]
      guard number.scale == 0 || unit == "S" else { return nil }
      switch (unit, isTime) {
      case ("Y", false): months += number.unscaled * 12
      case ("M", false): months += number.unscaled
      case ("D", false): seconds = seconds + number * ExactDecimal(86_400)
      case ("H", true): seconds = seconds + number * ExactDecimal(3600)
      case ("M", true): seconds = seconds + number * ExactDecimal(60)
      default: seconds = seconds + number
      }
      parts += 1
    }
    guard parts > 0 else { return nil }
    if local == "dayTimeDuration", months != 0 { return nil }
    if local == "yearMonthDuration", seconds.unscaled != 0 { return nil }
    self.months = isNegative ? -months : months
    self.seconds = isNegative ? ExactDecimal(0) - seconds : seconds
  }

  /// -1, 0 or 1; nil where months and seconds point in different ways.
  static func compare(_ a: Duration, _ b: Duration) -> Int? {
    let byMonths = a.months < b.months ? -1 : a.months == b.months ? 0 : 1
    let bySeconds = a.seconds < b.seconds ? -1 : a.seconds == b.seconds ? 0 : 1
    if byMonths == bySeconds || bySeconds == 0 { return byMonths }
    return byMonths == 0 ? bySeconds : nil
  }
}

/// Reads the lexical forms of dates and durations.
struct TextScanner {
  private let bytes: [UInt8]
  private var place = 0

  init(_ text: String) { bytes = Array(text.utf8) }

  var isAtEnd: Bool { place == bytes.count }

  mutating func skip(_ scalar: Unicode.Scalar) -> Bool {
    guard place < bytes.count, UInt32(bytes[place]) == scalar.value else { return false }
    place += 1
    return true
  }

  mutating func next() -> Character? {
    guard place < bytes.count else { return nil }
    place += 1
    return Character(Unicode.Scalar(bytes[place - 1]))
  }

  mutating func sign() -> Int? { skip("+") ? 1 : skip("-") ? -1 : nil }

  mutating func digits() -> String? {
    let start = place
    while place < bytes.count, bytes[place] >= UInt8(ascii: "0"), bytes[place] <= UInt8(ascii: "9") {
      place += 1
    }
    return start == place ? nil : String(decoding: bytes[start..<place], as: UTF8.self)
  }

  /// Exactly two digits.
  mutating func two() -> Int? {
    guard let text = digits(), text.utf8.count == 2 else { return nil }
    return Int(text)
  }

  mutating func decimal() -> ExactDecimal? {
    guard var text = digits() else { return nil }
    if skip(".") {
      guard let rest = digits() else { return nil }
      text += "." + rest
    }
    return ExactDecimal(text)
  }

  /// Two digits, and more behind a point.
  mutating func seconds() -> ExactDecimal? {
    guard var text = digits(), text.utf8.count == 2 else { return nil }
    if skip(".") {
      guard let rest = digits() else { return nil }
      text += "." + rest
    }
    return ExactDecimal(text)
  }
}
