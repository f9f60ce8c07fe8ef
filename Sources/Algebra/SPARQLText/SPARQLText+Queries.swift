import RDF

/// Queries and updates.
extension SPARQLText {
  mutating func write(_ query: Query) {
    switch query.form {
    case .select(let variables): select(query.pattern, variables, query)
    case .ask:
      line("ASK")
      dataset(query)
      group("WHERE", query.pattern)
    case .construct(let template):
      braces("CONSTRUCT") { text in for triple in template { text.line(text.triple(triple) + " .") } }
      dataset(query)
      modified("WHERE", Selection(cutting: query.pattern))
    case .describe(let targets):
      let targets = targets.map { term($0) }
      line("DESCRIBE " + (targets.isEmpty ? "*" : targets.joined(separator: " ")))
      dataset(query)
      modified("WHERE", Selection(cutting: query.pattern))
    }
  }

  private mutating func dataset(_ query: Query) {
    for graph in query.from ?? [] { line("FROM \(iri(graph))") }
    for graph in query.fromNamed ?? [] { line("FROM NAMED \(iri(graph))") }
  }

  /// The levels of a pattern that are the modifiers of one SELECT, from the outermost.
  private struct Selection {
    var offset = 0
    var limit: Int?
    var duplicates = ""
    var variables: [Variable]?
    var keys: [OrderKey] = []
    var pattern: Pattern

    init(_ pattern: Pattern) {
      self.pattern = pattern
      takeSlice()
      switch self.pattern {
      case .distinct(let inner):
        duplicates = " DISTINCT"
        self.pattern = inner
      case .reduced(let inner):
        duplicates = " REDUCED"
        self.pattern = inner
      default: break
      }
      if case .project(let inner, let variables) = self.pattern {
        self.variables = variables
        self.pattern = inner
      }
      takeOrder()
    }

    /// Of a form that projects nothing: what projects below is a SELECT of its own.
    init(cutting pattern: Pattern) {
      self.pattern = pattern
      takeSlice()
      takeOrder()
    }

    private mutating func takeSlice() {
      guard case .slice(let inner, let offset, let limit) = pattern else { return }
      (pattern, self.offset, self.limit) = (inner, offset, limit)
    }

    private mutating func takeOrder() {
      guard case .order(let inner, let keys) = pattern else { return }
      pattern = inner
      self.keys = keys
    }
  }

  /// A SELECT of some variables, all of the pattern's where none are given.
  mutating func select(_ pattern: Pattern, _ wanted: [Variable]? = nil, _ query: Query? = nil) {
    if wanted == nil, case .group(let inner, let keys, let aggregations) = pattern {
      return grouped(inner, keys, aggregations)
    }
    var selection = Selection(pattern)
    // The variables that the query shows must be those of its outermost level, or they are chosen once more.
    if let wanted, selection.variables.map({ $0 != wanted }) ?? !selection.duplicates.isEmpty {
      selection = Selection(.project(pattern, wanted))
    }
    let shown = (selection.variables ?? wanted ?? selection.pattern.variables()).map { name($0) }
    let words = shown.isEmpty ? "(1 AS \(fresh()))" : shown.joined(separator: " ")
    line("SELECT\(selection.duplicates) \(words)")
    if let query { dataset(query) }
    modified("WHERE", selection)
  }

  private mutating func modified(_ words: String, _ selection: Selection) {
    group(words, selection.pattern)
    if !selection.keys.isEmpty {
      let keys = selection.keys.map { key in
        (key.isDescending ? "DESC" : "ASC") + "(" + expression(key.expression) + ")"
      }
      line("ORDER BY " + keys.joined(separator: " "))
    }
    if let limit = selection.limit { line("LIMIT \(limit)") }
    if selection.offset > 0 { line("OFFSET \(selection.offset)") }
  }

  private mutating func grouped(_ inner: Pattern, _ keys: [Variable], _ aggregations: [Aggregation]) {
    var words = keys.map { name($0) }
    for aggregation in aggregations {
      words.append("(\(aggregate(aggregation.aggregate)) AS \(name(aggregation.variable)))")
    }
    if aggregations.isEmpty, keys.isEmpty { words.append("(COUNT(*) AS \(fresh()))") }
    line("SELECT " + words.joined(separator: " "))
    group("WHERE", inner)
    if !keys.isEmpty { line("GROUP BY " + keys.map { name($0) }.joined(separator: " ")) }
  }

  // MARK: Updates

  mutating func write(_ update: Update) {
    switch update {
    case .insertData(let quads): data("INSERT DATA", quads)
    case .deleteData(let quads): data("DELETE DATA", quads)
    case .modify(let delete, let insert, let using, let usingNamed, let pattern):
      if !delete.isEmpty { templates("DELETE", delete) }
      if !insert.isEmpty || delete.isEmpty { templates("INSERT", insert) }
      for graph in using ?? [] { line("USING \(iri(graph))") }
      for graph in usingNamed ?? [] { line("USING NAMED \(iri(graph))") }
      group("WHERE", pattern)
    case .clear(let target, let isSilent): line("CLEAR\(silent(isSilent)) \(self.target(target))")
    case .drop(let target, let isSilent): line("DROP\(silent(isSilent)) \(self.target(target))")
    case .create(let graph, let isSilent): line("CREATE\(silent(isSilent)) GRAPH \(iri(graph))")
    case .add(let from, let to, let isSilent): transfer("ADD", from, to, isSilent)
    case .move(let from, let to, let isSilent): transfer("MOVE", from, to, isSilent)
    case .copy(let from, let to, let isSilent): transfer("COPY", from, to, isSilent)
    case .load(let source, let target, let isSilent):
      line("LOAD\(silent(isSilent)) \(iri(source))" + (target.map { " INTO GRAPH " + iri($0) } ?? ""))
    }
  }

  private func silent(_ isSilent: Bool) -> String { isSilent ? " SILENT" : "" }

  private mutating func target(_ target: Update.Target) -> String {
    switch target {
    case .graph(let graph): "GRAPH \(iri(graph))"
    case .default: "DEFAULT"
    case .named: "NAMED"
    case .all: "ALL"
    }
  }

  private mutating func transfer(_ word: String, _ from: Update.Target, _ to: Update.Target, _ isSilent: Bool)
  {
    line("\(word)\(silent(isSilent)) \(target(from)) TO \(target(to))")
  }

  private mutating func data(_ words: String, _ quads: [Quad]) {
    templates(
      words,
      quads.map { quad in
        QuadPattern(
          TriplePattern(.term(quad.triple.subject), .term(quad.triple.predicate), .term(quad.triple.object)),
          graph: quad.graph.map { .term($0) })
      })
  }

  private mutating func templates(_ words: String, _ quads: [QuadPattern]) {
    braces(words) { text in
      for quad in quads {
        let triple = text.triple(quad.triple)
        text.line(quad.graph.map { "GRAPH \(text.term($0)) { \(triple) }" } ?? triple + " .")
      }
    }
  }
}
