import RDF
import TripleStore

/// Reads JSON-LD of the shape that snapshots have without building a tree: an `@context` that only names things, then
/// an `@graph` of flat node objects, whose values are strings, references and value objects, or arrays of these.
///
/// Whatever it does not know makes it give up, and nothing has been added; the general reader then starts anew. What
/// it accepts it reads exactly as the general reader would.
struct FlatReader {
  private var scanner: ByteScanner
  private var sink: TermSink
  private let known: KnownTerms
  private let active: ActiveContext
  /// The base's bytes where a plain name behind it is a reference's meaning, else empty.
  private let base: [UInt8]
  private let prefixes: [(name: [UInt8], namespace: [UInt8])]
  private var predicates: [ByteSlice: TermID] = [:]
  private var types: [ByteSlice: TermID] = [:]
  private var quads: [IDQuad] = []
  private let scratch = Scratch()
  private let joined = Scratch()

  /// A part of the document as a key.
  private struct ByteSlice: Hashable {
    let bytes: UnsafeBufferPointer<UInt8>

    static func == (a: ByteSlice, b: ByteSlice) -> Bool { a.bytes.elementsEqual(b.bytes) }
    func hash(into hasher: inout Hasher) { hasher.combine(bytes: UnsafeRawBufferPointer(bytes)) }
  }

  /// Reads a document and gives its context; nil when it is not of this shape.
  static func read(_ start: ByteScanner, sink: TermSink, known: KnownTerms, base: String) throws -> JSON? {
    var scanner = start
    let scratch = Scratch()
    scanner.skipJSONSpace()
    guard scanner.consume(if: "{") else { return nil }
    guard try key("@context", &scanner) else { return nil }
    let context = try scanner.jsonValue(scratch)
    guard context.members != nil else { return nil }
    scanner.skipJSONSpace()
    guard scanner.consume(if: ","), try key("@graph", &scanner) else { return nil }
    let active = try ActiveContext(base: base).processing(context)
    guard isSimple(active) else { return nil }
    var reader = FlatReader(scanner, sink: sink, known: known, active: active)
    guard try reader.nodes(graph: .none) else { return nil }
    reader.scanner.skipJSONSpace()
    guard reader.scanner.consume(if: "}") else { return nil }
    try reader.scanner.expectJSONEnd()
    for quad in reader.quads { sink.add(quad.triple.s, quad.triple.p, quad.triple.o, graph: quad.graph) }
    return context
  }

  private init(_ scanner: ByteScanner, sink: TermSink, known: KnownTerms, active: ActiveContext) {
    self.scanner = scanner
    self.sink = sink
    self.known = known
    self.active = active
    let base = active.base ?? ""
    let appends = IRI.isAbsolute(base) && IRI.resolve("x", against: base) == IRI(base + "x")
    self.base = appends ? Array(base.utf8) : []
    prefixes = active.terms.compactMap { name, term in
      guard term.isPrefix, let iri = term.iri else { return nil }
      return (Array(name.text.utf8), Array(iri.utf8))
    }
  }

  private static func key(_ key: String, _ scanner: inout ByteScanner) throws -> Bool {
    scanner.skipJSONSpace()
    guard scanner.at("\""), !scanner.atEnd else { return false }
    let raw = try scanner.jsonString()
    scanner.skipJSONSpace()
    return !raw.hasEscapes && scanner.slice(raw.start, raw.end).elementsEqual(key.utf8)
      && scanner.consume(if: ":")
  }

  /// Whether a context only names things.
  private static func isSimple(_ active: ActiveContext) -> Bool {
    active.language == nil && active.direction == nil && active.previous == nil
      && active.terms.values.allSatisfy { term in
        term.context == nil && term.container.isEmpty && term.direction == .unset && term.language == .unset
          && term.index == nil && term.nest == nil && term.type == nil && !term.isReverse
          && !(term.iri.map(Keyword.isKeyword) ?? false)
      }
  }

  // MARK: Nodes

  /// Reads an array of nodes.
  private mutating func nodes(graph: TermID) throws(FormatError) -> Bool {
    scanner.skipJSONSpace()
    let open = scanner.position
    guard scanner.consume(if: "[") else { return false }
    scanner.skipJSONSpace()
    if scanner.consume(if: "]") { return true }
    while true {
      guard try node(graph: graph) else { return false }
      if try scanner.endsJSON("]", open: open, what: "the array") { return true }
    }
  }

