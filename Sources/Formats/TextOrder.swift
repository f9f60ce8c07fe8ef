import TripleStore

/// Sorts terms of one kind by their texts: by eight bytes at a time, of which only those that are the same so far are
/// looked at further, so that what texts have in common is read once and not in every comparison.
struct TextOrder {
  private struct Entry {
    let id: TermID
    var word: UInt64
  }

  private let dictionary: TermDictionary

  init(_ dictionary: TermDictionary) {
    self.dictionary = dictionary
  }

  /// Sorts distinct terms by their texts, those with one text by what N-Triples writes. O(bytes · log n) at most.
  func sort(_ terms: inout [TermID]) {
    var entries = terms.map { Entry(id: $0, word: 0) }
    // Runs to sort, and how many bytes all texts of the run have in common.
    var runs = [(range: entries.startIndex..<entries.endIndex, offset: 0)]
    while let (range, offset) = runs.popLast() {
      for index in range { entries[index].word = word(entries[index].id, from: offset) }
      entries[range].sort { $0.word < $1.word }
      var start = range.lowerBound
      while start < range.upperBound {
        var end = start + 1
        while end < range.upperBound, entries[end].word == entries[start].word { end += 1 }
        if end - start > 1 {
          // Those that end here come before those that go on.
          let goingOn = entries[start..<end].partition { dictionary.view($0.id).text.count > offset + 8 }
          entries[start..<goingOn].sort { precedes($0.id, $1.id) }
          if end - goingOn > 1 { runs.append((goingOn..<end, offset + 8)) }
        }
        start = end
      }
    }
    for index in entries.indices { terms[index] = entries[index].id }
  }

  /// Eight bytes of a text from a place on, zeros where it ends.
  private func word(_ id: TermID, from start: Int) -> UInt64 {
    let text = dictionary.view(id).text
    if start + 8 <= text.count, let base = text.baseAddress {
      return UInt64(bigEndian: UnsafeRawPointer(base).loadUnaligned(fromByteOffset: start, as: UInt64.self))
    }
    var word: UInt64 = 0
    for index in start..<start + 8 { word = word << 8 | (index < text.count ? UInt64(text[index]) : 0) }
    return word
  }

  private func precedes(_ a: TermID, _ b: TermID) -> Bool {
    let (first, second) = (dictionary.view(a).text, dictionary.view(b).text)
    if first.elementsEqual(second) {
      return TermText.nTriples(a, dictionary).lexicographicallyPrecedes(TermText.nTriples(b, dictionary))
    }
    return first.lexicographicallyPrecedes(second)
  }
}
