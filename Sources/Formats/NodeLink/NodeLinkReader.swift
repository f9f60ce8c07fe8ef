import RDF
import TripleStore

/// Reads the node-link form that ``NodeLinkWriter`` writes, also after networkx has rewritten it: the terms are taken
/// from the ids, the triples from the links.
struct NodeLinkReader {
  private let scanner: ByteScanner
  private var sink: TermSink

  static func read(_ scanner: ByteScanner, sink: TermSink) throws(FormatError) {
    var parser = scanner
    let document = try parser.jsonValue(Scratch())
    try parser.expectJSONEnd()
    var reader = NodeLinkReader(scanner: scanner, sink: sink)
    try reader.links(of: document)
  }

  private mutating func links(of document: JSON) throws(FormatError) {
    guard document.members != nil, let nodes = document["nodes"], nodes.isArray,
      let links = document["links"] ?? document["edges"], links.isArray
    else { throw failure("a node-link document has \"nodes\" and \"links\"", document) }
    if document["directed"]?.boolean == false {
      throw failure("the graph is undirected, which triples are not", document)
    }
    for node in nodes.items {
      guard node["id"]?.string != nil else { throw failure("a node has no \"id\" that is a string", node) }
    }
    for link in links.items {
      let subject = try end("source", of: link)
      let object = try end("target", of: link)
      let predicate: JSON? = link["predicate"] ?? link["key"]
      guard let predicate, let text = predicate.string, IRISyntax.isWellFormed(text) else {
        throw failure("a link has no \"predicate\" that is an IRI", link)
      }
      guard subject.kind != .literal, subject.kind != .triple else {
        throw failure("a link begins at a literal or a triple term", link)
      }
      var graph = TermID.none
      if let name = link["graph"] {
        let term = try self.term(name)
        guard term.kind == .iri || term.kind == .blank else {
          throw failure("a link's graph is neither an IRI nor a blank node", link)
        }
        graph = term.id
      }
      sink.add(subject.id, try sink.iri(IRI(text)), object.id, graph: graph)
    }
  }

  private mutating func end(_ key: String, of link: JSON) throws(FormatError) -> (id: TermID, kind: TermKind)
  {
    guard let value = link[key] else { throw failure("a link has no \"\(key)\"", link) }
    return try term(value)
  }

  /// The term that an id is: an IRI as it is, anything else as N-Triples.
  private mutating func term(_ json: JSON) throws(FormatError) -> (id: TermID, kind: TermKind) {
    guard let text = json.string else { throw failure("an id is not a string", json) }
    if IRISyntax.isWellFormed(text) { return (try sink.iri(IRI(text)), .iri) }
    let bytes = Array(text.utf8)
    var sink = self.sink
    defer { self.sink = sink }
    let id = try bytes.withUnsafeBufferPointer { (buffer) throws(FormatError) -> TermID? in
      do throws(FormatError) {
        return try NTriplesReader.term(ByteScanner(buffer), sink: &sink)
      } catch {
        if case .store = error.kind { throw error }
        return nil
      }
    }
    guard let id else { throw failure("\"\(text)\" is neither an IRI nor another term", json) }
    return (id, sink.dictionary.kind(id))
  }

  private func failure(_ what: String, _ json: JSON) -> FormatError {
    scanner.failure(.nodeLink(what), at: json.offset)
  }
}
