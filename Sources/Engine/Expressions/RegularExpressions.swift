/// Compiled regular expressions, kept by pattern and flags for as long as a query runs.
final class RegularExpressions {
  private var known: [String: RegularExpression?] = [:]

  /// The expression of a pattern and XPath's flags; nil where either is not valid.
  func expression(_ pattern: String, flags: String) -> RegularExpression? {
    let key = flags + "/" + pattern
    if let expression = known[key] { return expression }
    let expression = RegularExpression(pattern, flags: flags)
    known[key] = .some(expression)
    return expression
  }
}

/// A regular expression of XPath (XQuery and XPath Functions 3.1, section 5.6), matched by code points.
struct RegularExpression {
  private let regex: Regex<AnyRegexOutput>
  private let matchesEmpty: Bool

  /// Flags: `i` ignores case, `s` lets the dot match line ends, `m` lets `^` and `$` match at lines, `x` ignores white
  /// space in the pattern, `q` takes the pattern as plain text.
  init?(_ pattern: String, flags: String) {
    guard flags.allSatisfy({ "ismxq".contains($0) }) else { return nil }
    var pattern = pattern
    if flags.contains("q") {
      pattern = RegularExpression.quote(pattern)
    } else {
      if flags.contains("x") { pattern = RegularExpression.withoutWhiteSpace(pattern) }
      pattern = RegularExpression.translate(pattern, flags: flags)
    }
    do {
      regex = try Regex(pattern).matchingSemantics(.unicodeScalar).ignoresCase(flags.contains("i"))
        .dotMatchesNewlines(flags.contains("s")).anchorsMatchLineEndings(flags.contains("m"))
      matchesEmpty = try regex.firstMatch(in: "") != nil
    } catch {
      return nil
    }
  }

  /// Whether the text holds a match.
  func matches(_ text: String) -> Bool {
    do { return try regex.firstMatch(in: text) != nil } catch { return false }
  }

  /// Replaces every match; `$1` stands for a group, `\$` and `\\` for themselves. nil where the pattern matches the
  /// empty text or the replacement is not valid.
  func replace(in text: String, with replacement: String, isLiteral: Bool) -> String? {
    guard !matchesEmpty else { return nil }
    var result = ""
    var place = text.startIndex
    for match in text.matches(of: regex) {
      result += text[place..<match.range.lowerBound]
      let groups = (0..<match.output.count).map { match.output[$0].substring.map(String.init) ?? "" }
      guard let expanded = isLiteral ? replacement : RegularExpression.expand(replacement, groups) else {
        return nil
      }
      result += expanded
      place = match.range.upperBound
    }
    return result + text[place...]
  }

  private static func expand(_ replacement: String, _ groups: [String]) -> String? {
    var result = ""
    var rest = replacement.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      switch scalar {
      case "\\":
        guard let next = rest.popFirst(), next == "\\" || next == "$" else { return nil }
        result.unicodeScalars.append(next)
      case "$":
        guard let digit = rest.first, var number = Int(String(digit)), digit.isASCII else { return nil }
        rest.removeFirst()
        // As many digits belong to the number as there are groups for.
        while let digit = rest.first, digit.isASCII, let value = Int(String(digit)),
          number * 10 + value < groups.count
        {
          number = number * 10 + value
          rest.removeFirst()
        }
        result += number < groups.count ? groups[number] : ""
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static func quote(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      if "\\^$.|?*+()[]{}".unicodeScalars.contains(scalar) { result += "\\" }
      result.unicodeScalars.append(scalar)
    }
    return result
  }

  /// White space goes, but not inside a character class.
  private static func withoutWhiteSpace(_ pattern: String) -> String {
    var result = String.UnicodeScalarView()
    var depth = 0
    var isEscaped = false
    for scalar in pattern.unicodeScalars {
      if depth == 0, !isEscaped, " \t\n\r".unicodeScalars.contains(scalar) { continue }
      if !isEscaped, scalar == "[" { depth += 1 }
      if !isEscaped, scalar == "]", depth > 0 { depth -= 1 }
      isEscaped = !isEscaped && scalar == "\\"
      result.append(scalar)
    }
    return String(result)
  }
}
