import Glibc
import RDF
import TripleStore

/// A term with what the order of ORDER BY asks of it most: see ``TermComparison``.
struct SortKey {
  /// Kinds of terms in their order, as far as they are told apart here.
  enum Rank: UInt8 {
    case unbound
    case blank
    case iri
    case number
    case text
    case dateTime
    case date
    /// Any other term; compared as such with all.
    case other
  }

  let id: TermID
  let rank: Rank
  /// A number as a double, a date as a number, or eight bytes of a text that come early and differ often; in their
  /// order. Numbers and texts with the same head may differ.
  fileprivate(set) var head: UInt64
  fileprivate let text: UnsafePointer<UInt8>?
  fileprivate let count: Int
}

/// Compares terms as ``TermOrder`` does, most of them by their bytes in the dictionary.
///
/// Keys live as long as their comparison.
final class TermComparison {
  private let terms: TermSpace
  private let numbers: WholeNumbers
  private let string: TermID
  private let date: TermID
  private let dateTime: TermID
  /// The texts of terms that the query computed.
  private var copies: [UnsafeMutablePointer<UInt8>] = []

  init(_ terms: TermSpace) {
    self.terms = terms
    numbers = WholeNumbers(terms)
    string = terms.dictionary.id(of: XSD.string) ?? .none
    date = terms.dictionary.id(of: XSD.date) ?? .none
    dateTime = terms.dictionary.id(of: XSD.dateTime) ?? .none
  }

  deinit { for copy in copies { copy.deallocate() } }

  /// The key of a term, or of no term. O(bytes) for a computed one.
  func key(_ id: TermID) -> SortKey {
    if id == .none { return SortKey(id: id, rank: .unbound, head: 0, text: nil, count: 0) }
    if let number = numbers.value(id) {
      return SortKey(id: id, rank: .number, head: SortKey.head(Double(number)), text: nil, count: 0)
    }
    if terms.isLocal(id) { return computed(id) }
    let view = terms.dictionary.view(id)
    let rank: SortKey.Rank =
      switch view.kind {
      case .iri: .iri
      case .blank: .blank
      case .literal: view.datatype == string || view.language != nil ? .text : .other
      case .triple: .other
      }
    if rank == .other, view.datatype == date || view.datatype == dateTime, view.datatype != .none,
      let moment = PlainMoment(view.text), moment.isDate == (view.datatype == date)
    {
      let rank: SortKey.Rank = moment.isDate ? .date : .dateTime
      return SortKey(id: id, rank: rank, head: UInt64(moment.number), text: nil, count: 0)
    }
    return rank == .other ? other(id, terms.names.term(id)) : key(id, rank, view.text)
  }

  private func computed(_ id: TermID) -> SortKey {
    switch terms.names.term(id) {
    case .iri(let iri)?: return copied(id, .iri, iri.string)
    case .literal(let literal)? where literal.datatype == XSD.string:
      return copied(id, .text, literal.lexical)
    case let term: return other(id, term)
    }
  }

  private func other(_ id: TermID, _ term: Term?) -> SortKey {
    guard let term, case .number(let number) = Value(term) else {
      return SortKey(id: id, rank: .other, head: 0, text: nil, count: 0)
    }
    return SortKey(id: id, rank: .number, head: SortKey.head(number.double), text: nil, count: 0)
  }

