import CLibEdit

/// How many terminal cells a text takes: 2 for each wide character (東) and for each emoji made of several
/// characters (a flag, a family, a skin tone), 0 for combining marks and control characters.
///
/// - Complexity: O(length), without a look-up for ASCII.
public func displayWidth(of text: String) -> Int {
  if let width = asciiWidth(of: text) { return width }
  return text.reduce(0) { $0 + displayWidth(of: $1) }
}

/// How many terminal cells one character takes.
public func displayWidth(of character: Character) -> Int {
  var sum = 0
  var isEmojiSequence = false
  for scalar in character.unicodeScalars {
    sum += scalar.cellWidth
    switch scalar.value {
    case 0x200D, 0xFE0F, 0x1F3FB...0x1F3FF, 0x1F1E6...0x1F1FF: isEmojiSequence = true
    default: break
    }
  }
  return isEmojiSequence ? min(2, max(sum, character.unicodeScalars.count > 1 ? 2 : sum)) : sum
}

/// The length of a text of printable ASCII alone; nil for any other.
private func asciiWidth(of text: String) -> Int? {
  var text = text
  return text.withUTF8 { bytes in
    bytes.allSatisfy { $0 >= 0x20 && $0 < 0x7F } ? bytes.count : nil
  }
}

extension Unicode.Scalar {
  /// The cells that the C library gives to this character: 0, 1 or 2; 0 for a control character.
  var cellWidth: Int {
    if value < 0x7F { return value < 0x20 ? 0 : 1 }
    TerminalLocale.prepare()
    return max(0, Int(gloss_wcwidth(value)))
  }
}
