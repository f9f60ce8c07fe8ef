import RDF
import TripleStore

/// Reads Turtle and TriG, 1.1 and 1.2, in one pass: triples go to the sink as soon as they are known.
///
/// The main file holds the document's frame: directives, graphs, statements. Sentences (predicates and objects) are in
/// `TurtleReader+Sentences`, terms in `TurtleReader+Terms`, triple terms and annotations in `TurtleReader+Triples`.
struct TurtleReader {
  /// How deep brackets may nest.
  static let depthLimit = 400

  var scanner: ByteScanner
  var sink: TermSink
  let known: KnownTerms
  let hasGraphs: Bool
  let scratch = Scratch()
  let secondScratch = Scratch()
  var base: String
  var prefixes: [(name: [UInt8], namespace: [UInt8])] = []
  var graph = TermID.none
  var depth = 0

  init(_ scanner: ByteScanner, sink: TermSink, base: String, hasGraphs: Bool) throws(FormatError) {
    self.scanner = scanner
    self.sink = sink
    self.base = base
    self.hasGraphs = hasGraphs
    known = try KnownTerms(sink)
  }

  /// Reads to the end of the document.
  mutating func read() throws(FormatError) {
    skipSpace()
    while !scanner.atEnd {
      if try !directive() { try hasGraphs ? block() : statement() }
      skipSpace()
    }
  }

  mutating func skipSpace() { scanner.skipSpaceAndComments() }

  /// Counts a bracket that opens.
  mutating func enter() throws(FormatError) {
    depth += 1
    if depth > TurtleReader.depthLimit { throw scanner.failure(.tooDeep(limit: TurtleReader.depthLimit)) }
  }

  /// Counts a bracket that closes.
  mutating func leave() { depth -= 1 }

  // MARK: Directives

  /// Reads `@prefix`, `@base`, `@version` or their SPARQL forms; false when none stands here.
  private mutating func directive() throws(FormatError) -> Bool {
    let hasAt = scanner.at("@")
    let start = scanner.position
    var word: StaticString?
    if hasAt { scanner.advance() }
    if isKeyword("prefix", any: !hasAt) {
      word = "prefix"
    } else if isKeyword("base", any: !hasAt) {
      word = "base"
    } else if isKeyword("version", any: !hasAt) {
      word = "version"
    }
    guard let word else {
      scanner.position = start
      if hasAt { throw scanner.unexpected(expected: "@prefix", "@base", "@version", "a subject") }
      return false
    }
    scanner.advance(word.utf8CodeUnitCount)
    skipSpace()
    switch word.utf8Start[0] {
    case UInt8(ascii: "p"): try prefixDeclaration()
    case UInt8(ascii: "b"): base = try iriText(expecting: "the base in angle brackets")
    default: try scanner.versionLabel(inSingleQuotes: true)
    }
    if hasAt {
      skipSpace()
      try scanner.expect(".")
    }
    return true
  }

  /// Whether a keyword stands here as a whole word that does not begin a prefixed name.
  func isKeyword(_ word: StaticString, any isAnyCase: Bool) -> Bool {
    guard isAnyCase ? scanner.at(word: word) : scanner.at(word) else { return false }
    let next = scanner.peek(word.utf8CodeUnitCount)
    func continues(_ byte: UInt8) -> Bool {
      byte == UInt8(ascii: ":") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") || byte >= 0x80
        || CharacterClass.isLetter(byte) || CharacterClass.isDigit(byte)
    }
    if next == UInt8(ascii: ".") { return !continues(scanner.peek(word.utf8CodeUnitCount + 1)) }
    return !continues(next)
  }

  private mutating func prefixDeclaration() throws(FormatError) {
    let start = scanner.position
    let name = prefixName()
    guard scanner.at(":") else { throw scanner.unexpected(expected: "a prefix and ':'", at: start) }
    scanner.advance()
    skipSpace()
    let namespace = Array(try iriText(expecting: "an IRI in angle brackets").utf8)
    prefixes.removeAll { $0.name == name }
    prefixes.append((name, namespace))
  }

  /// An IRI in angle brackets, resolved.
  private mutating func iriText(expecting what: String) throws(FormatError) -> String {
    guard scanner.at("<") else { throw scanner.unexpected(expected: what) }
    let start = scanner.position
    return try resolve(try scanner.iriReference(scratch), at: start)
  }

  // MARK: Statements

  /// Reads one sentence of Turtle with its dot.
  private mutating func statement() throws(FormatError) {
    try triples()
    skipSpace()
    try scanner.expect(".")
  }

  /// Reads a part of a TriG document: a graph with its name, a graph without one, or a sentence.
  private mutating func block() throws(FormatError) {
    if isKeyword("graph", any: true) {
      scanner.advance(5)
      skipSpace()
      let name = try graphName()
      skipSpace()
      guard scanner.at("{") else { throw scanner.unexpected(expected: "'{'") }
      try braces(name)
    } else if scanner.at("{") {
      try braces(.none)
    } else {
      try namedGraphOrTriples()
    }
  }

  private mutating func graphName() throws(FormatError) -> TermID {
    if scanner.at("[") {
      guard let id = try anonymous() else { throw scanner.unexpected(expected: "a graph's name") }
      return id
    }
    if let id = try iriOrBlank() { return id }
    throw scanner.unexpected(expected: "a graph's name")
  }

  /// Reads what begins with a term that is either a graph's name or a sentence's subject.
  private mutating func namedGraphOrTriples() throws(FormatError) {
    let start = scanner
    if scanner.at("[") {
      var ahead = scanner
      if ahead.consumeAnonymous() {
        ahead.skipSpaceAndComments()
        if ahead.at("{") {
          scanner = ahead
          return try braces(try sink.freshBlank())
        }
      }
    } else if !scanner.at("("), !scanner.at("<<"), let name = try iriOrBlank() {
      skipSpace()
      if scanner.at("{") { return try braces(name) }
      scanner = start
    }
    try statement()
  }

  private mutating func braces(_ name: TermID) throws(FormatError) {
    let open = scanner.position
    scanner.advance()
    graph = name
    skipSpace()
    while !scanner.consume(if: "}") {
      if scanner.atEnd { throw scanner.failure(.unterminated("the graph"), at: open) }
      try triples()
      skipSpace()
      if scanner.consume(if: ".") {
        skipSpace()
      } else if !scanner.at("}") {
        throw scanner.unexpected(expected: "'.'", "'}'")
      }
    }
    graph = .none
  }
}
