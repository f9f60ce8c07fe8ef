import TripleStore

/// A triple pattern in which any place may be free, also the predicate; no variable stands in it twice while free.
final class AnyScanStage: GatherStage {
  private let scan: TripleScan
  private let graph: Graph
  private let subject: ScanEnd
  private let predicate: ScanEnd
  private let object: ScanEnd
  private let subjects: UnsafeMutablePointer<TermID>?
  private let predicates: UnsafeMutablePointer<TermID>?
  private let objects: UnsafeMutablePointer<TermID>?

  /// Whether the pattern has the form.
  static func isPossible(_ scan: TripleScan, _ input: [Int], _ x: Execution) -> Bool {
    let ends = [scan.subject, scan.predicate, scan.object].map { ScanEnd($0, input, x) }
    let free = ends.compactMap { $0?.freeSlot }
    return !ends.contains { $0 == nil } && Set(free).count == free.count
  }

  /// nil where the pattern is of another form.
  init?(_ x: Execution, _ scan: TripleScan, _ input: [Int], _ output: [Int], _ next: Stage) {
    guard let subject = ScanEnd(scan.subject, input, x), let predicate = ScanEnd(scan.predicate, input, x),
      let object = ScanEnd(scan.object, input, x)
    else { return nil }
    self.scan = scan
    self.subject = subject
    self.predicate = predicate
    self.object = object
    graph = x.graph
    let batch = Batch(output)
    func column(_ end: ScanEnd) -> UnsafeMutablePointer<TermID>? {
      end.freeSlot.flatMap { batch.column(of: $0) }
    }
    (subjects, predicates, objects) = (column(subject), column(predicate), column(object))
    super.init(x, input, into: batch, counting: [scan], next)
  }

  override func push(_ batch: Batch) throws(EvaluationError) -> Bool {
    try x.tick(batch.count)
    for row in 0..<batch.count {
      let (s, p, o) = (subject.id(row, batch), predicate.id(row, batch), object.id(row, batch))
      let isUnbound =
        s == .none && subject.freeSlot == nil || p == .none && predicate.freeSlot == nil
        || o == .none && object.freeSlot == nil
      if isUnbound {
        if try !run([scan], on: row, of: batch) { return false }
      } else if try !find(s, p, o, row, batch) {
        return false
      }
    }
    gather(batch)
    return true
  }

  private func find(
    _ s: TermID, _ p: TermID, _ o: TermID, _ row: Int, _ batch: Batch
  ) throws(EvaluationError) -> Bool {
    switch (s != .none, p != .none, o != .none) {
    case (true, true, true): return graph.contains(s, p, o) ? try add(row, of: batch) : true
    case (true, true, false):
      return try add(row, batch, graph.row(.spo, s, p), in: objects)
    case (false, true, true):
      return try add(row, batch, graph.row(.pos, p, o), in: subjects)
    case (true, false, true):
      return try add(row, batch, graph.row(.osp, o, s), in: predicates)
    case (true, false, false):
      for p in graph.row(.spo, s) {
        if try !add(row, batch, graph.row(.spo, s, p), in: objects, p, predicates) { return false }
      }
    case (false, true, false):
      for o in graph.row(.pos, p) {
        if try !add(row, batch, graph.row(.pos, p, o), in: subjects, o, objects) { return false }
      }
    case (false, false, true):
      for s in graph.row(.osp, o) {
        if try !add(row, batch, graph.row(.osp, o, s), in: predicates, s, subjects) { return false }
      }
    case (false, false, false): return try addAll(row, batch)
    }
    return true
  }

  private func addAll(_ row: Int, _ batch: Batch) throws(EvaluationError) -> Bool {
    var cursor = graph.cursor(.spo)
    cursor.open()
    while !cursor.atEnd {
      let s = cursor.key
      cursor.open()
      while !cursor.atEnd {
        let p = cursor.key
        cursor.open()
        for o in cursor.row {
          subjects?[out.count] = s
          predicates?[out.count] = p
          objects?[out.count] = o
          if try !add(row, of: batch) { return false }
        }
        cursor.up()
        cursor.next()
      }
      cursor.up()
      cursor.next()
    }
    return true
  }

  /// Adds the row once for each id of a row of the index, and another id that stands beside them all.
  private func add(
    _ row: Int, _ batch: Batch, _ ids: Row, in column: UnsafeMutablePointer<TermID>?,
    _ other: TermID = .none, _ otherColumn: UnsafeMutablePointer<TermID>? = nil
  ) throws(EvaluationError) -> Bool {
    for id in ids {
      column?[out.count] = id
      otherColumn?[out.count] = other
      if try !add(row, of: batch) { return false }
    }
    return true
  }
}
