/// Why a file can't become an article.
public enum ArticleError: Error, Hashable, Sendable {
  /// What a text that is not UTF-8 probably is.
  public enum Encoding: String, Hashable, Sendable {
    case utf16LittleEndian = "UTF-16LE"
    case utf16BigEndian = "UTF-16BE"
    case utf32LittleEndian = "UTF-32LE"
    case utf32BigEndian = "UTF-32BE"
    case latin1 = "ISO-8859-1"
    case windows1252 = "WINDOWS-1252"
  }

  /// Bytes that are not UTF-8: where the first stands, and what the text probably is, nil when it looks like UTF-8
  /// that was damaged or cut off.
  case notUTF8(byte: UInt8, offset: Int, line: Int, column: Int, likely: Encoding?)
  /// A NUL character, which no text has.
  case holdsNUL(offset: Int, line: Int, column: Int, likely: Encoding?)
  /// No characters other than white space.
  case empty
  case tooLarge(bytes: Int, limit: Int)
}

extension ArticleError {
  /// What is wrong, in a sentence without a full stop.
  public var message: String {
    switch self {
    case .notUTF8(let byte, let offset, let line, let column, _):
      "the text is not UTF-8: byte 0x\(String(byte, radix: 16)) at offset \(offset) "
        + "(line \(line), column \(column))"
    case .holdsNUL(let offset, let line, let column, _):
      "this is not a text: a NUL character at offset \(offset) (line \(line), column \(column))"
    case .empty: "the article is empty"
    case .tooLarge(let bytes, let limit):
      "the article is too large: \(ArticleError.size(bytes)); an article may have up to "
        + ArticleError.size(limit)
    }
  }

  /// What to do about it.
  public var help: String {
    switch self {
    case .notUTF8(_, _, _, _, let likely?), .holdsNUL(_, _, _, let likely?):
      "it looks like \(likely.rawValue); convert it first: "
        + "iconv -f \(likely.rawValue) -t UTF-8 FILE > NEW-FILE"
    case .notUTF8: "it looks damaged or cut off; save it again as UTF-8"
    case .holdsNUL: "load takes plain text in UTF-8"
    case .empty: "load takes plain text with at least one character that is not white space"
    case .tooLarge: "split the file into several articles and load each"
    }
  }

  private static func size(_ bytes: Int) -> String {
    if bytes < 1024 { return "\(bytes) bytes" }
    let unit = bytes < 1 << 20 ? (1024.0, "KiB") : (1048576.0, "MiB")
    let tenths = Int((Double(bytes) / unit.0 * 10).rounded(.up))
    return (tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)") + " " + unit.1
  }
}
