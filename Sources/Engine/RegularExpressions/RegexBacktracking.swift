/// Finds the leftmost match of a program with back-references: one way after the other.
///
/// Such a search may take exponential time, so it asks the interrupt as it goes.
struct RegexBacktracking {
  private let program: RegexProgram
  private let interrupt: Interrupt?
  private var slots: [Int]
  /// Where the text was when a loop last began anew, by the place it jumps to: a turn that takes nothing is no turn.
  private var turns: [Int: Int] = [:]
  private var untilPoll = 4096

  private enum Choice {
    case go(to: Int, at: Int)
    case restoreSlot(Int, to: Int)
    case restoreTurn(Int, to: Int?)
  }

  init(_ program: RegexProgram, _ interrupt: Interrupt?) {
    self.program = program
    self.interrupt = interrupt
    slots = []
  }

  /// As ``RegexThreads/firstMatch(in:from:_:)``.
  mutating func firstMatch(in text: [Unicode.Scalar], from start: Int) -> [Int]? {
    for place in start...max(start, text.count) {
      slots = Array(repeating: -1, count: 2 * (program.groupCount + 1))
      turns = [:]
      switch match(in: text, at: place) {
      case true?: return slots
      case false?: continue
      case nil: return nil
      }
    }
    return nil
  }

  /// Whether a match begins here; nil where the interrupt came first.
  private mutating func match(in text: [Unicode.Scalar], at start: Int) -> Bool? {
    var choices: [Choice] = [.go(to: 0, at: start)]
    while let choice = choices.popLast() {
      switch choice {
      case .restoreSlot(let slot, let old): slots[slot] = old
      case .restoreTurn(let target, let old): turns[target] = old
      case .go(var instruction, var place):
        way: while true {
          untilPoll -= 1
          if untilPoll == 0 {
            untilPoll = 4096
            if interrupt?.isDue == true { return nil }
          }
          switch program.instructions[instruction] {
          case .match: return true
          case .take(let set):
            guard place < text.count, program.sets[set].passes(text[place]) else { break way }
            place += 1
          case .fork(let first, let second):
            choices.append(.go(to: second, at: place))
            instruction = first
            continue way
          case .jump(let target):
            if target <= instruction {
              guard turns[target] != place else { break way }
              choices.append(.restoreTurn(target, to: turns[target]))
              turns[target] = place
            }
            instruction = target
            continue way
          case .note(let slot):
            choices.append(.restoreSlot(slot, to: slots[slot]))
            slots[slot] = place
          case .check(let assertion):
            guard assertion.holds(in: text, at: place) else { break way }
          case .backReference(let group):
            guard let end = end(ofRepeat: group, in: text, at: place) else { break way }
            place = end
          }
          instruction += 1
        }
      }
    }
    return false
  }

  /// Where the text of a group ends that is repeated here; a group that took no part is the empty text.
  private func end(ofRepeat group: Int, in text: [Unicode.Scalar], at place: Int) -> Int? {
    let (from, to) = (slots[2 * group], slots[2 * group + 1])
    guard from >= 0, to >= from else { return place }
    guard place + to - from <= text.count else { return nil }
    for offset in 0..<(to - from) {
      let (a, b) = (text[from + offset], text[place + offset])
      guard program.ignoresCase ? CaseVariants.areEqual(a, b) : a == b else { return nil }
    }
    return place + to - from
  }
}
