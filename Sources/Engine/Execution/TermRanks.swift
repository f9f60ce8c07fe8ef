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
private enum SortKey {
  case integer(Int, Term)
  case iri(String, Term)
  case other(Term?)

  init(_ term: Term?) {
    switch term {
    case .iri(let iri)?: self = .iri(iri.string, .iri(iri))
    case .literal(let literal)? where literal.datatype == XSD.integer:
      if let value = Int(literal.lexical), Bytes.equal(String(value), literal.lexical) {
        self = .integer(value, .literal(literal))
      } else {
        self = .other(term)
      }
    default: self = .other(term)
    }
  }

  private var term: Term? {
    switch self {
    case .integer(_, let term), .iri(_, let term): term
    case .other(let term): term
    }
  }

  /// As ``TermOrder/compare(_:_:)``.
  func compare(_ other: SortKey) -> Int {
    switch (self, other) {
    case (.integer(let a, _), .integer(let b, _)): a < b ? -1 : a == b ? 0 : 1
    case (.iri(let a, _), .iri(let b, _)): Bytes.precedes(a, b) ? -1 : Bytes.equal(a, b) ? 0 : 1
    default: TermOrder.compare(term, other.term)
    }
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
