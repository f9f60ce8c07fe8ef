import TripleStore

/// Slots in ascending order: those of the input and others, as far as they are wanted.
func sortedSlots(_ input: [Int], _ more: Set<Int>, _ wanted: Set<Int>?) -> [Int] {
  let all = more.union(input)
  return (wanted.map { all.intersection($0) } ?? all).sorted()
}

extension TripleScan {
  /// The stage of a pattern without triple terms; nil for one where a free variable stands twice.
  func scanStage(
    _ x: Execution, _ input: [Int], _ wanted: Set<Int>?, _ next: ([Int]) -> Stage
  ) -> Stage? {
    let output = sortedSlots(input, mentions, wanted)
    guard let ends = ScanEnds(self, input, x) else {
      return AnyScanStage.isPossible(self, input, x)
        ? AnyScanStage(x, self, input, output, next(output)) : nil
    }
    let following = next(output)
    if let (rows, key, free) = ends.adjacency(x.graph) {
      return ExpandStage(x, self, rows, key: key, free: free, input, output, following)
    }
    return ends.subject.freeSlot == nil
      ? CheckStage(x, self, ends, input, output, following)
      : ScanStage(x, self, ends, input, output, following)
  }
}

extension Pipeline {
  /// The steps from one on, as stages.
  func stages(
    from index: Int, _ x: Execution, _ input: [Int], _ wanted: Set<Int>?, _ next: ([Int]) -> Stage
  ) -> Stage {
    guard index < steps.count else { return next(input) }
    let end = sequenceEnd(from: index)
    let later = end < steps.count ? slotsUsed(from: end) : []
    let here = wanted.map { $0.union(later) }
    if end > index + 1 || steps[index] is ExtendStep {
      // Values computed for one solution after the other, before those of the next.
      let run = Array(steps[index..<end])
      let output = sortedSlots(input, run.reduce(into: []) { $0.formUnion($1.mentions) }, here)
      if let copies = CopyStage.copies(run, input, x) {
        return CopyStage(x, run, copies, input, output, stages(from: end, x, output, wanted, next))
      }
      return RowStage(x, input, output, run, stages(from: end, x, output, wanted, next))
    }
    if let (scans, members, free) = intersection(from: index, x, input) {
      let end = index + scans.count
      let here = wanted.map { $0.union(end < steps.count ? slotsUsed(from: end) : []) }
      let output = sortedSlots(input, [free], here)
      return IntersectStage(
        x, scans, members, free: free, input, output, stages(from: end, x, output, wanted, next))
    }
    return steps[index].stage(x, input, here) { stages(from: index + 1, x, $0, wanted, next) }
  }

  /// Where the run of BINDs ends that begins at a step; behind the step where it is none.
  private func sequenceEnd(from index: Int) -> Int {
    var end = index
    while end < steps.count, steps[end] is ExtendStep { end += 1 }
    return max(end, index + 1)
  }

  func slotsUsed(from index: Int) -> Set<Int> {
    steps[index...].reduce(into: []) { $0.formUnion($1.mentions) }
  }

  /// The patterns from one on that all share its one free end, and have nothing else free: at least two.
  private func intersection(
    from index: Int, _ x: Execution, _ input: [Int]
  ) -> (scans: [TripleScan], members: [IntersectStage.Member], free: Int)? {
    var scans: [TripleScan] = []
    var members: [IntersectStage.Member] = []
    var shared: Int?
    for step in steps[index...] {
      guard let scan = step as? TripleScan, let ends = ScanEnds(scan, input, x),
        let (rows, key, free) = ends.adjacency(x.graph), shared == nil || shared == free
      else { break }
      shared = free
      scans.append(scan)
      members.append((rows, key))
    }
    guard scans.count > 1, let shared else { return nil }
    return (scans, members, shared)
  }
}
