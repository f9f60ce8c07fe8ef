/// Tells whether a text holds a match, in one pass: a deterministic automaton whose states are made as texts need them.
///
/// Not for programs with back-references or with assertions that look at neighbours, and without groups' places.
/// Each character costs one look-up once its state is known. O(text), or O(text · program) for texts that always need
/// new states.
final class RegexAutomaton {
  private let program: RegexProgram
  /// The states: the instructions that wait for a character or for the end, in ascending order.
  private var states: [[Int32]] = []
  private var known: [[Int32]: Int32] = [:]
  /// By state and ASCII character: the next state, or one of the two below.
  private var next: [Int32] = []
  private var acceptsAtEnd: [Bool?] = []
  private var marks: [Bool]
  /// How much more work is done before the interrupt is asked.
  private var untilPoll = RegexAutomaton.pollDistance

  private static let unknown: Int32 = -1
  private static let accepting: Int32 = -2
  private static let pollDistance = 1 << 16
  /// With more states than this, all are forgotten: they would fill the memory.
  private static let stateLimit = 2000

  init(_ program: RegexProgram) {
    self.program = program
    marks = Array(repeating: false, count: program.instructions.count)
  }

  /// Whether the text holds a match; nil where the interrupt came first.
  func matches(_ text: String, _ interrupt: Interrupt?) -> Bool? {
    var text = text
    return text.withUTF8 { matches($0, interrupt) }
  }

  /// As ``matches(_:_:)``, of a text in UTF-8.
  func matches(_ bytes: UnsafeBufferPointer<UInt8>, _ interrupt: Interrupt?) -> Bool? {
    var state = self.state(of: closure([0], atStart: true, atEnd: false))
    var place = 0
    while state != RegexAutomaton.accepting, place < bytes.count {
      untilPoll -= 1
      if untilPoll <= 0 {
        untilPoll = RegexAutomaton.pollDistance
        if interrupt?.isDue == true { return nil }
      }
      let byte = bytes[place]
      if byte < 0x80 {
        place += 1
        let slot = Int(state) << 7 | Int(byte)
        let known = next[slot]
        if known != RegexAutomaton.unknown {
          state = known
          continue
        }
        let size = states.count
        let found = step(state, Unicode.Scalar(byte))
        // A state's number is another's once all were forgotten.
        if states.count >= size { next[slot] = found }
        state = found
      } else {
        let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
        let scalar = String(decoding: bytes[place..<min(bytes.count, place + length)], as: UTF8.self)
          .unicodeScalars.first
        place += length
        state = step(state, scalar ?? "\u{FFFD}")
      }
    }
    return state == RegexAutomaton.accepting || accepts(state, isEmpty: bytes.isEmpty)
  }

  private func step(_ state: Int32, _ scalar: Unicode.Scalar) -> Int32 {
    var reached: [Int32] = []
    for place in states[Int(state)] {
      if case .take(let set) = program.instructions[Int(place)], program.sets[set].passes(scalar) {
        reached.append(place + 1)
      }
    }
    reached.append(0)  // A match may begin anywhere.
    return self.state(of: closure(reached, atStart: false, atEnd: false))
  }

  private func accepts(_ state: Int32, isEmpty: Bool) -> Bool {
    if !isEmpty, let known = acceptsAtEnd[Int(state)] { return known }
    let ends = closure(states[Int(state)], atStart: isEmpty, atEnd: true)
    let result = ends.contains { if case .match = program.instructions[Int($0)] { true } else { false } }
    if !isEmpty { acceptsAtEnd[Int(state)] = result }
    return result
  }

  private func state(of places: [Int32]) -> Int32 {
    if let state = known[places] { return state }
    if places.contains(where: { if case .match = program.instructions[Int($0)] { true } else { false } }) {
      known[places] = RegexAutomaton.accepting
      return RegexAutomaton.accepting
    }
    if states.count >= RegexAutomaton.stateLimit {
      states.removeAll(keepingCapacity: true)
      next.removeAll(keepingCapacity: true)
      acceptsAtEnd.removeAll(keepingCapacity: true)
      known.removeAll(keepingCapacity: true)
    }
    let state = Int32(states.count)
    states.append(places)
    known[places] = state
    next.append(contentsOf: repeatElement(RegexAutomaton.unknown, count: 128))
    acceptsAtEnd.append(nil)
    return state
  }

  /// All that can be reached without a character, as far as it waits for one, for the end, or is the match.
  private func closure(_ starts: [Int32], atStart: Bool, atEnd: Bool) -> [Int32] {
    var waiting: [Int32] = []
    var visited: [Int32] = []
    var open = starts
    while let place = open.popLast() {
      untilPoll -= 4
      guard !marks[Int(place)] else { continue }
      marks[Int(place)] = true
      visited.append(place)
      switch program.instructions[Int(place)] {
      case .take, .match, .backReference: waiting.append(place)
      case .fork(let first, let second): open += [Int32(second), Int32(first)]
      case .jump(let target): open.append(Int32(target))
      case .note: open.append(place + 1)
      case .check(.textStart): if atStart { open.append(place + 1) }
      case .check: if atEnd { open.append(place + 1) } else { waiting.append(place) }
      }
    }
    for place in visited { marks[Int(place)] = false }
    return waiting.sorted()
  }
}
