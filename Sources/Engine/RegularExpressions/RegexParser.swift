/// Reads a regular expression of XPath (XQuery and XPath Functions 3.1, section 5.6, over XML Schema's part 2,
/// appendix G).
///
/// Taken beside those: `\b` and `\B`, the escape of any ASCII punctuation, and `}` and `]` as characters where there
/// is nothing to close. A turn of a loop that takes nothing ends the loop. Not taken: look-around. O(n); groups nest at most 200 deep.
struct RegexParser {
  private var rest: Substring.UnicodeScalarView
  private let isDotAll: Bool
  private let isMultiline: Bool
  private(set) var groupCount = 0
  /// The groups that are closed: what a back-reference may name.
  private var closed: Set<Int> = []
  private(set) var hasBackReferences = false
  private var depth = 0

  private static let depthLimit = 200
  /// The largest count in a quantifier.
  static let countLimit = 1000

  /// What is no regular expression.
  struct Failure: Error {}

  init(_ pattern: String, flags: String) {
    rest = pattern.unicodeScalars[...]
    isDotAll = flags.contains("s")
    isMultiline = flags.contains("m")
    if flags.contains("x") { rest = RegexParser.withoutWhiteSpace(pattern).unicodeScalars[...] }
  }

  /// The tree of the whole pattern.
  mutating func parse() throws(Failure) -> RegexNode {
    let node = try alternatives()
    guard rest.isEmpty else { throw Failure() }
    return node
  }

  private mutating func consume(if scalar: Unicode.Scalar) -> Bool {
    guard rest.first == scalar else { return false }
    rest.removeFirst()
    return true
  }

  // MARK: Branches and pieces

  private mutating func alternatives() throws(Failure) -> RegexNode {
    depth += 1
    defer { depth -= 1 }
    guard depth <= RegexParser.depthLimit else { throw Failure() }
    var branches = [try branch()]
    while consume(if: "|") { branches.append(try branch()) }
    return branches.count == 1 ? branches[0] : .alternatives(branches)
  }

  private mutating func branch() throws(Failure) -> RegexNode {
    var pieces: [RegexNode] = []
    while let next = rest.first, next != "|", next != ")" {
      pieces.append(try quantified(try atom()))
    }
    return pieces.count == 1 ? pieces[0] : pieces.isEmpty ? .empty : .sequence(pieces)
  }

  private mutating func quantified(_ atom: RegexNode) throws(Failure) -> RegexNode {
    let from: Int
    let upTo: Int?
    if consume(if: "?") {
      (from, upTo) = (0, 1)
    } else if consume(if: "*") {
      (from, upTo) = (0, nil)
    } else if consume(if: "+") {
      (from, upTo) = (1, nil)
    } else if consume(if: "{") {
      from = try count()
      if consume(if: ",") { upTo = rest.first == "}" ? nil : try count() } else { upTo = from }
      guard consume(if: "}"), from <= upTo ?? from else { throw Failure() }
    } else {
      return atom
    }
    let isGreedy = !consume(if: "?")
    if let next = rest.first, "?*+{".unicodeScalars.contains(next) { throw Failure() }
    return .repetition(atom, from: from, upTo: upTo, isGreedy: isGreedy)
  }

  private mutating func count() throws(Failure) -> Int {
    var value: Int?
    while let digit = rest.first, "0"..."9" ~= digit {
      value = (value ?? 0) * 10 + Int(digit.value - 0x30)
      guard value ?? 0 <= RegexParser.countLimit else { throw Failure() }
      rest.removeFirst()
    }
    guard let value else { throw Failure() }
    return value
  }

  private mutating func atom() throws(Failure) -> RegexNode {
    guard let next = rest.popFirst() else { throw Failure() }
    switch next {
    case ".": return .set(isDotAll ? .all : .allButLineEnds)
    case "^": return .assertion(isMultiline ? .lineStart : .textStart)
    case "$": return .assertion(isMultiline ? .lineEnd : .textEnd)
    case "(": return try group()
    case "[": return .set(try characterClass())
    case "\\": return try escape()
    case "?", "*", "+", "{": throw Failure()
    default: return .set(.scalar(next))
    }
  }

  private mutating func group() throws(Failure) -> RegexNode {
    var number: Int?
    if consume(if: "?") {
      guard consume(if: ":") else { throw Failure() }
    } else {
      groupCount += 1
      number = groupCount
    }
    let inner = try alternatives()
    guard consume(if: ")") else { throw Failure() }
    guard let number else { return inner }
    closed.insert(number)
    return .group(inner, number: number)
  }

