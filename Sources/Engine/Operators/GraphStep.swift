import TripleStore

/// Evaluates in a named graph, or in each in turn, and binds its name.
final class GraphStep: Operator {
  let name: Position
  let inner: Operator

  init(_ id: Int, name: Position, _ inner: Operator, estimate: Double) {
    self.name = name
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

  override var mentions: Set<Int> { super.mentions.union(name.slots) }

  override func label(_ names: PlanNames) -> String { "graph \(name.label(names))" }

  override var children: [Operator] { [inner] }
}
