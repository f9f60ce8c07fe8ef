/// A regular expression as instructions for the matchers.
struct RegexProgram {
  enum Instruction {
    /// Takes one character of a set, by its place in ``sets``.
    case take(Int)
    /// Goes on at both places; the first is preferred.
    case fork(Int, Int)
    case jump(Int)
    /// Notes the place in the text: `2n` is where group n begins, `2n + 1` where it ends.
    case note(Int)
    case check(RegexAssertion)
    case backReference(Int)
    case match
  }

  private(set) var instructions: [Instruction] = []
  private(set) var sets: [CharacterTest] = []
  let groupCount: Int
  let hasBackReferences: Bool
  /// Whether any assertion looks at more than the ends of the text.
  private(set) var looksAround = false
  let ignoresCase: Bool
  /// What stands in every match.
  let literal: RegexLiteral
  private var places: [ScalarSet: Int] = [:]

  /// How many nodes have been compiled.
  private var compiled = 0

  /// The most instructions, and nodes that make none: counted repetitions multiply.
  private static let limit = 50_000
  /// The most places of groups that a search keeps for all instructions.
  private static let placeLimit = 4_000_000

  init(_ pattern: String, flags: String) throws(RegexParser.Failure) {
    var parser = RegexParser(pattern, flags: flags)
    let node = try parser.parse()
    groupCount = parser.groupCount
    hasBackReferences = parser.hasBackReferences
    ignoresCase = flags.contains("i")
    literal = RegexLiteral(node, ignoresCase: ignoresCase)
    try compile(.group(node, number: 0))
    instructions.append(.match)
    guard instructions.count * 2 * (groupCount + 1) <= RegexProgram.placeLimit else {
      throw RegexParser.Failure()
    }
  }

  private mutating func add(_ instruction: Instruction) throws(RegexParser.Failure) {
    guard instructions.count < RegexProgram.limit else { throw RegexParser.Failure() }
    instructions.append(instruction)
  }

  private mutating func compile(_ node: RegexNode) throws(RegexParser.Failure) {
    compiled += 1
    guard compiled <= 2 * RegexProgram.limit else { throw RegexParser.Failure() }
    switch node {
    case .empty: break
    case .set(let set): try add(.take(place(of: set)))
    case .sequence(let nodes): for node in nodes { try compile(node) }
    case .alternatives(let nodes): try compile(alternatives: nodes)
    case .repetition(let node, let from, let upTo, let isGreedy):
      try compile(repetition: node, from, upTo, isGreedy: isGreedy)
    case .group(let node, let number):
      try add(.note(2 * number))
      try compile(node)
      try add(.note(2 * number + 1))
    case .backReference(let number): try add(.backReference(number))
    case .assertion(let assertion):
      if assertion != .textStart, assertion != .textEnd { looksAround = true }
      try add(.check(assertion))
    }
  }

  private mutating func compile(alternatives nodes: [RegexNode]) throws(RegexParser.Failure) {
    var ends: [Int] = []
    for node in nodes.dropLast() {
      let fork = instructions.count
      try add(.fork(fork + 1, 0))
      try compile(node)
      ends.append(instructions.count)
      try add(.jump(0))
      instructions[fork] = .fork(fork + 1, instructions.count)
    }
    if let last = nodes.last { try compile(last) }
    for end in ends { instructions[end] = .jump(instructions.count) }
  }

  private mutating func compile(
    repetition node: RegexNode, _ from: Int, _ upTo: Int?, isGreedy: Bool
  ) throws(RegexParser.Failure) {
    for _ in 0..<from { try compile(node) }
    guard let upTo else {
      let fork = instructions.count
      try add(.fork(0, 0))
      try compile(node)
      try add(.jump(fork))
      instructions[fork] = way(into: fork + 1, past: instructions.count, isGreedy)
      return
    }
    var forks: [Int] = []
    for _ in from..<max(from, upTo) {
      forks.append(instructions.count)
      try add(.fork(0, 0))
      try compile(node)
    }
    for fork in forks { instructions[fork] = way(into: fork + 1, past: instructions.count, isGreedy) }
  }

  private func way(into: Int, past: Int, _ isGreedy: Bool) -> Instruction {
    isGreedy ? .fork(into, past) : .fork(past, into)
  }

  private mutating func place(of set: ScalarSet) -> Int {
    if let place = places[set] { return place }
    places[set] = sets.count
    sets.append(CharacterTest(set, ignoresCase: ignoresCase))
    return sets.count - 1
  }
}

/// A set, with its ASCII characters at hand.
struct CharacterTest {
  private let low: UInt64
  private let high: UInt64
  private let set: ScalarSet
  private let ignoresCase: Bool

  init(_ set: ScalarSet, ignoresCase: Bool) {
    var bits: (UInt64, UInt64) = (0, 0)
    for value: UInt8 in 0..<128 where set.contains(Unicode.Scalar(value), ignoringCase: ignoresCase) {
      if value < 64 { bits.0 |= 1 << UInt64(value) } else { bits.1 |= 1 << UInt64(value - 64) }
    }
    (low, high) = bits
    self.set = set
    self.ignoresCase = ignoresCase
  }

  func passes(_ scalar: Unicode.Scalar) -> Bool {
    let value = scalar.value
    if value < 64 { return low >> UInt64(value) & 1 != 0 }
    if value < 128 { return high >> UInt64(value - 64) & 1 != 0 }
    return set.contains(scalar, ignoringCase: ignoresCase)
  }
}
