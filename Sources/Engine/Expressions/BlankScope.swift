import RDF

/// The blank nodes that `BNODE` makes in one evaluation: within one solution the same text gives the same node.
final class BlankScope {
  private let isTaken: (String) -> Bool
  private var nodes: [ExactText: Term] = [:]
  private var made = 0

  /// Labels that are taken are left out.
  init(isTaken: @escaping (String) -> Bool) {
    self.isTaken = isTaken
  }

  /// Begins the next solution.
  func beginSolution() {
    if !nodes.isEmpty { nodes.removeAll(keepingCapacity: true) }
  }

  /// A node that is like no other.
  func fresh() -> Term {
    while true {
      made += 1
      let label = "f\(made)"
      if !isTaken(label) { return .blank(label) }
    }
  }

  /// The node of a text in this solution.
  func node(for text: String) -> Term {
    if let node = nodes[ExactText(text)] { return node }
    let node = fresh()
    nodes[ExactText(text)] = node
    return node
  }
}
