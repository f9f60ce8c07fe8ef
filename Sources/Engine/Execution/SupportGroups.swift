import TripleStore

/// The union of the support of the rows that become one: a group's, or equal ones under DISTINCT.
struct SupportGroups {
  private(set) var groups: [[SupportStep]] = []
  private var seen: Set<Member> = []

  private struct Member: Hashable {
    let group: Int
    let triple: IDTriple
  }

  mutating func add(_ trail: [SupportStep], to group: Int) {
    while groups.count <= group { groups.append([]) }
    for step in trail where seen.insert(Member(group: group, triple: step.triple)).inserted {
      groups[group].append(step)
    }
  }
}

extension Execution {
  /// Calls `next` with another trail added to the one there is.
  func addingToTrail(
    _ steps: [SupportStep], _ next: () throws(EvaluationError) -> Bool
  ) throws(EvaluationError) -> Bool {
    let depth = trail.count
    trail += steps
    defer { trail.removeLast(trail.count - depth) }
    return try next()
  }
}
