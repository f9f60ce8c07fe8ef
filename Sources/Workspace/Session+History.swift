import TripleStore

/// Undo, redo, saving and closing.
extension Session {
  /// Every statement that changed the graph, oldest first, as far back as the history reaches.
  public func history() throws(SessionError) -> [HistoryEntry] {
    // What this session did is known whatever the file is.
    do { try readHistory() } catch { guard !steps.entries.isEmpty else { throw error } }
    return steps.entries
  }

  /// Takes the last statement back, in this session or an earlier one. Itself a step of the history.
  @discardableResult
  public func undo() throws(SessionError) -> HistoryEntry {
    if steps.nextUndo == nil || steps.hasUndone {
      // What this session did can be taken back whatever the file is.
      do { try readHistory() } catch { guard steps.nextUndo != nil else { throw error } }
    }
    guard let step = steps.nextUndo else { throw SessionError(.nothingToUndo) }
    try record(step.effect.inverse, kind: .undo, statement: step.statement, of: step.number)
    return entry(of: step)
  }

  /// Does the statement that was last taken back again.
  @discardableResult
  public func redo() throws(SessionError) -> HistoryEntry {
    try readHistory()
    guard let step = steps.nextRedo else { throw SessionError(.nothingToRedo) }
    try record(step.effect, kind: .redo, statement: step.statement, of: step.number)
    return entry(of: step)
  }

  private func entry(of step: Step) -> HistoryEntry {
    steps.entries.last { $0.number == step.number && $0.kind == .statement }
      ?? HistoryEntry(
        number: step.number, kind: step.kind, statement: step.statement, by: step.by, at: step.at,
        triplesAdded: 0, triplesRemoved: 0, isUndone: false)
  }

  /// Puts the steps of the history file before those of this session. Done once.
  private func readHistory() throws(SessionError) {
    guard !hasReadHistory, let file else { return }
    let first = steps.steps.first?.number ?? Int.max
    var older: [Step] = []
    for entry in try file.readHistory() where entry.kind != .save && entry.number < first {
      older.append(try Step(entry, in: dataset.dictionary))
    }
    steps.prepend(older)
    hasReadHistory = true
  }

  /// Writes the snapshot. Does nothing where there is nothing new.
  public func save() throws(SessionError) {
    guard let file else { throw SessionError(.noFile) }
    // Where the snapshot is written and only the history can't be, the journal holds what was pending.
    defer { if let last = pending.last?.number, file.nextNumber > last { pending = [] } }
    try file.save(state, entries: pending)
  }

  /// Lets go of the graph's file, whether saved or not: what the journal holds is there when it is opened again.
  public func close() {
    file?.close()
  }
}
