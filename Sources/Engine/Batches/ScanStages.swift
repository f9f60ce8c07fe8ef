import TripleStore

/// One end of the triples of a predicate, where batches are taken.
enum ScanEnd {
  case constant(TermID)
  /// The number of a column.
  case column(Int)
  /// A slot that has no value yet.
  case free(Int)

  /// The end at a place of a pattern; nil where it is none of these.
  init?(_ position: Position, _ input: [Int], _ x: Execution) {
    switch position {
    case .constant(let id): self = .constant(id)
    case .slot(let slot): self = ScanEnd(slot: slot, input, x)
    case .triple: return nil
    }
  }

  /// The end that a variable is.
  init(slot: Int, _ input: [Int], _ x: Execution) {
    if let number = input.firstIndex(of: slot) {
      self = .column(number)
    } else if x.environment[slot] != .none {
      self = .constant(x.environment[slot])
    } else {
      self = .free(slot)
    }
  }

  /// The id in a row; `.none` where it is free there.
  @inline(__always)
  func id(_ row: Int, _ batch: Batch) -> TermID {
    switch self {
    case .constant(let id): id
    case .column(let number): batch.column(number)[row]
    case .free: .none
    }
  }

  var freeSlot: Int? { if case .free(let slot) = self { slot } else { nil } }
}

/// How a triple pattern with a constant predicate is looked up for the rows of a batch.
struct ScanEnds {
  let predicate: TermID
  let subject: ScanEnd
  let object: ScanEnd

  /// nil where the pattern is of another form.
  init?(_ scan: TripleScan, _ input: [Int], _ x: Execution) {
    guard case .constant(let predicate) = scan.predicate, !x.shared.terms.isLocal(predicate),
      let subject = ScanEnd(scan.subject, input, x), let object = ScanEnd(scan.object, input, x)
    else { return nil }
    if let slot = subject.freeSlot, slot == object.freeSlot { return nil }
    self.predicate = predicate
    self.subject = subject
    self.object = object
  }

  /// The rows that bind the one free end, and the end that they are found by; nil where none or both are free.
  func adjacency(_ graph: Graph) -> (rows: Adjacency, key: ScanEnd, free: Int)? {
    switch (subject.freeSlot, object.freeSlot) {
    case (nil, let slot?): (Adjacency(graph, predicate, by: .subject), subject, slot)
    case (let slot?, nil): (Adjacency(graph, predicate, by: .object), object, slot)
    default: nil
    }
  }
}

/// All triples of a predicate, for each row.
final class ScanStage: GatherStage {
  private let graph: Graph
  private let objects: Row
  private let subjects: Adjacency
  private let ends: ScanEnds

  init(
    _ x: Execution, _ scan: TripleScan, _ ends: ScanEnds, _ input: [Int], _ output: [Int], _ next: Stage
  ) {
    graph = x.graph
    self.ends = ends
    objects = graph.row(.pos, ends.predicate)
    subjects = Adjacency(graph, ends.predicate, by: .object)
    super.init(x, input, into: Batch(output), counting: [scan], next)
  }

  override func push(_ batch: Batch) throws(EvaluationError) -> Bool {
    let subjectColumn = ends.subject.freeSlot.flatMap { out.column(of: $0) }
    let objectColumn = ends.object.freeSlot.flatMap { out.column(of: $0) }
    for row in 0..<batch.count {
      for object in objects {
        for subject in subjects.row(object) {
          subjectColumn?[out.count] = subject
          objectColumn?[out.count] = object
          if try !add(row, of: batch) { return false }
        }
      }
    }
    gather(batch)
    return true
  }
}

/// The triples of a predicate with one known end: the other end of each, and, where the pattern is optional and there is
/// none, the row as it is.
final class ExpandStage: GatherStage {
  private let operators: [Operator]
  private let graph: Graph
  private let rows: Adjacency
  private let key: ScanEnd
  private let column: UnsafeMutablePointer<TermID>?
  private let isOptional: Bool
  /// The ends that were found for the rows of the batch that is being taken.
  private let found: UnsafeMutablePointer<Row>

  /// - Parameter optional: the step whose inner pattern the scan is, if any.
  init(
    _ x: Execution, _ scan: TripleScan, optional: OptionalStep? = nil, _ rows: Adjacency, key: ScanEnd,
    free: Int,
    _ input: [Int], _ output: [Int], _ next: Stage
  ) {
    graph = x.graph
    self.rows = rows
    self.key = key
    isOptional = optional != nil
    operators = [optional ?? scan]
    found = .allocate(capacity: Batch.capacity)
    let batch = Batch(output)
    column = batch.column(of: free)
    super.init(x, input, into: batch, counting: optional.map { [$0] } ?? [scan], next)
  }

  deinit { found.deallocate() }

  override func push(_ batch: Batch) throws(EvaluationError) -> Bool {
    try x.tick(batch.count)
    if case .column(let number) = key { rows.rows(of: batch.column(number), count: batch.count, into: found) }
    for row in 0..<batch.count {
      let id = key.id(row, batch)
      if id == .none {
        if try !run(operators, on: row, of: batch) { return false }
        continue
      }
      let found: Row
      if case .column = key { found = self.found[row] } else { found = rows.row(id) }
      if found.isEmpty, isOptional {
        column?[out.count] = .none
        if try !add(row, of: batch) { return false }
        continue
      }
      if try !add(row, of: batch, with: found.base, count: found.count, in: column) { return false }
    }
    gather(batch)
    return true
  }
}

