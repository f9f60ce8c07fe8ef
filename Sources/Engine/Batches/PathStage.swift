import TripleStore

/// A path that is a closure, from the known end of each row.
final class PathStage: GatherStage {
  private let scan: PathScan
  private let subject: ScanEnd
  private let object: ScanEnd
  private let subjectColumn: UnsafeMutablePointer<TermID>?
  private let objectColumn: UnsafeMutablePointer<TermID>?

  init(
    _ x: Execution, _ scan: PathScan, _ subject: ScanEnd, _ object: ScanEnd, _ input: [Int],
    _ output: [Int], _ next: Stage
  ) {
    self.scan = scan
    self.subject = subject
    self.object = object
    let batch = Batch(output)
    subjectColumn = subject.freeSlot.flatMap { batch.column(of: $0) }
    objectColumn = object.freeSlot.flatMap { batch.column(of: $0) }
    super.init(x, input, into: batch, counting: [scan], next)
  }

  override func push(_ batch: Batch) throws(EvaluationError) -> Bool {
    for row in 0..<batch.count {
      try x.tick()
      let (s, o) = (subject.id(row, batch), object.id(row, batch))
      if (s == .none && subject.freeSlot == nil) || (o == .none && object.freeSlot == nil) {
        if try !run([scan], on: row, of: batch) { return false }
      } else if let start = scan.start(s, o), try !walk(start, row, batch) {
        return false
      }
    }
    gather(batch)
    return true
  }

  private func walk(_ start: PathScan.Start, _ row: Int, _ batch: Batch) throws(EvaluationError) -> Bool {
    guard let search = x.closureSearch(scan, from: start.node, start.way, isTerm: start.isTerm) else {
      return true
    }
    if start.end != .none { return try search.reaches(start.end) ? add(row, of: batch) : true }
    return try addFound(search, row, batch, in: start.way == .forwards ? objectColumn : subjectColumn)
  }

  private func addFound(
    _ search: ClosureSearch, _ row: Int, _ batch: Batch, in column: UnsafeMutablePointer<TermID>?
  ) throws(EvaluationError) -> Bool {
    var place = 0
    repeat {
      let count = search.found.count - place
      if count > 0,
        try !add(row, of: batch, with: search.found.members + place, count: count, in: column)
      {
        return false
      }
      place += count
    } while try search.goOn()
    return true
  }
}

/// For each row, every node that a path may lead on from.
final class NodesStage: GatherStage {
  private let scan: PathScan
  private let column: UnsafeMutablePointer<TermID>?

  init(_ x: Execution, _ scan: PathScan, _ slot: Int, _ input: [Int], _ output: [Int], _ next: Stage) {
    self.scan = scan
    let batch = Batch(output)
    column = batch.column(of: slot)
    super.init(x, input, into: batch, counting: [], next)
  }

  override func push(_ batch: Batch) throws(EvaluationError) -> Bool {
    let nodes = x.shared.nodeSets.take()
    defer { x.shared.nodeSets.giveBack(nodes) }
    try PathSearch(x, position: scan.position).starts(of: scan.path, .forwards, into: nodes)
    for row in 0..<batch.count {
      if try !add(row, of: batch, with: nodes.members, count: nodes.count, in: column) { return false }
    }
    gather(batch)
    return true
  }
}
