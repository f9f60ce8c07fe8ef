import Algebra
import RDF
import TripleStore

/// The values of one aggregate in all groups.
///
/// Counts are numbers, and so are sums of whole numbers and the least and greatest of them; from the first value on that
/// is none, a group's aggregate is an ``Accumulator``, which goes on from there.
final class AggregateState {
  let column: GroupStep.Column
  private let function: Aggregate.Function
  /// How many values each group has taken.
  private var counts: [Int] = []
  private var sums: [Int] = []
  /// The least, greatest or first value, and the number that it is.
  private var bests: [TermID] = []
  private var bestNumbers: [Int] = []
  private var accumulators: [Int: Accumulator] = [:]
  /// What DISTINCT has seen, with the group's number in front.
  private var seen: TupleTable?
  private let numbers: WholeNumbers
  private let terms: TermSpace

  init(_ column: GroupStep.Column, _ x: Execution) {
    self.column = column
    function = column.aggregate.function
    terms = x.shared.terms
    numbers = x.numbers
    guard column.aggregate.isDistinct else { return }
    seen = TupleTable(width: column.argument == nil ? column.solution.count + 1 : 2)
  }

  /// Makes room for so many groups.
  func grow(to count: Int) {
    let more = count - counts.count
    guard more > 0 else { return }
    counts.append(contentsOf: repeatElement(0, count: more))
    switch function {
    case .sum, .avg: sums.append(contentsOf: repeatElement(0, count: more))
    case .min, .max, .sample:
      bests.append(contentsOf: repeatElement(.none, count: more))
      bestNumbers.append(contentsOf: repeatElement(0, count: more))
    case .count, .groupConcat: break
    }
  }

  /// Takes the solution in the environment. Requires room for the group.
  func add(_ x: Execution, to group: Int) throws(EvaluationError) {
    guard let argument = column.argument else {
      if seen?.insert(group, column.solution, of: x.environment).isNew ?? true { counts[group] += 1 }
      return
    }
    take(try x.value(argument), group)
  }

  /// Takes so many solutions. Requires a count of them all, and room for the group.
  func add(count: Int, to group: Int) { counts[group] += count }

  /// Takes all solutions of a batch, each for the group that `groups` has at its row. Requires room for the groups.
  func add(
    _ batch: Batch, to groups: UnsafePointer<Int32>, _ x: Execution
  ) throws(EvaluationError) {
    guard let argument = column.argument else {
      if seen == nil {
        for row in 0..<batch.count { counts[Int(groups[row])] &+= 1 }
      } else {
        for row in 0..<batch.count { try addRow(row, of: batch, to: Int(groups[row]), x) }
      }
      return
    }
    if case .slot(let slot) = argument.shortcut, let ids = batch.column(of: slot) {
      for row in 0..<batch.count { take(ids[row], Int(groups[row])) }
    } else {
      for row in 0..<batch.count { try addRow(row, of: batch, to: Int(groups[row]), x) }
    }
  }

  private func addRow(
    _ row: Int, of batch: Batch, to group: Int, _ x: Execution
  ) throws(EvaluationError) {
    _ = try x.withRow(row, of: batch) { () throws(EvaluationError) -> Bool in
      try add(x, to: group)
      return true
    }
  }

  /// Takes a value; `.none` is an error or an unbound variable.
  @inline(__always)
  private func take(_ value: TermID, _ group: Int) {
    if value != .none, let isNew = seen?.insert(group, value).isNew, !isNew { return }
    switch function {
    case .count: if value != .none { counts[group] &+= 1 }
    case .sum, .avg: addToSum(value, group)
    case .min, .max: compareWithBest(value, group)
    case .sample: if bests[group] == .none { bests[group] = value }
    case .groupConcat: accumulate(value, group, from: Accumulator(column.plain))
    }
  }

  private func addToSum(_ value: TermID, _ group: Int) {
    if accumulators.isEmpty || accumulators[group] == nil, let number = numbers.value(value) {
      let (sum, isTooLarge) = sums[group].addingReportingOverflow(number)
      if !isTooLarge {
        sums[group] = sum
        counts[group] &+= 1
        return
      }
    }
    accumulate(value, group, from: Accumulator(column.plain, count: counts[group], sum: sums[group]))
  }

  private func compareWithBest(_ value: TermID, _ group: Int) {
    if accumulators.isEmpty || accumulators[group] == nil, let number = numbers.value(value) {
      let isBetter = function == .min ? number < bestNumbers[group] : number > bestNumbers[group]
      if bests[group] == .none || isBetter {
        bests[group] = value
        bestNumbers[group] = number
      }
      return
    }
    accumulate(value, group, from: Accumulator(column.plain, best: terms.term(bests[group])))
  }

  private func accumulate(_ value: TermID, _ group: Int, from start: Accumulator) {
    accumulators[group, default: start].add(terms.term(value))
  }

  /// The aggregate's value in a group; `.none` for an error. Requires room for the group.
  func result(of group: Int) -> TermID {
    if let accumulator = accumulators[group] { return accumulator.result().map { terms.id($0) } ?? .none }
    switch function {
    case .count: return terms.id(ofInteger: counts[group])
    case .sample, .min, .max: return bests[group]
    case .sum: return terms.id(ofInteger: sums[group])
    case .avg, .groupConcat:
      let sum = function == .groupConcat ? 0 : sums[group]
      return Accumulator(column.plain, count: counts[group], sum: sum).result().map { terms.id($0) } ?? .none
    }
  }
}
