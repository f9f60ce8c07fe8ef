import TripleStore

/// Reads a large document of N-Triples or N-Quads: pieces of it are taken apart on the other cores while the terms of
/// those before get their ids.
///
/// What comes out is what ``NTriplesReader`` makes of the whole, on any number of cores.
struct NTriplesLoad {
  /// Documents that are smaller are not worth a thread.
  static let smallestSize = 1 << 18
  /// How many lines have their terms looked up together.
  private static let linesAtOnce = 32

  private let pieces: LinePieces
  /// The size of the document in bytes, or 0 where it is not known.
  private let size: Int
  private let hasGraphs: Bool
  private let known: KnownTerms
  private var sink: TermSink
  private var subject = TermID.none
  private var ids = [TermID](repeating: .none, count: 4 * linesAtOnce)
  /// How many lines and bytes come before the piece at work.
  private var linesBefore = 0
  private var bytesBefore = 0

  init(_ pieces: LinePieces, size: Int, sink: TermSink, hasGraphs: Bool) throws(FormatError) {
    self.pieces = pieces
    self.size = size
    self.sink = sink
    self.hasGraphs = hasGraphs
    known = try KnownTerms(sink)
  }

  /// Reads to the end of the document.
  mutating func read() throws(FormatError) {
    let width = max(1, Parallel.width - 1)
    var parts = NTriplesLoad.take(pieces, width, hasGraphs: hasGraphs)
    makeRoom(for: parts)
    while !parts.isEmpty {
      var next: [NTriplesLines] = []
      var failure: FormatError?
      Parallel.both(
        {
          do throws(FormatError) {
            for part in parts { try add(part) }
          } catch {
            failure = error
          }
        },
        { [pieces, hasGraphs] in next = NTriplesLoad.take(pieces, width, hasGraphs: hasGraphs) })
      if let failure { throw failure }
      parts = next
    }
  }

  /// Makes room for as many triples as there will be, if all of the document is like its beginning.
  private func makeRoom(for beginning: [NTriplesLines]) {
    let bytes = beginning.reduce(0) { $0 + $1.piece.bytes.count }
    let lines = beginning.reduce(0) { $0 + $1.lineCount }
    guard bytes > 0, size > bytes else { return }
    let more = Int(1.02 * Double(lines) * Double(size) / Double(bytes))
    sink.builder.reserveCapacity(sink.builder.count + more)
  }

  /// Takes apart the next pieces, at most so many.
  private static func take(_ pieces: LinePieces, _ most: Int, hasGraphs: Bool) -> [NTriplesLines] {
    var taken: [LinePieces.Piece] = []
    while taken.count < most, let piece = pieces.next() { taken.append(piece) }
    var lines = [NTriplesLines?](repeating: nil, count: taken.count)
    lines.withUnsafeMutableBufferPointer { lines in
      Parallel.each(taken.count) { lines[$0] = NTriplesLines(taken[$0], hasGraphs: hasGraphs) }
    }
    return lines.compactMap { $0 }
  }

  /// Interns the terms of a piece and adds its statements.
  private mutating func add(_ piece: NTriplesLines) throws(FormatError) {
    if let offset = piece.invalidOffset {
      let place = inDocument(ByteScanner.location(of: offset, in: piece.piece.bytes))
      throw FormatError(.invalidUTF8(offset: place.offset), at: place)
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
      try addOther(piece.piece.bytes, range)
    }
    try addPlain(piece, line..<piece.terms.count / 4, datatypes)
    linesBefore += piece.lineCount
    bytesBefore += piece.piece.bytes.count
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
  private mutating func addOther(
    _ piece: UnsafeBufferPointer<UInt8>, _ range: Range<Int>
  ) throws(FormatError) {
    var scanner = ByteScanner(UnsafeBufferPointer(rebasing: piece[..<range.upperBound]))
    // A byte order mark is one only at the beginning of the document.
    scanner.position = max(bytesBefore == 0 ? scanner.position : 0, range.lowerBound)
    var reader = NTriplesReader(scanner, sink: sink, known: known, hasGraphs: hasGraphs)
    defer { sink = reader.sink }
    do throws(FormatError) { try reader.read() } catch {
      throw FormatError(error.kind, at: error.position.map(inDocument))
    }
  }

  /// Where a place in the piece at work is in the document.
  private func inDocument(_ place: FormatError.Position) -> FormatError.Position {
    FormatError.Position(
      line: linesBefore + place.line, column: place.column, offset: bytesBefore + place.offset)
  }
}
