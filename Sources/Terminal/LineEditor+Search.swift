import CLibEdit
import Glibc

/// A search through the history as it is typed.
struct HistorySearch {
  let entries: [String]
  private(set) var pattern: [UInt32] = []
  /// The entry that was found; nil before the first, and when there is none.
  private(set) var match: Int?
  private(set) var isFailing = false

  init(entries: [String]) {
    self.entries = entries
  }

  var patternText: String { text(of: pattern) }
  var matchText: String? { match.map { entries[$0] } }

  mutating func append(_ scalar: UInt32) {
    pattern.append(scalar)
    find(before: match.map { $0 + 1 } ?? entries.count)
  }

  mutating func removeLast() {
    guard pattern.popLast() != nil else { return }
    find(before: entries.count)
  }

  /// The next older match.
  mutating func goOn() {
    guard !pattern.isEmpty else { return }
    find(before: match ?? entries.count)
  }

  /// The last entry before an index that has the pattern in it, case ignored unless the pattern has capitals.
  /// Where there is none, the match stays.
  private mutating func find(before end: Int) {
    guard !pattern.isEmpty else {
      match = nil
      isFailing = false
      return
    }
    let wanted = patternText
    let ignoresCase = wanted == wanted.lowercased()
    let bytes = Array(wanted.utf8)
    let found = entries[..<min(end, entries.count)].lastIndex {
      HistorySearch.has(bytes, in: Array((ignoresCase ? $0.lowercased() : $0).utf8))
    }
    isFailing = found == nil
    if let found { match = found }
  }

  private static func has(_ word: [UInt8], in text: [UInt8]) -> Bool {
    guard let first = word.first, text.count >= word.count else { return false }
    var rest = text[...]
    while let start = rest.firstIndex(of: first) {
      if text[start...].starts(with: word) { return true }
      rest = text[(start + 1)...]
    }
    return false
  }
}

extension LineEditor {
  /// ^R: looks for a statement in the history while the pattern is typed, and shows it whole. Enter runs it, ^G and
  /// Ctrl-C bring the old text back, any other key takes it for editing.
  func searchHistory() -> Effect {
    eraseAll()
    var search = HistorySearch(entries: history.entries)
    var painted = paint(search, over: 0)
    /// Puts the prompt back, with the statement that was found if it is taken.
    func finish(taking isTaken: Bool, then next: Command? = nil) -> Effect {
      write(Sequences.up(painted) + "\r" + Sequences.eraseBelow)
      if isTaken, let match = search.matchText {
        replaceBuffer(with: foldedIfTall(match, verb: "recalled"))
        recall = Recall(index: search.match, draft: "", shown: match)
      }
      redraw()
      if let next { queue.append(next) }
      return .none
    }
    while true {
      switch keys.next() {
      case .scalar(0x12): search.goOn()
      case .scalar(0x08), .scalar(0x7F): search.removeLast()
      case .scalar(0x07): return finish(taking: false)
      case .scalar(0x0A), .scalar(0x0D): return finish(taking: true, then: search.match == nil ? nil : .enter)
      case .scalar(let scalar) where scalar >= 0x20: search.append(scalar)
      case .scalar: return finish(taking: true)
      case .key(let key):
        return finish(taking: true, then: [.left, .right, .home, .end].contains(key) ? Command(key) : nil)
      case .paste(let bytes):
        for scalar in LineEditor.cleaned(bytes).unicodeScalars { search.append(scalar.value) }
      case .signal(SIGINT): return finish(taking: false)
      case .signal(SIGWINCH):
        size = TerminalSize.current
        if let handle { el_resize(handle) }
      case .signal(let signal):
        let effect = finish(taking: false)
        return handle(signal: signal) == nil ? effect : .endOfFile
      case .end:
        _ = finish(taking: false)
        outcome = .endOfInput
        return .endOfFile
      }
      painted = paint(search, over: painted)
    }
  }

  /// Draws the search from the row on where the prompt was; on which row the cursor is then.
  private func paint(_ search: HistorySearch, over rows: Int) -> Int {
    let lead = search.isFailing ? "no such statement: " : "search: "
    let columns = max(2, size.columns)
    var lines = wrap(lead + Sanitizer.visible(search.patternText), width: columns - 1)
    let patternRows = lines.count
    let patternWidth = displayWidth(of: lines[patternRows - 1])
    if let match = search.matchText {
      let shown = wrap(Sanitizer.visible(match, keepingNewlines: true), width: columns - 1)
      let room = max(1, size.rows - patternRows - 1)
      lines += shown.prefix(shown.count > room ? max(1, room - 1) : room)
      if shown.count > room {
        lines.append(style.apply(.dim, to: "… and \(shown.count - room + 1) more lines"))
      }
    }
    var output = Sequences.up(rows) + "\r" + Sequences.eraseBelow + lines.joined(separator: "\r\n")
    output += Sequences.up(lines.count - patternRows) + Sequences.column(patternWidth)
    write(output)
    return patternRows - 1
  }
}