  // MARK: Escapes

  private mutating func escape() throws(Failure) -> RegexNode {
    guard let next = rest.first else { throw Failure() }
    switch next {
    case "1"..."9": return try backReference()
    case "b", "B":
      rest.removeFirst()
      return .assertion(next == "b" ? .wordBoundary : .noWordBoundary)
    default: return .set(try escapedSet())
    }
  }

  /// As many digits belong to the number as there are closed groups for.
  private mutating func backReference() throws(Failure) -> RegexNode {
    var number = 0
    while let digit = rest.first, "0"..."9" ~= digit {
      let longer = number * 10 + Int(digit.value - 0x30)
      guard number == 0 || closed.contains(longer) else { break }
      number = longer
      rest.removeFirst()
    }
    guard closed.contains(number) else { throw Failure() }
    hasBackReferences = true
    return .backReference(number)
  }

  /// What stands behind a backslash, inside or outside of a class.
  private mutating func escapedSet() throws(Failure) -> ScalarSet {
    guard let next = rest.popFirst() else { throw Failure() }
    switch next {
    case "n": return .scalar("\n")
    case "r": return .scalar("\r")
    case "t": return .scalar("\t")
    case "s": return .space
    case "S": return .complement(.space)
    case "d": return .digit
    case "D": return .complement(.digit)
    case "w": return .word
    case "W": return .complement(.word)
    case "i": return .nameStart
    case "I": return .complement(.nameStart)
    case "c": return .nameCharacter
    case "C": return .complement(.nameCharacter)
    case "p": return try category()
    case "P": return .complement(try category())
    case "!"..."/", ":"..."@", "["..."`", "{"..."~": return .scalar(next)
    default: throw Failure()
    }
  }

  private mutating func category() throws(Failure) -> ScalarSet {
    guard consume(if: "{") else { throw Failure() }
    var name = ""
    while let next = rest.first, next != "}" {
      name.unicodeScalars.append(next)
      rest.removeFirst()
    }
    guard consume(if: "}") else { throw Failure() }
    if name.hasPrefix("Is"), let block = Blocks.range(String(name.dropFirst(2))) { return .block(block) }
    guard let bits = Category.bits(name) else { throw Failure() }
    return .categories(bits)
  }

  // MARK: Classes

  /// What stands between `[` and its `]`.
  private mutating func characterClass() throws(Failure) -> ScalarSet {
    depth += 1
    defer { depth -= 1 }
    guard depth <= RegexParser.depthLimit else { throw Failure() }
    let isNegated = consume(if: "^")
    var members: [ScalarSet] = []
    var without: ScalarSet?
    repeat {
      guard let next = rest.popFirst() else { throw Failure() }
      if next == "-", !members.isEmpty, consume(if: "[") {
        without = try characterClass()
        guard rest.first == "]" else { throw Failure() }
        break
      }
      members.append(try member(next))
    } while rest.first != "]"
    rest.removeFirst()
    let set = isNegated ? ScalarSet.complement(.union(members)) : .union(members)
    return without.map { .difference(set, $0) } ?? set
  }

  /// A character, a range, or an escape that stands for many.
  private mutating func member(_ first: Unicode.Scalar) throws(Failure) -> ScalarSet {
    let lower = first == "\\" ? try escapedSet() : .scalar(first)
    guard case .range(let low, _) = lower, rest.first == "-" else { return lower }
    let after = rest.dropFirst().first
    guard let after, after != "]", after != "[" else { return lower }
    rest.removeFirst()
    rest.removeFirst()
    let upper = after == "\\" ? try escapedSet() : .scalar(after)
    guard case .range(_, let high) = upper, low <= high else { throw Failure() }
    return .range(low, high)
  }

  /// White space goes, but not inside a class.
  private static func withoutWhiteSpace(_ pattern: String) -> String {
    var result = String.UnicodeScalarView()
    var depth = 0
    var isEscaped = false
    for scalar in pattern.unicodeScalars {
      if depth == 0, " \t\n\r".unicodeScalars.contains(scalar) { continue }
      if !isEscaped, scalar == "[" { depth += 1 }
      if !isEscaped, scalar == "]", depth > 0 { depth -= 1 }
      isEscaped = !isEscaped && scalar == "\\"
      result.append(scalar)
    }
    return String(result)
  }
}
