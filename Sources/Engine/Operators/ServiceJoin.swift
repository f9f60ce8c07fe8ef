import Algebra
import RDF
import TripleStore

/// SERVICE: joins the rows that come before it with the solutions of a pattern at another service.
///
/// The rows are sent in blocks, as inline data beside the pattern, so that the service is asked seldom and answers for
/// these rows alone. A blank node is never sent: it means nothing there. Rows that do not bind the same variables are
/// sent apart, since a solution that is compatible with two rows of inline data would come twice.
final class ServiceJoin: Operator {
  let first: Operator
  let endpoint: Position
  let pattern: Pattern
  /// The variables that the pattern shows, and their slots.
  let variables: [Variable]
  let slots: [Int]
  /// Whether each solution binds the variable, by column.
  let areCertain: [Bool]
  let isSilent: Bool
  /// Whether a row without a solution there stays, as in OPTIONAL, and what such a solution must fulfil.
  let isOptional: Bool
  let condition: CompiledExpression?

  init(
    _ id: Int, after first: Operator, _ endpoint: Position, _ pattern: Pattern,
    variables: [Variable], slots: [Int], certain: Set<Variable>, isSilent: Bool, isOptional: Bool = false,
    condition: CompiledExpression? = nil
  ) {
    self.first = first
    self.endpoint = endpoint
    self.pattern = pattern
    self.variables = variables
    self.slots = slots
    areCertain = variables.map { certain.contains($0) }
    self.isSilent = isSilent
    self.isOptional = isOptional
    self.condition = condition
    super.init(id, estimate: first.estimate)
  }

  /// The sizes of the first block, so that LIMIT 1 asks for little, and of the largest.
  private static let blockSizes = 16...256

  override func produce(
    _ x: Execution, _ next: () throws(EvaluationError) -> Bool
  ) throws(EvaluationError) -> Bool {
    var block: [EnvironmentRow] = []
    var size = ServiceJoin.blockSizes.lowerBound
    var goesOn = true
    _ = try first.run(x) { () throws(EvaluationError) -> Bool in
      block.append(EnvironmentRow(x))
      guard block.count == size else { return true }
      goesOn = try join(block, x, next)
      block.removeAll(keepingCapacity: true)
      size = min(size * 2, ServiceJoin.blockSizes.upperBound)
      return goesOn
    }
    return try goesOn ? join(block, x, next) : false
  }

  /// Rows that go into one question.
  private struct Kind: Hashable {
    let endpoint: TermID
    /// The columns that are sent.
    let columns: [Int]
  }

  /// Joins a block; its rows keep their order as long as they are of one kind.
  private func join(
    _ block: [EnvironmentRow], _ x: Execution, _ next: () throws(EvaluationError) -> Bool
  ) throws(EvaluationError) -> Bool {
    let before = EnvironmentRow(x)
    defer { before.restore(in: x) }
    var kinds: [Kind] = []
    var groups: [Kind: [EnvironmentRow]] = [:]
    for row in block {
      row.restore(in: x)
      // A service that fails silently takes no row away, which is known only once it was asked.
      guard isSilent || canMatch(x) else {
        if isOptional, try !next() { return false }
        continue
      }
      let kind = Kind(
        endpoint: endpoint.value(x), columns: slots.indices.filter { x.isSendable(x.environment[slots[$0]]) })
      if groups[kind] == nil { kinds.append(kind) }
      groups[kind, default: []].append(row)
    }
    for kind in kinds {
      let rows = groups[kind, default: []]
      let answer: ServiceRows
      let failure = FailedService(operatorID: id, endpoint: kind.endpoint)
      do throws(EvaluationError) {
        answer =
          x.failedServices.contains(failure)
          ? ServiceRows(empty: slots.count)
          : try x.answer(to: self, for: rows, sending: kind.columns, at: kind.endpoint)
      } catch {
        guard isSilent, error.isOfService else { throw error }
        x.shared.services?.passedOver(error)
        x.failedServices.insert(failure)
        answer = ServiceRows(empty: slots.count)
      }
      let index = ServiceIndex(answer, slots, rows)
      for row in rows {
        row.restore(in: x)
        if try !join(x, answer, index, next) { return false }
      }
    }
    return true
  }

  /// Whether the environment can be compatible with a solution there: a blank node of ours never is.
  private func canMatch(_ x: Execution) -> Bool {
    slots.indices.allSatisfy { column in
      let id = x.environment[slots[column]]
      return id == .none || !areCertain[column] || x.isSendable(id)
    }
  }

  /// Joins the row in the environment.
  private func join(
    _ x: Execution, _ answer: ServiceRows, _ index: ServiceIndex,
    _ next: () throws(EvaluationError) -> Bool
  ) throws(EvaluationError) -> Bool {
    var matched = false
    for number in index.candidates(x) {
      try x.tick()
      let goesOn = try answer.bind(number, slots, in: x) { () throws(EvaluationError) -> Bool in
        if let condition, try !x.isTrue(condition) { return true }
        matched = true
        return try next()
      }
      if !goesOn { return false }
    }
    return try isOptional && !matched ? next() : true
  }

  override var mentions: Set<Int> {
    first.mentions.union(slots + endpoint.slots).union(condition?.slots ?? [])
  }

  override func label(_ names: PlanNames) -> String {
    "\(isOptional ? "optional " : "")service \(endpoint.label(names))"
      + (condition.map { ", where \($0.label(names))" } ?? "")
  }

  override var children: [Operator] { [first] }
}

/// An environment with its trail, to come back to.
struct EnvironmentRow {
  let ids: [TermID]
  let trail: [SupportStep]

  init(_ x: Execution) {
    ids = Array(UnsafeBufferPointer(start: x.environment, count: x.plan.slotCount))
    trail = x.trail
  }

  func restore(in x: Execution) {
    for (slot, id) in ids.enumerated() { x.environment[slot] = id }
    x.trail = trail
  }
}
