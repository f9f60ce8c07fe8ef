import RDF
import TripleStore

/// One statement that changed the graph, with its effect: what undo takes back and redo does again.
struct Step {
  var number: Int
  var kind: JournalEntry.Kind
  var statement: String
  var by: String?
  var at: String?
  /// The number of the step that an undo or redo speaks of.
  var of: Int?
  var effect: Effect

  /// The step as a line of the journal. O(size of the effect).
  func entry(in dictionary: TermDictionary) -> JournalEntry {
    func lines(_ quads: QuadList) -> [String]? {
      quads.isEmpty ? nil : quads.map { EffectText.line($0, in: dictionary) }
    }
    return JournalEntry(
      number: number, kind: kind, statement: statement, by: by, at: at, added: lines(effect.change.added),
      removed: lines(effect.change.removed), naming: effect.naming.isEmpty ? nil : effect.naming, of: of)
  }

  /// The step that a line of the journal recorded.
  init(_ entry: JournalEntry, in dictionary: TermDictionary) throws(SessionError) {
    number = entry.number
    kind = entry.kind
    statement = entry.statement ?? ""
    by = entry.by
    at = entry.at
    of = entry.of
    effect = Effect(
      change: Change(
        added: QuadList(try EffectText.quads(entry.added ?? [], in: dictionary)),
        removed: QuadList(try EffectText.quads(entry.removed ?? [], in: dictionary))),
      naming: entry.naming ?? [])
  }

  init(
    number: Int, kind: JournalEntry.Kind, statement: String, by: String?, at: String?, of: Int?,
    effect: Effect
  ) {
    self.number = number
    self.kind = kind
    self.statement = statement
    self.by = by
    self.at = at
    self.of = of
    self.effect = effect
  }
}

/// The steps of a graph in order, and which of them undo and redo speak of next.
struct StepList {
  private(set) var steps: [Step] = []
  /// Indexes of the statements that are done, the last done one last.
  private(set) var done: [Int] = []
  /// Indexes of the statements that were taken back and can be done again, the next one last.
  private(set) var undone: [Int] = []

  mutating func append(_ step: Step) {
    switch step.kind {
    case .statement:
      steps.append(step)
      done.append(steps.count - 1)
      undone = []
    case .undo:
      steps.append(step)
      if let last = done.popLast() { undone.append(last) }
    case .redo:
      steps.append(step)
      if let last = undone.popLast() { done.append(last) }
    case .save: break
    }
  }

  /// Puts older steps before these.
  mutating func prepend(_ older: [Step]) {
    let newer = steps
    self = StepList()
    for step in older + newer { append(step) }
  }

  /// Whether one of these steps took back, or did again, what may stand before them.
  var hasUndone: Bool { steps.contains { $0.kind != .statement } }

  var nextUndo: Step? { done.last.map { steps[$0] } }
  var nextRedo: Step? { undone.last.map { steps[$0] } }

  /// The list that `.history` shows.
  var entries: [HistoryEntry] {
    let taken = Set(undone)
    let isDone = Set(done)
    return steps.enumerated().map { index, step in
      HistoryEntry(
        number: step.number, kind: step.kind, statement: step.statement, by: step.by, at: step.at,
        triplesAdded: step.effect.change.added.count, triplesRemoved: step.effect.change.removed.count,
        isUndone: step.kind == .statement && (taken.contains(index) || !isDone.contains(index)))
    }
  }
}