  private mutating func node(graph: TermID) throws(FormatError) -> Bool {
    scanner.skipJSONSpace()
    let open = scanner.position
    guard scanner.consume(if: "{") else { return false }
    scanner.skipJSONSpace()
    guard scanner.at("\"@id\"") else { return false }
    scanner.advance(5)
    try scanner.expectJSON(":")
    scanner.skipJSONSpace()
    guard scanner.at("\"") else { return false }
    guard let subject = try reference(try scanner.jsonString()) else { return false }
    var seen: [ByteScanner.RawString] = []
    while try !scanner.endsJSON("}", open: open, what: "the object") {
      scanner.skipJSONSpace()
      let start = scanner.position
      let raw = try scanner.jsonString()
      if raw.hasEscapes { return false }
      let key = scanner.slice(raw.start, raw.end)
      for other in seen where scanner.slice(other.start, other.end).elementsEqual(key) {
        throw scanner.failure(.duplicateKey(scanner.string(raw.start, raw.end)), at: start)
      }
      seen.append(raw)
      try scanner.expectJSON(":")
      scanner.skipJSONSpace()
      if key.first == UInt8(ascii: "@") {
        if key.elementsEqual("@type".utf8) {
          guard try typeValues(of: subject, graph: graph) else { return false }
        } else if key.elementsEqual("@graph".utf8), graph == .none {
          guard try nodes(graph: subject) else { return false }
        } else {
          return false
        }
      } else {
        guard let predicate = try predicate(key), try values(of: subject, predicate, graph: graph) else {
          return false
        }
      }
    }
    return true
  }

  private mutating func typeValues(of subject: TermID, graph: TermID) throws(FormatError) -> Bool {
    let open = scanner.position
    guard scanner.consume(if: "[") else { return try typeValue(of: subject, graph: graph) }
    scanner.skipJSONSpace()
    if scanner.consume(if: "]") { return true }
    while true {
      scanner.skipJSONSpace()
      guard try typeValue(of: subject, graph: graph) else { return false }
      if try scanner.endsJSON("]", open: open, what: "the array") { return true }
    }
  }

  private mutating func typeValue(of subject: TermID, graph: TermID) throws(FormatError) -> Bool {
    guard scanner.at("\"") else { return false }
    guard let type = try type(try scanner.jsonString()) else { return false }
    quads.append(IDQuad(subject, known.type, type, graph: graph))
    return true
  }

  private mutating func values(of subject: TermID, _ predicate: TermID, graph: TermID) throws(FormatError)
    -> Bool
  {
    let open = scanner.position
    guard scanner.consume(if: "[") else {
      guard let object = try value() else { return false }
      quads.append(IDQuad(subject, predicate, object, graph: graph))
      return true
    }
    scanner.skipJSONSpace()
    if scanner.consume(if: "]") { return true }
    while true {
      scanner.skipJSONSpace()
      guard let object = try value() else { return false }
      quads.append(IDQuad(subject, predicate, object, graph: graph))
      if try scanner.endsJSON("]", open: open, what: "the array") { return true }
    }
  }

  // MARK: Values

  /// Reads a string, a reference or a value object; nil when it is something else.
  private mutating func value() throws(FormatError) -> TermID? {
    if scanner.at("\"") {
      return try sink.literal(scanner.text(try scanner.jsonString(), scratch), datatype: known.string)
    }
    let open = scanner.position
    guard scanner.consume(if: "{") else { return nil }
    var parts = ValueParts()
    repeat {
      scanner.skipJSONSpace()
      let start = scanner.position
      guard scanner.at("\"") else { return nil }
      let raw = try scanner.jsonString()
      if raw.hasEscapes { return nil }
      try scanner.expectJSON(":")
      scanner.skipJSONSpace()
      guard scanner.at("\"") else { return nil }
      let text = try scanner.jsonString()
      guard let isNew = parts.set(scanner.slice(raw.start, raw.end), text) else { return nil }
      if !isNew { throw scanner.failure(.duplicateKey(scanner.string(raw.start, raw.end)), at: start) }
    } while try !scanner.endsJSON("}", open: open, what: "the object")
    return try term(parts)
  }

  /// The members of an object in the place of a value.
  private struct ValueParts {
    var id: ByteScanner.RawString?
    var value: ByteScanner.RawString?
    var type: ByteScanner.RawString?
    var language: ByteScanner.RawString?
    var direction: ByteScanner.RawString?

    /// Takes a member: whether it is the first of its key, or nil for a key that is not known.
    mutating func set(_ key: UnsafeBufferPointer<UInt8>, _ text: ByteScanner.RawString) -> Bool? {
      func put(_ part: inout ByteScanner.RawString?) -> Bool {
        if part != nil { return false }
        part = text
        return true
      }
      if key.elementsEqual("@id".utf8) { return put(&id) }
      if key.elementsEqual("@value".utf8) { return put(&value) }
      if key.elementsEqual("@type".utf8) { return put(&type) }
      if key.elementsEqual("@language".utf8) { return put(&language) }
      if key.elementsEqual("@direction".utf8) { return put(&direction) }
      return nil
    }
  }

