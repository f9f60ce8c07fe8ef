/// A prompt in the form that libedit counts rightly: each escape sequence between two U+0001.
///
/// libedit attaches such a literal to the character after it: it must not be the last thing, and two must not
/// touch. So neighbours are joined, and a sequence at the end moves before the last character.
struct PromptText {
  let escaped: String
  let width: Int

  init(_ prompt: String) {
    var visible: [(literal: String, character: Character)] = []
    var literal = ""
    var rest = prompt[...]
    while let character = rest.first {
      if character == "\u{1B}", let end = rest.firstIndex(where: \.isLetter) {
        literal += rest[...end]
        rest = rest[rest.index(after: end)...]
        continue
      }
      rest.removeFirst()
      if character.isNewline || character == "\u{1}" { continue }
      visible.append((literal, character))
      literal = ""
    }
    if !literal.isEmpty, !visible.isEmpty { visible[visible.count - 1].literal += literal }
    escaped = visible.map {
      $0.literal.isEmpty ? String($0.character) : "\u{1}\($0.literal)\u{1}\($0.character)"
    }
    .joined()
    width = visible.reduce(0) { $0 + $1.character.unicodeScalars.reduce(0) { $0 + $1.cellWidth } }
  }
}
