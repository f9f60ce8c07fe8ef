import RDF
import TripleStore

/// The places of distinct terms in the order of ORDER BY; equal ranks where the order makes no difference.
struct TermRanks {
  /// By the number of the term in the table.
  let ranks: [Int32]

  init(_ table: TupleTable, _ x: Execution) throws(EvaluationError) {
    var keys: [SortKey] = []
    keys.reserveCapacity(table.count)
    for index in 0..<table.count {
      try x.tick()
      keys.append(SortKey(x.shared.terms.names.term(table.value(index, 0))))
    }
    SortKey.addHeads(to: &keys)
    let sorted = try mergeSorted(Array(keys.indices), x) { keys[$0].compare(keys[$1]) < 0 }
    var ranks = [Int32](repeating: 0, count: keys.count)
    var rank: Int32 = 0
    for (place, index) in sorted.enumerated() {
      if place > 0 && keys[sorted[place - 1]].compare(keys[index]) != 0 { rank += 1 }
      ranks[index] = rank
    }
    self.ranks = ranks
  }
}

/// A term with what its comparison asks for most already taken out.
enum SortKey {
  case integer(Int, Term)
  /// An IRI, or a plain string, and eight of its bytes that come early and differ often.
  case iri(head: UInt64, String, Term)
  case string(head: UInt64, String, Term)
  case other(Term?)

  init(_ term: Term?) {
    switch term {
    case .iri(let iri)?: self = .iri(head: 0, iri.string, .iri(iri))
    case .literal(let literal)? where literal.datatype == XSD.integer:
      if let value = Int(literal.lexical), Bytes.equal(String(value), literal.lexical) {
        self = .integer(value, .literal(literal))
      } else {
        self = .other(term)
      }
    case .literal(let literal)? where literal.datatype == XSD.string:
      self = .string(head: 0, literal.lexical, .literal(literal))
    default: self = .other(term)
    }
  }

  /// Fills the heads: of all IRIs, and of all strings, the eight bytes after what they have in common.
  static func addHeads(to keys: inout [SortKey]) {
    var (iris, strings) = (CommonPrefix(), CommonPrefix())
    for key in keys {
      switch key {
      case .iri(_, let text, _): iris.add(text)
      case .string(_, let text, _): strings.add(text)
      case .integer, .other: break
      }
    }
    for index in keys.indices {
      switch keys[index] {
      case .iri(_, let text, let term): keys[index] = .iri(head: iris.head(of: text), text, term)
      case .string(_, let text, let term): keys[index] = .string(head: strings.head(of: text), text, term)
      case .integer, .other: break
      }
    }
  }

  private var term: Term? {
    switch self {
    case .integer(_, let term), .iri(_, _, let term), .string(_, _, let term): term
    case .other(let term): term
    }
  }

  /// As ``TermOrder/compare(_:_:)``. Requires keys whose heads were filled together, or not at all.
  func compare(_ other: SortKey) -> Int {
    switch (self, other) {
    case (.integer(let a, _), .integer(let b, _)): a < b ? -1 : a == b ? 0 : 1
    case (.iri(let headA, let a, _), .iri(let headB, let b, _)),
      (.string(let headA, let a, _), .string(let headB, let b, _)):
      if headA != headB {
        headA < headB ? -1 : 1
      } else {
        Bytes.equal(a, b) ? 0 : Bytes.precedes(a, b) ? -1 : 1
      }
    default: TermOrder.compare(term, other.term)
    }
  }
}

/// The bytes that some texts begin with in common.
private struct CommonPrefix {
  private var bytes: [UInt8]?

  mutating func add(_ text: String) {
    guard var known = bytes else {
      bytes = Array(text.utf8)
      return
    }
    var length = 0
    for (a, b) in zip(known, text.utf8) {
      if a != b { break }
      length += 1
    }
    if length < known.count {
      known.removeLast(known.count - length)
      bytes = known
    }
  }

  /// The eight bytes of a text after the common ones, zeros where it ends; in the order of the texts.
  func head(of text: String) -> UInt64 {
    var head: UInt64 = 0
    var count = 0
    for byte in text.utf8.dropFirst(bytes?.count ?? 0).prefix(8) {
      head = head << 8 | UInt64(byte)
      count += 1
    }
    return head << UInt64(8 * (8 - count))
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
