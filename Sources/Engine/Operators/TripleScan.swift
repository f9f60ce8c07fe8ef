import TripleStore

/// A triple pattern, looked up in the index that the bound places choose:
///
///     bound    index   rows
///     s p o    any     membership
///     s p ·    spo     the objects under s p
///     s · o    osp     the predicates under o s
///     · p o    pos     the subjects under p o
///     s · ·    spo     the predicates under s, then as s p ·
///     · p ·    pos     the objects under p, then as · p o
///     · · o    osp     the subjects under o, then as s · o
///     · · ·    spo     the subjects, then as s · ·
final class TripleScan: Operator {
  let subject: Position
  let predicate: Position
  let object: Position
  /// Where the pattern stands in the query.
  let position: Int
  private let slots: [Int]

  init(
    _ id: Int, _ subject: Position, _ predicate: Position, _ object: Position, position: Int,
    estimate: Double
  ) {
    self.subject = subject
    self.predicate = predicate
    self.object = object
    self.position = position
    slots = subject.slots + predicate.slots + object.slots
    super.init(id, estimate: estimate)
  }

  /// Whether a triple is found in one look at the index, once one of the ends is known.
  var isProbe: Bool {
    switch (subject, predicate, object) {
    case (.triple, _, _), (_, _, .triple): false
    case (_, .constant, _): true
    default: false
    }
  }

  override func produce(
    _ x: Execution, _ next: () throws(EvaluationError) -> Bool
  ) throws(EvaluationError) -> Bool {
    guard let s = subject.resolve(x), let p = predicate.resolve(x), let o = object.resolve(x) else {
      return true
    }
    let graph = x.graph
    var free = ColumnSet()
    for (index, slot) in slots.enumerated() where x.environment[slot] == .none { free.insert(index) }
    defer { release(free, x) }

    func found(_ s: TermID, _ p: TermID, _ o: TermID) throws(EvaluationError) -> Bool {
      release(free, x)
      guard subject.match(s, x), predicate.match(p, x), object.match(o, x) else {
        try x.tick()
        return true
      }
      return try x.supported(position, s, p, o, next)
    }

    switch (s != .none, p != .none, o != .none) {
    case (true, true, true):
      return try graph.contains(s, p, o) ? found(s, p, o) : true
    case (true, true, false):
      for o in graph.row(.spo, s, p) where try !found(s, p, o) { return false }
    case (true, false, true):
      for p in graph.row(.osp, o, s) where try !found(s, p, o) { return false }
    case (false, true, true):
      for s in graph.row(.pos, p, o) where try !found(s, p, o) { return false }
    case (true, false, false):
      for p in graph.row(.spo, s) {
        for o in graph.row(.spo, s, p) where try !found(s, p, o) { return false }
      }
    case (false, true, false):
      for o in graph.row(.pos, p) {
        for s in graph.row(.pos, p, o) where try !found(s, p, o) { return false }
      }
    case (false, false, true):
      for s in graph.row(.osp, o) {
        for p in graph.row(.osp, o, s) where try !found(s, p, o) { return false }
      }
    case (false, false, false):
      for s in graph.row(.spo) {
        for p in graph.row(.spo, s) {
          for o in graph.row(.spo, s, p) where try !found(s, p, o) { return false }
        }
      }
    }
    return true
  }

  @inline(__always)
  private func release(_ free: ColumnSet, _ x: Execution) {
    for index in slots.indices where free.contains(index) { x.environment[slots[index]] = .none }
  }

  override func stage(
    _ x: Execution, _ input: [Int], _ wanted: Set<Int>?, _ next: ([Int]) -> Stage
  ) -> Stage {
    scanStage(x, input, wanted, next) ?? super.stage(x, input, wanted, next)
  }

  override var mentions: Set<Int> { Set(slots) }

  override func label(_ names: PlanNames) -> String {
    "scan \(subject.label(names)) \(predicate.label(names)) \(object.label(names))"
  }
}
