import TripleStore

/// A property path that is no plain predicate, from whichever end is known.
final class PathScan: Operator {
  let subject: Position
  let path: CompiledPath
  let object: Position
  /// Whether the ends are terms of the query, and not variables that something else binds.
  let subjectIsTerm: Bool
  let objectIsTerm: Bool
  /// Where the path stands in the query.
  let position: Int

  init(
    _ id: Int, _ subject: Position, _ path: CompiledPath, _ object: Position, subjectIsTerm: Bool,
    objectIsTerm: Bool, position: Int, estimate: Double
  ) {
    self.subject = subject
    self.path = path
    self.object = object
    self.subjectIsTerm = subjectIsTerm
    self.objectIsTerm = objectIsTerm
    self.position = position
    super.init(id, estimate: estimate)
  }

  override func produce(
    _ x: Execution, _ next: () throws(EvaluationError) -> Bool
  ) throws(EvaluationError) -> Bool {
    let search = PathSearch(x, position: position)
    let (s, o) = (value(of: subject, x), value(of: object, x))
    // A written end decides, since it alone may be reached in no step without being in the graph.
    if s != .none && (subjectIsTerm || o == .none || !objectIsTerm) {
      return try walk(search, from: s, .forwards, isTerm: subjectIsTerm, to: o, object, x, next)
    }
    if o != .none {
      return try walk(search, from: o, .backwards, isTerm: objectIsTerm, to: s, subject, x, next)
    }
    var nodes = TupleTable(width: 1)
    try search.starts(of: path, .forwards, into: &nodes)
    for index in 0..<nodes.count {
      let node = nodes.value(index, 0)
      guard
        try binding(
          subject, to: node, x,
          { () throws(EvaluationError) -> Bool in
            // Both ends may be the same variable, which is bound now.
            let end = value(of: object, x)
            return try walk(search, from: node, .forwards, isTerm: false, to: end, object, x, next)
          })
      else { return false }
    }
    return true
  }

  private func walk(
    _ search: PathSearch, from start: TermID, _ way: CompiledPath.Way, isTerm: Bool, to end: TermID,
    _ place: Position, _ x: Execution, _ next: () throws(EvaluationError) -> Bool
  ) throws(EvaluationError) -> Bool {
    if end == .none {
      return try search.walk(path, from: start, way, isTerm: isTerm) {
        (node) throws(EvaluationError) -> Bool in try binding(place, to: node, x, next)
      }
    }
    // A closure gives each node once, so the search ends there.
    var goesOn = true
    let isClosure = if case .closure = path { true } else { false }
    _ = try search.walk(path, from: start, way, isTerm: isTerm) {
      (node) throws(EvaluationError) -> Bool in
      if node != end { return true }
      goesOn = try next()
      return goesOn && !isClosure
    }
    return goesOn
  }

  private func value(of place: Position, _ x: Execution) -> TermID {
    switch place {
    case .constant(let id): id
    case .slot(let slot): x.environment[slot]
    case .triple(let s, let p, let o):
      if [s, p, o].contains(where: { value(of: $0, x) == .none }) {
        TermID.none
      } else {
        x.shared.terms.id(ofTriple: value(of: s, x), value(of: p, x), value(of: o, x))
      }
    }
  }

  /// Runs a body with the free slots of a place bound, if the place can have that id.
  private func binding(
    _ place: Position, to id: TermID, _ x: Execution, _ next: () throws(EvaluationError) -> Bool
  ) throws(EvaluationError) -> Bool {
    let free = place.slots.filter { x.environment[$0] == .none }
    defer { for slot in free { x.environment[slot] = .none } }
    return try place.match(id, x) ? next() : true
  }

  override var mentions: Set<Int> { Set(subject.slots + object.slots) }

  override func label(_ names: PlanNames) -> String {
    "path \(subject.label(names)) \(path.label(names)) \(object.label(names))"
  }
}
