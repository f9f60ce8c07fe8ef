/// Tells whether a text in UTF-8 holds a match, in one pass: a deterministic automaton whose states are made as texts
/// need them.
///
/// Not for programs with back-references, and without groups' places. Characters that the program can't tell apart are
/// of one class (``RegexClasses``), so a character costs two look-ups once its state is known, and no text is decoded
/// into anything. O(text), or O(text · program) for texts that always need new states.
final class RegexAutomaton {
  private typealias Sides = RegexClasses.Sides

  /// What is still possible at a place of the text.
  private struct State: Hashable {
    /// The instructions that wait for a character, or for what stands behind the place, in ascending order.
    let places: [Int32]
    /// What stands before the place; nothing where no instruction asks.
    let before: Sides
  }

  private let program: RegexProgram
  private let classes: RegexClasses
  private var states: [State] = []
  private var known: [State: Int32] = [:]
  /// Whether the text may end in each state; nil where that was not asked yet.
  private var acceptsAtEnd: [Bool?] = []
  /// The state at the start of a text, or unknown.
  private var start = RegexAutomaton.unknown
  /// By state and class: the next state. A state's number is the place of its first class, or one of those below.
  private var table: UnsafeMutablePointer<Int32>
  private var tableSize: Int
  /// The number of places for one state: at least that of the classes.
  private var stride = 16
  /// How many instructions wait in all states.
  private var waitingCount = 0
  /// How often all states were forgotten.
  private var generation = 0
  private var marks: [Bool]
  /// Whether a match may begin behind the start of the text.
  private(set) lazy var mayBeginAnywhere = closure([0]) { $0 == .textStart ? false : nil }?.isEmpty != true
  /// How much more work is done before the interrupt is asked.
  private var untilPoll = RegexAutomaton.pollDistance

  private static let unknown: Int32 = -1
  private static let accepting: Int32 = -2
  /// No text goes on to a match.
  private static let failed: Int32 = -3
  private static let pollDistance = 1 << 16
  /// With a larger table, or more instructions that wait, all states are forgotten: they would fill the memory.
  private static let tableLimit = 1 << 18
  private static let waitingLimit = 1 << 20

  init(_ program: RegexProgram) {
    self.program = program
    classes = RegexClasses(program)
    marks = Array(repeating: false, count: program.instructions.count)
    tableSize = 64 * stride
    table = .allocate(capacity: tableSize)
  }

  deinit { table.deallocate() }

  /// Whether the text holds a match; nil where the interrupt came first.
  func matches(_ bytes: UnsafeBufferPointer<UInt8>, _ interrupt: Interrupt?) -> Bool? {
    var state = start == RegexAutomaton.unknown ? firstState() : start
    var place = 0
    while state >= 0, place < bytes.count {
      let end = min(bytes.count, place &+ RegexAutomaton.pollDistance)
      untilPoll &-= end &- place
      if untilPoll <= 0 {
        untilPoll = RegexAutomaton.pollDistance
        if interrupt?.isDue == true { return nil }
      }
      state = run(bytes, from: &place, to: end, state)
    }
    return state < 0 ? state == RegexAutomaton.accepting : accepts(state)
  }

  /// The state behind the bytes up to a place, or the one that decides before.
  private func run(
    _ bytes: UnsafeBufferPointer<UInt8>, from place: inout Int, to end: Int, _ first: Int32
  ) -> Int32 {
    guard let base = bytes.baseAddress else { return first }
    let ascii = classes.ascii
    var table = self.table
    var state = first
    var at = place
    defer { place = at }
    while at < end {
      let byte = base[at]
      let scalar: Unicode.Scalar
      let next: Int32
      if byte < 0x80 {
        next = table[Int(state) &+ Int(ascii[Int(byte)])]
        at &+= 1
        scalar = Unicode.Scalar(byte)
      } else {
        scalar = RegexAutomaton.scalar(bytes, &at)
        next = table[Int(state) &+ classes.known(scalar)]
      }
      if next >= 0 {
        state = next
        continue
      }
      if next != RegexAutomaton.unknown { return next }
      untilPoll &-= 64
      state = step(state, scalar)
      table = self.table
      if state < 0 { return state }
    }
    return state
  }

  /// The character at a place that no ASCII character stands at; the place goes behind it. What is no UTF-8 stands for
  /// U+FFFD.
  private static func scalar(_ bytes: UnsafeBufferPointer<UInt8>, _ at: inout Int) -> Unicode.Scalar {
    let lead = UInt32(bytes[at])
    let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
    var value = lead & (0x7F >> UInt32(length))
    let end = min(bytes.count, at &+ length)
    for place in (at &+ 1)..<max(end, at &+ 1) { value = value << 6 | UInt32(bytes[place]) & 0x3F }
    let isWhole = end == at &+ length
    at = end
    return isWhole ? Unicode.Scalar(value) ?? "\u{FFFD}" : "\u{FFFD}"
  }

  // MARK: States

  private func firstState() -> Int32 {
    start = number(of: reached([0], before: .outside))
    return start
  }

