import CLibEdit
import Glibc

/// The value of an environment variable; nil when it is not set.
public func environmentValue(_ name: String) -> String? {
  guard let value = getenv(name) else { return nil }
  return String(cString: value)
}

/// Whether a file descriptor is a terminal.
public func isTerminal(_ descriptor: Int32) -> Bool {
  isatty(descriptor) == 1
}

/// The character set of the process.
public enum TerminalLocale {
  /// Takes the user's locale over, and UTF-8 where that has no multi-byte characters: in the C locale libedit
  /// drops what is not ASCII, and no character has a width. Done once, by whatever needs it first.
  public static func prepare() {
    _ = prepared
  }

  private static let prepared: Bool = {
    if setlocale(LC_ALL, "") == nil || gloss_locale_is_single_byte() != 0 {
      setlocale(LC_CTYPE, "C.UTF-8")
    }
    return true
  }()
}

/// The size of a terminal in character cells.
public struct TerminalSize: Hashable, Sendable {
  public var columns: Int
  public var rows: Int

  public init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
  }

  /// The size of the terminal that standard output, input or error is, asked anew each time; else what
  /// COLUMNS and LINES say, else 80 by 24.
  public static var current: TerminalSize {
    var size = winsize()
    for descriptor: Int32 in [1, 0, 2] where gloss_window_size(descriptor, &size) == 0 && size.ws_col > 0 {
      return TerminalSize(columns: Int(size.ws_col), rows: max(1, Int(size.ws_row)))
    }
    let columns = environmentValue("COLUMNS").flatMap { Int($0) } ?? 80
    let rows = environmentValue("LINES").flatMap { Int($0) } ?? 24
    return TerminalSize(columns: max(1, columns), rows: max(1, rows))
  }
}
