import RDF

/// Queries and updates of the algebra as text of standard SPARQL 1.2, which means the same without this program.
///
/// Every IRI is whole or behind a prefix that the text declares. Variables of the algebra's own (blank nodes of a
/// pattern, aggregates) get names that the query does not use. A blank node in a pattern can't be said.
public struct SPARQLText {
  /// Prefixes that may be used, each with its namespace.
  private let prefixes: [(prefix: String, namespace: String)]
  /// What `IRI()` resolves against where the statement has no base of its own.
  private let base: String
  private var used: [String: String] = [:]
  /// The base that the text needs, if it does.
  private var neededBase: String?
  private var names: [Variable: String] = [:]
  private var taken: Set<String> = []
  private var blanks: [ExactText: String] = [:]
  private var lines: [String] = []
  var depth = 0

  private init(prefixes: [(prefix: String, namespace: String)], base: String) {
    self.prefixes = prefixes
    self.base = base
  }

  /// A query as text. O(size of the query · prefixes).
  public static func of(
    _ query: Query, prefixes: [(prefix: String, namespace: String)] = [], base: String
  ) -> String {
    var text = SPARQLText(prefixes: prefixes, base: base)
    text.taken = Set(Survey(query).variables.map(\.name))
    text.write(query)
    return text.finish()
  }

  /// An update of one or more operations as text.
  public static func of(
    _ updates: [Update], prefixes: [(prefix: String, namespace: String)] = [], base: String
  ) -> String {
    var text = SPARQLText(prefixes: prefixes, base: base)
    text.taken = Set(Survey(updates).variables.map(\.name))
    for (number, update) in updates.enumerated() {
      if number > 0 { text.append(" ;") }
      text.write(update)
    }
    return text.finish()
  }

  private func finish() -> String {
    var head: [String] = []
    if let neededBase { head.append("BASE <\(neededBase)>") }
    head += used.sorted { $0.key < $1.key }.map { "PREFIX \($0.key): <\($0.value)>" }
    return (head + lines).joined(separator: "\n") + "\n"
  }

  // MARK: Lines

  mutating func line(_ text: String) {
    lines.append(String(repeating: "  ", count: depth) + text)
  }

  /// Adds to the last line.
  mutating func append(_ text: String) {
    if lines.isEmpty { lines.append("") }
    lines[lines.count - 1] += text
  }

  /// A group in braces, its opening brace behind some words.
  mutating func braces(_ words: String, _ body: (inout SPARQLText) -> Void) {
    line(words.isEmpty ? "{" : words + " {")
    depth += 1
    body(&self)
    depth -= 1
    line("}")
  }

  /// The lines that something writes, which are not part of the text.
  mutating func aside(_ body: (inout SPARQLText) -> Void) -> [String] {
    let outer = lines
    lines = []
    body(&self)
    defer { lines = outer }
    return lines
  }

  // MARK: Names

  /// A variable with its mark. One of the algebra's own gets a name that nothing else has.
  mutating func name(_ variable: Variable) -> String {
    guard variable.isInternal else { return "?" + variable.name }
    if let name = names[variable] { return "?" + name }
    let stem = variable.name.dropFirst().filter { $0.isLetter || $0.isNumber }
    var name = stem.isEmpty ? "v" : String(stem)
    while !taken.insert(name).inserted { name += "_" }
    names[variable] = name
    return "?" + name
  }

  /// A variable that nothing else has.
  mutating func fresh() -> String {
    var name = "one"
    while !taken.insert(name).inserted { name += "_" }
    return "?" + name
  }

  mutating func iri(_ iri: IRI) -> String {
    var best: (prefix: String, namespace: String, local: String)?
    for (prefix, namespace) in prefixes where namespace.utf8.count > best?.namespace.utf8.count ?? 0 {
      guard let local = Context.local(iri, below: namespace), SPARQLText.isPlainLocal(local) else { continue }
      best = (prefix, namespace, local)
    }
    guard let best else { return "<\(iri.string)>" }
    used[best.prefix] = best.namespace
    return "\(best.prefix):\(best.local)"
  }

  private static func isPlainLocal(_ local: String) -> Bool {
    local.utf8.first != UInt8(ascii: "-")
      && local.utf8.allSatisfy {
        switch $0 {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
          true
        default: false
        }
      }
  }

  /// The base that `IRI()` needs; nil for the one of whoever runs it.
  mutating func needBase(_ base: String?) { neededBase = base ?? self.base }

  // MARK: Terms

  mutating func term(_ term: Term) -> String {
    switch term {
    case .iri(let iri): self.iri(iri)
    case .blank(let label): blank(label)
    case .literal(let literal): self.literal(literal)
    case .triple(let triple):
      "<<( \(self.term(triple.subject)) \(self.term(triple.predicate)) \(self.term(triple.object)) )>>"
    }
  }

  /// A blank node. Labels have no meaning beyond the text, so that each gets a plain one.
  private mutating func blank(_ label: String) -> String {
    if let name = blanks[ExactText(label)] { return name }
    let name = "_:b\(blanks.count)"
    blanks[ExactText(label)] = name
    return name
  }

  private mutating func literal(_ literal: Literal) -> String {
    if literal.language != nil || literal.datatype == XSD.string { return literal.description }
    let digits = literal.lexical.utf8
    let isNumber = !digits.isEmpty && digits.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
    if literal.datatype == XSD.integer, isNumber { return literal.lexical }
    if literal.datatype == XSD.boolean, literal.lexical == "true" || literal.lexical == "false" {
      return literal.lexical
    }
    return Literal.quote(literal.lexical) + "^^" + iri(literal.datatype)
  }

  mutating func term(_ pattern: TermPattern) -> String {
    switch pattern {
    case .variable(let variable): name(variable)
    case .term(let term): self.term(term)
    case .triple(let triple): "<<( \(self.triple(triple)) )>>"
    }
  }

  mutating func triple(_ triple: TriplePattern) -> String {
    let isType = triple.predicate == .term(.iri(RDFVocabulary.type))
    return "\(term(triple.subject)) \(isType ? "a" : term(triple.predicate)) \(term(triple.object))"
  }
}
