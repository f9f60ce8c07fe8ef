import RDF
import TripleStore

/// Subjects with their predicates and objects.
extension TurtleReader {
  /// Reads a subject and what is said of it, without the dot.
  mutating func triples() throws(FormatError) {
    switch scanner.peek() {
    case UInt8(ascii: "[") where !startsAnonymous():
      let subject = try propertyList()
      skipSpace()
      if !scanner.at("."), !scanner.at("}") { try predicates(of: subject) }
    case UInt8(ascii: "<") where scanner.at("<<") && !scanner.at("<<("):
      let subject = try reifiedTriple()
      skipSpace()
      if !scanner.at("."), !scanner.at("}") { try predicates(of: subject) }
    default:
      let subject = try subject()
      try predicates(of: subject)
    }
  }

  private mutating func subject() throws(FormatError) -> TermID {
    if scanner.at("(") { return try collection() }
    if scanner.at("["), let id = try anonymous() { return id }
    if let id = try iriOrBlank() { return id }
    throw scanner.unexpected(expected: "a subject")
  }

  /// Reads predicates and objects up to what closes them.
  mutating func predicates(of subject: TermID) throws(FormatError) {
    skipSpace()
    while true {
      let predicate = try verb()
      try objects(of: subject, predicate)
      skipSpace()
      guard scanner.at(";") else { return }
      while scanner.consume(if: ";") { skipSpace() }
      if scanner.at(".") || scanner.at("]") || scanner.at("}") || scanner.at("|}") || scanner.atEnd { return }
    }
  }

  /// Reads `a` or an IRI.
  mutating func verb() throws(FormatError) -> TermID {
    if scanner.at("a"), isKeyword("a", any: false) {
      scanner.advance()
      return known.type
    }
    if !scanner.at("_:"), let id = try iriOrBlank() { return id }
    throw scanner.unexpected(expected: "a predicate")
  }

  private mutating func objects(of subject: TermID, _ predicate: TermID) throws(FormatError) {
    repeat {
      skipSpace()
      let object = try object()
      sink.add(subject, predicate, object, graph: graph)
      skipSpace()
      if scanner.at("~") || scanner.at("{|") { try annotations(subject, predicate, object) }
      skipSpace()
    } while scanner.consume(if: ",")
  }

  /// Reads an object of any kind.
  mutating func object() throws(FormatError) -> TermID {
    switch scanner.peek() {
    case UInt8(ascii: "["):
      if let id = try anonymous() { return id }
      return try propertyList()
    case UInt8(ascii: "("): return try collection()
    case UInt8(ascii: "<") where scanner.at("<<("): return try tripleTerm()
    case UInt8(ascii: "<") where scanner.at("<<"): return try reifiedTriple()
    default:
      if let id = try iriOrBlank() { return id }
      if let id = try literal() { return id }
      throw scanner.unexpected(expected: "an object")
    }
  }

  /// Reads `[ … ]` and gives its node.
  private mutating func propertyList() throws(FormatError) -> TermID {
    let open = scanner.position
    try enter()
    scanner.advance()
    let node = try sink.freshBlank()
    skipSpace()
    try predicates(of: node)
    skipSpace()
    if scanner.atEnd { throw scanner.failure(.unterminated("the bracket"), at: open) }
    guard scanner.consume(if: "]") else { throw scanner.unexpected(expected: "';'", "']'") }
    leave()
    return node
  }

  /// Reads `( … )` and gives its first node.
  private mutating func collection() throws(FormatError) -> TermID {
    let open = scanner.position
    try enter()
    scanner.advance()
    var head = known.empty
    var last = TermID.none
    while true {
      skipSpace()
      if scanner.atEnd { throw scanner.failure(.unterminated("the list"), at: open) }
      if scanner.consume(if: ")") { break }
      let node = try sink.freshBlank()
      let item = try object()
      sink.add(node, known.first, item, graph: graph)
      if last == .none { head = node } else { sink.add(last, known.rest, node, graph: graph) }
      last = node
    }
    if last != .none { sink.add(last, known.rest, known.empty, graph: graph) }
    leave()
    return head
  }
}
