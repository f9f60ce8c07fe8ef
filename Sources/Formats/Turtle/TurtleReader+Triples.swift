import RDF
import TripleStore

/// Triple terms, reified triples and annotations (RDF 1.2).
extension TurtleReader {
  /// Reads `<<( s p o )>>`.
  mutating func tripleTerm() throws(FormatError) -> TermID {
    let open = scanner.position
    try enter()
    scanner.advance(3)
    skipSpace()
    let subject = try plainNode()
    skipSpace()
    let predicate = try verb()
    skipSpace()
    let object =
      scanner.at("<<(")
      ? try tripleTerm() : try plainObject("an IRI", "a blank node", "a literal", "a triple term")
    skipSpace()
    if scanner.atEnd { throw scanner.failure(.unterminated("the triple term"), at: open) }
    guard scanner.consume(if: ")>>") else { throw scanner.unexpected(expected: "')>>'") }
    leave()
    return try sink.triple(subject, predicate, object)
  }

  /// Reads `<< s p o ~ r >>`, says what its reifier reifies, and gives the reifier.
  mutating func reifiedTriple() throws(FormatError) -> TermID {
    let open = scanner.position
    try enter()
    scanner.advance(2)
    skipSpace()
    let subject = isReifiedTriple ? try reifiedTriple() : try plainNode()
    skipSpace()
    let predicate = try verb()
    skipSpace()
    let object: TermID
    if scanner.at("<<(") {
      object = try tripleTerm()
    } else if isReifiedTriple {
      object = try reifiedTriple()
    } else {
      object = try plainObject("an IRI", "a blank node", "a literal", "a triple")
    }
    skipSpace()
    let reifier = scanner.at("~") ? try self.reifier() : try sink.freshBlank()
    skipSpace()
    if scanner.atEnd { throw scanner.failure(.unterminated("the triple"), at: open) }
    guard scanner.consume(if: ">>") else { throw scanner.unexpected(expected: "'>>'") }
    leave()
    try reify(reifier, subject, predicate, object)
    return reifier
  }

  /// Reads the reifiers and blocks that follow an object.
  mutating func annotations(_ subject: TermID, _ predicate: TermID, _ object: TermID) throws(FormatError) {
    var current: TermID?
    while true {
      skipSpace()
      if scanner.at("~") {
        let reifier = try self.reifier()
        try reify(reifier, subject, predicate, object)
        current = reifier
      } else if scanner.at("{|") {
        let open = scanner.position
        try enter()
        scanner.advance(2)
        let reifier: TermID
        if let current {
          reifier = current
        } else {
          reifier = try sink.freshBlank()
          try reify(reifier, subject, predicate, object)
        }
        try predicates(of: reifier)
        skipSpace()
        if scanner.atEnd { throw scanner.failure(.unterminated("the annotation"), at: open) }
        guard scanner.consume(if: "|}") else { throw scanner.unexpected(expected: "';'", "'|}'") }
        leave()
        current = nil
      } else {
        return
      }
    }
  }

  private var isReifiedTriple: Bool { scanner.at("<<") && !scanner.at("<<(") }

  /// Reads `~` and the node that may follow it.
  private mutating func reifier() throws(FormatError) -> TermID {
    scanner.advance()
    skipSpace()
    if scanner.at("["), let id = try anonymous() { return id }
    if !scanner.at("<<"), let id = try iriOrBlank() { return id }
    return try sink.freshBlank()
  }

  private mutating func reify(_ reifier: TermID, _ subject: TermID, _ predicate: TermID, _ object: TermID)
    throws(FormatError)
  {
    sink.add(reifier, known.reifies, try sink.triple(subject, predicate, object), graph: graph)
  }

  /// An IRI or a blank node without properties.
  private mutating func plainNode() throws(FormatError) -> TermID {
    if scanner.at("["), let id = try anonymous() { return id }
    if !scanner.at("<<"), let id = try iriOrBlank() { return id }
    throw scanner.unexpected(expected: "an IRI", "a blank node")
  }

  private mutating func plainObject(_ expected: String...) throws(FormatError) -> TermID {
    if scanner.at("["), let id = try anonymous() { return id }
    if !scanner.at("<<") {
      if let id = try iriOrBlank() { return id }
      if let id = try literal() { return id }
    }
    throw scanner.failure(.unexpected(found: scanner.describe(), expected: expected))
  }
}
