import Synchronization

extension DatasetImage {
  /// Fills the image and makes the dataset and the note of it; nil where the bytes are no image of this build's, or
  /// are not as they were written.
  ///
  /// `source` puts the bytes from an offset on into some memory and says whether it could; it is called on several
  /// threads at once. The parts of the dictionary and the graphs stay in the image. To be called once. O(bytes).
  public func read(
    _ source: (UnsafeMutableRawBufferPointer, Int) -> Bool
  ) -> (dataset: Dataset, note: [UInt8])? {
    guard let checksum = fill(source), var reader = ImageReader(self, checksum: checksum) else { return nil }
    return reader.read()
  }

  /// Reads the bytes and gives their checksum.
  private func fill(_ source: (UnsafeMutableRawBufferPointer, Int) -> Bool) -> UInt64? {
    let count = (bytes.count + DatasetImage.pieceSize - 1) / DatasetImage.pieceSize
    var sums = [UInt64](repeating: 0, count: count)
    var isRead = [Bool](repeating: false, count: count)
    sums.withUnsafeMutableBufferPointer { sums in
      isRead.withUnsafeMutableBufferPointer { isRead in
        DatasetImage.tasks(count) { piece in
          let start = piece * DatasetImage.pieceSize
          let end = min(start + DatasetImage.pieceSize, bytes.count)
          isRead[piece] = source(UnsafeMutableRawBufferPointer(rebasing: bytes[start..<end]), start)
          // While it is still near.
          if isRead[piece] { sums[piece] = DatasetImage.sum(UnsafeRawBufferPointer(bytes), piece: piece) }
        }
      }
    }
    return isRead.allSatisfy { $0 } ? DatasetImage.checksum(sums) : nil
  }

  /// Does numbered tasks on all cores, each core the next one that is left.
  static func tasks(_ count: Int, _ body: (Int) -> Void) {
    let next = Counter()
    Parallel.each(min(count, Parallel.width)) { _ in
      while true {
        let task = next.value.wrappingAdd(1, ordering: .relaxed).oldValue
        guard task < count else { return }
        body(task)
      }
    }
  }

  private final class Counter: Sendable {
    let value = Atomic<Int>(0)
  }
}

/// Takes an image apart, and trusts nothing in it but its checksum's word that nothing has happened to it.
private struct ImageReader {
  private let image: DatasetImage
  private let bytes: UnsafeRawBufferPointer
  private let header: DatasetImage.Header
  private var place = DatasetImage.Header.size

  /// Nil where the header is not that of an image of this size and build, or the checksum is another.
  init?(_ image: DatasetImage, checksum: UInt64) {
    self.image = image
    bytes = UnsafeRawBufferPointer(image.bytes)
    guard bytes.count >= DatasetImage.Header.size else { return nil }
    let bytes = bytes
    func word(_ index: Int) -> UInt64 { bytes.load(fromByteOffset: 8 * index, as: UInt64.self) }
    var header = DatasetImage.Header()
    header.checksum = checksum
    header.size = bytes.count
    // No count may be more than there are bytes, so that sums of them can't overflow.
    for index in 5..<10 where word(index) > UInt64(bytes.count) { return nil }
    header.noteCount = Int(word(5))
    header.termCount = Int(word(6))
    header.slotCount = Int(word(7))
    header.arenaCount = Int(word(8))
    header.graphCount = Int(word(9))
    guard header.words.enumerated().allSatisfy({ word($0.offset) == $0.element }) else { return nil }
    self.header = header
  }

  /// The place of a part of so many elements, which the reader moves behind; nil where the image is too short.
  private mutating func part(_ count: Int, _ size: Int) -> Int? {
    guard count >= 0, count <= (bytes.count - place) / size else { return nil }
    let start = place
    place = min(bytes.count, start + DatasetImage.padded(count * size))
    return start
  }

  mutating func read() -> (dataset: Dataset, note: [UInt8])? {
    guard header.termCount <= TermDictionary.largestCount,
      let note = part(header.noteCount, 1), let records = part(header.termCount, 24),
      let slots = part(header.slotCount, 8), let graphs = part(header.graphCount, 80),
      header.graphCount > 0
    else { return nil }
    var names: [TermID] = []
    var layouts: [TrieLayout] = []
    var subjects: [(place: Int, count: Int)] = []
    for graph in 0..<header.graphCount {
      func word(_ index: Int) -> UInt64 {
        bytes.load(fromByteOffset: graphs + 80 * graph + 8 * index, as: UInt64.self)
      }
      guard word(0) <= UInt64(header.termCount), (0..<10).allSatisfy({ word($0) < UInt64(UInt32.max) }) else {
        return nil
      }
      names.append(TermID(rawValue: UInt32(word(0))))
      for order in 0..<3 {
        let counts = DatasetImage.TrieCounts(
          firsts: Int(word(1 + 3 * order)), seconds: Int(word(2 + 3 * order)),
          thirds: Int(word(3 + 3 * order)))
        guard let layout = layout(counts) else { return nil }
        layouts.append(layout)
      }
      let predicates = layouts[3 * graph + Int(Order.pos.rawValue)].counts.firsts
      guard let place = part(predicates, 4) else { return nil }
      subjects.append((place, predicates))
    }
    guard names.first == TermID.none, names.indices.dropFirst().allSatisfy({ names[$0 - 1] < names[$0] }),
      let arena = part(header.arenaCount, 1), place == bytes.count
    else { return nil }
    let parts = Parts(records: records, slots: slots, arena: arena)
    guard let dictionary = dictionary(parts, layouts) else { return nil }
    var indexes: [Graph] = []
    for graph in names.indices {
      guard let index = index(Array(layouts[3 * graph..<3 * graph + 3]), subjects[graph]) else { return nil }
      indexes.append(Graph(base: index))
    }
    let named = Dictionary(uniqueKeysWithValues: zip(names, indexes).dropFirst().map { ($0, $1) })
    return (
      Dataset(dictionary: dictionary, defaultGraph: indexes[0], namedGraphs: named),
      Array(bytes[note..<note + header.noteCount])
    )
  }

