import TripleStore

/// A step of a plan.
///
/// Run on an environment, an operator gives each extension of it that is a solution of the pattern it stands for: it
/// binds slots, calls what comes next, and unbinds them. Steps that follow one another are joined by that alone.
/// Not a protocol, since a call through an existential costs five times one through a class.
class Operator {
  /// The number of the operator in its plan.
  final let id: Int
  /// The rows that one run is expected to give.
  final let estimate: Double

  init(_ id: Int, estimate: Double) {
    self.id = id
    self.estimate = estimate
  }

  /// Gives each solution; false when `next` wanted no more.
  func produce(
    _ x: Execution, _ next: () throws(EvaluationError) -> Bool
  ) throws(EvaluationError) -> Bool {
    preconditionFailure("every operator says what it produces")
  }

  /// As ``produce(_:_:)``, counted and interruptible.
  final func run(
    _ x: Execution, _ next: () throws(EvaluationError) -> Bool
  ) throws(EvaluationError) -> Bool {
    let counter = x.counts + id
    return try produce(x) { () throws(EvaluationError) -> Bool in
      counter.pointee += 1
      try x.tick()
      return try next()
    }
  }

  /// The stage that does what the operator does, on solutions of some slots. `next` makes the one after it, for the slots
  /// of the solutions that come out: of those that are wanted, or all.
  func stage(_ x: Execution, _ input: [Int], _ wanted: Set<Int>?, _ next: ([Int]) -> Stage) -> Stage {
    let output = sortedSlots(input, mentions, wanted)
    return RowStage(x, input, output, [self], next(output))
  }

  /// As ``stage(_:_:_:_:)``, for the one solution without values: so the operator runs only once.
  func firstStage(_ x: Execution, _ wanted: Set<Int>?, _ next: ([Int]) -> Stage) -> Stage {
    stage(x, [], wanted, next)
  }

  /// Whether the first stage is another than the one for any solutions.
  var startsApart: Bool { false }

  /// Gives the solutions in batches, with the slots that are wanted of them, or all.
  final func batches(
    _ x: Execution, wanted: Set<Int>?, _ body: @escaping (Batch) throws(EvaluationError) -> Bool
  ) throws(EvaluationError) -> Bool {
    let first = firstStage(x, wanted) { _ in LastStage(body) }
    guard try first.push(.unit()) else { return false }
    return try first.finish()
  }

  /// The slots that the operator reads or binds.
  var mentions: Set<Int> { children.reduce(into: []) { $0.formUnion($1.mentions) } }

  /// What the operator does, in one line.
  func label(_ names: PlanNames) -> String { preconditionFailure("every operator has a label") }

  /// The operators inside, in the order in which they run.
  var children: [Operator] { [] }

  /// How many operators can run one inside the other in it.
  var depth: Int { 1 + (children.map(\.depth).max() ?? 0) }
}
