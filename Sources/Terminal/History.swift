import Glibc

/// The statements that were typed, oldest first, each whole and once (where it stood last).
///
/// With a path they live in a file that only ever grows, shared by all sessions: see `History+File.swift`.
/// Without one they last as long as this value.
///
/// Invariants:
/// 1. `entries` are distinct, byte for byte, and none is blank.
/// 2. `offset` is the end of the last whole line that was read of the file.
public struct History {
  /// The file; nil for a history in memory alone.
  public let path: String?

  /// The statements, oldest first.
  public private(set) var entries: [String] = []

  /// How many bytes of the file are in `entries`.
  var offset = 0

  /// The bytes of the entries; equality of strings would take different spellings of an accent for one.
  private var known: Set<[UInt8]> = []
  private var hasRepeats = false

  public init(path: String?) {
    self.path = path
  }

  /// `$XDG_STATE_HOME/gloss/history`, by default `~/.local/state/gloss/history`; nil without a home folder.
  public static func defaultPath(program: String = "gloss") -> String? {
    if let state = environmentValue("XDG_STATE_HOME"), state.hasPrefix("/") {
      return "\(state)/\(program)/history"
    }
    guard let home = environmentValue("HOME"), home.hasPrefix("/") else { return nil }
    return "\(home)/.local/state/\(program)/history"
  }

  /// The statement as it is kept: without the line breaks and spaces at its end; nil if it is not to be kept,
  /// that is, if it is blank or begins with a space.
  public static func kept(_ text: String) -> String? {
    guard let first = text.unicodeScalars.first, first != " " else { return nil }
    var scalars = text.unicodeScalars[...]
    while let last = scalars.last, last.properties.isWhitespace { scalars.removeLast() }
    return scalars.isEmpty ? nil : String(scalars)
  }

  /// Makes a statement the newest, whether it was there or not.
  ///
  /// An earlier place that it had is dropped by `settle()`.
  mutating func remember(_ text: String) {
    if !known.insert(Array(text.utf8)).inserted { hasRepeats = true }
    entries.append(text)
  }

  /// Drops the earlier places of statements that came again.
  mutating func settle() {
    guard hasRepeats else { return }
    var seen: Set<[UInt8]> = []
    var kept: [String] = []
    for entry in entries.reversed() where seen.insert(Array(entry.utf8)).inserted {
      kept.append(entry)
    }
    entries = kept.reversed()
    hasRepeats = false
  }

  /// Adds a statement as the newest, in memory and in the file. What `kept(_:)` refuses is not added.
  public mutating func add(_ text: String) throws(HistoryError) {
    guard let text = History.kept(text) else { return }
    guard path != nil else {
      remember(text)
      settle()
      return
    }
    try refresh()
    if let last = entries.last, last.utf8.elementsEqual(text.utf8) { return }
    try write(text)
    try refresh()
  }
}

/// Why the history could not be read or written.
public struct HistoryError: Error, Hashable, Sendable {
  public var path: String
  /// What was tried: `open`, `read`, …
  public var operation: String
  /// The system's number of what went wrong.
  public var code: Int32

  public var message: String {
    "the history \(Sanitizer.visible(path)) could not be used (\(operation): \(String(cString: strerror(code))))"
  }
}
