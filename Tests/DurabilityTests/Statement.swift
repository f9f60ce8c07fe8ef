import Support

/// A statement of the scripted session, with what it does and how the program says that it is done.
struct Statement {
  var text: String
  /// How the line begins that acknowledges it; nil where nothing is said.
  var acknowledgement: String?
  var change: Change
  /// Whether `.undo` takes it back, and whether it is an `.undo` itself.
  var isUndo = false
}

/// What a statement does to the facts that are watched, each `subject<TAB>object`.
struct Change {
  var added: Set<String> = []
  var removed: Set<String> = []

  var isEmpty: Bool { added.isEmpty && removed.isEmpty }
  var inverse: Change { Change(added: removed, removed: added) }
}

/// What the graph holds after the statements that were acknowledged.
struct Ledger {
  var facts: Set<String> = []
  /// The changes that `.undo` takes back, the last one last.
  private var undoable: [Change] = []
  private var count = 0

  /// The words of an article in which every number of ``next(_:)`` can be marked.
  static func article(words: Int) -> String {
    (1...words).map { $0 % 50 == 0 ? "w\($0).\n\n" : "w\($0)" }.joined(separator: " ") + "\n"
  }

  /// Asks for the facts that are watched.
  static let query =
    "select ?s ?v { { ?s value ?v } union { ?s other ?v } union { ?m mention-of ?s ; quote ?v } }"
  /// The same in a session, where the answer ends with ``end``.
  static let listing = "\(query)\nselect (\"end\" as ?end) {}\n"
  static let end = "?end\n\"end\"\n"

  /// The facts in an answer, as TSV, to ``query``.
  static func facts(in answer: String) -> Set<String> {
    Set(answer.split(separator: "\n").filter { $0.hasPrefix("<") }.map { String($0) })
  }

  private static func fact(_ subject: String, _ value: String) -> String {
    "<https://gloss.example/\(subject)>\t\"\(value)\""
  }

  /// Another statement. Each adds a fact that was never there before, but for those that take something away.
  mutating func next(_ random: inout SeededGenerator) -> Statement {
    count += 1
    let (item, place) = ("item-\(count)", "place-\(count)")
    switch random.below(10) {
    case 0..<4:
      return Statement(
        text: "add \(item) value \"\(count)\"", acknowledgement: "1 fact added",
        change: Change(added: [Ledger.fact(item, "\(count)")]))
    case 4:
      return Statement(
        text: "add \(item) value \"\(count)\" ;\n  other \"more\"", acknowledgement: "2 facts added",
        change: Change(added: [Ledger.fact(item, "\(count)"), Ledger.fact(item, "more")]))
    case 5, 6:
      return Statement(
        text: "mark \"w\(count)\" as Place = \(place)", acknowledgement: "\(place)  Place",
        change: Change(added: [Ledger.fact(place, "w\(count)")]))
    case 7:
      let values = facts.filter { $0.hasPrefix("<https://gloss.example/item-") && !$0.hasSuffix("\"more\"") }
      guard !values.isEmpty else { return next(&random) }
      let gone = random.pick(values.sorted())
      let parts = gone.split(separator: "\t")
      return Statement(
        text: "remove \(parts[0]) value \(parts[1])", acknowledgement: "1 fact removed",
        change: Change(removed: [gone]))
    case 8:
      guard let last = undoable.last else { return next(&random) }
      return Statement(text: ".undo", acknowledgement: "undone: ", change: last.inverse, isUndo: true)
    default:
      return Statement(text: ".save", acknowledgement: nil, change: Change())
    }
  }

  /// The facts after a statement.
  func facts(after statement: Statement) -> Set<String> {
    facts.subtracting(statement.change.removed).union(statement.change.added)
  }

  /// Takes a statement as done.
  mutating func apply(_ statement: Statement) {
    facts = facts(after: statement)
    if statement.isUndo {
      undoable.removeLast()
    } else if !statement.change.isEmpty {
      undoable.append(statement.change)
    }
  }
}
