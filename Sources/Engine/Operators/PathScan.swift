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

  /// From where a path with some known end is walked.
  struct Start {
    let node: TermID
    let way: CompiledPath.Way
    let isTerm: Bool
    /// `.none` where the other end is not known.
    let end: TermID
  }

  /// From where the path is walked between two ends, `.none` where they are not known; nil where none is.
  ///
  /// A written end decides, since it alone may be reached in no step without being in the graph; of two, one that is the
  /// same in every row, so that one search serves all.
  func start(_ s: TermID, _ o: TermID) -> Start? {
    let forwards = Start(node: s, way: .forwards, isTerm: subjectIsTerm, end: o)
    let backwards = Start(node: o, way: .backwards, isTerm: objectIsTerm, end: s)
    if s == .none { return o == .none ? nil : backwards }
    if o == .none || !objectIsTerm { return forwards }
    guard subjectIsTerm, case .slot = object else {
      if case .constant = subject { return forwards }
      return backwards
    }
    return forwards
  }

  override func produce(
    _ x: Execution, _ next: () throws(EvaluationError) -> Bool
  ) throws(EvaluationError) -> Bool {
    let search = PathSearch(x, position: position)
    if let start = start(value(of: subject, x), value(of: object, x)) {
      return try walk(search, start, start.way == .forwards ? object : subject, x, next)
    }
    let nodes = x.shared.nodeSets.take()
    defer { x.shared.nodeSets.giveBack(nodes) }
    try search.starts(of: path, .forwards, into: nodes)
    for index in 0..<nodes.count {
      let node = nodes.members[index]
      guard
        try binding(
          subject, to: node, x,
          { () throws(EvaluationError) -> Bool in
            // Both ends may be the same variable, which is bound now.
            let start = Start(node: node, way: .forwards, isTerm: false, end: value(of: object, x))
            return try walk(search, start, object, x, next)
          })
      else { return false }
    }
    return true
  }

  private func walk(
    _ search: PathSearch, _ start: Start, _ place: Position, _ x: Execution,
    _ next: () throws(EvaluationError) -> Bool
  ) throws(EvaluationError) -> Bool {
    var isClosure = false
    if case .closure = path {
      isClosure = true
      if !x.tracksSupport {
        guard let closure = x.closureSearch(self, from: start.node, start.way, isTerm: start.isTerm) else {
          return true
        }
        if start.end != .none { return try closure.reaches(start.end) ? next() : true }
        return try PathSearch.forEach(closure) { (node) throws(EvaluationError) -> Bool in
          try binding(place, to: node, x, next)
        }
      }
    }
    if start.end == .none {
      return try search.walk(path, from: start.node, start.way, isTerm: start.isTerm) {
        (node) throws(EvaluationError) -> Bool in try binding(place, to: node, x, next)
      }
    }
    // A closure gives each node once, so the search ends there.
    var goesOn = true
    _ = try search.walk(path, from: start.node, start.way, isTerm: start.isTerm) {
      (node) throws(EvaluationError) -> Bool in
      if node != start.end { return true }
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

  override func stage(
    _ x: Execution, _ input: [Int], _ wanted: Set<Int>?, _ next: ([Int]) -> Stage
  ) -> Stage {
    guard case .closure = path, let start = ScanEnd(subject, input, x), let end = ScanEnd(object, input, x)
    else { return super.stage(x, input, wanted, next) }
    let output = sortedSlots(input, mentions, wanted)
    guard let slot = start.freeSlot, end.freeSlot != nil else {
      return PathStage(x, self, start, end, input, output, next(output))
    }
    // First every node that it may begin at.
    let known = sortedSlots(input, [slot], nil)
    guard let start = ScanEnd(subject, known, x), let end = ScanEnd(object, known, x) else {
      return super.stage(x, input, wanted, next)
    }
    let walk = PathStage(x, self, start, end, known, output, next(output))
    return NodesStage(x, self, slot, input, known, walk)
  }

  override var mentions: Set<Int> { Set(subject.slots + object.slots) }

  override func label(_ names: PlanNames) -> String {
    "path \(subject.label(names)) \(path.label(names)) \(object.label(names))"
  }
}
