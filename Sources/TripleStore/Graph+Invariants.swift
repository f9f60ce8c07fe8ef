/// An invariant that does not hold.
public struct InvariantViolation: Error, Hashable, Sendable, CustomStringConvertible {
  /// The invariant's number at the top of its type.
  public let number: Int
  /// What was found.
  public let description: String

  init(_ number: Int, _ description: String) {
    self.number = number
    self.description = description
  }
}

extension Graph {
  /// Checks the numbered invariants of ``Graph``, for tests. O(n log n).
  public func checkInvariants() throws(InvariantViolation) {
    var triples: [IDTriple]?
    for order in Order.allCases {
      let found = try checkRows(of: order)
      guard found.count == count else {
        throw InvariantViolation(4, "\(order) has \(found.count) triples, count says \(count)")
      }
      guard found == triples ?? found else {
        throw InvariantViolation(3, "\(order) has other triples than the orders before it")
      }
      triples = found
    }
    try checkStatistics(triples ?? [])
  }

  /// The triples of an order, sorted as spo, when its rows are in order.
  private func checkRows(of order: Order) throws(InvariantViolation) -> [IDTriple] {
    var triples: [IDTriple] = []
    try check(row(order), "\(order)")
    for a in row(order) {
      try check(row(order, a), "\(order) \(a)", mayBeEmpty: false)
      let countBefore = triples.count
      for b in row(order, a) {
        try check(row(order, a, b), "\(order) \(a) \(b)", mayBeEmpty: false)
        for c in row(order, a, b) { triples.append(order.triple(a, b, c)) }
      }
      guard triples.count - countBefore == count(order, a) else {
        throw InvariantViolation(
          4, "\(order) \(a) has \(triples.count - countBefore) triples, not \(count(order, a))")
      }
    }
    return triples.sorted()
  }

  private func check(_ row: Row, _ name: String, mayBeEmpty: Bool = true) throws(InvariantViolation) {
    guard mayBeEmpty || !row.isEmpty else { throw InvariantViolation(2, "row \(name) is empty") }
    guard row.first != TermID.none, zip(row, row.dropFirst()).allSatisfy(<) else {
      throw InvariantViolation(1, "row \(name) is not strictly ascending")
    }
  }

  private func checkStatistics(_ triples: [IDTriple]) throws(InvariantViolation) {
    for (predicate, triples) in Dictionary(grouping: triples, by: \.p) {
      let counted = PredicateStatistics(
        triples: triples.count, subjects: Set(triples.map(\.s)).count, objects: Set(triples.map(\.o)).count)
      guard statistics(of: predicate) == counted else {
        throw InvariantViolation(5, "predicate \(predicate) has \(counted), not \(statistics(of: predicate))")
      }
    }
  }
}
