/// Makes text safe to show: what a terminal would obey is spelled out instead.
///
/// Spelled out are the control characters (escape sequences begin with one), the line and paragraph separators,
/// and the characters that turn the direction of writing (an override shows a text as another). Everything
/// else, accents and joined emoji included, stays. The result is for eyes: it cannot be read back.
public enum Sanitizer {
  /// The text with `\u{1b}` for an escape character and its like; a tab is `\t`, a line break `\n`, a carriage
  /// return `\r`. With `keepingNewlines`, line feeds stay, and a carriage return before one goes.
  ///
  /// - Complexity: O(length); a text that needs no change is returned as it is.
  public static func visible(_ text: String, keepingNewlines: Bool = false) -> String {
    guard text.unicodeScalars.contains(where: { isUnsafe($0) && !(keepingNewlines && $0 == "\n") }) else {
      return text
    }
    var result = ""
    var scalars = text.unicodeScalars[...]
    while let scalar = scalars.popFirst() {
      switch scalar {
      case "\n" where keepingNewlines: result.unicodeScalars.append(scalar)
      case "\r" where keepingNewlines && scalars.first == "\n": break
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case _ where isUnsafe(scalar): result += "\\u{\(String(scalar.value, radix: 16))}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// Data in lines, as programs read them: line ends and tabs stay, all else is spelled out likewise.
  public static func visibleData(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var scalars = text.unicodeScalars[...]
    while let scalar = scalars.popFirst() {
      let isLayout = scalar == "\n" || scalar == "\t" || (scalar == "\r" && scalars.first == "\n")
      if isLayout || !isUnsafe(scalar) {
        result.append(scalar)
      } else {
        result.append(contentsOf: visible(String(scalar)).unicodeScalars)
      }
    }
    return String(result)
  }

  /// Whether a terminal could obey this character, or be fooled by it.
  public static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0: true
    // Direction marks, embeddings and overrides, isolates.
    case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
    case 0x2028, 0x2029, 0xFEFF, 0xFFF9...0xFFFB: true
    default: false
    }
  }
}
