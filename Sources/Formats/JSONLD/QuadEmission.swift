import RDF
import TripleStore

/// From expanded JSON-LD to quads (JSON-LD 1.1 API, section 7), node by node.
///
/// What RDF cannot say is left out, as the algorithm asks: IRIs and language tags that are not well-formed, blank
/// predicates, and base directions that come from a context. A direction beside its value makes an
/// `rdf:dirLangString` of RDF 1.2 where there is a language too.
struct QuadEmission {
  var sink: TermSink
  /// The document, for the places of errors.
  let scanner: ByteScanner
  let known: KnownTerms

  /// Emits the nodes of a graph.
  mutating func emit(_ objects: [ExpandedObject], graph: TermID?) throws(FormatError) {
    for object in objects where object.isNode { _ = try node(object, graph: graph) }
  }

  /// Emits a node with everything in it, and gives its term; nil when its name is no IRI. In a graph that has no name
  /// that RDF could give it, nothing is emitted.
  private mutating func node(_ object: ExpandedObject, graph: TermID?) throws(FormatError) -> TermID? {
    let subject: TermID?
    if object.hasID {
      subject = try object.id.map { (id) throws(FormatError) in try iriOrBlank(id) } ?? nil
    } else {
      subject = try sink.freshBlank()
    }
    for type in object.types ?? [] {
      if let type = try iriOrBlank(type) { add(subject, known.type, type, graph) }
    }
    for (key, values) in object.properties {
      let predicate = try iri(key)
      for value in values { add(subject, predicate, try term(value, graph: graph), graph) }
    }
    for (key, values) in object.reverse {
      let predicate = try iri(key)
      for value in values where value.isNode {
        add(try node(value, graph: graph), predicate, subject, graph)
      }
    }
    if let included = object.included { try emit(included, graph: graph) }
    if let inner = object.graph { try emit(inner, graph: subject) }
    return subject
  }

  private func add(_ subject: TermID?, _ predicate: TermID?, _ object: TermID?, _ graph: TermID?) {
    if let subject, let predicate, let object, let graph {
      sink.add(subject, predicate, object, graph: graph)
    }
  }

  private mutating func term(_ object: ExpandedObject, graph: TermID?) throws(FormatError) -> TermID? {
    if let list = object.list { return try self.list(list, graph: graph) }
    if let value = object.value { return try literal(object, value) }
    return try node(object, graph: graph)
  }

  private mutating func list(_ items: [ExpandedObject], graph: TermID?) throws(FormatError) -> TermID {
    var head = known.empty
    var last: TermID?
    for item in items {
      let cell = try sink.freshBlank()
      add(cell, known.first, try term(item, graph: graph), graph)
      if let last { add(last, known.rest, cell, graph) } else { head = cell }
      last = cell
    }
    if let last { add(last, known.rest, known.empty, graph) }
    return head
  }

  private mutating func iriOrBlank(_ text: String) throws(FormatError) -> TermID? {
    if text.utf8.starts(with: "_:".utf8) {
      let label = Array(text.utf8.dropFirst(2))
      return try label.withUnsafeBufferPointer { (bytes) throws(FormatError) in try sink.blank(bytes) }
    }
    return try iri(text)
  }

  private func iri(_ text: String) throws(FormatError) -> TermID? {
    IRISyntax.isWellFormed(text) ? try sink.iri(IRI(text)) : nil
  }

  private func literal(_ object: ExpandedObject, _ value: JSON) throws(FormatError) -> TermID? {
    let type = object.types?.first
    if type == "@json" {
      let json = IRI(RDFVocabulary.namespace + "JSON")
      return try sink.term(.literal(Literal(CanonicalJSON.text(value), datatype: json)))
    }
    let datatype = type.map { IRI($0) }
    switch value.value {
    case .boolean(let flag):
      return try sink.term(.literal(Literal(flag ? "true" : "false", datatype: datatype ?? XSD.boolean)))
    case .number(let text):
      if datatype != XSD.double, let integer = NativeNumber.integer(text) {
        return try sink.term(.literal(Literal(integer, datatype: datatype ?? XSD.integer)))
      }
      guard NativeNumber.isInRange(text) else {
        throw scanner.failure(.numberTooLarge(text), at: value.offset)
      }
      return try sink.term(.literal(Literal(NativeNumber.double(text), datatype: datatype ?? XSD.double)))
    case .string(let text):
      if let datatype { return try sink.term(.literal(Literal(text, datatype: datatype))) }
      guard let language = object.language else { return try sink.term(.string(text)) }
      guard LanguageTag.isWellFormed(language.utf8) else { return nil }
      let direction = object.hasOwnDirection ? object.direction : nil
      return try sink.term(.literal(Literal(text, language: language, direction: direction)))
    default: return nil
    }
  }
}
