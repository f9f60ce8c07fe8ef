import RDF

/// What a document of query results holds.
public enum ResultsDocument: Sendable {
  /// The variables without `?`, and a row for each solution; nil is unbound.
  case solutions(variables: [String], rows: [[Term?]])
  case boolean(Bool)
}

/// Reads SPARQL 1.1 Query Results JSON, with the triple terms and base directions of 1.2. O(n).
///
/// A member that the recommendations do not name is passed over. Throws where the document is no JSON, or not such
/// results.
public func readResults(_ bytes: [UInt8]) throws(FormatError) -> ResultsDocument {
  try bytes.withUnsafeBufferPointer { (buffer) throws(FormatError) -> ResultsDocument in
    if let offset = UTF8Check.firstError(in: buffer) {
      throw FormatError(.invalidUTF8(offset: offset), at: ByteScanner.location(of: offset, in: buffer))
    }
    var reader = ResultsReader(ByteScanner(buffer))
    return try reader.read()
  }
}

/// The reading of one document of results.
private struct ResultsReader {
  private var scanner: ByteScanner

  init(_ scanner: ByteScanner) { self.scanner = scanner }

  mutating func read() throws(FormatError) -> ResultsDocument {
    let document = try scanner.jsonValue(Scratch())
    try scanner.expectJSONEnd()
    if let truth = document["boolean"] {
      guard let truth = truth.boolean else { throw failure("\"boolean\" is true or false", truth) }
      return .boolean(truth)
    }
    let variables = try variables(try member("head", of: document))
    let bindings = try member("bindings", of: try member("results", of: document))
    guard bindings.isArray else { throw failure("\"bindings\" is an array", bindings) }
    var columns: [ExactText: Int] = [:]
    for (column, variable) in variables.enumerated() { columns[ExactText(variable)] = column }
    var rows: [[Term?]] = []
    rows.reserveCapacity(bindings.items.count)
    for solution in bindings.items {
      guard let members = solution.members else { throw failure("a solution is an object", solution) }
      var row: [Term?] = Array(repeating: nil, count: variables.count)
      for member in members {
        guard let column = columns[ExactText(member.key)] else {
          throw failure("the variable \"\(member.key)\" is not in the head", member.value)
        }
        row[column] = try term(member.value)
      }
      rows.append(row)
    }
    return .solutions(variables: variables, rows: rows)
  }

  private func variables(_ head: JSON) throws(FormatError) -> [String] {
    let list = try member("vars", of: head)
    guard list.isArray else { throw failure("\"vars\" is an array", list) }
    var variables: [String] = []
    for item in list.items { variables.append(try text(item)) }
    return variables
  }

  private func term(_ value: JSON) throws(FormatError) -> Term {
    let type = try member("type", of: value)
    switch type.string {
    case "uri": return .iri(try iri(try member("value", of: value)))
    case "bnode": return .blank(try text(try member("value", of: value)))
    case "literal", "typed-literal": return .literal(try literal(value))
    case "triple":
      let parts = try member("value", of: value)
      return .triple(
        Triple(
          try term(try member("subject", of: parts)), try term(try member("predicate", of: parts)),
          try term(try member("object", of: parts))))
    default: throw failure("a term's type is uri, literal, bnode or triple", type)
    }
  }

  private func literal(_ value: JSON) throws(FormatError) -> Literal {
    let lexical = try text(try member("value", of: value))
    if let tag = value["xml:lang"] {
      let language = try text(tag)
      guard LanguageTag.isWellFormed(language.utf8) else {
        throw scanner.failure(.invalidLanguage(language), at: tag.offset)
      }
      guard let direction = value["its:dir"] else { return Literal(lexical, language: language) }
      let name = try text(direction)
      guard let known = Direction(rawValue: name) else {
        throw scanner.failure(.invalidDirection(name), at: direction.offset)
      }
      return Literal(lexical, language: language, direction: known)
    }
    guard let datatype = value["datatype"] else { return Literal(lexical) }
    return Literal(lexical, datatype: try iri(datatype))
  }

  private func iri(_ value: JSON) throws(FormatError) -> IRI {
    let name = try text(value)
    guard IRISyntax.isWellFormed(name) else { throw scanner.failure(.invalidIRI(name), at: value.offset) }
    return IRI(name)
  }

  private func text(_ value: JSON) throws(FormatError) -> String {
    guard let text = value.string else { throw failure("a string is wanted here", value) }
    return text
  }

  private func member(_ key: String, of object: JSON) throws(FormatError) -> JSON {
    guard let member = object[key] else { throw failure("\"\(key)\" is missing", object) }
    return member
  }

  private func failure(_ what: String, _ value: JSON) -> FormatError {
    scanner.failure(.results(what), at: value.offset)
  }
}
