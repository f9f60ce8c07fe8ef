import Formats
import RDF
import TripleStore

/// The snapshot of a graph: a JSON-LD file, in which triple terms are written as RDF 1.1 nodes.
enum Snapshot {
  /// What a file holds.
  struct Content {
    var state = GraphState()
    /// Nil where there is no file.
    var digest: String?
    /// Whether it is JSON-LD that gloss has not written.
    var isForeign = false
  }

  /// The content of a file; empty where there is none. A cache may know it, and gets to know it.
  static func read(_ path: String, cache: GraphCache) throws(SessionError) -> Content {
    guard FileSystem.exists(path) else { return Content() }
    if let content = cache.content(of: path) { return content }
    let version = cache.version(toKeep: path)
    let bytes: [UInt8]
    do { bytes = try FileSystem.read(path) } catch { throw SessionError(error) }
    var digest = ""
    var decoded = Result<(GraphState, isForeign: Bool), SessionError>.success(
      (GraphState(), isForeign: false))
    Parallel.both(
      { decoded = Result { () throws(SessionError) in try decode(bytes, path: path) } },
      { digest = Digest.sha256(bytes) })
    let (state, isForeign) = try decoded.get()
    let content = Content(state: state, digest: digest, isForeign: isForeign)
    if let version, !isForeign { cache.keep(content, of: path, version: version) }
    return content
  }

  private static func decode(
    _ bytes: [UInt8], path: String
  ) throws(SessionError) -> (GraphState, isForeign: Bool) {
    do {
      let builder = DatasetBuilder()
      let context = try Formats.read(
        bytes, as: .jsonld, options: ReaderOptions(base: GlossVocabulary.base), into: builder)
      let state = GraphState(dataset: builder.finish(), context: context ?? Context())
      if context == nil, state.dataset.isEmpty, !isEmptyDocument(bytes) {
        throw SessionError(.notAGraph(path: path))
      }
      let dataset = try ReificationMapping.toRDF12(state.dataset, context: state.context)
      return (
        GraphState(dataset: dataset, context: state.context),
        isForeign: context == nil && !isEmptyDocument(bytes)
      )
    } catch let error as FormatError {
      throw SessionError(.format(path: path, error))
    } catch let error as SessionError {
      throw error
    } catch {
      preconditionFailure("only these errors are thrown here: \(error)")
    }
  }

  /// Whether a document holds nothing at all: an empty object or array.
  private static func isEmptyDocument(_ bytes: [UInt8]) -> Bool {
    bytes.allSatisfy { "{}[] \t\r\n".utf8.contains($0) }
  }

  /// The bytes of the snapshot of a state: the same for the same triples and names.
  static func encode(_ state: GraphState) throws(SessionError) -> [UInt8] {
    do {
      let dataset = try ReificationMapping.toRDF11(state.dataset, context: state.context)
      return try Formats.write(dataset, context: state.context, as: .jsonld)
    } catch {
      throw SessionError(.format(path: "snapshot", error))
    }
  }
}

/// Effects as N-Quads lines, one a quad.
enum EffectText {
  static func line(_ quad: IDQuad, in dictionary: TermDictionary) -> String {
    let parts = [quad.triple.s, quad.triple.p, quad.triple.o] + (quad.graph == .none ? [] : [quad.graph])
    return parts.map { dictionary.term($0).description }.joined(separator: " ") + " ."
  }

  /// The quads of some lines, in order.
  static func quads(_ lines: [String], in dictionary: TermDictionary) throws(SessionError) -> [IDQuad] {
    guard !lines.isEmpty else { return [] }
    let builder = DatasetBuilder(dictionary: dictionary)
    do {
      _ = try Formats.read(
        Array(lines.joined(separator: "\n").utf8), as: .nQuads,
        options: ReaderOptions(base: GlossVocabulary.base),
        into: builder)
    } catch {
      throw SessionError(.format(path: "journal", error))
    }
    return builder.quads
  }
}
