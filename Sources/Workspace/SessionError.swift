import Algebra
import Articles
import Engine
import Formats
import Language
import TripleStore

/// Why a statement or a file operation did not happen. The graph is then as it was before.
public struct SessionError: Error, Sendable {
  /// What went wrong. Lists of closest names are best first.
  public enum Kind: Sendable {
    case syntax(SyntaxError)
    case meaning(LoweringError)
    case evaluation(EvaluationError)
    case article(ArticleError)
    case articleFile(path: String, ArticleError)
    case format(path: String, FormatError)
    case file(FileError)
    case store(StoreError)

    case noCurrentArticle(articles: [String])
    case unknownArticle(String, closest: [String])
    case articleHasOtherText(String)
    case unknownEntity(String, closest: [String])
    case ambiguousEntity(String, candidates: [String])
    case entityExists(String)
    case sameEntity(String)
    /// Two things of which one is an entity, an article or a word of the schema, and the other is not.
    case differentKinds(String, String)
    case differentTexts(String, String)
    case notAnEntity(String)
    case badName(String, closest: String?)
    case quoteNotFound(String, article: String, closest: String?)
    case occurrenceOutOfRange(Int, found: Int)
    case offsetsOutOfRange(Int, Int, length: Int)
    case notMarked(String)
    case factNotFound(String, closest: [String])
    case pathInChange
    case undeclared(String, what: String, closest: [String])
    case circularType(String)
    case baseAfterFacts
    case notAQuery
    case noStandardText(String)
    case notALocalFile(String)

    case readOnly(reason: String)
    case locked(holder: String)
    case journalDamaged(path: String, line: Int)
    case journalOfAnotherSnapshot(journal: String, graph: String)
    case historyOfAnotherSnapshot(path: String)
    case snapshotChanged(path: String)
    case notAGraph(path: String)
    case ownFile(path: String)
    case journalGone(path: String)
    case fixedName(String)
    case relativeBase(String)
    case nothingToUndo
    case nothingToRedo
    case noFile
    case unknownFormat(path: String)
  }

  public let kind: Kind
  /// Where in ``source`` it is; nil when the error is not about a place in a text.
  public let range: SourceRange?
  /// The text that ``range`` speaks of.
  public let source: Source?

  init(_ kind: Kind, at range: SourceRange? = nil, in source: Source? = nil) {
    self.kind = kind
    self.range = range
    self.source = source
  }

  /// Whether it can come of reading a journal and a snapshot while someone else saves.
  var isOfTwoVersions: Bool {
    switch kind {
    case .journalDamaged, .journalOfAnotherSnapshot: true
    default: false
    }
  }

  init(_ error: FileError) { self.init(.file(error)) }

  init(_ error: StoreError) { self.init(.store(error)) }

  /// The same error, placed in a text where it has no place yet.
  func placed(at range: SourceRange?, in source: Source) -> SessionError {
    SessionError(kind, at: self.range ?? range, in: self.source ?? source)
  }
}
