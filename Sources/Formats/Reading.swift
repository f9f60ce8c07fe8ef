import RDF
import TripleStore

/// Reads a document into a builder.
///
/// The bytes must be UTF-8, with or without a byte order mark. After an error the builder holds what was read before
/// it and is of no more use. A gloss snapshot in JSON-LD brings the context of its graph along; every other document
/// gives nil. Triple terms that stand as RDF 1.1 nodes stay such; see ``ReificationMapping``. O(n).
@discardableResult
public func read(
  _ bytes: [UInt8], as format: Format, options: ReaderOptions = ReaderOptions(), into builder: DatasetBuilder
) throws(FormatError) -> Context? {
  try bytes.withUnsafeBufferPointer { (buffer) throws(FormatError) -> Context? in
    if format == .nTriples || format == .nQuads, buffer.count >= NTriplesLoad.smallestSize {
      try readLines(LinePieces(buffer), size: buffer.count, as: format, options: options, into: builder)
      return nil
    }
    if let offset = UTF8Check.firstError(in: buffer) {
      throw FormatError(
        .invalidUTF8(offset: offset), at: ByteScanner.location(of: offset, in: buffer))
    }
    let scanner = ByteScanner(buffer)
    let sink = TermSink(builder, blankNodes: options.blankNodes)
    switch format {
    case .nTriples, .nQuads:
      var reader = try NTriplesReader(scanner, sink: sink, hasGraphs: format == .nQuads)
      try reader.read()
      return nil
    case .turtle, .trig:
      var reader = try TurtleReader(scanner, sink: sink, base: options.base, hasGraphs: format == .trig)
      try reader.read()
      return nil
    case .nodeLink:
      try NodeLinkReader.read(scanner, sink: sink)
      return nil
    case .jsonld:
      return try JSONLDReader.read(scanner, sink: sink, options: options)
    }
  }
}

/// Reads a document of N-Triples or N-Quads as it comes, and holds no more of it than the pieces at work.
///
/// `source` puts bytes at the beginning of the memory that it is given and says how many, at least one; 0 at the end.
/// It is called on other threads, by one at a time. `size` is the document's in bytes, as far as is known, for the
/// room to make. Otherwise as ``read(_:as:options:into:)``. Requires one of those formats.
public func readLines(
  as format: Format, options: ReaderOptions = ReaderOptions(), into builder: DatasetBuilder, size: Int = 0,
  from source: @escaping (UnsafeMutableRawBufferPointer) -> Int
) throws(FormatError) {
  try readLines(LinePieces(source), size: size, as: format, options: options, into: builder)
}

private func readLines(
  _ pieces: LinePieces, size: Int, as format: Format, options: ReaderOptions, into builder: DatasetBuilder
) throws(FormatError) {
  precondition(format == .nTriples || format == .nQuads, "a format of lines")
  let sink = TermSink(builder, blankNodes: options.blankNodes)
  var load = try NTriplesLoad(pieces, size: size, sink: sink, hasGraphs: format == .nQuads)
  try load.read()
}
