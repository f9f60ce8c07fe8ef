/// Finding words in an article.
extension ArticleText {
  /// Where the words stand, in order; no two places overlap. O(length of the text + length of the words).
  ///
  /// Case counts. Each run of white space in the words matches any run of white space in the text; white space at
  /// their ends is left out. With `wholeWords`, no letter or digit touches either end of a place (a combining mark
  /// belongs to the letter that it stands on; scripts without spaces between words have no such ends).
  public func occurrences(of words: String, wholeWords: Bool) -> [CodePointRange] {
    let pattern = Array(ArticleText.foldingWhiteSpace(words).utf8)
    guard !pattern.isEmpty, pattern.count <= bytes.count else { return [] }
    return byteOccurrences(of: pattern, wholeWords: wholeWords).map {
      CodePointRange(codePoint(atByte: $0.lowerBound), codePoint(atByte: $0.upperBound))
    }
  }

  /// Knuth, Morris and Pratt's search over the text as it reads with each run of white space as one space.
  private func byteOccurrences(of pattern: [UInt8], wholeWords: Bool) -> [Range<Int>] {
    let failure = ArticleText.failureTable(pattern)
    var found: [Range<Int>] = []
    // Where each of the last pattern.count units of the text began.
    var starts = [Int](repeating: 0, count: pattern.count)
    var slot = 0
    var state = 0
    var free = 0
    bytes.withUnsafeBufferPointer { text in
      var byte = 0
      while byte < text.count {
        starts[slot] = byte
        slot = slot + 1 == pattern.count ? 0 : slot + 1
        var unit = text[byte]
        var space = CharacterClass.whiteSpaceLength(text, at: byte)
        if space > 0 {
          unit = 0x20
          while space > 0 {
            byte += space
            space = byte < text.count ? CharacterClass.whiteSpaceLength(text, at: byte) : 0
          }
        } else {
          byte += 1
        }
        while state > 0 && pattern[state] != unit { state = failure[state - 1] }
        if pattern[state] == unit { state += 1 }
        guard state == pattern.count else { continue }
        state = failure[state - 1]
        let start = starts[slot]
        guard start >= free, !wholeWords || isWhole(start..<byte) else { continue }
        found.append(start..<byte)
        free = byte
      }
    }
    return found
  }

  private static func failureTable(_ pattern: [UInt8]) -> [Int] {
    var table = [Int](repeating: 0, count: pattern.count)
    var state = 0
    for index in 1..<max(1, pattern.count) {
      while state > 0 && pattern[state] != pattern[index] { state = table[state - 1] }
      if pattern[state] == pattern[index] { state += 1 }
      table[index] = state
    }
    return table
  }

  /// Whether a stretch begins or ends inside a word.
  public func cutsWord(_ range: CodePointRange) -> Bool {
    !isWhole(byteOffset(ofCodePoint: range.lower)..<byteOffset(ofCodePoint: range.upper))
  }

  /// Whether no letter or digit touches either end of a stretch of bytes.
  private func isWhole(_ range: Range<Int>) -> Bool {
    let first = scalar(at: range.lowerBound)
    if let before = baseScalar(before: range.lowerBound, downTo: 0), CharacterClass.isLetterOrDigit(before),
      !CharacterClass.isUnspaced(before), !CharacterClass.isUnspaced(first)
    {
      return false
    }
    guard range.upperBound < bytes.count else { return true }
    let after = scalar(at: range.upperBound)
    let last = baseScalar(before: range.upperBound, downTo: range.lowerBound)
    if CharacterClass.isMark(after) { return !(last.map(CharacterClass.isLetterOrDigit) ?? true) }
    return !CharacterClass.isLetterOrDigit(after) || CharacterClass.isUnspaced(after)
      || (last.map(CharacterClass.isUnspaced) ?? false)
  }

  /// The last scalar before a byte that is no combining mark, looking no further back than `floor`.
  private func baseScalar(before byte: Int, downTo floor: Int) -> Unicode.Scalar? {
    var index = byte
    while index > floor {
      index -= 1
      while index > floor && bytes[index] & 0xc0 == 0x80 { index -= 1 }
      let scalar = scalar(at: index)
      if !CharacterClass.isMark(scalar) { return scalar }
    }
    return nil
  }

  /// The scalar that begins at a byte.
  func scalar(at byte: Int) -> Unicode.Scalar {
    let first = UInt32(bytes[byte])
    if first < 0x80 { return Unicode.Scalar(UInt8(first)) }
    func next(_ offset: Int) -> UInt32 { UInt32(bytes[byte + offset] & 0x3f) }
    let value =
      first < 0xe0
      ? (first & 0x1f) << 6 | next(1)
      : first < 0xf0
        ? (first & 0x0f) << 12 | next(1) << 6 | next(2)
        : (first & 0x07) << 18 | next(1) << 12 | next(2) << 6 | next(3)
    return Unicode.Scalar(value) ?? "\u{fffd}"
  }
}
