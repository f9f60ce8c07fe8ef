import Algebra

/// The parts of a join that are still to come, and which of them is next: always the one that is expected to give the
/// fewest rows for each row so far; parts that share no variable with what is bound wait as long as others do, and
/// other services until all is known that can be sent to them.
///
/// A part is estimated again only when one of its variables was bound since, so that thousands of parts are no matter.
struct JoinOrder {
  struct Part {
    let pattern: Pattern
    let variables: Variables
    let asksService: Bool

    init(_ pattern: Pattern) {
      self.pattern = pattern
      variables = Variables.of(pattern)
      asksService = pattern.asksService
    }
  }

  private struct Cost {
    /// 0, 1 for a part that stands apart, 2 for a service.
    var turn: Int
    var rows: Double
  }

  private let parts: [Part]
  /// What each part costs now; nil where that is to be estimated.
  private var costs: [Cost?]
  private var remaining: [Int]
  /// The parts that each variable stands in, and how many of them remain.
  private var users: [Variable: [Int]] = [:]
  private var userCounts: [Variable: Int] = [:]

  init(_ patterns: [Pattern]) {
    parts = patterns.map(Part.init)
    costs = Array(repeating: nil, count: parts.count)
    remaining = Array(parts.indices)
    for (index, part) in parts.enumerated() {
      for variable in part.variables.possible {
        users[variable, default: []].append(index)
        userCounts[variable, default: 0] += 1
      }
    }
  }

  var isEmpty: Bool { remaining.isEmpty }

  /// Whether a part that is still to come can bind a variable.
  func comesLater(_ variable: Variable) -> Bool { userCounts[variable, default: 0] > 0 }

  /// Takes the next part. Requires that there is one; the caller adds its variables to what is bound.
  mutating func takeNext(_ bound: Bound, _ estimates: Estimates) -> Part {
    let part = parts[remaining.remove(at: best(bound, estimates))]
    for variable in part.variables.possible {
      userCounts[variable, default: 1] -= 1
      guard !bound.possible.contains(variable) else { continue }
      for user in users[variable, default: []] { costs[user] = nil }
    }
    // Nothing stands apart from nothing.
    if bound.possible.isEmpty { costs = Array(repeating: nil, count: parts.count) }
    return part
  }

  /// The place among those that remain of the part to join next.
  private mutating func best(_ bound: Bound, _ estimates: Estimates) -> Int {
    if remaining.count == 1 { return 0 }
    var best = 0
    var bestCost = Cost(turn: .max, rows: .infinity)
    for (place, index) in remaining.enumerated() {
      let cost = costs[index] ?? cost(of: parts[index], bound, estimates)
      costs[index] = cost
      if (cost.turn, cost.rows) < (bestCost.turn, bestCost.rows) || place == 0 {
        best = place
        bestCost = cost
      }
    }
    return best
  }

  private func cost(of part: Part, _ bound: Bound, _ estimates: Estimates) -> Cost {
    if part.asksService { return Cost(turn: 2, rows: 1) }
    let possible = part.variables.possible
    let isApart =
      !bound.possible.isEmpty && !possible.isEmpty && possible.isDisjoint(with: bound.possible)
    let rows = estimates.rows(part.pattern, bound.possible)
    // A part apart that has one row at most costs nothing and binds something.
    return Cost(turn: isApart && rows > 1 ? 1 : 0, rows: rows)
  }
}
