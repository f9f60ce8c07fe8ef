/// The list of candidates below the text: there from a TAB to the next other key.
struct ListingState {
  /// How many rows it takes; 0 when there is none.
  var rows = 0
  /// The text and the cursor that it is about.
  var text = ""
  var cursor = 0
  /// The candidate that the next page begins with.
  var next = 0
}

extension LineEditor {
  /// TAB: inserts the only candidate, or as much as all have in common; with nothing to insert it lists them, page by
  /// page.
  func completeWord() -> Effect {
    let (text, cursor) = unfoldedText
    let page = listing.rows > 0 && listing.text == text && listing.cursor == cursor ? listing.next : 0
    hideListing()
    let completions = complete(text, cursor)
    let bytes = Array(text.utf8)
    guard !completions.candidates.isEmpty, 0...cursor ~= completions.start else { return .beep }
    let word = String(decoding: bytes[completions.start..<cursor], as: UTF8.self)
    // A word that reaches into a fold is not in the line, and cannot be replaced there.
    let buffer = buffer
    guard
      Terminal.text(of: buffer.scalars[..<buffer.cursor]).utf8.reversed().starts(with: word.utf8.reversed())
    else { return .beep }
    if completions.candidates.count == 1 {
      let whole = completions.candidates[0].text + completions.suffix
      guard !whole.utf8.elementsEqual(word.utf8) else { return .beep }
      replaceBeforeCursor(count: word.unicodeScalars.count, with: whole)
      return .refresh
    }
    let common = completions.commonPrefix
    if common.utf8.count > word.utf8.count, common.lowercased().hasPrefix(word.lowercased()) {
      replaceBeforeCursor(count: word.unicodeScalars.count, with: common)
      return .refresh
    }
    showListing(of: completions.candidates, from: page < completions.candidates.count ? page : 0)
    listing.text = text
    listing.cursor = cursor
    return .none
  }

  private func showListing(of candidates: [Completions.Candidate], from start: Int) {
    let places = places(columns: size.columns)
    let room = size.rows - places.end.row - 2
    guard room >= 1 else { return }
    let list = CompletionListing(candidates, from: start, columns: size.columns, rows: room, style: style)
    show(list.lines, below: places)
    listing.next = list.next ?? 0
  }

  /// Shows the continuation hint below the text, if it is due and there is room.
  func showHint() {
    guard awaitsHint else { return }
    awaitsHint = false
    let places = places(columns: size.columns)
    guard let continuationHint, places.end.row + 2 <= size.rows else { return }
    let text = CompletionListing.cut(Sanitizer.visible(continuationHint), to: size.columns - 1)
    show([style.apply(.dim, to: text)], below: places)
    listing.text = ""
  }

  private func show(_ lines: [String], below places: Places) {
    var output = Sequences.down(places.end.row - places.cursor.row)
    for line in lines { output += "\r\n" + line }
    output += Sequences.up(lines.count + places.end.row - places.cursor.row)
    output += Sequences.column(places.cursor.column)
    write(output)
    listing.rows = lines.count
  }

  /// Erases the list, if there is one.
  func hideListing() {
    guard listing.rows > 0 else { return }
    listing.rows = 0
    let places = places(columns: size.columns)
    let rows = places.end.row - places.cursor.row + 1
    write(
      Sequences.down(rows) + "\r" + Sequences.eraseBelow + Sequences.up(rows)
        + Sequences.column(places.cursor.column))
  }
}
