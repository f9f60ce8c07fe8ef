import RDF

/// A term or another text that is compared by its code points.
struct ExactText: Hashable, Sendable, Comparable {
  let text: String

  init(_ text: String) { self.text = text }

  static func == (a: ExactText, b: ExactText) -> Bool { Bytes.equal(a.text, b.text) }
  static func < (a: ExactText, b: ExactText) -> Bool { Bytes.precedes(a.text, b.text) }
  func hash(into hasher: inout Hasher) { Bytes.hash(text, into: &hasher) }
}

/// What a context says about something: nothing, that there is none, or a value.
enum Mapping<Value: Hashable & Sendable>: Hashable, Sendable {
  case unset
  case none
  case value(Value)

  /// The value in force, where a default stands behind.
  func value(else fallback: Value?) -> Value? {
    switch self {
    case .unset: fallback
    case .none: nil
    case .value(let value): value
    }
  }
}

/// What a term holds its values in.
struct Container: OptionSet, Hashable, Sendable {
  let rawValue: Int
  static let graph = Container(rawValue: 1)
  static let id = Container(rawValue: 2)
  static let index = Container(rawValue: 4)
  static let language = Container(rawValue: 8)
  static let list = Container(rawValue: 16)
  static let set = Container(rawValue: 32)
  static let type = Container(rawValue: 64)

  /// The container of a keyword, or nil.
  init?(keyword: String) {
    switch keyword {
    case "@graph": self = .graph
    case "@id": self = .id
    case "@index": self = .index
    case "@language": self = .language
    case "@list": self = .list
    case "@set": self = .set
    case "@type": self = .type
    default: return nil
    }
  }

  init(rawValue: Int) { self.rawValue = rawValue }
}

/// A term definition (JSON-LD 1.1 API, section 4.2.1).
struct TermDefinition: Sendable {
  var iri: String?
  var isPrefix = false
  var isProtected = false
  var isReverse = false
  var container: Container = []
  var context: JSON?
  var direction: Mapping<Direction> = .unset
  var index: String?
  var language: Mapping<String> = .unset
  var nest: String?
  var type: String?

  /// Whether two definitions say the same, protection aside.
  func isSame(as other: TermDefinition) -> Bool {
    ExactText(iri ?? "") == ExactText(other.iri ?? "") && (iri == nil) == (other.iri == nil)
      && isPrefix == other.isPrefix && isReverse == other.isReverse && container == other.container
      && context == other.context && direction == other.direction && index == other.index
      && language == other.language && nest == other.nest && type == other.type
  }
}

/// An active context (JSON-LD 1.1 API, section 4.1): what keys and values mean at a place in a document.
struct ActiveContext: Sendable {
  /// An earlier context, kept by reference.
  final class Previous: Sendable {
    let context: ActiveContext
    init(_ context: ActiveContext) { self.context = context }
  }

  var terms: [ExactText: TermDefinition] = [:]
  /// The base IRI; nil when the document has set it to null.
  var base: String?
  /// The base IRI of the document, which a null context goes back to.
  let originalBase: String
  var vocab: String?
  var language: String?
  var direction: Direction?
  var previous: Previous?

  init(base: String) {
    self.base = base
    originalBase = base
  }

  func term(_ name: String?) -> TermDefinition? {
    guard let name else { return nil }
    return terms[ExactText(name)]
  }

  var hasProtectedTerms: Bool { terms.values.contains { $0.isProtected } }

  /// The value that a reference has against the base: the reference itself when there is no base.
  func resolve(_ reference: String) -> String {
    guard let base, !base.isEmpty else { return reference }
    return IRI.resolve(reference, against: base).string
  }

  /// Resolves a key or a value to an IRI, a blank node or a keyword (section 5.2.2), with the terms as they are.
  func expand(_ text: String, documentRelative: Bool = false, vocab isVocab: Bool = false) -> String? {
    if Keyword.isKeyword(text) { return text }
    if Keyword.looksLikeOne(text) { return nil }
    if let term = terms[ExactText(text)] {
      if let iri = term.iri, Keyword.isKeyword(iri) { return iri }
      if isVocab { return term.iri }
    }
    if let (prefix, suffix) = ActiveContext.split(text) {
      if prefix == "_" || suffix.utf8.starts(with: "//".utf8) { return text }
      if let term = terms[ExactText(prefix)], term.isPrefix, let iri = term.iri { return iri + suffix }
      if IRI.isAbsolute(text) { return text }
    }
    if isVocab, let vocab { return vocab + text }
    return documentRelative ? resolve(text) : text
  }

  /// The parts before and behind the first colon that is not the first character; nil without one.
  static func split(_ text: String) -> (prefix: String, suffix: String)? {
    let bytes = text.utf8
    guard let colon = bytes.dropFirst().firstIndex(of: UInt8(ascii: ":")) else { return nil }
    return (String(Substring(bytes[..<colon])), String(Substring(bytes[bytes.index(after: colon)...])))
  }
}

/// The keywords of JSON-LD 1.1.
enum Keyword {
  private static let all: Set<String> = [
    "@base", "@container", "@context", "@direction", "@graph", "@id", "@included",
    "@index", "@json", "@language", "@list", "@nest", "@none", "@prefix",
    "@propagate", "@protected", "@reverse", "@set", "@type", "@value", "@version", "@vocab",
    "@import",
  ]

  static func isKeyword(_ text: String) -> Bool {
    text.utf8.first == UInt8(ascii: "@") && all.contains(text)
  }

  /// Whether the text is `@` and letters, which is kept for keywords to come.
  static func looksLikeOne(_ text: String) -> Bool {
    text.utf8.first == UInt8(ascii: "@") && text.utf8.count > 1
      && text.utf8.dropFirst().allSatisfy(CharacterClass.isLetter)
  }
}