  private mutating func term(_ parts: ValueParts) throws(FormatError) -> TermID? {
    if let id = parts.id {
      let hasMore = parts.value != nil || parts.type != nil || parts.language != nil || parts.direction != nil
      return hasMore ? nil : try reference(id)
    }
    guard let value = parts.value else { return nil }
    if let type = parts.type {
      guard parts.language == nil, parts.direction == nil, let datatype = try datatype(type) else {
        return nil
      }
      return try sink.literal(scanner.text(value, scratch), datatype: datatype)
    }
    guard let language = parts.language else {
      if parts.direction != nil { return nil }
      return try sink.literal(scanner.text(value, scratch), datatype: known.string)
    }
    guard LanguageTag.isWellFormed(scanner.text(language, joined)) else { return nil }
    var direction: Direction?
    if let raw = parts.direction {
      direction = Direction(rawValue: scanner.string(raw, joined))
      if direction == nil { return nil }
    }
    return try sink.literal(
      scanner.text(value, scratch), language: scanner.text(language, joined), direction: direction)
  }

  // MARK: IRIs

  private mutating func predicate(_ key: UnsafeBufferPointer<UInt8>) throws(FormatError) -> TermID? {
    if let known = predicates[ByteSlice(bytes: key)] { return known }
    let text = String(decoding: key, as: UTF8.self)
    guard let iri = active.expand(text, vocab: true), !Keyword.isKeyword(iri), IRISyntax.isWellFormed(iri)
    else {
      return nil
    }
    let id = try sink.iri(IRI(iri))
    predicates[ByteSlice(bytes: key)] = id
    return id
  }

  private mutating func type(_ raw: ByteScanner.RawString) throws(FormatError) -> TermID? {
    if raw.hasEscapes { return nil }
    let slice = ByteSlice(bytes: scanner.slice(raw.start, raw.end))
    if let known = types[slice] { return known }
    let text = scanner.string(raw.start, raw.end)
    guard let iri = active.expand(text, documentRelative: true, vocab: true), !Keyword.isKeyword(iri),
      IRISyntax.isWellFormed(iri)
    else { return nil }
    let id = try sink.iri(IRI(iri))
    types[slice] = id
    return id
  }

  /// A datatype, which is resolved like a type.
  private mutating func datatype(_ raw: ByteScanner.RawString) throws(FormatError) -> TermID? {
    try type(raw)
  }

  /// The node that an `@id` names; nil when it is a keyword or no IRI.
  private mutating func reference(_ raw: ByteScanner.RawString) throws(FormatError) -> TermID? {
    let text = scanner.text(raw, scratch)
    guard let first = text.first, first != UInt8(ascii: "@") else { return nil }
    var colon = 0
    var isPlain = true
    while colon < text.count, text[colon] != UInt8(ascii: ":") {
      let byte = text[colon]
      let fits =
        CharacterClass.isLetter(byte) || CharacterClass.isDigit(byte) || byte == UInt8(ascii: "-")
        || byte == UInt8(ascii: "_") || byte >= 0x80
      if !fits { isPlain = false }
      colon += 1
    }
    if colon == text.count {
      if isPlain, !base.isEmpty {
        joined.clear()
        joined.append(base)
        joined.append(text)
        return try sink.iri(joined.text)
      }
      return try slowReference(text)
    }
    let suffix = UnsafeBufferPointer(rebasing: text[(colon + 1)...])
    if colon == 1, first == UInt8(ascii: "_") { return suffix.isEmpty ? nil : try sink.blank(suffix) }
    let isHierarchical =
      suffix.count > 1 && suffix[0] == UInt8(ascii: "/") && suffix[1] == UInt8(ascii: "/")
    if !isHierarchical, colon > 0 {
      let prefix = text[..<colon]
      for (name, namespace) in prefixes where name.count == colon && name.elementsEqual(prefix) {
        joined.clear()
        joined.append(namespace)
        joined.append(suffix)
        return IRISyntax.isAbsolute(joined.text) ? try sink.iri(joined.text) : nil
      }
    }
    return IRISyntax.isAbsolute(text) ? try sink.iri(text) : try slowReference(text)
  }

  private func slowReference(_ text: UnsafeBufferPointer<UInt8>) throws(FormatError) -> TermID? {
    guard let iri = active.expand(String(decoding: text, as: UTF8.self), documentRelative: true),
      IRISyntax.isWellFormed(iri)
    else { return nil }
    return try sink.iri(IRI(iri))
  }
}
