/// Older and newer statements in place of the text.
struct Recall {
  /// Which entry stands in the line; nil while it is the user's own text.
  var index: Int?
  /// The user's own text, to come back to.
  var draft = ""
  /// What stands in the line because of the last recall; another text is the user's.
  var shown: String?
}

extension LineEditor {
  /// The next older statement that begins with what was typed; any when nothing was.
  func recallOlder() -> Effect {
    let current = beginRecall()
    let newest = recall.index ?? history.entries.count
    let match = history.entries[..<min(newest, history.entries.count)].lastIndex {
      $0.utf8.starts(with: recall.draft.utf8) && !$0.utf8.elementsEqual(current.utf8)
    }
    guard let match else { return .beep }
    recall.index = match
    return show(history.entries[match])
  }

  /// The next newer one, and in the end the user's own text.
  func recallNewer() -> Effect {
    _ = beginRecall()
    guard let index = recall.index else { return .beep }
    let match = history.entries[(index + 1)...].firstIndex { $0.utf8.starts(with: recall.draft.utf8) }
    recall.index = match
    return show(match.map { history.entries[$0] } ?? recall.draft)
  }

  /// Takes an edited line as the user's own text; the text as it is.
  private func beginRecall() -> String {
    let text = unfoldedText.text
    if recall.index == nil || recall.shown != text {
      recall = Recall(index: nil, draft: text, shown: nil)
    }
    return text
  }

  private func show(_ text: String) -> Effect {
    recall.shown = text
    replaceBuffer(with: foldedIfTall(text, verb: "recalled"))
    return .refresh
  }
}
