import TripleStore

/// One of the ways on from a solution.
struct Branch {
  let step: Operator
  /// What its solutions must fulfil.
  var condition: CompiledExpression?
  /// The graph that is active on the way, where it is another than before.
  var graph: ActiveGraph?

  struct ActiveGraph {
    let place: Int
    let name: TermID
    /// The slot that is to have the name.
    let slot: Int?
  }
}

/// Several ways on from each solution, those of the first before those of the second: a union, graphs, or an optional
/// side, whose solutions are the one as it was where there is no other.
///
/// Each way takes many solutions together, each with its number among them in a column of its own; what comes out is
/// put into the order that the solutions have one after the other.
final class BranchStage: GatherStage {
  private struct Way {
    let first: Stage
    let end: BranchEnd
    /// The solutions with their numbers.
    let input: Batch
    let graph: Branch.ActiveGraph?
  }

  private var ways: [Way] = []
  private let tag: Int
  private let isOptional: Bool
  /// How many solutions are taken together, so that what comes out is not too much to keep.
  private let most: Int
  /// The columns that the input does not have, and what they have where no way says otherwise.
  private let added: [(column: Int, id: TermID)]
  private var current = Batch([])
  /// How many solutions one solution gave so far, where they are given on as they come.
  private var given = 0
  /// Whether solutions are given on as they come.
  fileprivate private(set) var isDirect = false
  /// The active graph around.
  private var active = 0

  /// - Parameter tag: a slot that no variable has, for the numbers.
  init(
    _ x: Execution, _ step: Operator, _ branches: [Branch], tag: Int, isOptional: Bool = false,
    _ input: [Int], _ output: [Int], wanted: Set<Int>?, _ next: Stage
  ) {
    self.tag = tag
    self.isOptional = isOptional
    most =
      step.estimate < 64
      ? Batch.capacity
      : step.estimate < Double(BranchStage.keptRows) ? BranchStage.keptRows / Int(step.estimate) : 1
    added = output.enumerated().filter { !input.contains($1) }.map { ($0, x.environment[$1]) }
    super.init(x, input, into: Batch(output), counting: [step], next)
    for branch in branches { ways.append(way(branch, input, wanted)) }
  }

  private static let keptRows = 1 << 16

  /// Whether so many ways with so many columns can be taken: each has memory of its own. Else each solution goes its way
  /// alone.
  static func takes(_ branches: Int, columns: Int) -> Bool { branches <= 32 && columns <= 64 }

  private func way(_ branch: Branch, _ input: [Int], _ wanted: Set<Int>?) -> Way {
    let outer = x.active
    if let graph = branch.graph { x.active = graph.place }
    defer { x.active = outer }
    let slots = (input + [tag] + (branch.graph?.slot.map { [$0] } ?? [])).sorted()
    let end = BranchEnd(self)
    let conditionSlots = branch.condition?.slots ?? []
    let first = branch.step.stage(x, slots, wanted?.union([tag]).union(conditionSlots)) { found in
      end.take(found, to: out.slots, tag)
      return branch.condition.map { FilterStage(x, $0, counting: [], found, found, end) } ?? end
    }
    return Way(first: first, end: end, input: Batch(slots), graph: branch.graph)
  }

  override func push(_ batch: Batch) throws(EvaluationError) -> Bool {
    current = batch
    active = x.active
    // Of one way the order is right.
    let isOne = ways.count == 1 && !isOptional
    var from = 0
    while from < batch.count {
      let count = min(isOne ? batch.count : most, batch.count - from)
      isDirect = isOne || count == 1
      given = 0
      for way in ways where try !run(way, from, count) { return false }
      if !isDirect {
        if try !merge(from, count) { return false }
      } else if isOptional, given == 0, try !keep(from) {
        return false
      }
      from += count
    }
    gather(batch)
    return true
  }

  private func run(_ way: Way, _ from: Int, _ count: Int) throws(EvaluationError) -> Bool {
    let input = way.input
    for (column, slot) in input.slots.enumerated() {
      let target = input.column(column)
      if slot == tag {
        for row in 0..<count { target[row] = TermID(rawValue: UInt32(truncatingIfNeeded: row)) }
      } else if let graph = way.graph, slot == graph.slot {
        target.update(repeating: graph.name, count: count)
      } else if let source = current.column(of: slot) {
        target.update(from: source + from, count: count)
      }
    }
    input.count = count
    let outer = x.active
    if let graph = way.graph { x.active = graph.place }
    defer { x.active = outer }
    guard try way.first.push(input) else { return false }
    return try way.first.finish()
  }

