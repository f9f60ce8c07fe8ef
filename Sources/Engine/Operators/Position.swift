import TripleStore

/// What stands at one place of a triple pattern.
indirect enum Position {
  case constant(TermID)
  case slot(Int)
  /// A triple term with variables inside.
  case triple(Position, Position, Position)

  /// The id that the place has in the environment: `.none` when it is free, nil when no term of a graph can stand
  /// there.
  func resolve(_ x: Execution) -> TermID? {
    switch self {
    case .constant(let id): return x.shared.terms.isLocal(id) ? nil : id
    case .slot(let slot):
      let id = x.environment[slot]
      return x.shared.terms.isLocal(id) ? nil : id
    case .triple(let s, let p, let o):
      guard let s = s.resolve(x), let p = p.resolve(x), let o = o.resolve(x) else { return nil }
      if s == .none || p == .none || o == .none { return TermID.none }
      let id = x.shared.terms.id(ofTriple: s, p, o)
      return x.shared.terms.isLocal(id) ? nil : id
    }
  }

  /// The id that a constant or a slot has, whether or not a graph holds its term; `.none` when it is free.
  func value(_ x: Execution) -> TermID {
    switch self {
    case .constant(let id): id
    case .slot(let slot): x.environment[slot]
    case .triple: .none
    }
  }

  /// Binds what is free so that the place has an id, or says that it cannot. What was bound before a failure stays.
  @inline(__always)
  func match(_ id: TermID, _ x: Execution) -> Bool {
    switch self {
    case .constant(let own): return own == id
    case .slot(let slot):
      let old = x.environment[slot]
      if old == .none {
        x.environment[slot] = id
        return true
      }
      return old == id
    case .triple(let s, let p, let o):
      guard let parts = x.shared.terms.parts(id) else { return false }
      return s.match(parts.0, x) && p.match(parts.1, x) && o.match(parts.2, x)
    }
  }

  /// The slots in the place.
  var slots: [Int] {
    switch self {
    case .constant: []
    case .slot(let slot): [slot]
    case .triple(let s, let p, let o): s.slots + p.slots + o.slots
    }
  }

  func label(_ names: PlanNames) -> String {
    switch self {
    case .constant(let id): names.term(id)
    case .slot(let slot): names.variable(slot)
    case .triple(let s, let p, let o):
      "<<( \(s.label(names)) \(p.label(names)) \(o.label(names)) )>>"
    }
  }
}
