import Algebra
import RDF
import TripleStore

/// Groups by keys and binds the aggregates. Without keys there is one group, also where nothing matches.
final class GroupStep: Operator {
  /// One aggregate: where its value goes and what it is made of.
  struct Column {
    let slot: Int
    let aggregate: Aggregate
    let argument: CompiledExpression?
    /// For `COUNT(DISTINCT *)`: all that the inner pattern binds.
    let solution: [Int]

    /// Whether it counts all solutions of a pattern.
    func counts(_ scan: TripleScan) -> Bool {
      guard aggregate.function == .count, !aggregate.isDistinct else { return false }
      guard let argument else { return true }
      if case .slot(let slot) = argument.shortcut { return scan.mentions.contains(slot) }
      return false
    }

    /// The aggregate without its DISTINCT.
    var plain: Aggregate {
      var plain = aggregate
      plain.isDistinct = false
      return plain
    }
  }

  let inner: Operator
  let keys: [Int]
  let columns: [Column]

  init(_ id: Int, _ inner: Operator, keys: [Int], columns: [Column]) {
    self.inner = inner
    self.keys = keys
    self.columns = columns
    super.init(id, estimate: keys.isEmpty ? 1 : max(1, inner.estimate / 4))
  }

  override func produce(
    _ x: Execution, _ next: () throws(EvaluationError) -> Bool
  ) throws(EvaluationError) -> Bool {
    var groups = TupleTable(width: keys.count)
    let states = columns.map { AggregateState($0, x) }
    var support = SupportGroups()
    if keys.isEmpty { _ = groups.insert([], of: x.environment) }
    _ = try inner.run(x) { () throws(EvaluationError) -> Bool in
      let group = groups.insert(keys, of: x.environment).index
      for index in states.indices {
        states[index].grow(to: groups.count)
        try states[index].add(x, to: group)
      }
      if x.tracksSupport { support.add(x.trail, to: group) }
      return true
    }
    for index in states.indices { states[index].grow(to: groups.count) }
    defer { for column in columns { x.environment[column.slot] = .none } }
    return try groups.forEach(keys, x) { (group) throws(EvaluationError) -> Bool in
      for index in states.indices {
        x.environment[columns[index].slot] = states[index].result(of: group)
      }
      let steps = group < support.groups.count ? support.groups[group] : []
      return try x.addingToTrail(steps, next)
    }
  }

  override func firstStage(_ x: Execution, _ wanted: Set<Int>?, _ next: ([Int]) -> Stage) -> Stage {
    if let counted = countedStage(x, wanted, next) { return counted }
    return inner.firstStage(x, slotsRead) { found in
      let output = sortedSlots([], mentions, wanted)
      return GroupStage(x, self, found, output, next(output))
    }
  }

  /// The stage of mere counts of one pattern's solutions, as far as the index has them.
  private func countedStage(_ x: Execution, _ wanted: Set<Int>?, _ next: ([Int]) -> Stage) -> Stage? {
    guard let scan = inner as? TripleScan, keys.count < 2, columns.allSatisfy({ $0.counts(scan) }) else {
      return nil
    }
    func stage() -> GroupStage {
      let output = sortedSlots([], mentions, wanted)
      return GroupStage(x, self, [], output, next(output))
    }
    if keys.isEmpty {
      guard let count = scan.count(x) else { return nil }
      let groups = stage()
      groups.add(count)
      return GroupedStage(groups)
    }
    guard let (graph, ids, count) = scan.values(of: keys[0], x) else { return nil }
    let groups = stage()
    withExtendedLifetime(graph) {
      for id in ids { groups.add(count(id), of: id) }
    }
    return GroupedStage(groups)
  }

  /// What the keys and the aggregates are made of.
  private var slotsRead: Set<Int> {
    columns.reduce(into: Set(keys)) { slots, column in
      slots.formUnion(column.argument?.slots ?? (column.aggregate.isDistinct ? Set(column.solution) : []))
    }
  }

  override var startsApart: Bool { true }

  override var mentions: Set<Int> { Set(keys + columns.map(\.slot)) }

  override func label(_ names: PlanNames) -> String {
    let functions = columns.map { column in
      let argument = column.argument.map { $0.label(names) } ?? "*"
      return "\(column.aggregate.function.rawValue.lowercased())"
        + "(\(column.aggregate.isDistinct ? "distinct " : "")\(argument))"
    }
    let by = keys.isEmpty ? "" : " by \(names.variables(keys))"
    return "group\(by)" + (functions.isEmpty ? "" : ": " + functions.joined(separator: ", "))
  }

  override var children: [Operator] { [inner] }
}
