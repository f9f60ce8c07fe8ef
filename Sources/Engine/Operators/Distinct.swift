/// Each solution once.
final class DistinctStep: Operator {
  let inner: Operator
  let slots: [Int]

  init(_ id: Int, _ inner: Operator, slots: [Int]) {
    self.inner = inner
    self.slots = slots
    super.init(id, estimate: inner.estimate)
  }

  override func produce(
    _ x: Execution, _ next: () throws(EvaluationError) -> Bool
  ) throws(EvaluationError) -> Bool {
    if x.tracksSupport { return try produceSupported(x, next) }
    var seen = TupleTable(width: slots.count)
    return try inner.run(x) { () throws(EvaluationError) -> Bool in
      try seen.insert(slots, of: x.environment).isNew ? next() : true
    }
  }

  /// A row stands for all that are equal to it, and so does its support.
  private func produceSupported(
    _ x: Execution, _ next: () throws(EvaluationError) -> Bool
  ) throws(EvaluationError) -> Bool {
    var seen = TupleTable(width: slots.count)
    var support = SupportGroups()
    _ = try inner.run(x) { () throws(EvaluationError) -> Bool in
      support.add(x.trail, to: seen.insert(slots, of: x.environment).index)
      return true
    }
    return try seen.forEach(slots, x) { (index) throws(EvaluationError) -> Bool in
      try x.addingToTrail(support.groups[index], next)
    }
  }

  override func firstStage(_ x: Execution, _ wanted: Set<Int>?, _ next: ([Int]) -> Stage) -> Stage {
    if slots.count == 1, let scan = inner as? TripleScan, let (graph, ids, _) = scan.values(of: slots[0], x) {
      let output = sortedSlots([], mentions, wanted)
      return DistinctValuesStage(x, self, graph, ids, output, next(output))
    }
    return inner.firstStage(x, mentions) { found in
      let output = sortedSlots(found, [], wanted)
      return DistinctStage(x, self, found, output, next(output))
    }
  }

  override var startsApart: Bool { true }

  override var mentions: Set<Int> { Set(slots) }

  override func label(_ names: PlanNames) -> String { "distinct \(names.variables(slots))" }

  override var children: [Operator] { [inner] }
}

extension TupleTable {
  /// Calls `next` with each tuple bound to the slots, and gives them back as they were.
  func forEach(
    _ slots: [Int], _ x: Execution, _ next: (Int) throws(EvaluationError) -> Bool
  ) throws(EvaluationError) -> Bool {
    let kept = slots.map { x.environment[$0] }
    defer { for (slot, id) in zip(slots, kept) { x.environment[slot] = id } }
    for index in 0..<count {
      for (column, slot) in slots.enumerated() { x.environment[slot] = value(index, column) }
      if try !next(index) { return false }
    }
    return true
  }
}
