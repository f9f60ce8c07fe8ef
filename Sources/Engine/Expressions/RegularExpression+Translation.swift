/// From XPath's regular expressions to Swift's, where the two mean different things by the same characters.
extension RegularExpression {
  /// A pattern of XPath as one of Swift.
  ///
  /// `$` is the very end of the text (unless `m` is among the flags), the dot leaves out line feeds and carriage
  /// returns (unless `s` is), `\i` and `\c` are the characters of XML names, `[a-z-[aeiou]]` subtracts a class, and
  /// `&` and `~` in a class are characters. O(n).
  static func translate(_ pattern: String, flags: String) -> String {
    var translation = Translation(isMultiline: flags.contains("m"), isDotAll: flags.contains("s"))
    var rest = pattern.unicodeScalars[...]
    while let scalar = rest.popFirst() { translation.add(scalar, &rest) }
    return String(translation.output)
  }

  private struct Translation {
    let isMultiline: Bool
    let isDotAll: Bool
    var output = String.UnicodeScalarView()
    /// How many classes are open.
    var depth = 0

    init(isMultiline: Bool, isDotAll: Bool) {
      self.isMultiline = isMultiline
      self.isDotAll = isDotAll
    }

    mutating func add(_ scalar: Unicode.Scalar, _ rest: inout Substring.UnicodeScalarView) {
      switch scalar {
      case "\\":
        guard let next = rest.popFirst() else { return append("\\") }
        escape(next)
      case "[":
        depth += 1
        append("[")
        if rest.first == "^" {
          rest.removeFirst()
          append("^")
        }
      case "]":
        depth = max(0, depth - 1)
        append("]")
      case "-" where depth > 0 && rest.first == "[": append("--")
      case "&" where depth > 0, "~" where depth > 0: append("\\\(scalar)")
      case "$" where depth == 0 && !isMultiline: append("\\z")
      case "." where depth == 0 && !isDotAll: append("[^\\n\\r]")
      default: output.append(scalar)
      }
    }

    private mutating func escape(_ scalar: Unicode.Scalar) {
      switch scalar {
      case "i": append(members: "\\p{L}\\p{Nl}_:")
      case "c": append(members: "\\p{L}\\p{M}\\p{N}_:.\\-\u{b7}")
      case "I": append("[^\\p{L}\\p{Nl}_:]")
      case "C": append("[^\\p{L}\\p{M}\\p{N}_:.\\-\u{b7}]")
      default:
        append("\\")
        output.append(scalar)
      }
    }

    private mutating func append(members: String) {
      append(depth > 0 ? members : "[\(members)]")
    }

    private mutating func append(_ text: String) { output.append(contentsOf: text.unicodeScalars) }
  }
}
