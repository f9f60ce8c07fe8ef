/// A set of triples of term ids: an immutable value, which costs a reference to copy and to keep as a snapshot.
///
/// A graph is a base, which is sorted in three orders, and a delta of changed rows. Readers do not see the difference:
/// every ``Row`` is one sorted run of memory, which lives as long as the graph does (see ``Row`` for what that asks of
/// the caller).
///
/// Invariants:
/// 1. Every row is strictly ascending and without ``TermID/none``.
/// 2. No key is without keys below it.
/// 3. The three orders have the same triples.
/// 4. ``count`` is their number, and ``count(_:_:)`` that of the triples below a first component.
/// 5. ``statistics(of:)`` counts what the rows have.
public struct Graph: Sendable {
  let base: SortedIndex
  let delta: Delta?
  /// The number of triples.
  public let count: Int

  /// The graph without triples.
  public init() {
    self.init(base: .empty, delta: nil, count: 0)
  }

  /// A graph of some triples, which may come in any order and repeat. O(n).
  public init(_ triples: [IDTriple]) {
    self.init(base: SortedIndex(triples))
  }

  init(base: SortedIndex) {
    self.init(base: base, delta: nil, count: base.count)
  }

  init(base: SortedIndex, delta: Delta?, count: Int) {
    self.base = base
    self.delta = delta
    self.count = count
  }

  public var isEmpty: Bool { count == 0 }
}

extension Graph {
  /// Whether the graph has a triple. O(log n).
  public func contains(_ s: TermID, _ p: TermID, _ o: TermID) -> Bool { row(.spo, s, p).contains(o) }

  /// Whether the graph has a triple. O(log n).
  public func contains(_ triple: IDTriple) -> Bool { contains(triple.s, triple.p, triple.o) }

  /// The distinct first components of the triples in an order. O(1).
  public func row(_ order: Order) -> Row {
    delta?[order].row ?? base.tries[Int(order.rawValue)].row
  }

  /// The distinct second components of the triples whose first is `a`. O(1), or O(log n) for thin keys.
  public func row(_ order: Order, _ a: TermID) -> Row {
    delta?[order].row(a) ?? base.tries[Int(order.rawValue)].row(a)
  }

  /// The third components of the triples whose first two are `a` and `b`. O(log n).
  public func row(_ order: Order, _ a: TermID, _ b: TermID) -> Row {
    delta?[order].row(a, b) ?? base.tries[Int(order.rawValue)].row(a, b)
  }

  /// The number of triples whose first component is `a`. O(1), or O(log n) for thin keys.
  public func count(_ order: Order, _ a: TermID) -> Int {
    delta?[order].count(a) ?? base.tries[Int(order.rawValue)].count(a)
  }

  /// A cursor above the first level of an order's trie. O(1). It is valid as long as a row.
  public func cursor(_ order: Order) -> TrieCursor { TrieCursor(self, order) }

  /// Calls a function with every triple, in the order spo of ids. O(n).
  public func forEach(_ body: (_ s: TermID, _ p: TermID, _ o: TermID) throws -> Void) rethrows {
    try forEachPath(.spo) { try body($0.a, $0.b, $0.c) }
  }

  /// Every triple, in the order spo of ids. O(n).
  public var triples: [IDTriple] {
    var result: [IDTriple] = []
    result.reserveCapacity(count)
    forEachPath(.spo) { result.append(IDTriple(s: $0.a, p: $0.b, o: $0.c)) }
    return result
  }

  /// Calls a function with every path of an order's trie, ascending. O(n).
  @inline(__always)
  func forEachPath(_ order: Order, _ body: (Path) throws -> Void) rethrows {
    try withExtendedLifetime(self) {
      var cursor = cursor(order)
      cursor.open()
      while !cursor.atEnd {
        let a = cursor.key
        cursor.open()
        while !cursor.atEnd {
          let b = cursor.key
          cursor.open()
          for c in cursor.row { try body(Path(a: a, b: b, c: c)) }
          cursor.up()
          cursor.next()
        }
        cursor.up()
        cursor.next()
      }
    }
  }
}
