/// Texts too long for the screen, each shown as one short word in the line: `[pasted 120 lines]`.
///
/// libedit cannot draw a text that is taller than the terminal. The word stands for the text as long as nobody edits
/// it; then it is what it says.
struct Folds {
  private var texts: [(word: String, text: String)] = []

  /// The word that stands for a text from now on.
  mutating func fold(_ text: String, verb: String) -> String {
    let lines = text.utf8.reduce(1) { $0 + ($1 == 0x0A ? 1 : 0) }
    let amount = lines > 1 ? "\(lines) lines" : "\(text.utf8.count) bytes"
    let isTaken = texts.contains { $0.word.hasPrefix("[\(verb) \(amount)") }
    let word = "[\(verb) \(amount)\(isTaken ? " #\(texts.count + 1)" : "")]"
    texts.append((word, text))
    return word
  }

  /// The text with each word replaced by what it stands for, and where a place in it (in UTF-8 bytes) comes to.
  func unfolded(_ text: String, at offset: Int = 0) -> (text: String, offset: Int) {
    var bytes = Array(text.utf8)
    var offset = offset
    for fold in texts {
      let word = Array(fold.word.utf8)
      guard let start = Folds.firstIndex(of: word, in: bytes) else { continue }
      let replacement = Array(fold.text.utf8)
      bytes.replaceSubrange(start..<start + word.count, with: replacement)
      if offset >= start + word.count { offset += replacement.count - word.count }
    }
    return (String(decoding: bytes, as: UTF8.self), offset)
  }

  private static func firstIndex(of word: [UInt8], in bytes: [UInt8]) -> Int? {
    guard bytes.count >= word.count else { return nil }
    return (0...(bytes.count - word.count)).first { bytes[$0...].starts(with: word) }
  }
}
