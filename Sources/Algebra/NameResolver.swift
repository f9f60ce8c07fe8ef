import Language
import RDF

/// What lowering asks of whoever holds the graph: what names, prefixes and labels mean.
public protocol NameResolver {
  /// What relative references are resolved against when the statement has no `BASE` of its own.
  var base: String { get }
  /// The namespace of a prefix, without its colon, or nil.
  func namespace(of prefix: String) -> String?
  /// What a bare name means in a position.
  func resolve(name: String, in position: Context.Position) -> IRI
  /// The entities with a label or alias, ignoring case, in a fixed order.
  func entities(labelled label: String) -> [IRI]
  /// The closest prefixes, labels or names to a text that was not found, best first; for error messages.
  func suggestions(for text: String, kind: SuggestionKind) -> [String]
  /// How an IRI is shown in an error message.
  func describe(_ iri: IRI) -> String
  /// The term that a parameter stands for, or nil.
  func parameter(_ name: String) -> Term?
}

/// What a suggestion is wanted for.
public enum SuggestionKind: Sendable {
  case prefix
  case label
  case parameter
}

/// Why a statement that is well-formed means nothing.
public struct LoweringError: Error, Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    case unknownPrefix(String, closest: [String])
    case unknownLabel(String, closest: [String])
    case ambiguousLabel(String, candidates: [String])
    case unknownParameter(String, closest: [String])
    /// `BIND(… AS ?x)`, `(… AS ?x)` or a variable of `VALUES` where `?x` is taken already.
    case variableAlreadyBound(String)
    case ungroupedVariable(String)
    case nestedAggregate
    case aggregateOutsideGroup(String)
    case wrongArgumentCount(function: String, expected: String, found: Int)
    case unknownFunction(String)
    /// More patterns, or named expressions, side by side than can be joined.
    case tooMany(String, limit: Int)
    case variableInData(String)
    case blankNodeInDelete
    case sharedBlankNode(String)
    case starWithGroup
    /// A term of a kind that cannot stand there; the text says what may.
    case misplacedTerm(String)
  }

  public var kind: Kind
  public var range: SourceRange

  public init(_ kind: Kind, _ range: SourceRange) {
    self.kind = kind
    self.range = range
  }
}
