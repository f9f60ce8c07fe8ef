import Workspace

/// What the steps of a history speak of: which statement an undo took back, which a redo did again, and how many can
/// still be.
struct HistorySteps {
  /// For each step the number of the statement that an undo or redo speaks of; nil for a statement.
  private(set) var targets: [Int?] = []
  private var done: [Int] = []
  private var undone: [Int] = []

  init(_ entries: [HistoryEntry]) {
    for entry in entries {
      var target: Int?
      switch entry.kind {
      case .statement:
        done.append(entry.number)
        undone = []
      case .undo:
        target = done.popLast()
        if let target { undone.append(target) }
      case .redo:
        target = undone.popLast()
        if let target { done.append(target) }
      case .save: break
      }
      targets.append(target)
    }
  }

  /// How many statements `.undo` can take back.
  var undoable: Int { done.count }
  /// How many statements `.redo` can do again.
  var redoable: Int { undone.count }
}
