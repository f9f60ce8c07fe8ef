import TripleStore

/// A join with a pattern that is evaluated once, on its own, and kept: by hash where variables are bound on both
/// sides, else by looking at each row.
///
/// It serves what must not see the bindings around it: subqueries that group, slice or are distinct, and patterns whose
/// optional parts or filters would mean something else there.
final class StoredJoin: Operator {
  let inner: Operator
  /// What the inner operator binds.
  let slots: [Int]
  /// The slots of all variables that stand in the inner pattern.
  let hidden: [Int]
  /// The slots that both sides always bind.
  let keys: [Int]
  /// Whether the rows depend on what EXISTS has substituted, so that they hold for one run only.
  let isParameterised: Bool

  init(
    _ id: Int, _ inner: Operator, slots: [Int], hidden: [Int], keys: [Int], isParameterised: Bool,
    estimate: Double
  ) {
    self.inner = inner
    self.slots = slots
    self.hidden = hidden
    self.keys = keys
    self.isParameterised = isParameterised
    super.init(id, estimate: estimate)
  }

  override func produce(
    _ x: Execution, _ next: () throws(EvaluationError) -> Bool
  ) throws(EvaluationError) -> Bool {
    let index = try x.storedIndex(self)
    if keys.isEmpty {
      for row in 0..<index.rows.count {
        try x.tick()
        if try !index.rows.bind(row, in: x, next) { return false }
      }
      return true
    }
    guard let group = index.table.find(keys, of: x.environment) else { return true }
    var row = index.first[group]
    while row >= 0 {
      try x.tick()
      if try !index.rows.bind(row, in: x, next) { return false }
      row = index.following[row]
    }
    return true
  }

  override var mentions: Set<Int> { Set(slots + keys) }

  override func label(_ names: PlanNames) -> String {
    keys.isEmpty ? "stored join" : "hash join on \(names.variables(keys))"
  }

  override var children: [Operator] { [inner] }
}

/// The kept rows of a ``StoredJoin``, and the chains of rows with equal keys.
final class StoredIndex {
  fileprivate(set) var rows: StoredRows
  fileprivate(set) var table: TupleTable
  /// The first and last row of each key, and the next row after each row, -1 at the end.
  fileprivate(set) var first: [Int] = []
  fileprivate var last: [Int] = []
  fileprivate(set) var following: [Int] = []
  let isParameterised: Bool

  init(_ join: StoredJoin) {
    rows = StoredRows(slots: join.slots)
    table = TupleTable(width: join.keys.count)
    isParameterised = join.isParameterised
  }
}

extension Execution {
  /// The rows of a stored join in the active graph, evaluated at the first use.
  func storedIndex(_ join: StoredJoin) throws(EvaluationError) -> StoredIndex {
    let key = StoredKey(operatorID: join.id, active: active)
    if let index = stored[key] { return index }
    let index = StoredIndex(join)
    try isolated(join.hidden) { () throws(EvaluationError) -> Void in
      _ = try join.inner.run(self) { () throws(EvaluationError) -> Bool in
        let row = index.rows.count
        index.rows.append(from: self)
        guard !join.keys.isEmpty else { return true }
        index.following.append(-1)
        let (group, isNew) = index.table.insert(join.keys, of: environment)
        if isNew {
          index.first.append(row)
          index.last.append(row)
        } else {
          index.following[index.last[group]] = row
          index.last[group] = row
        }
        return true
      }
    }
    stored[key] = index
    return index
  }

  /// Runs a body with slots unbound and the trail empty, and puts both back.
  func isolated(_ slots: [Int], _ body: () throws(EvaluationError) -> Void) throws(EvaluationError) {
    let kept = slots.map { environment[$0] }
    let trail = self.trail
    self.trail = []
    for slot in slots { environment[slot] = .none }
    defer {
      for (slot, id) in zip(slots, kept) { environment[slot] = id }
      self.trail = trail
    }
    try body()
  }
}