  private func step(_ number: Int32, _ scalar: Unicode.Scalar) -> Int32 {
    let state = states[Int(number) / stride]
    let generation = generation
    let kind = classes.add(scalar)
    if classes.count > stride { widen() }
    let result = self.number(of: following(state, kind))
    // A state's number is another's once all were forgotten.
    if generation == self.generation { table[Int(number) + kind] = result }
    return result
  }

  /// What is possible behind a character of a class.
  private func following(_ state: State, _ kind: Int) -> Reached {
    let scalar = classes.representative(kind)
    let sides = classes.sides(kind)
    guard let ready = resolved(state, after: sides) else { return .match }
    var taken: [Int32] = []
    for place in ready {
      if case .take(let set) = program.instructions[Int(place)], program.sets[set].passes(scalar) {
        taken.append(place + 1)
      }
    }
    if mayBeginAnywhere { taken.append(0) }
    return reached(taken, before: sides)
  }

  private func accepts(_ number: Int32) -> Bool {
    let index = Int(number) / stride
    if let known = acceptsAtEnd[index] { return known }
    let result = resolved(states[index], after: .outside) == nil
    acceptsAtEnd[index] = result
    return result
  }

  /// The number of a state, new or known.
  private func number(of reached: Reached) -> Int32 {
    guard case .state(let state) = reached else { return RegexAutomaton.accepting }
    if state.places.isEmpty, !mayBeginAnywhere { return RegexAutomaton.failed }
    if let number = known[state] { return number }
    let isFull = (states.count + 1) * stride > max(RegexAutomaton.tableLimit, 4 * stride)
    if isFull || waitingCount > RegexAutomaton.waitingLimit { forget() }
    let number = states.count * stride
    if number + stride > tableSize {
      let larger = UnsafeMutablePointer<Int32>.allocate(capacity: 2 * tableSize)
      larger.update(from: table, count: number)
      table.deallocate()
      table = larger
      tableSize *= 2
    }
    (table + number).update(repeating: RegexAutomaton.unknown, count: stride)
    states.append(state)
    acceptsAtEnd.append(nil)
    waitingCount += state.places.count
    known[state] = Int32(number)
    return Int32(number)
  }

  private func forget() {
    states.removeAll(keepingCapacity: true)
    acceptsAtEnd.removeAll(keepingCapacity: true)
    known.removeAll(keepingCapacity: true)
    waitingCount = 0
    start = RegexAutomaton.unknown
    generation += 1
  }

  private func widen() {
    forget()
    while stride < classes.count { stride *= 2 }
    if tableSize < 4 * stride {
      table.deallocate()
      tableSize = 4 * stride
      table = .allocate(capacity: tableSize)
    }
  }

  // MARK: Ways without a character

  private enum Reached {
    case match
    case state(State)
  }

  /// What can be reached from some instructions behind a character, as far as it waits; what stands behind the place is
  /// not known yet.
  private func reached(_ starts: [Int32], before: Sides) -> Reached {
    let waiting = closure(starts) { (assertion) -> Bool? in
      switch assertion {
      case .textStart: before.contains(.outside)
      case .lineStart: before.contains(.outside) ? true : before.contains(.lineFeed) ? nil : false
      case .textEnd, .lineEnd, .wordBoundary, .noWordBoundary: nil
      }
    }
    guard let waiting else { return .match }
    let asks = waiting.contains {
      if case .check = program.instructions[Int($0)] { true } else { false }
    }
    return .state(State(places: waiting, before: asks ? before : .none))
  }

  /// The instructions of a state that wait for a character once it is known what stands behind its place; nil where the
  /// match is among them.
  private func resolved(_ state: State, after: Sides) -> [Int32]? {
    let before = state.before
    return closure(state.places) { (assertion) -> Bool? in
      switch assertion {
      case .textStart: before.contains(.outside)
      case .textEnd: after.contains(.outside)
      // A line feed at the very end begins no line.
      case .lineStart: before.contains(.outside) || before.contains(.lineFeed) && !after.contains(.outside)
      case .lineEnd: !after.isDisjoint(with: [.outside, .lineFeed])
      case .wordBoundary: before.contains(.word) != after.contains(.word)
      case .noWordBoundary: before.contains(.word) == after.contains(.word)
      }
    }
  }

  /// All that can be reached without a character, as far as it waits for one or for an assertion that is not decided;
  /// nil where that is the match.
  private func closure(_ starts: [Int32], _ holds: (RegexAssertion) -> Bool?) -> [Int32]? {
    var waiting: [Int32] = []
    var visited: [Int32] = []
    var open = starts
    defer { for place in visited { marks[Int(place)] = false } }
    while let place = open.popLast() {
      untilPoll &-= 4
      guard !marks[Int(place)] else { continue }
      marks[Int(place)] = true
      visited.append(place)
      switch program.instructions[Int(place)] {
      case .take, .backReference: waiting.append(place)
      case .match: return nil
      case .fork(let first, let second): open += [Int32(second), Int32(first)]
      case .jump(let target): open.append(Int32(target))
      case .note: open.append(place + 1)
      case .check(let assertion):
        switch holds(assertion) {
        case true?: open.append(place + 1)
        case false?: break
        case nil: waiting.append(place)
        }
      }
    }
    return waiting.sorted()
  }
}
