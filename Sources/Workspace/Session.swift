import Engine
import Formats
import Language
import RDF
import TripleStore

/// A graph that is open, and the one place where statements run on it.
///
/// A session has no terminal: it takes statements and gives outcomes. The whole way of a statement is
/// ``run(_:range:)``. Every change goes through one commit, so that each statement is one transaction, one line
/// of the journal and one step of undo.
public final class Session {
  /// The graph as it is now.
  public internal(set) var state: GraphState
  /// How the session behaves, and who is at it.
  public var options: SessionOptions
  /// The article that quotes and marks are looked for in.
  public internal(set) var currentArticle: IRI?
  /// The folder that relative paths are seen from.
  public var folder = "."
  /// Terms that stand for `%name`.
  public var parameters: [String: Term] = [:]
  /// Stops the statement that is running.
  public let interrupt = Interrupt()
  /// What opening the graph found out that the user should know.
  public let openingNotices: [String]

  let file: GraphFile?
  var steps = StepList()
  /// In a batch: the entries that the next save writes.
  var pending: [JournalEntry] = []
  /// Whether the history's steps have been put before this session's.
  var hasReadHistory = false
  var labels: LabelIndex
  var nameShapes = NameShapes()
  let texts = ArticleTexts()

  /// A session on a graph that is in memory only.
  public init(state: GraphState = GraphState(), options: SessionOptions = SessionOptions()) {
    self.state = state
    self.options = options
    file = nil
    openingNotices = []
    labels = LabelIndex()
    currentArticle = onlyArticle()
  }

  private init(_ opened: GraphFile.Opened, options: SessionOptions) {
    state = opened.state
    self.options = options
    file = opened.file
    steps = opened.steps
    openingNotices = opened.notices
    labels = LabelIndex()
    currentArticle = onlyArticle()
  }

  /// How a graph file is opened.
  public enum Mode: Sendable {
    /// Each statement is on the disk before it is acknowledged. Where another session writes the graph, or the file
    /// can't be written, the session is read-only and a notice says why.
    case write
    case readOnly
    /// Nothing is written before ``Session/save()``: for scripts, which happen as a whole.
    case batch
  }

  /// Opens a graph file; one that does not exist is an empty graph, made by the first change.
  /// A cache spares reading a large snapshot again.
  /// Throws when it can't be read, is not a graph, or its journal is damaged or belongs to another snapshot.
  public static func open(
    _ path: String, options: SessionOptions = SessionOptions(), mode: Mode = .write,
    cache: GraphCache = .standard
  ) throws(SessionError) -> Session {
    let fileMode: GraphFile.Mode =
      switch mode {
      case .write: .write
      case .readOnly: .readOnly
      case .batch: .batch
      }
    return Session(try GraphFile.open(path, mode: fileMode, cache: cache), options: options)
  }

  /// The path of the graph's file, or nil for a graph in memory.
  public var path: String? { file?.path }
  /// The triples, as they are now.
  public var dataset: Dataset { state.dataset }
  /// What names mean, as they do now.
  public var context: Context { state.context }
  /// Whether the graph's file can't be changed, so that statements that change are refused.
  public var isReadOnly: Bool { file.map { $0.journal == nil } ?? false }
  /// Why, in words.
  public var readOnlyReason: String? { file?.readOnlyReason }
  /// Whether there are changes that only the journal, or in a batch only memory, holds.
  public var hasUnsavedChanges: Bool {
    guard let file, let journal = file.journal else { return false }
    return journal.entryCount > 0 || !pending.isEmpty
  }

  /// Runs one statement: reads it, works out its effect on the graph as it is, and makes the effect happen as a whole.
  /// On an error the graph is as it was.
  public func run(_ source: Source, range: SourceRange) throws(SessionError) -> Outcome {
    do throws(SessionError) {
      let statement = try parse(source, range)
      var work = Work(state, source, range)
      let outcome = try perform(statement, in: &work)
      let failures = options.services?.takeFailures() ?? []
      work.notices += failures.map { "SILENT passes over an error: \($0.message)" }
      try commit(&work)
      return finish(outcome, work)
    } catch {
      throw error.placed(at: nil, in: source)
    }
  }

  /// Runs a statement from its text alone.
  public func run(_ text: String, name: String = "statement") throws(SessionError) -> Outcome {
    let source = Source(name: name, text: text)
    return try run(source, range: source.range)
  }

  func parse(_ source: Source, _ range: SourceRange) throws(SessionError) -> StatementSyntax {
    var parser = Parser(source, range: range)
    do { return try parser.statement() } catch {
      throw SessionError(.syntax(error), at: error.range, in: source)
    }
  }

  /// Each kind of statement, and the function that works out its effect.
  func perform(_ statement: StatementSyntax, in work: inout Work) throws(SessionError) -> Outcome.Kind {
    switch statement.kind {
    case .query(let query): try answer(query, statement.prologue, &work)
    case .why(let query): try cite(query, statement.prologue, &work)
    case .facts(let withoutEvidence): listFacts(withoutEvidence: withoutEvidence)
    case .update(let updates): try update(updates, statement.prologue, &work)
    case .add(let add): try self.add(add, statement.prologue, &work)
    case .remove(let group): try remove(group, statement.prologue, &work)
    case .name(let name): try declare(name, statement.prologue, &work)
    case .load(let path, let name): try load(path, as: name, &work)
    case .article(let name): try switchArticle(to: name, &work)
    case .mark(let mark): try self.mark(mark, &work)
    case .unmark(let unmark): try self.unmark(unmark, &work)
    case .rename(let old, let new): try rename(old, to: new, &work)
    case .merge(let source, let target): try merge(source, into: target, &work)
    case .type(let name, let superclasses): try declareType(name, superclasses, &work)
    case .relation(let name, let domain, let range): try declareRelation(name, domain, range, &work)
    }
  }
}
