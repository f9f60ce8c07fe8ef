/// The base direction of a language-tagged string (RDF 1.2).
public enum Direction: String, Sendable, Hashable {
  case leftToRight = "ltr"
  case rightToLeft = "rtl"
}

/// An RDF literal: its lexical form as written, its datatype, and, for language-tagged strings, the tag.
///
/// Two literals are equal only when all parts are: `"1"^^xsd:integer` and `"01"^^xsd:integer` are different terms.
/// Language tags are kept in lower case, so that they compare without regard to case.
public struct Literal: Sendable {
  /// The lexical form.
  public let lexical: String
  /// The datatype; `rdf:langString` or `rdf:dirLangString` exactly when ``language`` is set.
  public let datatype: IRI
  /// The language tag in lower case, or nil.
  public let language: String?
  /// The base direction, or nil.
  public let direction: Direction?

  /// A literal of a datatype; a plain string by default.
  public init(_ lexical: String, datatype: IRI = XSD.string) {
    self.lexical = lexical
    self.datatype = datatype
    language = nil
    direction = nil
  }

  /// A language-tagged string, with a base direction where one is given.
  public init(_ lexical: String, language: String, direction: Direction? = nil) {
    self.lexical = lexical
    self.language = language.lowercased()
    self.direction = direction
    datatype = direction == nil ? RDFVocabulary.langString : RDFVocabulary.dirLangString
  }
}

extension Literal: Hashable {
  public static func == (a: Literal, b: Literal) -> Bool {
    Bytes.equal(a.lexical, b.lexical) && a.datatype == b.datatype && a.language == b.language
      && a.direction == b.direction
  }

  public func hash(into hasher: inout Hasher) {
    Bytes.hash(lexical, into: &hasher)
    hasher.combine(datatype)
    hasher.combine(language)
    hasher.combine(direction)
  }
}
