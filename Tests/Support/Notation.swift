import Algebra
import RDF
import TripleStore

/// A short notation for tiny graphs and patterns in tests.
///
/// A word is an IRI under `https://example.org/`, a number an `xsd:integer`, `"text"` (without spaces) a string,
/// `_:x` a blank node, `?x` a variable and `<<( s p o )>>` a triple term. Triples end with their line or a lone dot;
/// `@ g` at the end of one puts it into a graph.
public enum Notation {
  public static let namespace = "https://example.org/"

  /// The IRI of a word.
  public static func iri(_ word: String) -> IRI { IRI(namespace + word) }

  /// The term of a word.
  public static func term(_ word: String) -> Term {
    guard case .term(let term) = pattern(word) else { preconditionFailure("\(word) is no term") }
    return term
  }

  /// The term or variable that some words stand for.
  public static func pattern(_ text: String) -> TermPattern {
    var words = text.split(separator: " ").map(String.init)[...]
    return pattern(&words)
  }

  /// The triple patterns of a text.
  public static func triples(_ text: String) -> [TriplePattern] {
    statements(text).map { $0.triple }
  }

  /// The quads of a text without variables.
  public static func quads(_ text: String) -> [Quad] {
    statements(text).map { statement in
      guard let triple = ground(statement.triple) else { preconditionFailure("data has no variables") }
      return Quad(triple, graph: statement.graph.map { .iri(iri($0)) })
    }
  }

  /// The triples of a text without variables.
  public static func data(_ text: String) -> [Triple] { quads(text).map(\.triple) }

  /// The dataset of quads.
  public static func dataset(_ quads: [Quad]) throws -> Dataset {
    let builder = DatasetBuilder()
    for quad in quads { try builder.add(quad) }
    return builder.finish()
  }

  /// The dataset of a text without variables.
  public static func dataset(_ text: String) throws -> Dataset { try dataset(quads(text)) }

  /// The triple of a triple pattern that has no variables, or nil.
  public static func ground(_ pattern: TriplePattern) -> Triple? {
    guard let s = ground(pattern.subject), let p = ground(pattern.predicate), let o = ground(pattern.object)
    else { return nil }
    return Triple(s, p, o)
  }

  private static func ground(_ pattern: TermPattern) -> Term? {
    switch pattern {
    case .term(let term): term
    case .variable: nil
    case .triple(let triple): ground(triple).map { .triple($0) }
    }
  }

  private static func statements(_ text: String) -> [(triple: TriplePattern, graph: String?)] {
    var result: [(triple: TriplePattern, graph: String?)] = []
    for line in text.split(separator: "\n") {
      for statement in line.split(separator: " ", omittingEmptySubsequences: true).split(separator: ".") {
        var words = statement.map(String.init)[...]
        let triple = triple(&words)
        result.append((triple, words.first == "@" ? words.dropFirst().first : nil))
      }
    }
    return result
  }

  private static func triple(_ words: inout ArraySlice<String>) -> TriplePattern {
    let subject = pattern(&words)
    let predicate = pattern(&words)
    return TriplePattern(subject, predicate, pattern(&words))
  }

  private static func pattern(_ words: inout ArraySlice<String>) -> TermPattern {
    let word = words.removeFirst()
    if word.hasPrefix("?") { return .variable(Variable(String(word.dropFirst()))) }
    if word.hasPrefix("_:") { return .term(.blank(String(word.dropFirst(2)))) }
    if word.hasPrefix("\"") { return .term(.string(String(word.dropFirst().dropLast()))) }
    if let number = Int(word) { return .term(.integer(number)) }
    if word == "<<(" {
      let triple = triple(&words)
      words.removeFirst()
      return ground(triple).map { .term(.triple($0)) } ?? .triple(triple)
    }
    return .term(.iri(iri(word)))
  }
}

extension Pattern {
  /// A basic graph pattern in ``Notation``.
  public static func bgp(_ text: String) -> Pattern { .triples(Notation.triples(text)) }

  /// A property path between two ends in ``Notation``.
  public static func path(_ subject: String, _ path: Path, _ object: String) -> Pattern {
    .path(Notation.pattern(subject), path, Notation.pattern(object))
  }

  /// Inline data: the variables, and rows of terms in ``Notation``, `-` for UNDEF.
  public static func data(_ variables: String, _ rows: String...) -> Pattern {
    .values(
      Variable.list(variables),
      rows.map { row in row.split(separator: " ").map { $0 == "-" ? nil : Notation.term(String($0)) } })
  }
}

extension Path {
  /// A predicate by its word.
  public static func word(_ word: String) -> Path { .predicate(Notation.iri(word)) }
}

extension Variable {
  /// Variables by their names, without question marks.
  public static func list(_ names: String) -> [Variable] {
    names.split(separator: " ").map { Variable(String($0)) }
  }
}

extension Expression {
  /// A variable or a term in ``Notation``.
  public static func of(_ word: String) -> Expression {
    switch Notation.pattern(word) {
    case .variable(let variable): .variable(variable)
    case .term(let term): .term(term)
    case .triple: preconditionFailure("an expression has no triple pattern")
    }
  }
}
