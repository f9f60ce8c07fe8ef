import Formats

/// The formats by the names that users give them.
enum FormatNames {
  /// The names of the formats that can be read or written, for a list.
  static func list(canWrite: Bool) -> [String] {
    Format.allCases.filter { canWrite ? $0.canWrite : $0.canRead }.map(\.name)
  }

  static func text(canWrite: Bool) -> String { list(canWrite: canWrite).joined(separator: " ") }

  /// The format that a word names.
  static func format(_ word: Arguments.Word, in arguments: Arguments, canWrite: Bool) throws(Diagnostic)
    -> Format
  {
    guard let format = Format(name: word.text), canWrite ? format.canWrite : format.canRead else {
      throw Diagnostic(
        "\(word.text) is not a format that can be \(canWrite ? "written" : "read")", at: word.range,
        in: arguments.source, help: "the formats: \(text(canWrite: canWrite))")
    }
    return format
  }
}
