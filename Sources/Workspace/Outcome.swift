import Algebra
import Articles
import Engine
import RDF

/// What a statement came to.
public struct Outcome: Sendable {
  /// The answer or the change.
  public enum Kind: Sendable {
    /// Of a query or a pattern.
    case answer(QueryResult)
    /// Of `why`: the solutions, and for each the facts that it rests on.
    case cited(Solutions, [[CitedFact]])
    /// Of `facts`.
    case facts([CitedFact])
    /// Of everything that may change the graph.
    case changed(ChangeReport)
    /// Of `article NAME`.
    case current(ArticleSummary)
  }

  public var kind: Kind
  /// What the user should know besides: for standard error.
  public var notices: [String]
}

/// A fact with the words that support it.
public struct CitedFact: Hashable, Sendable {
  public var fact: Triple
  public var citations: [Citation]
}

/// An article in a line.
public struct ArticleSummary: Hashable, Sendable {
  public var name: String
  public var paragraphs: Int
  /// Code points of the text.
  public var characters: Int
}

/// What a statement changed.
public struct ChangeReport: Sendable {
  /// A mention that `mark` made, found made already, or that `unmark` took away.
  public struct Mark: Hashable, Sendable {
    public var entity: IRI
    public var type: IRI?
    public var article: String
    /// Code points, 0-based and half-open.
    public var start: Int
    public var end: Int
    /// The words, where the statement names them by their place only.
    public var quote: String?
    public var isNewEntity: Bool
  }

  /// How many of what came or went.
  public struct Tally: Hashable, Sendable {
    /// Triples of entities whose predicate is not one of the annotation's own.
    public var facts = 0
    public var types = 0
    /// Labels and aliases.
    public var labels = 0
    /// Passages that support or deny something, each counted once.
    public var quotes = 0
    /// Triples of every kind.
    public var triples = 0

    init() {}
  }

  /// The statement's first word.
  public var verb: String
  public var added = Tally()
  public var removed = Tally()
  public var marks: [Mark] = []
  public var article: ArticleSummary?
  /// The names declared, as typed: of `name`, `type`, `relation`, `rename`, `merge`.
  public var names: [String] = []

  /// A report of nothing yet.
  public init(verb: String) {
    self.verb = verb
  }
}

/// One statement that changed the graph, as `.history` lists it.
public struct HistoryEntry: Hashable, Sendable {
  public var number: Int
  public var kind: JournalEntry.Kind
  /// The statement as it was typed; of an undo or redo, the statement that it speaks of.
  public var statement: String
  public var by: String?
  public var at: String?
  public var triplesAdded: Int
  public var triplesRemoved: Int
  /// Whether a later `.undo` took it back.
  public var isUndone: Bool
}

/// How a session behaves, and who is at it.
public struct SessionOptions: Sendable {
  /// Who makes the annotations; nil where nobody is named.
  public var annotator: String?
  /// The time of an annotation as an `xsd:dateTime`, or nil where none is stamped.
  public var time: @Sendable () -> String?
  /// What `NOW()` answers.
  public var now: @Sendable () -> String = { Clock.now() }
  /// Whether undeclared types and relations are errors.
  public var isStrict = false
  /// Who asks other services for SERVICE; nil where none can be asked.
  public var services: (any ServiceClient)?

  public init(annotator: String? = nil, time: @escaping @Sendable () -> String? = { nil }) {
    self.annotator = annotator
    self.time = time
  }
}
