/// The words closest to a word that was not found, the closest first; no word that would be a guess.
///
/// The distance is the number of letters to add, drop, change or swap with their neighbour, ignoring case. A word
/// counts as close when it begins with the word looked for, or when no more than about a third of it is wrong.
/// Ties come in alphabetical order. O(length of the word × length of all words).
public func closest(to word: String, among words: some Sequence<String>, limit: Int = 3) -> [String] {
  let wanted = Array(word.lowercased().unicodeScalars)
  guard !wanted.isEmpty, limit > 0 else { return [] }
  let allowed = wanted.count < 3 ? 1 : max(1, min(3, (wanted.count + 1) / 3))
  var found: [(distance: Int, word: String)] = []
  var seen: Set<String> = []
  for candidate in words where seen.insert(candidate).inserted {
    let scalars = Array(candidate.lowercased().unicodeScalars)
    let isPrefix = wanted.count >= 3 && scalars.starts(with: wanted)
    if isPrefix {
      found.append((min(allowed, scalars.count - wanted.count), candidate))
    } else if abs(scalars.count - wanted.count) <= allowed {
      let distance = editDistance(wanted, scalars)
      if distance <= allowed, distance < max(wanted.count, scalars.count) {
        found.append((distance, candidate))
      }
    }
  }
  found.sort { ($0.distance, $0.word) < ($1.distance, $1.word) }
  return found.prefix(limit).map(\.word)
}

/// The least number of letters to add, drop, change or swap with their neighbour that turns one text into the other.
private func editDistance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
  guard !left.isEmpty, !right.isEmpty else { return max(left.count, right.count) }
  var beforeLast = [Int](repeating: 0, count: right.count + 1)
  var last = Array(0...right.count)
  for row in 1...left.count {
    var current = [row]
    for column in 1...right.count {
      let isSame = left[row - 1] == right[column - 1]
      var best = min(last[column] + 1, current[column - 1] + 1, last[column - 1] + (isSame ? 0 : 1))
      if row > 1, column > 1, left[row - 1] == right[column - 2], left[row - 2] == right[column - 1] {
        best = min(best, beforeLast[column - 2] + 1)
      }
      current.append(best)
    }
    beforeLast = last
    last = current
  }
  return last[right.count]
}
