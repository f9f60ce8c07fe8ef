import TripleStore

/// Reads a large document of N-Triples or N-Quads: pieces of it are taken apart on the other cores while the terms of
/// those before get their ids.
///
/// What comes out is what ``NTriplesReader`` makes of the whole, on any number of cores.
struct NTriplesLoad {
  /// Documents that are smaller are not worth a thread.
  static let smallestSize = 1 << 18
  private static let pieceSize = 1 << 20
  /// How many lines have their terms looked up together.
  private static let linesAtOnce = 32

  private let bytes: UnsafeBufferPointer<UInt8>
  private let hasGraphs: Bool
  private let known: KnownTerms
  private var sink: TermSink
  private var subject = TermID.none
  private var ids = [TermID](repeating: .none, count: 4 * linesAtOnce)

  init(
    _ bytes: UnsafeBufferPointer<UInt8>, sink: TermSink, hasGraphs: Bool
  ) throws(FormatError) {
    self.bytes = bytes
    self.sink = sink
    self.hasGraphs = hasGraphs
    known = try KnownTerms(sink)
  }

  /// Reads to the end of the document.
  mutating func read() throws(FormatError) {
    let width = max(1, Parallel.width - 1)
    var start = 0
    var pieces = NTriplesLoad.take(bytes, &start, width, hasGraphs: hasGraphs)
    if start > 0 {
      // As many triples as there will be, if all of the document is like its beginning.
      let lines = pieces.reduce(0) { $0 + $1.terms.count / 4 }
      sink.builder.reserveCapacity(sink.builder.count + lines * (bytes.count / 64) / (start / 64) * 65 / 64)
    }
    while !pieces.isEmpty {
      var next: [NTriplesLines] = []
      var end = start
      var failure: FormatError?
      Parallel.both(
        {
          do throws(FormatError) {
            for piece in pieces { try add(piece) }
          } catch {
            failure = error
          }
        },
        { [bytes, hasGraphs] in next = NTriplesLoad.take(bytes, &end, width, hasGraphs: hasGraphs) })
      if let failure { throw failure }
      pieces = next
      start = end
    }
  }

  /// Takes apart the next pieces, at most so many, from a place on, which is moved behind them.
  private static func take(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: inout Int, _ most: Int, hasGraphs: Bool
  ) -> [NTriplesLines] {
    var ranges: [Range<Int>] = []
    while ranges.count < most, start < bytes.count {
      var end = min(start + NTriplesLoad.pieceSize, bytes.count)
      while end < bytes.count, bytes[end - 1] != 0x0a { end += 1 }
      ranges.append(start..<end)
      start = end
    }
    if ranges.count == 1 { return [NTriplesLines(bytes, ranges[0], hasGraphs: hasGraphs)] }
    var pieces = [NTriplesLines?](repeating: nil, count: ranges.count)
    pieces.withUnsafeMutableBufferPointer { pieces in
      Parallel.each(ranges.count) { pieces[$0] = NTriplesLines(bytes, ranges[$0], hasGraphs: hasGraphs) }
    }
    return pieces.compactMap { $0 }
  }

  /// Interns the terms of a piece and adds its statements.
  private mutating func add(_ piece: NTriplesLines) throws(FormatError) {
    if let offset = piece.invalidOffset {
      throw FormatError(.invalidUTF8(offset: offset), at: ByteScanner.location(of: offset, in: bytes))
    }
    var datatypes = [known.string, known.langString]
    for datatype in piece.datatypes.dropFirst(2) {
      if let datatype { datatypes.append(try sink.iri(datatype)) }
    }
    subject = .none
    var line = 0
    for (plainBefore, range) in piece.others {
      try addPlain(piece, line..<plainBefore, datatypes)
      line = plainBefore
      try addOther(range)
    }
    try addPlain(piece, line..<piece.terms.count / 4, datatypes)
  }

  private mutating func addPlain(
    _ piece: NTriplesLines, _ lines: Range<Int>, _ datatypes: [TermID]
  ) throws(FormatError) {
    var first = lines.lowerBound
    while first < lines.upperBound {
      let count = min(NTriplesLoad.linesAtOnce, lines.upperBound - first)
      do throws(StoreError) { try intern(piece, 4 * first..<4 * (first + count), datatypes) } catch {
        throw FormatError(.store(error))
      }
      for line in 0..<count {
        if ids[4 * line] != .none { subject = ids[4 * line] }
        sink.add(subject, ids[4 * line + 1], ids[4 * line + 2], graph: ids[4 * line + 3])
      }
      first += count
    }
  }

  private mutating func intern(
    _ piece: NTriplesLines, _ range: Range<Int>, _ datatypes: [TermID]
  ) throws(StoreError) {
    let dictionary = sink.dictionary
    try ids.withUnsafeMutableBufferPointer { ids in
      piece.terms.withUnsafeBufferPointer { terms in
        Result { () throws(StoreError) in
          try dictionary.intern(
            UnsafeBufferPointer(rebasing: terms[range]), datatypes: datatypes,
            into: UnsafeMutableBufferPointer(rebasing: ids[..<range.count]))
        }
      }
    }.get()
  }

  /// Reads lines that are not plain.
  private mutating func addOther(_ range: Range<Int>) throws(FormatError) {
    var scanner = ByteScanner(UnsafeBufferPointer(rebasing: bytes[..<range.upperBound]))
    scanner.position = max(scanner.position, range.lowerBound)
    var reader = NTriplesReader(scanner, sink: sink, known: known, hasGraphs: hasGraphs)
    defer { sink = reader.sink }
    try reader.read()
  }
}
