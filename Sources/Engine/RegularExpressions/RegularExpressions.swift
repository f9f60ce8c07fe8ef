import RDF

/// Compiled regular expressions, kept by pattern and flags for as long as a query runs.
final class RegularExpressions {
  private var known: [ExactText: RegularExpression?] = [:]
  private let interrupt: Interrupt?

  /// - Parameter interrupt: what stops a match that takes long.
  init(_ interrupt: Interrupt?) {
    self.interrupt = interrupt
  }

  /// The expression of a pattern and XPath's flags; nil where either is not valid.
  func expression(_ pattern: String, flags: String) -> RegularExpression? {
    let key = ExactText(flags + "/" + pattern)
    if let expression = known[key] { return expression }
    let expression = RegularExpression(pattern, flags: flags, interrupt)
    known[key] = .some(expression)
    return expression
  }
}

/// A regular expression of XPath (XQuery and XPath Functions 3.1, section 5.6), matched by code points.
///
/// Whether there is a match is known in time linear in the text, whatever the pattern, but with back-references. A
/// match that the interrupt stops has no result: whoever evaluates asks the interrupt next.
final class RegularExpression {
  private let program: RegexProgram
  /// For all programs that it can run.
  private let automaton: RegexAutomaton?
  /// What must stand in a text that holds a match, where looking for it is worth while.
  private let required: ByteSearch?
  private let interrupt: Interrupt?
  /// Finds the places of matches and groups; made when first needed.
  private lazy var finder = newSearch()

  /// Flags: `i` ignores case, `s` lets the dot match line ends, `m` lets `^` and `$` match at lines, `x` ignores white
  /// space in the pattern, `q` takes the pattern as plain text.
  init?(_ pattern: String, flags: String, _ interrupt: Interrupt? = nil) {
    guard flags.allSatisfy({ "ismxq".contains($0) }) else { return nil }
    do {
      program =
        flags.contains("q")
        ? try RegexProgram(RegularExpression.quote(pattern), flags: flags.contains("i") ? "i" : "")
        : try RegexProgram(pattern, flags: flags)
    } catch {
      return nil
    }
    automaton = program.hasBackReferences ? nil : RegexAutomaton(program)
    let literal = program.literal
    let isWorthWhile = literal.bytes.count > 2 && automaton?.mayBeginAnywhere != false || literal.isWhole
    required = isWorthWhile ? ByteSearch(literal.bytes) : nil
    self.interrupt = interrupt
  }

  /// Whether the text holds a match; nil where the interrupt came first.
  func matches(_ text: String) -> Bool? {
    var text = text
    return text.withUTF8 { matches($0) }
  }

  /// As ``matches(_:)``, of a text in UTF-8.
  func matches(_ text: UnsafeBufferPointer<UInt8>) -> Bool? {
    if let required {
      if !required.isIn(text) { return false }
      if program.literal.isWhole { return true }
    }
    if let automaton { return automaton.matches(text, interrupt) }
    let found = finder.first(in: Array(String(decoding: text, as: UTF8.self).unicodeScalars), from: 0)
    return interrupt?.isDue == true ? nil : found != nil
  }

  /// Replaces every match; `$1` stands for a group, `\$` and `\\` for themselves. nil where the pattern matches the
  /// empty text, the replacement is not valid, or the interrupt came first. A result of more bytes than the limit is cut
  /// somewhere behind it.
  func replace(in text: String, with replacement: String, isLiteral: Bool, limit: Int = .max) -> String? {
    guard matches("") == false else { return nil }
    let scalars = Array(text.unicodeScalars)
    let isPlain =
      isLiteral || !replacement.utf8.contains { $0 == UInt8(ascii: "$") || $0 == UInt8(ascii: "\\") }
    var result: [UInt8] = []
    func append(_ part: ArraySlice<Unicode.Scalar>) {
      for scalar in part { result += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter }
    }
    var place = 0
    var from = 0
    while from <= scalars.count, result.count <= limit, let slots = finder.first(in: scalars, from: from) {
      var expanded = replacement
      if !isPlain {
        let groups = (0...program.groupCount).map { group in
          let range = slots[2 * group]..<max(slots[2 * group], slots[2 * group + 1])
          var text = String.UnicodeScalarView()
          if range.lowerBound >= 0 { text.append(contentsOf: scalars[range]) }
          return String(text)
        }
        guard let filled = RegularExpression.expand(replacement, groups) else { return nil }
        expanded = filled
      }
      append(scalars[place..<slots[0]])
      result += expanded.utf8
      place = slots[1]
      from = max(place, slots[0] + 1)
    }
    if interrupt?.isDue == true { return nil }
    append(scalars[place...])
    return String(decoding: result, as: UTF8.self)
  }

  /// The search that finds places, whichever the program takes.
  private enum Search {
    case none
    case threads(RegexThreads, Interrupt?)
    case backtracking(RegexBacktracking)

    mutating func first(in text: [Unicode.Scalar], from start: Int) -> [Int]? {
      switch self {
      case .threads(var threads, let interrupt):
        // Taken out, so that its lists are not copied.
        self = .none
        defer { self = .threads(threads, interrupt) }
        return threads.firstMatch(in: text, from: start, interrupt)
      case .backtracking(var backtracking): return backtracking.firstMatch(in: text, from: start)
      case .none: return nil
      }
    }
  }

  private func newSearch() -> Search {
    program.hasBackReferences
      ? .backtracking(RegexBacktracking(program, interrupt)) : .threads(RegexThreads(program), interrupt)
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
}