/// A triple pattern whose ends are both known: the rows whose triple is there.
final class CheckStage: GatherStage {
  private let scan: TripleScan
  private let graph: Graph
  private let ends: ScanEnds
  private let objects: Adjacency

  init(
    _ x: Execution, _ scan: TripleScan, _ ends: ScanEnds, _ input: [Int], _ output: [Int], _ next: Stage
  ) {
    self.scan = scan
    self.ends = ends
    graph = x.graph
    objects = Adjacency(graph, ends.predicate, by: .subject)
    super.init(x, input, into: Batch(output), counting: [scan], next)
  }

  override func push(_ batch: Batch) throws(EvaluationError) -> Bool {
    try x.tick(batch.count)
    for row in 0..<batch.count {
      let (subject, object) = (ends.subject.id(row, batch), ends.object.id(row, batch))
      if subject == .none || object == .none {
        if try !run([scan], on: row, of: batch) { return false }
      } else if objects.row(subject).contains(object) {
        if try !add(row, of: batch) { return false }
      }
    }
    gather(batch)
    return true
  }
}

/// Triple patterns that share one unknown end and whose other ends are all known: the ids that are in every one's row.
///
/// With each variable bound in this way a join with cycles costs no more than its answer can be long (worst-case optimal;
/// Ngo, Porat, Ré, Rudra 2012).
final class IntersectStage: GatherStage {
  typealias Member = (rows: Adjacency, key: ScanEnd)

  private let scans: [TripleScan]
  private let graph: Graph
  private let members: [Member]
  private let column: UnsafeMutablePointer<TermID>?
  /// The rows of each member for the rows of the batch that is being taken, member by member.
  private let rows: UnsafeMutablePointer<Row>
  private var found: [Row] = []

  init(
    _ x: Execution, _ scans: [TripleScan], _ members: [Member], free: Int, _ input: [Int], _ output: [Int],
    _ next: Stage
  ) {
    self.scans = scans
    self.members = members
    rows = .allocate(capacity: members.count * Batch.capacity)
    graph = x.graph
    let batch = Batch(output)
    column = batch.column(of: free)
    super.init(x, input, into: batch, counting: scans, next)
  }

  deinit { rows.deallocate() }

  override func push(_ batch: Batch) throws(EvaluationError) -> Bool {
    try x.tick(batch.count)
    for (number, member) in members.enumerated() {
      guard case .column(let column) = member.key else { continue }
      member.rows.rows(
        of: batch.column(column), count: batch.count, into: rows + number * Batch.capacity)
    }
    for row in 0..<batch.count {
      guard look(row, batch) else {
        if try !run(scans, on: row, of: batch) { return false }
        continue
      }
      if try !intersect(row, batch) { return false }
    }
    gather(batch)
    return true
  }

  /// Finds the rows, the shortest first; false where a key is unknown after all.
  private func look(_ row: Int, _ batch: Batch) -> Bool {
    found.removeAll(keepingCapacity: true)
    for (number, member) in members.enumerated() {
      let id = member.key.id(row, batch)
      if id == .none { return false }
      let ids: Row
      if case .column = member.key {
        ids = rows[number * Batch.capacity + row]
      } else {
        ids = member.rows.row(id)
      }
      found.append(ids)
      let last = found.count - 1
      if ids.count < found[0].count { found.swapAt(0, last) }
    }
    return true
  }

  private func intersect(_ row: Int, _ batch: Batch) throws(EvaluationError) -> Bool {
    let (shortest, second) = (found[0], found[1])
    var place = 0
    for id in shortest {
      place = second.position(atLeast: id, from: place)
      if place == second.count { break }
      guard second[place] == id else { continue }
      var isInAll = true
      for other in found.dropFirst(2) where !other.contains(id) {
        isInAll = false
        break
      }
      guard isInAll else { continue }
      column?[out.count] = id
      if try !add(row, of: batch) { return false }
    }
    return true
  }
}

/// The rows for which an expression is true.
final class FilterStage: GatherStage {
  private let condition: CompiledExpression

  init(
    _ x: Execution, _ condition: CompiledExpression, counting steps: [Operator], _ input: [Int],
    _ output: [Int], _ next: Stage
  ) {
    self.condition = condition
    super.init(x, input, into: Batch(output), counting: steps, next)
  }

  override func push(_ batch: Batch) throws(EvaluationError) -> Bool {
    try x.tick(batch.count)
    let column = condition.memoSlot.flatMap { batch.column(of: $0) }
    let pair = condition.comparedSlots.flatMap { pair in
      batch.column(of: pair.a).flatMap { a in
        batch.column(of: pair.b).map { (a: a, b: $0, wantsSame: pair.wantsSame) }
      }
    }
    // Rows with one value often follow one another.
    var last: (id: TermID, truth: Bool)?
    for row in 0..<batch.count {
      let isTrue: Bool
      if let column, let last, last.id == column[row] {
        isTrue = last.truth
      } else if let pair, x.areNames(pair.a[row], pair.b[row]) {
        isTrue = (pair.a[row] == pair.b[row]) == pair.wantsSame
      } else if let column, let known = x.quickTruth(condition, column[row]) {
        isTrue = known
      } else {
        isTrue = try x.withRow(row, of: batch) { () throws(EvaluationError) -> Bool in
          try x.isTrue(condition)
        }
      }
      if let column { last = (column[row], isTrue) }
      if isTrue, try !add(row, of: batch) { return false }
    }
    gather(batch)
    return true
  }
}
