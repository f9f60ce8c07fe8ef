import RDF
import Synchronization

/// The terms of a graph, each with a number: an append-only table from terms to ids and back.
///
/// Ids are dense from 1 and never change meaning. The bytes of terms lie in an arena that does not move, so that ids
/// turn into bytes without a copy. Terms are equal when their bytes are: nothing is normalised but the case of
/// language tags. Nothing is ever taken out.
///
/// Safe from any number of threads: interning and looking up by text take turns, reading by id needs none.
///
/// Invariants:
/// 1. Interning a term's text again gives its id.
/// 2. The datatype of a literal and the parts of a triple term have smaller ids than itself.
/// 3. A literal has a datatype that is an IRI; no other term has a datatype.
public final class TermDictionary: @unchecked Sendable {
  /// The most terms that a dictionary may have: ids have 30 bits.
  public static let largestCount = 1 << 30

  private let records: TermRecords
  private let table: Mutex<TermTable>
  /// How many records may be read.
  private let published = Atomic<Int>(0)

  /// An empty dictionary.
  public convenience init() {
    self.init(limit: TermDictionary.largestCount)
  }

  /// An empty dictionary that takes at most `limit` terms.
  init(limit: Int) {
    precondition(limit >= 0 && limit <= TermDictionary.largestCount, "ids have 30 bits")
    records = TermRecords()
    table = Mutex(TermTable(records: records, limit: limit))
  }

  /// The terms of an image; see ``TermTable``.
  init(records: TermRecords, count: Int, image: DatasetImage, slots: Int, slotCount: Int) {
    self.records = records
    table = Mutex(
      TermTable(
        records: records, limit: TermDictionary.largestCount, count: count, image: image, slots: slots,
        slotCount: slotCount))
    published.store(count, ordering: .releasing)
  }

  deinit { records.deallocate() }

  /// The number of terms.
  public var count: Int { published.load(ordering: .acquiring) }

  /// The id of a term, appended when it is new.
  func intern(_ key: TermKey) throws(StoreError) -> TermID {
    // An offset of 32 bits is what a record has for the length.
    precondition(key.text.count + key.tag.count <= Int(UInt32.max), "a term of more than four gigabytes")
    return try intern { (table) throws(StoreError) in try table.intern(key) }
  }

  /// Lets a function add to the table; what it added can be read afterwards.
  func intern<R>(
    _ body: (inout sending TermTable) throws(StoreError) -> sending R
  ) throws(StoreError) -> sending R {
    try table.withLock { (table) throws(StoreError) in
      defer { published.store(table.count, ordering: .releasing) }
      return try body(&table)
    }
  }

  /// The number of terms, and the bytes of the slots that find them. O(n).
  var slots: (termCount: Int, bytes: [UInt8]) {
    table.withLock { (termCount: $0.count, bytes: $0.slotBytes) }
  }

  /// The id of a term, or nil.
  func find(_ key: TermKey) -> TermID? {
    table.withLock { $0.find(key) }
  }

  /// What is kept of a term; the pointer is valid as long as the dictionary. Requires an id of this dictionary.
  @usableFromInline
  func record(_ id: TermID) -> UnsafePointer<TermRecord> {
    precondition(id != .none && Int(id.rawValue) <= count, "an id of no term of this dictionary")
    return records[id]
  }
}
