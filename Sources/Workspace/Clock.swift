import Glibc

/// Times as `xsd:dateTime` texts in UTC, to the second.
public enum Clock {
  /// The time now.
  public static func now() -> String { dateTime(secondsSinceEpoch: Int(Glibc.time(nil))) }

  /// A time given in seconds since 1970-01-01T00:00:00Z.
  public static func dateTime(secondsSinceEpoch seconds: Int) -> String {
    var time = time_t(seconds)
    var parts = tm()
    gmtime_r(&time, &parts)
    func two(_ number: Int32) -> String { (number < 10 ? "0" : "") + String(number) }
    let date = "\(Int(parts.tm_year) + 1900)-\(two(parts.tm_mon + 1))-\(two(parts.tm_mday))"
    return "\(date)T\(two(parts.tm_hour)):\(two(parts.tm_min)):\(two(parts.tm_sec))Z"
  }
}
