extension Dataset {
  /// The dataset, and its whole dictionary, as an image with a note of the caller's own. Nil for a dataset that has
  /// been changed since it was built, or that has so many graphs that looking at each is no gain. O(n).
  public func image(note: [UInt8]) -> [UInt8]? {
    let graphs =
      [(TermID.none, defaultGraph)] + graphNames.compactMap { name in graph(name).map { (name, $0) } }
    guard graphs.count <= 1000, graphs.allSatisfy({ $0.1.delta == nil }) else { return nil }
    var writer = ImageWriter()
    writer.append(zeros: DatasetImage.Header.size)
    note.withUnsafeBytes { writer.append($0) }
    var header = DatasetImage.Header()
    header.noteCount = note.count
    header.graphCount = graphs.count
    let slots = dictionary.slots
    header.termCount = slots.termCount
    header.slotCount = slots.bytes.count / 8
    header.arenaCount = writer.append(recordsOf: dictionary, count: slots.termCount)
    slots.bytes.withUnsafeBytes { writer.append($0) }
    for (name, graph) in graphs {
      writer.append(number: Int(name.rawValue))
      for order in Order.allCases {
        let trie = graph.base.trie(order)
        writer.append(number: trie.firstCount)
        writer.append(number: trie.secondCount)
        writer.append(number: trie.count)
      }
    }
    for (_, graph) in graphs { writer.append(graph.base) }
    writer.append(textsOf: dictionary, count: header.termCount)
    return writer.finish(&header)
  }
}

/// Puts the parts of an image one behind the other.
private struct ImageWriter {
  private var bytes: [UInt8] = []

  mutating func append(zeros count: Int) { bytes.append(contentsOf: repeatElement(0, count: count)) }

  private mutating func pad() { append(zeros: DatasetImage.padded(bytes.count) - bytes.count) }

  mutating func append(_ part: UnsafeRawBufferPointer) {
    bytes.append(contentsOf: part)
    pad()
  }

  private mutating func append<T>(_ start: UnsafeMutablePointer<T>, _ count: Int) {
    append(UnsafeRawBufferPointer(UnsafeBufferPointer(start: start, count: count)))
  }

  mutating func append(number: Int) {
    withUnsafeBytes(of: UInt64(number)) { bytes.append(contentsOf: $0) }
  }

  /// Appends the record of every term and tells how many bytes their texts have.
  mutating func append(recordsOf dictionary: TermDictionary, count: Int) -> Int {
    var textCount = 0
    bytes.reserveCapacity(bytes.count + 128 * count)
    for number in 0..<UInt32(count) {
      let record = dictionary.record(TermID(rawValue: number + 1)).pointee
      append(number: textCount)
      append(number: Int(record.count) | Int(record.tagCount) << 32)
      let flags = UInt64(record.form.rawValue) | (record.isPlain ? 1 << 8 : 0)
      append(number: Int(UInt64(record.datatype.rawValue) | flags << 32))
      textCount += Int(record.count) + Int(record.tagCount)
    }
    return textCount
  }

  mutating func append(textsOf dictionary: TermDictionary, count: Int) {
    for number in 0..<UInt32(count) {
      let record = dictionary.record(TermID(rawValue: number + 1)).pointee
      let textCount = Int(record.count) + Int(record.tagCount)
      if textCount > 0 { bytes.append(contentsOf: UnsafeBufferPointer(start: record.text, count: textCount)) }
    }
    pad()
  }

  mutating func append(_ index: SortedIndex) {
    for order in Order.allCases {
      let trie = index.trie(order)
      append(trie.firsts, trie.firstCount)
      append(trie.firstOffsets, trie.firstCount + 1)
      append(trie.seconds, trie.secondCount)
      append(trie.secondOffsets, trie.secondCount + 1)
      append(trie.thirds, trie.count)
    }
    index.subjectCounts.withUnsafeBytes { append($0) }
  }

  mutating func finish(_ header: inout DatasetImage.Header) -> [UInt8] {
    header.size = bytes.count
    put(header.words)
    header.checksum = bytes.withUnsafeBytes { DatasetImage.checksum($0) }
    put(header.words)
    return bytes
  }

  private mutating func put(_ words: [UInt64]) {
    bytes.withUnsafeMutableBytes { bytes in words.withUnsafeBytes { bytes.copyMemory(from: $0) } }
  }
}
