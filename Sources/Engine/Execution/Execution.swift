import Algebra
import RDF
import TripleStore

/// What all the plans of one evaluation share: its terms, its graphs, its context.
final class Shared {
  let terms: TermSpace
  let dataset: ActiveDataset
  let interrupt: Interrupt
  let base: String
  let now: Literal
  let blanks: BlankScope
  let services: (any ServiceClient)?
  var nodeSets: NodeSets

  init(_ context: EvaluationContext, from: [IRI]?, fromNamed: [IRI]?) {
    terms = TermSpace(context.dataset.dictionary)
    nodeSets = NodeSets(context.dataset.dictionary)
    dataset = ActiveDataset(context.dataset, from: from, fromNamed: fromNamed)
    interrupt = context.interrupt
    base = context.base
    services = context.services
    now = Literal(context.now, datatype: XSD.dateTime)
    let dictionary = context.dataset.dictionary
    blanks = BlankScope { dictionary.id(of: .blank($0)) != nil }
  }
}

/// One triple that supports the solution in the environment, and where the pattern that it matched stands.
struct SupportStep {
  let position: Int
  let triple: IDTriple
}

/// The running of one plan: its environment and its counters.
///
/// Operators bind slots of the environment, call what comes next, and unbind them again: at any moment the environment
/// is one partial solution, and the trail holds the triples that it matched.
/// Invariant: after an operator's run the environment and the trail are as they were before it.
final class Execution {
  let shared: Shared
  let environment: UnsafeMutablePointer<TermID>
  /// The rows that each operator gave, by its number.
  let counts: UnsafeMutablePointer<Int>
  let plan: Plan
  /// The place of the active graph in the dataset's list.
  var active = 0
  /// What isolated operators gave, by operator and active graph.
  var stored: [StoredKey: StoredIndex] = [:]
  /// What the right sides of MINUS gave, likewise.
  var removed: [StoredKey: Removals] = [:]
  /// What the patterns of EXISTS gave, likewise.
  var existing: [StoredKey: ExistsSolutions] = [:]
  /// The last search of each path that is a closure, likewise.
  var searches: [StoredKey: ClosureSearch] = [:]
  /// What services answered.
  var answers: [ServiceQuestion: ServiceRows] = [:]
  var failedServices: Set<FailedService> = []
  var expressions: [ExpressionState?]
  let tracksSupport: Bool
  var trail: [SupportStep] = []
  private var countdown = 1
  let numbers: WholeNumbers

  init(_ plan: Plan, _ shared: Shared, tracksSupport: Bool = false) {
    self.plan = plan
    self.shared = shared
    self.tracksSupport = tracksSupport
    numbers = WholeNumbers(shared.terms)
    environment = .allocate(capacity: plan.slotCount)
    environment.initialize(repeating: .none, count: plan.slotCount)
    counts = .allocate(capacity: plan.operatorCount)
    counts.initialize(repeating: 0, count: plan.operatorCount)
    expressions = Array(repeating: nil, count: plan.expressionCount)
  }

  deinit {
    environment.deallocate()
    counts.deallocate()
  }

  /// The active graph.
  var graph: Graph { shared.dataset.graphs[active] }

  /// One step of work: asks every so often whether to stop.
  @inline(__always)
  func tick() throws(EvaluationError) {
    countdown &-= 1
    if countdown <= 0 { try poll() }
  }

  /// As many steps of work.
  @inline(__always)
  func tick(_ steps: Int) throws(EvaluationError) {
    countdown &-= steps
    if countdown <= 0 { try poll() }
  }

  @inline(never)
  private func poll() throws(EvaluationError) {
    countdown = 512
    try shared.interrupt.check()
  }

  /// Runs the plan; `next` is called with each solution in the environment, until it returns false.
  func run(_ next: () throws(EvaluationError) -> Bool) throws(EvaluationError) {
    try shared.interrupt.check()
    try plan.checkDepth()
    _ = try plan.root.run(self, next)
  }

  /// Runs the plan; `body` is called with the solutions in batches, until it returns false.
  func runBatches(
    wanted: Set<Int>, _ body: @escaping (Batch) throws(EvaluationError) -> Bool
  ) throws(EvaluationError) {
    try shared.interrupt.check()
    try plan.checkDepth()
    _ = try plan.root.batches(self, wanted: wanted, body)
  }

  /// Runs a body with the triple on the trail, where support is wanted.
  @inline(__always)
  func supported(
    _ position: Int, _ s: TermID, _ p: TermID, _ o: TermID, _ next: () throws(EvaluationError) -> Bool
  ) throws(EvaluationError) -> Bool {
    guard tracksSupport else { return try next() }
    trail.append(SupportStep(position: position, triple: IDTriple(s, p, o)))
    defer { trail.removeLast() }
    return try next()
  }
}

/// What an operator's stored rows depend on.
struct StoredKey: Hashable {
  let operatorID: Int
  let active: Int
}

/// A plan: the operators, and the sizes of what they need to run.
final class Plan {
  let root: Operator
  let layout: EnvironmentLayout
  let operatorCount: Int
  let expressionCount: Int
  /// The slots of the variables asked for, in order.
  let output: [Int]
  private let depth: Int

  /// How many steps may run one inside the other: each takes a piece of the stack.
  static let depthLimit = 1_500

  init(root: Operator, layout: EnvironmentLayout, operatorCount: Int, expressionCount: Int, output: [Int]) {
    self.root = root
    self.layout = layout
    self.operatorCount = operatorCount
    self.expressionCount = expressionCount
    self.output = output
    depth = root.depth
  }

  /// Throws where the steps would run too deeply one inside the other.
  func checkDepth() throws(EvaluationError) {
    guard depth > Plan.depthLimit else { return }
    throw .unsupported("a query of more than \(Plan.depthLimit) joined patterns")
  }

  /// The size of the environment; at least 1, so that it has an address.
  var slotCount: Int { max(1, layout.names.count) }
}