  private struct Parts {
    var records: Int
    var slots: Int
    var arena: Int
  }

  // MARK: Dictionary

  /// Checks slots, records and tries, and makes the dictionary.
  private func dictionary(_ parts: Parts, _ layouts: [TrieLayout]) -> TermDictionary? {
    let recordTasks = 8
    let records = TermRecords(count: header.termCount)
    let isSound =
      all(1 + recordTasks + layouts.count) { task in
        switch task {
        case 0: areSlots(at: parts.slots)
        case 1...recordTasks:
          fill(records, Parallel.range(of: task - 1, recordTasks, header.termCount), parts)
        default: areLevels(layouts[task - 1 - recordTasks])
        }
      } && areRuns(layouts)
    guard isSound else {
      records.deallocate()
      return nil
    }
    return TermDictionary(
      records: records, count: header.termCount, image: image, slots: parts.slots, slotCount: header.slotCount
    )
  }

  /// Whether a numbered condition holds for each number, looked at on all cores.
  private func all(_ count: Int, _ condition: (Int) -> Bool) -> Bool {
    var holds = [Bool](repeating: false, count: count)
    holds.withUnsafeMutableBufferPointer { holds in
      DatasetImage.tasks(count) { holds[$0] = condition($0) }
    }
    return holds.allSatisfy { $0 }
  }

  /// Whether the slots are a table with room, that names no other term than there are.
  private func areSlots(at start: Int) -> Bool {
    let count = header.slotCount
    guard count > 0, count & (count - 1) == 0, 3 * header.termCount <= 2 * (count - 1) else { return false }
    let words = numbers(start, 2 * count)
    var taken: UInt32 = 0
    var largest: UInt32 = 0
    var index = 1
    while index < words.count {
      taken &+= words[index] == 0 ? 0 : 1
      largest = max(largest, words[index])
      index &+= 2
    }
    return Int(taken) == header.termCount && Int(largest) <= header.termCount
  }

  /// Writes the records of some terms; false where one of them says what can't be.
  private func fill(_ records: TermRecords, _ range: Range<Int>, _ parts: Parts) -> Bool {
    guard let base = bytes.baseAddress else { return false }
    let arena = (base + parts.arena).assumingMemoryBound(to: UInt8.self)
    for number in range {
      let place = parts.records + 24 * number
      let start = bytes.load(fromByteOffset: place, as: UInt64.self)
      let count = bytes.load(fromByteOffset: place + 8, as: UInt32.self)
      let tagCount = bytes.load(fromByteOffset: place + 12, as: UInt32.self)
      let datatype = bytes.load(fromByteOffset: place + 16, as: UInt32.self)
      let flags = bytes.load(fromByteOffset: place + 20, as: UInt32.self)
      guard start <= UInt64(header.arenaCount),
        Int(count) + Int(tagCount) <= header.arenaCount - Int(start), flags < 512,
        let form = TermRecord.Form(rawValue: UInt8(flags & 0xff)), form.isTagged || tagCount == 0,
        (form.kind == .literal) == (datatype != 0), Int(datatype) <= number,
        datatype == 0 || isIRI(datatype, parts)
      else { return false }
      let record = TermRecord(
        text: arena + Int(start), count: count, tagCount: tagCount, datatype: TermID(rawValue: datatype),
        form: form, isPlain: flags >> 8 == 1)
      if form == .triple {
        guard count == 12 else { return false }
        let (s, p, o) = record.parts
        guard min(s, p, o) != .none, Int(max(s, p, o).rawValue) <= number else { return false }
      }
      records.append(record, as: TermID(rawValue: UInt32(number + 1)))
    }
    return true
  }

  private func isIRI(_ id: UInt32, _ parts: Parts) -> Bool {
    bytes[parts.records + 24 * (Int(id) - 1) + 20] == TermRecord.Form.iri.rawValue
  }

  // MARK: Graphs

  /// Where the arrays of a trie are.
  private struct TrieLayout {
    var counts: DatasetImage.TrieCounts
    var firsts: Int
    var firstOffsets: Int
    var seconds: Int
    var secondOffsets: Int
    var thirds: Int
  }

