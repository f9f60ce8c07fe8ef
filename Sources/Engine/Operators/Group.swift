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
    var states = columns.map { AggregateState($0) }
    var support = SupportGroups()
    if keys.isEmpty { _ = groups.insert([], of: x.environment) }
    _ = try inner.run(x) { () throws(EvaluationError) -> Bool in
      let group = groups.insert(keys, of: x.environment).index
      for index in states.indices { try states[index].add(x, to: group) }
      if x.tracksSupport { support.add(x.trail, to: group) }
      return true
    }
    defer { for column in columns { x.environment[column.slot] = .none } }
    return try groups.forEach(keys, x) { (group) throws(EvaluationError) -> Bool in
      for index in states.indices {
        x.environment[columns[index].slot] = states[index].result(of: group, x)
      }
      let steps = group < support.groups.count ? support.groups[group] : []
      return try x.addingToTrail(steps, next)
    }
  }

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

/// The values of one aggregate in all groups. Counts are numbers; the others are the expression half's.
private struct AggregateState {
  let column: GroupStep.Column
  private var counts: [Int] = []
  private var accumulators: [Accumulator] = []
  /// What DISTINCT has seen, with the group's number in front.
  private var seen: TupleTable?

  init(_ column: GroupStep.Column) {
    self.column = column
    guard column.aggregate.isDistinct else { return }
    seen = TupleTable(width: column.argument == nil ? column.solution.count + 1 : 2)
  }

  mutating func add(_ x: Execution, to group: Int) throws(EvaluationError) {
    guard let argument = column.argument else {
      if seen?.insert(group, column.solution, of: x.environment).isNew ?? true { count(1, group) }
      return
    }
    let value = try x.value(argument)
    if value != .none, let isNew = seen?.insert(group, value).isNew, !isNew { return }
    if column.aggregate.function == .count {
      count(value == .none ? 0 : 1, group)
    } else {
      grow(to: group)
      accumulators[group].add(x.shared.terms.term(value))
    }
  }

  private mutating func count(_ more: Int, _ group: Int) {
    while counts.count <= group { counts.append(0) }
    counts[group] += more
  }

  private mutating func grow(to group: Int) {
    var aggregate = column.aggregate
    aggregate.isDistinct = false
    while accumulators.count <= group { accumulators.append(Accumulator(aggregate)) }
  }

  mutating func result(of group: Int, _ x: Execution) -> TermID {
    if column.aggregate.function == .count {
      return x.shared.terms.id(.integer(group < counts.count ? counts[group] : 0))
    }
    grow(to: group)
    return accumulators[group].result().map { x.shared.terms.id($0) } ?? .none
  }
}
