/// A piece of a script.
public enum Piece: Hashable, Sendable {
  /// A statement, from its first token to its last.
  case statement(SourceRange)
  /// A dot command, from its dot to the end of its line; `help`, `quit` and `exit` alone on a line too.
  case command(SourceRange)

  public var range: SourceRange {
    switch self {
    case .statement(let range), .command(let range): range
    }
  }
}

/// Splits a script into statements and commands.
///
/// 1. A statement ends with its line, unless a bracket or a quotation mark is open, the line ends in `;` or `,`, or
///    the statement is not yet whole. One that begins with a word does not go on to a line that begins with a
///    statement's word or is a command, and a word alone that is no statement's goes on to no line at all.
/// 2. A SPARQL statement that is not whole on its first line goes on to an empty line or the end.
/// 3. An empty line always ends a statement, within brackets and quotation marks too: so one that was not closed
///    spoils no more than its own paragraph.
public struct StatementReader: Sendable {
  private let source: Source
  private var position: Int
  /// Where the paragraph ends that the position stood in last.
  private var paragraphEnd = 0
  /// Whether the last piece is closed: nothing that follows could belong to it.
  private(set) var isClosed = true

  public init(_ source: Source) {
    self.source = source
    position = 0
    let bytes = source.bytes
    if bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF { position = 3 }
  }

  /// The next piece; nil at the end. What is no statement comes out too, as the range that the parser then refuses.
  public mutating func next() throws(SyntaxError) -> Piece? { nextPiece() }

  mutating func nextPiece() -> Piece? {
    skipBlank()
    let bytes = source.bytes
    guard position < bytes.count else { return nil }
    let lineEnd = self.lineEnd(from: position)
    if let command = command(to: lineEnd) {
      isClosed = true
      position = lineEnd
      return .command(command)
    }
    if position >= paragraphEnd { paragraphEnd = endOfParagraph(from: lineEnd) }
    let upper = statementEnd()
    let range = SourceRange(position, upper)
    position = upper
    // A comment after the last token belongs to no statement.
    skipBlank()
    return .statement(range)
  }

  // MARK: Lines

  /// Goes on to the next byte that is neither white space nor part of a comment.
  private mutating func skipBlank() {
    let bytes = source.bytes
    while position < bytes.count {
      if Characters.isSpace(bytes[position]) {
        position += 1
      } else if bytes[position] == UInt8(ascii: "#") {
        position = lineEnd(from: position)
      } else {
        return
      }
    }
  }

  private func isLineBreak(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

  private func lineEnd(from start: Int) -> Int {
    source.bytes[start...].firstIndex(where: isLineBreak) ?? source.bytes.count
  }

  /// The end of the last line before an empty one, from the end of a line on.
  private func endOfParagraph(from lineEnd: Int) -> Int {
    let bytes = source.bytes
    var end = lineEnd
    while end < bytes.count {
      var index = end
      var breaks = 0
      while index < bytes.count, Characters.isSpace(bytes[index]) {
        let isPair = bytes[index] == 0x0D && index + 1 < bytes.count && bytes[index + 1] == 0x0A
        if isLineBreak(bytes[index]) { breaks += 1 }
        index += isPair ? 2 : 1
      }
      if breaks > 1 || index == bytes.count { return end }
      end = self.lineEnd(from: index)
    }
    return end
  }

  /// The range of the command that the line is, from the position on.
  private func command(to lineEnd: Int) -> SourceRange? {
    let bytes = source.bytes
    var upper = lineEnd
    while upper > position, Characters.isSpace(bytes[upper - 1]) { upper -= 1 }
    let range = SourceRange(position, upper)
    if bytes[position] == UInt8(ascii: ".") {
      let next = position + 1
      return next == upper || next < upper && Characters.isASCIILetter(bytes[next]) ? range : nil
    }
    return Self.isPlainCommand(source, range) ? range : nil
  }

  /// Whether a line is a command without its dot: `help`, `quit` or `exit` alone, or `help NAME`, which is no statement.
  static func isPlainCommand(_ source: Source, _ range: SourceRange) -> Bool {
    let word = source.bytes[range.lower..<range.upper].prefix { !Characters.isSpace($0) }
    guard word.count == 4,
      Keywords.plainCommands.contains(source.text(SourceRange(range.lower, word.endIndex)).lowercased())
    else { return false }
    let rest = source.bytes[word.endIndex..<range.upper].drop { Characters.isSpace($0) }
    if rest.isEmpty { return true }
    return word.elementsEqual("help".utf8)
      && rest.allSatisfy { !Characters.isSpace($0) && $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "<") }
  }

  // MARK: Statements

  /// Where the statement that begins at the position ends, within its paragraph; ``isClosed`` is set.
  private mutating func statementEnd() -> Int {
    var scan = StatementScan(source, from: position, to: paragraphEnd)
    isClosed = true
    while true {
      switch scan.nextLine() {
      case .open:
        if scan.isSPARQL { return toParagraphEnd(&scan) }
      case .ended:
        switch wholeness(SourceRange(position, scan.upper)) {
        case .complete: return scan.upper
        case .incomplete, .empty:
          if scan.isSPARQL { return toParagraphEnd(&scan) }
          if scan.beginsWithWord, scan.nextLineBeginsPiece { return scan.upper }
        }
      case .last(let isOpen):
        let isWhole = !isOpen && wholeness(SourceRange(position, scan.upper)) != .incomplete
        isClosed = isWhole || endsWithEmptyLine()
        return scan.upper
      }
    }
  }

  /// A SPARQL statement of several lines: only an empty line or the end ends it.
  private mutating func toParagraphEnd(_ scan: inout StatementScan) -> Int {
    while true {
      if case .last = scan.nextLine() { break }
    }
    isClosed = endsWithEmptyLine()
    return scan.upper
  }

  /// Whether an empty line follows the paragraph.
  private func endsWithEmptyLine() -> Bool {
    var breaks = 0
    var index = paragraphEnd
    let bytes = source.bytes
    while index < bytes.count, Characters.isSpace(bytes[index]) {
      let isPair = bytes[index] == 0x0D && index + 1 < bytes.count && bytes[index + 1] == 0x0A
      if isLineBreak(bytes[index]) { breaks += 1 }
      index += isPair ? 2 : 1
    }
    return breaks > 1
  }

  /// Whether the text of a range is a statement as it stands, or could become one with more text.
  private func wholeness(_ range: SourceRange) -> Completeness {
    var parser = Parser(source, range: range)
    do {
      _ = try parser.readStatement()
      return .complete
    } catch {
      return error.isAtEnd && !error.endsWithLine ? .incomplete : .complete
    }
  }
}
