/// SPARQL 1.1 Update.
extension Parser {
  /// Whether the token begins an operation of SPARQL Update, apart from `add` and `load`, which have another meaning
  /// too.
  var atUpdate: Bool {
    at(word: "insert") || at(word: "delete") || at(word: "with") || at(word: "clear") || at(word: "drop")
      || at(word: "create") || at(word: "move") || at(word: "copy")
  }

  /// Operations separated by semicolons, up to the end. Declarations may stand before each but the first, and hold from
  /// there on.
  mutating func updates() throws(SyntaxError) -> [UpdateSyntax] {
    var operations: [UpdateSyntax] = []
    var declared = PrologueSyntax()
    while token.kind != .end {
      let operation = try update()
      operations.append(declared.declarations.isEmpty ? operation : .declaring(declared, operation))
      guard consume(if: .semicolon) else { break }
      declared = try prologue()
    }
    return operations
  }

  private mutating func update() throws(SyntaxError) -> UpdateSyntax {
    if consume(ifWord: "insert") {
      if consume(ifWord: "data") { return .insertData(try quads()) }
      return try modify(with: nil, delete: [], insert: try quads())
    }
    if consume(ifWord: "delete") {
      if consume(ifWord: "data") { return .deleteData(try quads()) }
      if consume(ifWord: "where") { return try deleteWhere() }
      return try deleteThenInsert(with: nil)
    }
    if consume(ifWord: "with") {
      let graph = try named(.iri)
      if consume(ifWord: "insert") { return try modify(with: graph, delete: [], insert: try quads()) }
      try expect(word: "delete")
      return try deleteThenInsert(with: graph)
    }
    if consume(ifWord: "load") {
      let isSilent = consume(ifWord: "silent")
      let source = try named(.iri)
      guard consume(ifWord: "into") else { return .load(source, into: nil, isSilent: isSilent) }
      try expect(word: "graph")
      return .load(source, into: try graphName(), isSilent: isSilent)
    }
    if consume(ifWord: "clear") {
      let isSilent = consume(ifWord: "silent")
      return .clear(try target(), isSilent: isSilent)
    }
    if consume(ifWord: "drop") {
      let isSilent = consume(ifWord: "silent")
      return .drop(try target(), isSilent: isSilent)
    }
    if consume(ifWord: "create") {
      let isSilent = consume(ifWord: "silent")
      try expect(word: "graph")
      return .create(try graphName(), isSilent: isSilent)
    }
    if consume(ifWord: "add") { return try transfer(.add) }
    if consume(ifWord: "move") { return try transfer(.move) }
    if consume(ifWord: "copy") { return try transfer(.copy) }
    throw unexpected()
  }

  /// `DELETE { … } [INSERT { … }]`, from the brace on.
  private mutating func deleteThenInsert(with graph: TermSyntax?) throws(SyntaxError) -> UpdateSyntax {
    let delete = try quads()
    let insert = consume(ifWord: "insert") ? try quads() : []
    return try modify(with: graph, delete: delete, insert: insert)
  }

  /// `[USING …] WHERE { … }`.
  private mutating func modify(
    with graph: TermSyntax?, delete: [UpdateSyntax.Quads], insert: [UpdateSyntax.Quads]
  ) throws(SyntaxError) -> UpdateSyntax {
    var using: [TermSyntax] = []
    var usingNamed: [TermSyntax] = []
    while consume(ifWord: "using") {
      if consume(ifWord: "named") {
        usingNamed.append(try named(.iri))
      } else {
        using.append(try named(.iri))
      }
    }
    try expect(word: "where")
    place = .pattern
    let pattern = try group()
    return .modify(
      with: graph, delete: delete, insert: insert, using: using, usingNamed: usingNamed, pattern: pattern)
  }

  /// `DELETE WHERE { quads }`: the quads are the pattern too.
  private mutating func deleteWhere() throws(SyntaxError) -> UpdateSyntax {
    let lower = token.lower
    let quads = try quads()
    let whole = range(from: lower)
    let elements: [GroupSyntax.Element] = quads.map { part in
      guard let graph = part.graph else { return .triples(part.triples) }
      return .graph(graph, GroupSyntax(part.triples.isEmpty ? [] : [.triples(part.triples)], whole))
    }
    return .modify(
      with: nil, delete: quads, insert: [], using: [], usingNamed: [], pattern: GroupSyntax(elements, whole))
  }

  /// `{ triples GRAPH g { triples } … }`.
  private mutating func quads() throws(SyntaxError) -> [UpdateSyntax.Quads] {
    place = .template
    try open(.leftBrace)
    var quads: [UpdateSyntax.Quads] = []
    while true {
      if at(word: "graph") {
        advance()
        let graph = try variableOrNamed(.entity)
        try open(.leftBrace)
        let triples = beginsTriple() ? try triplesBlock() : []
        try close(.rightBrace)
        quads.append(UpdateSyntax.Quads(graph: graph, triples: triples))
        _ = consume(if: .period)
      } else if !followsTriple, beginsTriple() {
        quads.append(UpdateSyntax.Quads(graph: nil, triples: try triplesBlock()))
      } else {
        break
      }
    }
    try close(.rightBrace)
    return quads
  }

  private mutating func target() throws(SyntaxError) -> UpdateSyntax.Target {
    if consume(ifWord: "default") { return .default }
    if consume(ifWord: "named") { return .named }
    if consume(ifWord: "all") { return .all }
    try expect(word: "graph")
    return .graph(try graphName())
  }

  /// The name of a graph, which the words of the grammar for several graphs are not.
  private mutating func graphName() throws(SyntaxError) -> TermSyntax {
    if readsNames, at(word: "default") || at(word: "named") || at(word: "all") {
      throw noTerm(hint: .keywordAsName(text(token)))
    }
    return try named(.iri)
  }

  private mutating func transfer(_ transfer: UpdateSyntax.Transfer) throws(SyntaxError) -> UpdateSyntax {
    let isSilent = consume(ifWord: "silent")
    let from = try graphOrDefault()
    try expect(word: "to")
    return .transfer(transfer, from: from, to: try graphOrDefault(), isSilent: isSilent)
  }

  private mutating func graphOrDefault() throws(SyntaxError) -> UpdateSyntax.Target {
    if consume(ifWord: "default") { return .default }
    _ = consume(ifWord: "graph")
    return .graph(try graphName())
  }
}
