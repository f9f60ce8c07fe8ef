import TripleStore

/// Why a document could not be read, or a dataset not be written: what, where, and what to do about it.
///
/// The words for each kind stand in `FormatError+Wording.swift`.
public struct FormatError: Error, Hashable, Sendable {
  /// What is wrong.
  public enum Kind: Hashable, Sendable {
    /// A byte, counted from 0, that no UTF-8 text has there.
    case invalidUTF8(offset: Int)
    /// Something else than one of what may stand here.
    case unexpected(found: String, expected: [String])
    /// A string, an IRI or another construct whose end is missing.
    case unterminated(String)
    /// An escape that does not exist, or names no character.
    case invalidEscape(String)
    /// A character that must be escaped or may not occur in a construct.
    case invalidCharacter(UInt32, within: String)
    /// An IRI that is not one.
    case invalidIRI(String)
    /// A relative reference where nothing says what it is relative to.
    case relativeIRI(String)
    /// A prefix without a declaration.
    case undeclaredPrefix(String)
    /// A language tag that is not one.
    case invalidLanguage(String)
    /// A datatype that only strings with a language have, without one.
    case missingLanguage
    /// A base direction that is neither `ltr` nor `rtl`.
    case invalidDirection(String)
    /// A version that is announced and not known.
    case unknownVersion(String)
    /// Brackets nested deeper than the limit.
    case tooDeep(limit: Int)
    /// A JSON object with a key twice.
    case duplicateKey(String)
    /// A context that would have to be fetched.
    case remoteContext(String)
    /// A violation of JSON-LD 1.1: the error code of its API, and what is concerned.
    case jsonLD(code: String, subject: String)
    /// A document of JSON-LD that is node-link JSON by its looks.
    case isNodeLink
    /// A node-link document that is not one of a graph of RDF.
    case nodeLink(String)
    /// A JSON number beyond the largest `xsd:double`.
    case numberTooLarge(String)
    /// A document of query results that is not one.
    case results(String)
    /// More named graphs than none, in a format that has none.
    case namedGraphs(Format)
    /// Triple terms, in a format that has none.
    case tripleTerms(Format)
    /// The store has no room.
    case store(StoreError)
  }

  /// A place in a document.
  public struct Position: Hashable, Sendable {
    /// The line, counted from 1.
    public let line: Int
    /// The column in code points, counted from 1.
    public let column: Int
    /// The byte, counted from 0.
    public let offset: Int
  }

  /// What is wrong.
  public let kind: Kind
  /// Where; nil when it is the whole document.
  public let position: Position?

  /// The line, counted from 1; 0 when the whole document is meant.
  public var line: Int { position?.line ?? 0 }
  /// The column in code points, counted from 1; 0 when the whole document is meant.
  public var column: Int { position?.column ?? 0 }

  public init(_ kind: Kind, at position: Position? = nil) {
    self.kind = kind
    self.position = position
  }
}
