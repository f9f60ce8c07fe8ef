import RDF
import TripleStore

/// Reads JSON-LD 1.1: documents of the flat shape that snapshots have straight from the bytes, all others through
/// expansion.
enum JSONLDReader {
  static func read(_ scanner: ByteScanner, sink: TermSink, options: ReaderOptions) throws(FormatError)
    -> Context?
  {
    let known = try KnownTerms(sink)
    do {
      if let context = try FlatReader.read(scanner, sink: sink, known: known, base: options.base) {
        return SnapshotContext.context(from: context)
      }
      var scanner = scanner
      let document = try scanner.jsonValue(Scratch())
      try scanner.expectJSONEnd()
      guard document.isArray || document.members != nil else {
        throw scanner.failure(
          .jsonLD(code: "loading document failed", subject: "it is neither an object nor an array"),
          at: document.offset)
      }
      if document["@context"] == nil, document["nodes"]?.isArray == true,
        (document["links"] ?? document["edges"])?.isArray == true
      {
        throw scanner.failure(.isNodeLink, at: document.offset)
      }
      let expanded = try Expansion().expand(document, ActiveContext(base: options.base), property: nil)
      var emission = QuadEmission(sink: sink, scanner: scanner, known: known)
      if case .one(let object) = expanded, object.isGraph, !object.hasID, object.index == nil {
        try emission.emit(object.graph ?? [], graph: TermID.none)
      } else {
        try emission.emit(expanded.items, graph: TermID.none)
      }
      return document["@context"].flatMap(SnapshotContext.context)
    } catch let error as JSONLDFailure {
      throw scanner.failure(error.kind, at: error.offset)
    } catch let error as FormatError {
      throw error
    } catch {
      throw scanner.failure(.jsonLD(code: "processing failed", subject: "\(error)"))
    }
  }
}
