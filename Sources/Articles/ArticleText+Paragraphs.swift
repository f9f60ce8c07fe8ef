/// Paragraphs and the headline.
extension ArticleText {
  /// The longest line, in code points, that a text with wrapped lines has.
  static let wrappedLineLength = 100

  /// The number, from 1, of the paragraph that a code point stands in; between two, that of the second, and behind
  /// the last, that of the last. 0 when there is no paragraph. O(log paragraphs).
  public func paragraph(at index: Int) -> Int {
    var low = 0
    var high = paragraphs.count
    while low < high {
      let middle = (low + high) / 2
      if paragraphs[middle].upper <= index { low = middle + 1 } else { high = middle }
    }
    return min(low + 1, paragraphs.count)
  }

  /// The first paragraph, when it reads as a headline: others follow, it is short, and no full stop ends it.
  public var headline: String? {
    guard paragraphs.count > 1, paragraphs[0].count <= 150 else { return nil }
    let line = ArticleText.foldingWhiteSpace(text(paragraphs[0]))
    let closing: Set<Unicode.Scalar> = ["\"", "'", "\u{201d}", "\u{2019}", ")", "]"]
    guard let last = line.unicodeScalars.last(where: { !closing.contains($0) }) else { return nil }
    return last == "." || last == "," || last == ":" || last == ";" ? nil : line
  }

  /// A line that is not blank, without the white space at its ends.
  private struct Line {
    var range: CodePointRange
    /// Whether a blank line stands before it.
    var followsBlank: Bool
  }

  static func findParagraphs(_ bytes: [UInt8]) -> [CodePointRange] {
    let lines = findLines(bytes)
    let isWrapped =
      lines.dropFirst().contains(where: \.followsBlank)
      && lines.allSatisfy { $0.range.count <= wrappedLineLength }
    guard isWrapped else { return lines.map(\.range) }
    var blocks: [CodePointRange] = []
    for line in lines {
      if let last = blocks.last, !line.followsBlank {
        blocks[blocks.count - 1] = CodePointRange(last.lower, line.range.upper)
      } else {
        blocks.append(line.range)
      }
    }
    return blocks
  }

  private static func findLines(_ bytes: [UInt8]) -> [Line] {
    bytes.withUnsafeBufferPointer { bytes in
      var lines: [Line] = []
      var byte = 0
      var codePoint = 0
      var start = -1
      var end = 0
      var followsBlank = false
      func isEnded(by blank: Bool) {
        if start >= 0 {
          lines.append(Line(range: CodePointRange(start, end), followsBlank: followsBlank))
          followsBlank = false
        } else if blank {
          followsBlank = true
        }
        start = -1
      }
      while byte < bytes.count {
        let lineBreak = CharacterClass.lineBreakLength(bytes, at: byte)
        if lineBreak > 0 {
          isEnded(by: true)
          codePoint += lineBreak == 2 && bytes[byte] == 0x0d ? 2 : 1
          byte += lineBreak
          continue
        }
        let space = CharacterClass.whiteSpaceLength(bytes, at: byte)
        if space > 0 {
          byte += space
        } else {
          if start < 0 { start = codePoint }
          end = codePoint + 1
          byte += 1
          while byte < bytes.count && bytes[byte] & 0xc0 == 0x80 { byte += 1 }
        }
        codePoint += 1
      }
      isEnded(by: false)
      return lines
    }
  }
}
