import TripleStore

/// Solutions side by side: a column of ids for each of some slots, all of one length.
///
/// `.none` stands where a solution has no value.
final class Batch {
  /// The most rows that a batch holds.
  static let capacity = 1024

  /// The slot of each column.
  let slots: [Int]
  var count = 0
  private let ids: UnsafeMutablePointer<TermID>

  init(_ slots: [Int]) {
    self.slots = slots
    ids = .allocate(capacity: max(1, slots.count * Batch.capacity))
    ids.initialize(repeating: .none, count: slots.count * Batch.capacity)
  }

  deinit { ids.deallocate() }

  /// One solution without values.
  static func unit() -> Batch {
    let batch = Batch([])
    batch.count = 1
    return batch
  }

  /// A column by its number.
  @inline(__always)
  func column(_ number: Int) -> UnsafeMutablePointer<TermID> { ids + number * Batch.capacity }

  /// A slot's column, or nil where it has none.
  func column(of slot: Int) -> UnsafeMutablePointer<TermID>? { slots.firstIndex(of: slot).map(column) }
}

extension Execution {
  /// Runs a body with a row of a batch in the environment, which is as before afterwards.
  func withRow(
    _ row: Int, of batch: Batch, _ body: () throws(EvaluationError) -> Bool
  ) throws(EvaluationError) -> Bool {
    try withUnsafeTemporaryAllocation(of: TermID.self, capacity: batch.slots.count) {
      (kept) -> Result<Bool, EvaluationError> in
      for (number, slot) in batch.slots.enumerated() {
        kept.initializeElement(at: number, to: environment[slot])
        environment[slot] = batch.column(number)[row]
      }
      defer { for (number, slot) in batch.slots.enumerated() { environment[slot] = kept[number] } }
      do throws(EvaluationError) { return .success(try body()) } catch { return .failure(error) }
    }.get()
  }
}