  private mutating func layout(_ counts: DatasetImage.TrieCounts) -> TrieLayout? {
    guard let firsts = part(counts.firsts, 4), let firstOffsets = part(counts.firsts + 1, 4),
      let seconds = part(counts.seconds, 4), let secondOffsets = part(counts.seconds + 1, 4),
      let thirds = part(counts.thirds, 4)
    else { return nil }
    return TrieLayout(
      counts: counts, firsts: firsts, firstOffsets: firstOffsets, seconds: seconds,
      secondOffsets: secondOffsets, thirds: thirds)
  }

  private func numbers(_ place: Int, _ count: Int) -> UnsafeBufferPointer<UInt32> {
    UnsafeBufferPointer(start: UnsafePointer(image.pointer(place, count, as: UInt32.self)), count: count)
  }

  /// Whether the first keys and the offsets of a ``Trie`` are as its invariants say.
  private func areLevels(_ layout: TrieLayout) -> Bool {
    let counts = layout.counts
    let firsts = numbers(layout.firsts, counts.firsts)
    return areOffsets(numbers(layout.firstOffsets, counts.firsts + 1), upTo: counts.seconds)
      && areOffsets(numbers(layout.secondOffsets, counts.seconds + 1), upTo: counts.thirds)
      && areIDs(firsts) && ImageReader.descents(firsts) == 0
  }

  /// Whether the second and third keys of tries are as the invariants say. Requires offsets that are.
  private func areRuns(_ layouts: [TrieLayout]) -> Bool {
    let levels = layouts.flatMap { layout in
      let counts = layout.counts
      return [
        (
          ids: numbers(layout.seconds, counts.seconds),
          offsets: numbers(layout.firstOffsets, counts.firsts + 1)
        ),
        (
          ids: numbers(layout.thirds, counts.thirds),
          offsets: numbers(layout.secondOffsets, counts.seconds + 1)
        ),
      ]
    }
    let parts = 4
    return all(levels.count * parts) { task in
      let (ids, offsets) = levels[task / parts]
      return areRuns(ids, offsets, Parallel.range(of: task % parts, parts, offsets.count - 1))
    }
  }

  private func areOffsets(_ offsets: UnsafeBufferPointer<UInt32>, upTo count: Int) -> Bool {
    offsets.first == 0 && offsets.last == UInt32(count) && ImageReader.descents(offsets) == 0
  }

  private func areIDs(_ ids: UnsafeBufferPointer<UInt32>) -> Bool {
    // 0 becomes the largest of all.
    var largest: UInt32 = 0
    for id in ids { largest = max(largest, id &- 1) }
    return ids.isEmpty || largest < UInt32(header.termCount)
  }

  /// Whether the ids of some runs ascend within each. Requires offsets that ascend.
  private func areRuns(
    _ ids: UnsafeBufferPointer<UInt32>, _ offsets: UnsafeBufferPointer<UInt32>, _ runs: Range<Int>
  ) -> Bool {
    if runs.isEmpty { return true }
    var between: UInt32 = 0
    var run = runs.lowerBound &+ 1
    while run < runs.upperBound {
      let start = Int(offsets[run])
      between &+= ids[start] <= ids[start &- 1] ? 1 : 0
      run &+= 1
    }
    let range = Int(offsets[runs.lowerBound])..<Int(offsets[runs.upperBound])
    let part = UnsafeBufferPointer(rebasing: ids[range])
    // Ids that do not ascend are all where a run begins.
    return areIDs(part) && ImageReader.descents(part) == Int(between)
  }

  /// How many numbers are not above the one before.
  private static func descents(_ numbers: UnsafeBufferPointer<UInt32>) -> Int {
    var count: UInt32 = 0
    var index = 1
    while index < numbers.count {
      count &+= numbers[index] <= numbers[index &- 1] ? 1 : 0
      index &+= 1
    }
    return Int(count)
  }

  /// The index of a graph. Requires tries that have been checked.
  private func index(_ layouts: [TrieLayout], _ subjects: (place: Int, count: Int)) -> SortedIndex? {
    guard layouts[1].counts.thirds == layouts[0].counts.thirds,
      layouts[2].counts.thirds == layouts[0].counts.thirds
    else { return nil }
    let counts = numbers(subjects.place, subjects.count)
    guard counts.allSatisfy({ $0 <= layouts[0].counts.firsts }) else { return nil }
    var tries: [Trie] = []
    for layout in layouts {
      let counts = layout.counts
      tries.append(
        Trie(
          counts, firsts: image.pointer(layout.firsts, counts.firsts, as: TermID.self),
          firstOffsets: image.pointer(layout.firstOffsets, counts.firsts + 1, as: UInt32.self),
          seconds: image.pointer(layout.seconds, counts.seconds, as: TermID.self),
          secondOffsets: image.pointer(layout.secondOffsets, counts.seconds + 1, as: UInt32.self),
          thirds: image.pointer(layout.thirds, counts.thirds, as: TermID.self)))
    }
    return SortedIndex(tries, subjectCounts: Array(counts), image: image)
  }
}
