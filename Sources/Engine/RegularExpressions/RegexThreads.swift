/// Finds the leftmost match and the places of its groups, all ways through the program side by side.
///
/// Not for programs with back-references. O(text · program); the way that is preferred wins, as with backtracking.
struct RegexThreads {
  private let program: RegexProgram
  private let slotCount: Int
  private var current: ThreadList
  private var following: ThreadList
  /// How much more work is done before the interrupt is asked.
  private var untilPoll = RegexThreads.pollDistance

  private static let pollDistance = 1 << 16

  init(_ program: RegexProgram) {
    self.program = program
    slotCount = 2 * (program.groupCount + 1)
    current = ThreadList(places: program.instructions.count, slots: slotCount)
    following = current
  }

  /// The places of the first match at or after an index, by the slots of ``RegexProgram/Instruction/note(_:)``; -1 for
  /// a group that took no part. nil for no match, or where the interrupt came first.
  mutating func firstMatch(in text: [Unicode.Scalar], from start: Int, _ interrupt: Interrupt?) -> [Int]? {
    let program = program
    current.removeAll()
    following.removeAll()
    var found: [Int]?
    var place = start
    while true {
      if found == nil {
        untilPoll -= RegexThreads.add(
          program, 0, to: &current, Array(repeating: -1, count: slotCount), text, place)
      }
      if current.places.isEmpty, found != nil { break }
      if untilPoll <= 0 {
        untilPoll = RegexThreads.pollDistance
        if interrupt?.isDue == true { return nil }
      }
      threads: for thread in current.places {
        switch program.instructions[thread] {
        case .take(let set):
          if place < text.count, program.sets[set].passes(text[place]) {
            untilPoll -= RegexThreads.add(
              program, thread + 1, to: &following, current.slots(of: thread), text, place + 1)
          }
        case .match:
          found = current.slots(of: thread)
          break threads  // What is less preferred than a match goes.
        default: break
        }
      }
      swap(&current, &following)
      following.removeAll()
      guard place < text.count else { break }
      place += 1
    }
    return found
  }

  private enum Step {
    case explore(Int)
    case restore(slot: Int, to: Int)
  }

  /// Puts into a list what can be reached without a character; how much work that was.
  private static func add(
    _ program: RegexProgram, _ start: Int, to list: inout ThreadList, _ slots: [Int],
    _ text: [Unicode.Scalar], _ place: Int
  ) -> Int {
    var slots = slots
    var open: [Step] = [.explore(start)]
    var work = 0
    while let step = open.popLast() {
      work += 1 + slots.count
      guard case .explore(let instruction) = step else {
        if case .restore(let slot, let old) = step { slots[slot] = old }
        continue
      }
      guard list.visit(instruction) else { continue }
      switch program.instructions[instruction] {
      case .take, .match, .backReference: list.append(instruction, slots)
      case .fork(let first, let second):
        open.append(.explore(second))
        open.append(.explore(first))
      case .jump(let target): open.append(.explore(target))
      case .note(let slot):
        open.append(.restore(slot: slot, to: slots[slot]))
        slots[slot] = place
        open.append(.explore(instruction + 1))
      case .check(let assertion):
        if assertion.holds(in: text, at: place) { open.append(.explore(instruction + 1)) }
      }
    }
    return work
  }
}

/// The ways that are open at one place of the text, the preferred first.
private struct ThreadList {
  private(set) var places: [Int] = []
  private var visited: [Bool]
  private var touched: [Int] = []
  private var slots: [Int]
  private let slotCount: Int

  init(places count: Int, slots slotCount: Int) {
    visited = Array(repeating: false, count: count)
    slots = Array(repeating: -1, count: count * slotCount)
    self.slotCount = slotCount
  }

  mutating func removeAll() {
    for place in touched { visited[place] = false }
    touched.removeAll(keepingCapacity: true)
    places.removeAll(keepingCapacity: true)
  }

  mutating func visit(_ place: Int) -> Bool {
    guard !visited[place] else { return false }
    visited[place] = true
    touched.append(place)
    return true
  }

  mutating func append(_ place: Int, _ values: [Int]) {
    places.append(place)
    for (index, value) in values.enumerated() { slots[place * slotCount + index] = value }
  }

  func slots(of place: Int) -> [Int] {
    Array(slots[(place * slotCount)..<((place + 1) * slotCount)])
  }
}

extension RegexAssertion {
  func holds(in text: [Unicode.Scalar], at place: Int) -> Bool {
    switch self {
    case .textStart: place == 0
    case .textEnd: place == text.count
    // A line feed at the very end begins no line.
    case .lineStart: place == 0 || (place < text.count && text[place - 1] == "\n")
    case .lineEnd: place == text.count || text[place] == "\n"
    case .wordBoundary: RegexAssertion.isBoundary(text, place)
    case .noWordBoundary: !RegexAssertion.isBoundary(text, place)
    }
  }

  private static func isBoundary(_ text: [Unicode.Scalar], _ place: Int) -> Bool {
    let before = place > 0 && ScalarSet.wordOrUnderscore.contains(text[place - 1], ignoringCase: false)
    let after = place < text.count && ScalarSet.wordOrUnderscore.contains(text[place], ignoringCase: false)
    return before != after
  }
}
