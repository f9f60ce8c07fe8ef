/// A half-open range of UTF-8 byte offsets in a source.
public struct SourceRange: Hashable, Sendable {
  public var lower: Int
  public var upper: Int

  public init(_ lower: Int, _ upper: Int) {
    self.lower = lower
    self.upper = upper
  }

  /// The smallest range that holds both.
  public func union(_ other: SourceRange) -> SourceRange {
    SourceRange(min(lower, other.lower), max(upper, other.upper))
  }
}

/// A text to read, with the name that error messages give it: a file's path, or what stands for one.
public struct Source: Sendable {
  /// The name for error messages.
  public let name: String
  /// The text as UTF-8.
  public let bytes: [UInt8]
  /// How errors count the first line; a statement at the prompt may start later than line 1.
  public let firstLine: Int
  /// The IRI that relative references in the text are resolved against (RFC 3986 section 5.1); nil where whoever
  /// runs it says.
  public let base: String?

  public init(name: String, text: String, firstLine: Int = 1, base: String? = nil) {
    self.name = name
    bytes = Array(text.utf8)
    self.firstLine = firstLine
    self.base = base
  }

  /// Whether the text is a file of SPARQL by its name.
  public var isSPARQLFile: Bool { name.hasSuffix(".rq") || name.hasSuffix(".ru") }

  /// Whether the text is SPARQL without the extensions: a file of it that no graph's names come with.
  public var isStandard: Bool { isSPARQLFile && base != nil }

  /// The text of a range. O(length of the range).
  public func text(_ range: SourceRange) -> String {
    String(
      decoding: bytes[max(0, range.lower)..<min(bytes.count, max(range.lower, range.upper))], as: UTF8.self)
  }

  /// The range of the whole text.
  public var range: SourceRange { SourceRange(0, bytes.count) }

  /// Line and column of a byte offset, both from 1; the column counts code points. O(offset).
  public func position(of offset: Int) -> (line: Int, column: Int) {
    let end = min(max(0, offset), bytes.count)
    var line = firstLine
    var start = 0
    for index in 0..<end where bytes[index] == UInt8(ascii: "\n") {
      line += 1
      start = index + 1
    }
    return (line, String(decoding: bytes[start..<end], as: UTF8.self).unicodeScalars.count + 1)
  }

  /// The range of the line that a byte offset stands in, without its line end. O(n).
  public func line(at offset: Int) -> SourceRange {
    let place = min(max(0, offset), bytes.count)
    let lower = bytes[..<place].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    var upper = bytes[place...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
    if upper > lower, bytes[upper - 1] == UInt8(ascii: "\r") { upper -= 1 }
    return SourceRange(lower, upper)
  }
}
