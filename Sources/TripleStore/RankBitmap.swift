/// The position of an id among sorted keys of a trie, in one memory access.
///
/// A bit for each id up to the largest, and for each 64 of them the number of bits before. Absent (``isEmpty``) when
/// the ids are so thin that a binary search is the better bargain. A trivial struct: the index frees it.
struct RankBitmap: @unchecked Sendable {
  struct Word {
    var bits: UInt64
    var before: UInt32
  }

  private let words: UnsafeMutablePointer<Word>?
  private let count: Int

  /// A bitmap of sorted distinct ids; empty when fewer than one bit in 128 would be set. O(n + words).
  init(_ row: Row) {
    let wordCount = row.last.map { Int($0.rawValue >> 6) + 1 } ?? 0
    guard wordCount > 0, wordCount <= 2 * row.count else {
      words = nil
      count = 0
      return
    }
    let words = UnsafeMutablePointer<Word>.allocate(large: wordCount, willBeFilled: true)
    words.initialize(repeating: Word(bits: 0, before: 0), count: wordCount)
    for id in row { words[Int(id.rawValue >> 6)].bits |= 1 << UInt64(id.rawValue & 63) }
    var before: UInt32 = 0
    for index in 0..<wordCount {
      words[index].before = before
      before += UInt32(words[index].bits.nonzeroBitCount)
    }
    self.words = words
    count = wordCount
  }

  /// No bitmap.
  static let none = RankBitmap(.empty)

  /// Whether there is no bitmap, and ``position(of:)`` must not be asked.
  var isEmpty: Bool { words == nil }

  /// The position of an id among the ids, or nil. O(1).
  func position(of id: TermID) -> Int? {
    let index = Int(id.rawValue &>> 6)
    guard let words, index < count else { return nil }
    let word = words[index]
    let bit = UInt64(1) &<< UInt64(id.rawValue & 63)
    guard word.bits & bit != 0 else { return nil }
    return Int(word.before) &+ (word.bits & (bit &- 1)).nonzeroBitCount
  }

  func deallocate() { words?.deallocate() }
}
