import TripleStore

/// Evaluates in a named graph, or in each in turn, and binds its name.
final class GraphStep: Operator {
  let name: Position
  let inner: Operator
  /// A slot of its own, which numbers solutions that are taken together.
  private let tag: Int

  init(_ id: Int, name: Position, _ inner: Operator, tag: Int, estimate: Double) {
    self.name = name
    self.tag = tag
    self.inner = inner
    super.init(id, estimate: estimate)
  }

  override func produce(
    _ x: Execution, _ next: () throws(EvaluationError) -> Bool
  ) throws(EvaluationError) -> Bool {
    guard let known = name.resolve(x) else { return true }
    if known != .none {
      guard let place = x.shared.dataset.place(of: known) else { return true }
      return try run(inside: place, x, next)
    }
    for graph in x.shared.dataset.names {
      guard let place = x.shared.dataset.place(of: graph) else { continue }
      guard name.match(graph, x) else { continue }
      defer { for slot in name.slots { x.environment[slot] = .none } }
      if try !run(inside: place, x, next) { return false }
    }
    return true
  }

  private func run(
    inside place: Int, _ x: Execution, _ next: () throws(EvaluationError) -> Bool
  ) throws(EvaluationError) -> Bool {
    let outer = x.active
    x.active = place
    defer { x.active = outer }
    return try inner.run(x) { () throws(EvaluationError) -> Bool in
      x.active = outer
      defer { x.active = place }
      return try next()
    }
  }

  override func stage(
    _ x: Execution, _ input: [Int], _ wanted: Set<Int>?, _ next: ([Int]) -> Stage
  ) -> Stage {
    let dataset = x.shared.dataset
    let branches: [Branch]
    switch ScanEnd(name, input, x) {
    case .constant(let id)?:
      branches = (dataset.place(of: id).map { [$0] } ?? []).map {
        Branch(step: inner, graph: Branch.ActiveGraph(place: $0, name: id, slot: nil))
      }
    // Not of all graphs inside of each.
    case .free(let slot)? where x.active == 0:
      branches = dataset.names.compactMap { id in
        dataset.place(of: id).map {
          Branch(step: inner, graph: Branch.ActiveGraph(place: $0, name: id, slot: slot))
        }
      }
    default: return super.stage(x, input, wanted, next)
    }
    let output = sortedSlots(input, mentions, wanted)
    guard BranchStage.takes(branches.count, columns: output.count) else {
      return super.stage(x, input, wanted, next)
    }
    return BranchStage(x, self, branches, tag: tag, input, output, wanted: wanted, next(output))
  }

  override var mentions: Set<Int> { super.mentions.union(name.slots) }

  override func label(_ names: PlanNames) -> String { "graph \(name.label(names))" }

  override var children: [Operator] { [inner] }
}
