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
  /// What a word stands for is taken as it is, whatever words it has in it.
  ///
  /// - Complexity: O(length of the text and of the result).
  func unfolded(_ text: String, at offset: Int = 0) -> (text: String, offset: Int) {
    guard !texts.isEmpty else { return (text, offset) }
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    var place = offset
    var index = 0
    while index < bytes.count {
      let rest = bytes[index...]
      if rest.first == 0x5B, let fold = texts.first(where: { rest.starts(with: $0.word.utf8) }) {
        result += fold.text.utf8
        index += fold.word.utf8.count
        if offset >= index { place += fold.text.utf8.count - fold.word.utf8.count }
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return (String(decoding: result, as: UTF8.self), place)
  }
}