  private func copied(_ id: TermID, _ rank: SortKey.Rank, _ text: String) -> SortKey {
    let copy = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: text.utf8.count)
    _ = copy.initialize(from: text.utf8)
    if let base = copy.baseAddress { copies.append(base) }
    return key(id, rank, UnsafeBufferPointer(copy))
  }

  private func key(_ id: TermID, _ rank: SortKey.Rank, _ text: UnsafeBufferPointer<UInt8>) -> SortKey {
    SortKey(id: id, rank: rank, head: SortKey.head(text, from: 0), text: text.baseAddress, count: text.count)
  }

  /// -1, 0 or 1. Requires keys of this comparison whose heads begin at the same place.
  func compare(_ a: SortKey, _ b: SortKey) -> Int {
    if a.id == b.id { return 0 }
    if a.rank == .other || b.rank == .other {
      return TermOrder.compare(terms.names.term(a.id), terms.names.term(b.id))
    }
    if a.rank != b.rank { return a.rank.rawValue < b.rank.rawValue ? -1 : 1 }
    if a.head != b.head { return a.head < b.head ? -1 : 1 }
    if a.rank == .date || a.rank == .dateTime { return 0 }
    if let x = a.text, let y = b.text {
      let sign = memcmp(x, y, min(a.count, b.count))
      if sign != 0 { return sign < 0 ? -1 : 1 }
    }
    if a.count != b.count { return a.count < b.count ? -1 : 1 }
    // Numbers that are equal or nearly so, and texts that differ in their language only.
    guard a.rank == .text || a.rank == .number else { return 0 }
    return TermOrder.compare(terms.names.term(a.id), terms.names.term(b.id))
  }

  /// Moves the heads of all IRIs, and of all texts, behind what they have in common.
  func moveHeads(of keys: inout [SortKey]) {
    for rank in [SortKey.Rank.iri, .text] {
      var common: (text: UnsafePointer<UInt8>, count: Int)?
      for key in keys where key.rank == rank {
        guard let text = key.text, key.count > 0 else {
          common = nil
          break
        }
        guard let known = common else {
          common = (text, key.count)
          continue
        }
        var length = 0
        let most = min(known.count, key.count)
        while length < most, known.text[length] == text[length] { length += 1 }
        common = (known.text, length)
        if length == 0 { break }
      }
      guard let length = common?.count, length > 0 else { continue }
      for index in keys.indices where keys[index].rank == rank {
        let text = UnsafeBufferPointer(start: keys[index].text, count: keys[index].count)
        keys[index].head = SortKey.head(text, from: length)
      }
    }
  }
}

extension SortKey {
  /// A double in the order of numbers, NaN before all.
  fileprivate static func head(_ number: Double) -> UInt64 {
    if number.isNaN { return 0 }
    // Both zeros are one number.
    let bits = (number == 0 ? 0 : number).bitPattern
    return bits >> 63 == 1 ? ~bits : bits | 1 << 63
  }

  /// The eight bytes of a text from a place on, zeros where it ends.
  fileprivate static func head(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> UInt64 {
    if text.count - start >= 8, let base = text.baseAddress {
      return UInt64(bigEndian: UnsafeRawPointer(base).loadUnaligned(fromByteOffset: start, as: UInt64.self))
    }
    var head: UInt64 = 0
    for index in start..<max(start, text.count) { head = head << 8 | UInt64(text[index]) }
    let rest = 8 - max(0, text.count - start)
    return rest == 8 ? 0 : head << UInt64(8 * rest)
  }
}

/// The places of distinct terms in the order of ORDER BY; equal ranks where the order makes no difference.
struct TermRanks {
  /// By the number of the term in the table.
  let ranks: [Int32]
  /// How many ranks there are.
  let count: Int

  init(_ table: TupleTable, _ x: Execution) throws(EvaluationError) {
    let comparison = TermComparison(x.shared.terms)
    var keys: [SortKey] = []
    keys.reserveCapacity(table.count)
    for index in 0..<table.count {
      try x.tick()
      keys.append(comparison.key(table.value(index, 0)))
    }
    comparison.moveHeads(of: &keys)
    let sorted = try mergeSorted(Array(keys.indices), x) { comparison.compare(keys[$0], keys[$1]) < 0 }
    var ranks = [Int32](repeating: 0, count: keys.count)
    var rank: Int32 = 0
    for (place, index) in sorted.enumerated() {
      if place > 0 && comparison.compare(keys[sorted[place - 1]], keys[index]) != 0 { rank += 1 }
      ranks[index] = rank
    }
    self.ranks = ranks
    count = keys.isEmpty ? 0 : Int(rank) + 1
  }
}

/// The numbers in a stable order, by merging; interruptible, which the library's sort is not. O(n log n).
func mergeSorted(
  _ numbers: [Int], _ x: Execution, by precedes: (Int, Int) -> Bool
) throws(EvaluationError) -> [Int] {
  var source = numbers
  var target = numbers
  var width = 1
  while width < source.count {
    var start = 0
    while start < source.count {
      let middle = min(start + width, source.count)
      let end = min(start + 2 * width, source.count)
      var (left, right) = (start, middle)
      for place in start..<end {
        try x.tick()
        if left < middle && (right >= end || !precedes(source[right], source[left])) {
          target[place] = source[left]
          left += 1
        } else {
          target[place] = source[right]
          right += 1
        }
      }
      start = end
    }
    swap(&source, &target)
    width *= 2
  }
  return source
}
