/// A term as bytes that are not yet in a dictionary; for the time of a call.
struct TermKey: @unchecked Sendable {
  let form: TermRecord.Form
  let text: UnsafeBufferPointer<UInt8>
  /// The language tag, in whatever case.
  var tag = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
  var datatype = TermID.none
  /// Whether it is known that the text is plain.
  var isKnownPlain = false

  /// Says nothing of the datatype, so that it can be found before the datatype has an id.
  var hash: UInt32 {
    var hash = ByteHash.mix(UInt64(form.rawValue), text)
    if form.isTagged { hash = ByteHash.mixLowercased(hash, tag) }
    return UInt32(truncatingIfNeeded: hash ^ (hash &>> 32))
  }

  /// Whether a record is that of this term.
  func matches(_ record: borrowing TermRecord) -> Bool {
    guard record.count == text.count, record.form == form, record.datatype == datatype,
      record.tagCount == tag.count
    else { return false }
    if let base = text.baseAddress, !ByteHash.equal(base, record.text, count: text.count) { return false }
    let recordTag = record.tag
    for index in 0..<tag.count where ByteHash.lowercase(tag[index]) != recordTag[index] { return false }
    return true
  }
}

/// The part of a dictionary that finds terms by their bytes and appends new ones: open addressing with linear probing
/// over (hash, id) pairs, at most two thirds full, and the arena of their bytes.
struct TermTable: ~Copyable {
  struct Slot {
    var hash: UInt32
    /// 0 where the slot is free.
    var id: UInt32
  }

  private let records: TermRecords
  private let limit: Int
  private(set) var count = 0
  private var arena = TextArena()
  private var slots: UnsafeMutablePointer<Slot>
  private var mask: Int
  /// Where the slots and the first texts are, when they came from there.
  private let image: DatasetImage?
  private var ownsSlots = true

  init(records: TermRecords, limit: Int) {
    self.records = records
    self.limit = limit
    let capacity = 64
    slots = .allocate(capacity: capacity)
    slots.initialize(repeating: Slot(hash: 0, id: 0), count: capacity)
    mask = capacity - 1
    image = nil
  }

  /// The table of terms whose records are there already, with the slots and the texts of an image. Requires that slots
  /// are at that place, have room, and name terms that there are; their number is a power of two.
  init(records: TermRecords, limit: Int, count: Int, image: DatasetImage, slots: Int, slotCount: Int) {
    self.records = records
    self.limit = limit
    self.count = count
    self.slots = image.pointer(slots, slotCount, as: Slot.self)
    self.image = image
    mask = slotCount - 1
    ownsSlots = false
  }

  deinit { if ownsSlots { slots.deallocate() } }

  /// The slots as bytes.
  var slotBytes: [UInt8] { Array(UnsafeRawBufferPointer(UnsafeBufferPointer(start: slots, count: mask + 1))) }

  /// The id of a term, or nil. O(bytes).
  func find(_ key: TermKey) -> TermID? {
    find(key, hash: key.hash).id
  }

  /// The id of a term, which is appended when it is new. O(bytes) amortised.
  mutating func intern(_ key: TermKey) throws(StoreError) -> TermID {
    try intern(key, hash: key.hash)
  }

  /// The same for a key whose hash is known.
  mutating func intern(_ key: TermKey, hash: UInt32) throws(StoreError) -> TermID {
    let found = find(key, hash: hash)
    if let id = found.id { return id }
    guard count < limit else { throw .dictionaryFull(limit: limit) }
    count += 1
    let id = TermID(rawValue: UInt32(count))
    records.append(store(key), as: id)
    slots[found.slot] = Slot(hash: hash, id: id.rawValue)
    if 3 * count > 2 * mask { grow() }
    return id
  }

  /// The ids of terms, as ``intern(_:)`` gives them one after the other, and ``TermID/none`` for no term.
  ///
  /// What the look-ups read of memory is read for all of them before most of it is needed, so that they wait together.
  /// Requires as many ids as terms.
  mutating func intern(_ batch: TermBatch) throws(StoreError) {
    let (terms, ids) = (batch.terms, batch.ids)
    for (index, term) in terms.enumerated() {
      let slot = slots[Int(term.hash) & mask]
      ids[index] = slot.hash == term.hash ? TermID(rawValue: slot.id) : .none
    }
    for (index, term) in terms.enumerated() where ids[index] != .none {
      let record = records[ids[index]].pointee
      if record.count != term.count || record.lastWord != term.lastWord { ids[index] = .none }
    }
    for (index, term) in terms.enumerated() {
      if term.isNone {
        ids[index] = .none
        continue
      }
      let key = term.key(batch.datatypes)
      if ids[index] == .none || !key.matches(records[ids[index]].pointee) {
        ids[index] = try intern(key, hash: term.hash)
      }
    }
  }

  /// The id of a term, or nil with the slot where it would go.
  private func find(_ key: TermKey, hash: UInt32) -> (id: TermID?, slot: Int) {
    var index = Int(hash) & mask
    while true {
      let slot = slots[index]
      if slot.id == 0 { return (nil, index) }
      let id = TermID(rawValue: slot.id)
      if slot.hash == hash, key.matches(records[id].pointee) { return (id, index) }
      index = (index &+ 1) & mask
    }
  }

  /// Copies a term's bytes into the arena.
  private mutating func store(_ key: TermKey) -> TermRecord {
    let bytes = arena.allocate(key.text.count + key.tag.count)
    if let base = key.text.baseAddress { bytes.initialize(from: base, count: key.text.count) }
    let tag = bytes + key.text.count
    for index in 0..<key.tag.count { (tag + index).initialize(to: ByteHash.lowercase(key.tag[index])) }
    return TermRecord(
      text: UnsafePointer(bytes), count: UInt32(key.text.count), tagCount: UInt32(key.tag.count),
      datatype: key.datatype, form: key.form,
      isPlain: key.isKnownPlain || PlainText.isPlain(key.text, key.form))
  }

  /// Doubles the slots. O(count), without a look at the terms.
  private mutating func grow() {
    let capacity = 2 * (mask + 1)
    let larger = UnsafeMutablePointer<Slot>.allocate(large: capacity, willBeFilled: true)
    larger.initialize(repeating: Slot(hash: 0, id: 0), count: capacity)
    for old in 0...mask where slots[old].id != 0 {
      var index = Int(slots[old].hash) & (capacity - 1)
      while larger[index].id != 0 { index = (index &+ 1) & (capacity - 1) }
      larger[index] = slots[old]
    }
    if ownsSlots { slots.deallocate() }
    ownsSlots = true
    slots = larger
    mask = capacity - 1
  }
}
