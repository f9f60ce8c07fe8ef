/// `BASE` and `PREFIX` before a query or an update; they hold for that statement only.
public struct PrologueSyntax: Hashable, Sendable {
  public enum Declaration: Hashable, Sendable {
    case base(TermSyntax)
    case prefix(String, TermSyntax)
  }

  /// In the order in which they stand, each with the meaning that those before it give it.
  public var declarations: [Declaration]

  public init(_ declarations: [Declaration] = []) {
    self.declarations = declarations
  }
}

/// One statement: everything that a script line, a prompt entry or `-e` can say, dot commands aside.
public struct StatementSyntax: Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    case query(QuerySyntax)
    /// A query whose answers cite their evidence.
    case why(QuerySyntax)
    /// SPARQL Update operations, separated by `;`.
    case update([UpdateSyntax])
    /// `add`, `claim`, `deny`.
    case add(AddSyntax)
    /// `remove`: triples; a variable makes it a pattern whose matches all go.
    case remove(GroupSyntax)
    /// `name works-for = schema:worksFor`, `name schema: = <…>`, `name @base = <…>`, `name @vocab = <…>`.
    case name(NameSyntax)
    case load(path: TextSyntax, name: TextSyntax?)
    case article(TextSyntax)
    case mark(MarkSyntax)
    case unmark(UnmarkSyntax)
    case rename(TermSyntax, to: TermSyntax)
    case merge(TermSyntax, into: TermSyntax)
    case facts(withoutEvidence: Bool)
    /// `type Rally < Event, Gathering`.
    case type(TermSyntax, superclasses: [TermSyntax])
    /// `relation organizer-of : Organization | Person -> Event`.
    case relation(TermSyntax, domain: [TermSyntax], range: [TermSyntax])
  }

  public var kind: Kind
  public var prologue: PrologueSyntax
  public var range: SourceRange

  public init(_ kind: Kind, prologue: PrologueSyntax = PrologueSyntax(), range: SourceRange) {
    self.kind = kind
    self.prologue = prologue
    self.range = range
  }
}

/// A piece of text with its place: a path, a name, a quote.
public struct TextSyntax: Hashable, Sendable {
  public var text: String
  public var range: SourceRange

  public init(_ text: String, _ range: SourceRange) {
    self.text = text
    self.range = range
  }
}

/// Quoted words of an article: `"…"`, `"…" #2`, `"…" in NAME`, `"…" {| confidence 0.8 |}`.
public struct QuoteSyntax: Hashable, Sendable {
  public var words: TextSyntax
  /// Which occurrence, from 1; nil where none is said.
  public var occurrence: Int?
  /// The article; nil for the current one.
  public var article: TextSyntax?
  /// What more is said of the note: predicate and object each.
  public var details: [Detail]

  public struct Detail: Hashable, Sendable {
    public var predicate: TermSyntax
    public var object: TermSyntax

    public init(predicate: TermSyntax, object: TermSyntax) {
      self.predicate = predicate
      self.object = object
    }
  }

  public init(words: TextSyntax, occurrence: Int? = nil, article: TextSyntax? = nil, details: [Detail] = []) {
    self.words = words
    self.occurrence = occurrence
    self.article = article
    self.details = details
  }
}

/// `add`, `claim` and `deny`.
public struct AddSyntax: Hashable, Sendable {
  public enum Verb: String, Hashable, Sendable {
    case add
    case claim
    case deny
  }

  public var verb: Verb
  public var triples: [TripleSyntax]
  public var evidence: [QuoteSyntax]

  public init(verb: Verb, triples: [TripleSyntax], evidence: [QuoteSyntax]) {
    self.verb = verb
    self.triples = triples
    self.evidence = evidence
  }
}

/// What `name` declares.
public struct NameSyntax: Hashable, Sendable {
  public enum Subject: Hashable, Sendable {
    case name(String)
    case prefix(String)
    case base
    case vocab
  }

  public var subject: Subject
  public var subjectRange: SourceRange
  public var iri: TermSyntax

  public init(subject: Subject, subjectRange: SourceRange, iri: TermSyntax) {
    self.subject = subject
    self.subjectRange = subjectRange
    self.iri = iri
  }
}

/// Where in the current article: words, every occurrence of words, or offsets.
public enum SpanSyntax: Hashable, Sendable {
  case words(TextSyntax, occurrence: Int?)
  case all(TextSyntax)
  /// Code points, 0-based and half-open.
  case offsets(Int, Int, SourceRange)

  /// Whether it names a place instead of words.
  public var isByOffsets: Bool {
    if case .offsets = self { return true }
    return false
  }

  /// Where the span is written.
  public var range: SourceRange {
    switch self {
    case .words(let words, _): words.range
    case .all(let words): words.range
    case .offsets(_, _, let range): range
    }
  }
}

/// `mark SPAN [as TYPE] [= NAME]`.
public struct MarkSyntax: Hashable, Sendable {
  public var span: SpanSyntax
  public var type: TermSyntax?
  public var entity: TermSyntax?

  public init(span: SpanSyntax, type: TermSyntax?, entity: TermSyntax?) {
    self.span = span
    self.type = type
    self.entity = entity
  }
}

/// `unmark SPAN [= NAME]`.
public struct UnmarkSyntax: Hashable, Sendable {
  public var span: SpanSyntax
  public var entity: TermSyntax?

  public init(span: SpanSyntax, entity: TermSyntax?) {
    self.span = span
    self.entity = entity
  }
}

/// One operation of SPARQL 1.1 Update.
public enum UpdateSyntax: Hashable, Sendable {
  /// Triples in a graph; the default graph where it is nil.
  public struct Quads: Hashable, Sendable {
    public var graph: TermSyntax?
    public var triples: [TripleSyntax]

    public init(graph: TermSyntax?, triples: [TripleSyntax]) {
      self.graph = graph
      self.triples = triples
    }
  }

  public enum Target: Hashable, Sendable {
    case graph(TermSyntax)
    case `default`
    case named
    case all
  }

  public enum Transfer: String, Hashable, Sendable {
    case add
    case move
    case copy
  }

  case insertData([Quads])
  case deleteData([Quads])
  case modify(
    with: TermSyntax?, delete: [Quads], insert: [Quads], using: [TermSyntax], usingNamed: [TermSyntax],
    pattern: GroupSyntax)
  case clear(Target, isSilent: Bool)
  case drop(Target, isSilent: Bool)
  case create(TermSyntax, isSilent: Bool)
  case transfer(Transfer, from: Target, to: Target, isSilent: Bool)
  case load(TermSyntax, into: TermSyntax?, isSilent: Bool)
  /// An operation behind declarations of its own, with all that hold for it.
  indirect case declaring(PrologueSyntax, UpdateSyntax)
}
