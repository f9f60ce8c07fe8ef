import RDF
import TripleStore

/// Reads N-Triples and N-Quads 1.1 and 1.2, a statement a line, straight from the bytes into the dictionary.
struct NTriplesReader {
  /// How deep triple terms may nest.
  static let depthLimit = 400

  private var scanner: ByteScanner
  private(set) var sink: TermSink
  private let known: KnownTerms
  private let hasGraphs: Bool
  private let scratch = Scratch()
  private let datatypeScratch = Scratch()
  private var depth = 0

  init(_ scanner: ByteScanner, sink: TermSink, hasGraphs: Bool) throws(FormatError) {
    self.init(scanner, sink: sink, known: try KnownTerms(sink), hasGraphs: hasGraphs)
  }

  init(_ scanner: ByteScanner, sink: TermSink, known: KnownTerms, hasGraphs: Bool) {
    self.scanner = scanner
    self.sink = sink
    self.known = known
    self.hasGraphs = hasGraphs
  }

  /// Reads one term that is the whole text.
  static func term(_ scanner: ByteScanner, sink: inout TermSink) throws(FormatError) -> TermID {
    var reader = try NTriplesReader(scanner, sink: sink, hasGraphs: false)
    defer { sink = reader.sink }
    let id = try reader.object()
    if !reader.scanner.atEnd { throw reader.scanner.unexpected(expected: "the end of the term") }
    return id
  }

  /// Reads to the end of the document.
  mutating func read() throws(FormatError) {
    while true {
      skipBlanks()
      if scanner.atEnd { return }
      if scanner.at("\n") || scanner.at("\r") {
        scanner.advance()
      } else if scanner.at("#") {
        skipComment()
      } else {
        if scanner.at(word: "version"), scanner.at("VERSION") {
          scanner.advance(7)
          skipBlanks()
          try scanner.versionLabel(inSingleQuotes: false)
        } else {
          try statement()
        }
        skipBlanks()
        if scanner.at("#") { skipComment() }
        if !scanner.atEnd, !scanner.at("\n"), !scanner.at("\r") {
          throw scanner.unexpected(expected: "the end of the line")
        }
      }
    }
  }

  private mutating func skipBlanks() {
    while scanner.at(" ") || scanner.at("\t") { scanner.advance() }
  }

  private mutating func skipComment() {
    while !scanner.atEnd, !scanner.at("\n"), !scanner.at("\r") { scanner.advance() }
  }

  private mutating func statement() throws(FormatError) {
    let subject = try subject()
    skipBlanks()
    let predicate = try predicate()
    skipBlanks()
    let object = try object()
    skipBlanks()
    var graph = TermID.none
    if hasGraphs, scanner.at("<") || scanner.at("_:") {
      graph = try self.subject()
      skipBlanks()
    }
    if !scanner.consume(if: ".") {
      throw hasGraphs && graph == .none
        ? scanner.unexpected(expected: "a graph", "'.'") : scanner.unexpected(expected: "'.'")
    }
    sink.add(subject, predicate, object, graph: graph)
  }

  private mutating func subject() throws(FormatError) -> TermID {
    if scanner.at("<"), scanner.peek(1) != UInt8(ascii: "<") { return try iri() }
    if scanner.at("_:") { return try sink.blank(try scanner.blankLabel()) }
    throw scanner.unexpected(expected: "an IRI", "a blank node")
  }

  private mutating func predicate() throws(FormatError) -> TermID {
    guard scanner.at("<"), scanner.peek(1) != UInt8(ascii: "<") else {
      throw scanner.unexpected(expected: "an IRI")
    }
    return try iri()
  }

  private mutating func object() throws(FormatError) -> TermID {
    switch scanner.peek() {
    case UInt8(ascii: "\""): return try literal()
    case UInt8(ascii: "<"):
      return scanner.peek(1) == UInt8(ascii: "<") ? try tripleTerm() : try iri()
    case UInt8(ascii: "_") where scanner.at("_:"): return try sink.blank(try scanner.blankLabel())
    default: throw scanner.unexpected(expected: "an IRI", "a blank node", "a literal", "a triple term")
    }
  }

  private mutating func iri() throws(FormatError) -> TermID {
    let start = scanner.position
    let text = try scanner.iriReference(scratch)
    try check(text, at: start)
    return try sink.iri(text)
  }

  private func check(_ iri: UnsafeBufferPointer<UInt8>, at start: Int) throws(FormatError) {
    if IRISyntax.isWhole(iri) { return }
    let text = String(decoding: iri, as: UTF8.self)
    throw scanner.failure(IRISyntax.hasScheme(iri) ? .invalidIRI(text) : .relativeIRI(text), at: start)
  }

  private mutating func tripleTerm() throws(FormatError) -> TermID {
    guard scanner.consume(if: "<<(") else { throw scanner.unexpected(expected: "'<<('") }
    depth += 1
    if depth > NTriplesReader.depthLimit { throw scanner.failure(.tooDeep(limit: NTriplesReader.depthLimit)) }
    skipBlanks()
    let subject = try subject()
    skipBlanks()
    let predicate = try predicate()
    skipBlanks()
    let object = try object()
    skipBlanks()
    guard scanner.consume(if: ")>>") else { throw scanner.unexpected(expected: "')>>'") }
    depth -= 1
    return try sink.triple(subject, predicate, object)
  }

  private mutating func literal() throws(FormatError) -> TermID {
    let open = scanner.position
    scanner.advance()
    let start = scanner.position
    let bytes = scanner.bytes
    var position = start
    while position < bytes.count, bytes[position] != 0x22, bytes[position] != 0x5c, bytes[position] != 0x0a,
      bytes[position] != 0x0d
    {
      position += 1
    }
    scanner.position = position
    if scanner.at("\"") {
      scanner.advance()
      return try suffix(of: scanner.slice(start, position))
    }
    scratch.clear()
    scratch.append(scanner.slice(start, position))
    while !scanner.at("\"") {
      if scanner.atEnd || scanner.at("\n") || scanner.at("\r") {
        throw scanner.failure(.unterminated("the string"), at: open)
      }
      if scanner.at("\\") {
        try scanner.stringEscape(into: scratch)
      } else {
        scratch.append(scanner.peek())
        scanner.advance()
      }
    }
    scanner.advance()
    return try suffix(of: scratch.text)
  }

  /// What follows a string's closing quote: a datatype, a language, or nothing.
  private mutating func suffix(of lexical: UnsafeBufferPointer<UInt8>) throws(FormatError) -> TermID {
    let end = scanner.position
    skipBlanks()
    if !scanner.at("^^"), !scanner.at("@") { scanner.position = end }
    if scanner.consume(if: "^^") {
      skipBlanks()
      guard scanner.at("<") else { throw scanner.unexpected(expected: "an IRI") }
      let start = scanner.position
      let text = try scanner.iriReference(datatypeScratch)
      try check(text, at: start)
      let datatype = try sink.iri(text)
      if known.needsLanguage(datatype) { throw scanner.failure(.missingLanguage, at: start) }
      return try sink.literal(lexical, datatype: datatype)
    }
    if scanner.at("@") {
      let (tag, direction) = try scanner.languageTag()
      return try sink.literal(lexical, language: tag, direction: direction)
    }
    return try sink.literal(lexical, datatype: known.string)
  }
}