  /// Gives on solutions of a way as they come.
  fileprivate func give(_ batch: Batch, _ end: BranchEnd) throws(EvaluationError) -> Bool {
    given += batch.count
    let inner = x.active
    x.active = active
    defer { x.active = inner }
    return try add(batch.count) { end.sources[$0].map { UnsafePointer(batch.column($0)) } }
  }

  /// Gives on what the ways kept, by the numbers of the solutions that it comes from.
  private func merge(_ from: Int, _ count: Int) throws(EvaluationError) -> Bool {
    defer { for way in ways { way.end.clear() } }
    var places = ways.map { _ in 0 }
    for row in 0..<count {
      var isMatched = false
      for (number, way) in ways.enumerated() {
        let start = places[number]
        let end = way.end.end(of: row, from: start)
        if end == start { continue }
        isMatched = true
        places[number] = end
        if try !add(end - start, { way.end.kept($0, from: start) }) { return false }
      }
      if isOptional, !isMatched, try !keep(from + row) { return false }
    }
    return true
  }

  /// Gives on a solution as it was.
  private func keep(_ row: Int) throws(EvaluationError) -> Bool {
    for (column, id) in added { out.column(column)[out.count] = id }
    return try add(row, of: current)
  }

  /// Adds rows with all their columns.
  private func add(
    _ count: Int, _ source: (Int) -> UnsafePointer<TermID>?
  ) throws(EvaluationError) -> Bool {
    var taken = 0
    while taken < count {
      let more = min(limit - out.count, count - taken)
      for column in out.slots.indices {
        let target = out.column(column) + out.count
        if let source = source(column) {
          target.update(from: source + taken, count: more)
        } else {
          target.update(repeating: x.environment[out.slots[column]], count: more)
        }
      }
      for place in out.count..<(out.count + more) { parents[place] = -1 }
      out.count += more
      taken += more
      if out.count == limit, try !flush(current) { return false }
    }
    return true
  }
}

/// Where one way of a ``BranchStage`` ends.
private final class BranchEnd: Stage {
  private weak var owner: BranchStage?
  /// For each column of the owner, that of the way.
  private(set) var sources: [Int?] = []
  private var tagColumn = 0
  private var columns: [IDBuffer] = []
  private let tags = IDBuffer()

  init(_ owner: BranchStage) {
    self.owner = owner
  }

  func take(_ slots: [Int], to output: [Int], _ tag: Int) {
    sources = output.map { slots.firstIndex(of: $0) }
    tagColumn = slots.firstIndex(of: tag) ?? 0
    columns = output.map { _ in IDBuffer() }
  }

  override func push(_ batch: Batch) throws(EvaluationError) -> Bool {
    guard let owner else { return false }
    if owner.isDirect { return try owner.give(batch, self) }
    tags.append(batch.column(tagColumn), batch.count)
    for (column, source) in sources.enumerated() {
      if let source { columns[column].append(batch.column(source), batch.count) }
    }
    return true
  }

  override func finish() throws(EvaluationError) -> Bool { true }

  /// Behind the kept rows from a place on that come from a solution.
  func end(of number: Int, from place: Int) -> Int {
    var place = place
    while place < tags.count, Int(tags.base[place].rawValue) == number { place += 1 }
    return place
  }

  /// What was kept for a column.
  func kept(_ column: Int, from place: Int) -> UnsafePointer<TermID>? {
    sources[column].map { _ in UnsafePointer(columns[column].base + place) }
  }

  func clear() {
    tags.clear()
    for column in columns { column.clear() }
  }
}

/// Ids one after the other.
private final class IDBuffer {
  private(set) var base: UnsafeMutablePointer<TermID>
  private(set) var count = 0
  private var capacity = 64

  init() {
    base = .allocate(capacity: capacity)
  }

  deinit { base.deallocate() }

  func append(_ ids: UnsafePointer<TermID>, _ more: Int) {
    if count + more > capacity {
      capacity = max(2 * capacity, count + more)
      let larger = UnsafeMutablePointer<TermID>.allocate(capacity: capacity)
      larger.update(from: base, count: count)
      base.deallocate()
      base = larger
    }
    (base + count).update(from: ids, count: more)
    count += more
  }

  func clear() { count = 0 }
}
