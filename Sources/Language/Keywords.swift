/// The words that a statement may begin with.
public enum Keywords {
  public struct Entry: Hashable, Sendable {
    /// The word, in lower case.
    public let word: String
    /// What the statement does, in one line.
    public let summary: String
    /// How it is written.
    public let usage: String

    init(_ word: String, _ usage: String, _ summary: String) {
      self.word = word
      self.usage = usage
      self.summary = summary
    }
  }

  /// Words of other languages, and those of the grammar that do what they do there.
  static let otherWords: [String: String] = [
    "top": "limit", "first": "limit", "take": "limit", "skip": "offset", "sort": "order by",
    "orderby": "order by",
    "oder": "order by", "groupby": "group by", "if": "filter", "when": "filter", "where": "filter",
    "except": "minus", "without": "minus", "maybe": "optional", "or": "union",
    "unique": "distinct", "distinct": "distinct",
  ]

  /// Words that a question in plain words begins with.
  static let questionWords: Set = [
    "who", "whom", "whose", "what", "which", "when", "where", "how", "is", "are", "does", "did", "show",
    "find",
    "list", "give", "tell", "get",
  ]

  /// Every word that decides what a statement is, in the order in which people meet them.
  public static let statements: [Entry] = [
    Entry("load", "load FILE [as NAME]", "make an article part of the graph, and the current one"),
    Entry("article", "article NAME", "switch to another article"),
    Entry("mark", "mark \"words\" [#N] [as TYPE] [= NAME]", "say whom or what words of the article name"),
    Entry("unmark", "unmark \"words\" [#N] [= NAME]", "take a mark away"),
    Entry("add", "add S P O [; P O] [from \"quote\"]", "add facts, with the words that support them"),
    Entry("claim", "claim S P O from \"quote\"", "note evidence for a fact without asserting it"),
    Entry("deny", "deny S P O from \"quote\"", "note evidence against a fact without asserting it"),
    Entry("remove", "remove PATTERN", "remove facts, or all matches of a pattern"),
    Entry("rename", "rename OLD NEW", "give an entity another name"),
    Entry("merge", "merge ENTITY into ENTITY", "make two entities one"),
    Entry("facts", "facts [without evidence]", "list the facts"),
    Entry("why", "why PATTERN", "answer a pattern and cite the words that support each fact"),
    Entry("count", "count PATTERN [by ?v …]", "count a pattern's solutions, by the values of variables"),
    Entry("distinct", "distinct PATTERN", "answer a pattern, each solution once"),
    Entry("type", "type NAME [< SUPERCLASS, …]", "declare a type of entity"),
    Entry("relation", "relation NAME [: TYPE | …] [-> TYPE | …]", "declare a relation between types"),
    Entry("name", "name NAME = <iri>", "keep a name or prefix of one's own"),
    Entry("select", "SELECT ?v … WHERE { … }", "SPARQL: the solutions of a pattern as a table"),
    Entry("ask", "ASK { … }", "SPARQL: whether a pattern has a solution"),
    Entry("construct", "CONSTRUCT { … } WHERE { … }", "SPARQL: a graph made from solutions"),
    Entry("describe", "DESCRIBE TERM …", "SPARQL: what the graph says about terms"),
    Entry("insert", "INSERT DATA { … }", "SPARQL: add triples"),
    Entry("delete", "DELETE { … } INSERT { … } WHERE { … }", "SPARQL: remove and add triples"),
    Entry("with", "WITH <graph> DELETE { … } WHERE { … }", "SPARQL: change a named graph"),
    Entry("clear", "CLEAR GRAPH <graph>", "SPARQL: remove all triples of a graph"),
    Entry("drop", "DROP GRAPH <graph>", "SPARQL: remove a graph"),
    Entry("create", "CREATE GRAPH <graph>", "SPARQL: make an empty graph"),
    Entry("copy", "COPY <graph> TO <graph>", "SPARQL: make a graph the same as another"),
    Entry("move", "MOVE <graph> TO <graph>", "SPARQL: give a graph another name"),
    Entry("prefix", "PREFIX prefix: <iri>", "SPARQL: a prefix for one statement"),
    Entry("base", "BASE <iri>", "SPARQL: what relative IRIs stand on, for one statement"),
    Entry("version", "VERSION \"1.2\"", "SPARQL: the version that a statement is written in"),
  ]

  /// The words that are commands of the shell where they stand alone on a line.
  public static let plainCommands = ["help", "quit", "exit"]

  /// The words that are kept for statements that do not exist yet.
  static let reserved: Set<String> = ["suggest", "accept", "reject"]

  /// The words that a statement may begin with, in lower case.
  static let statementWords = Set(statements.map(\.word))

  /// The names of SPARQL's functions and aggregates, in lower case and sorted.
  public static let functions: [String] = Builtins.names
}
