import RDF

/// Graph patterns: what stands between braces.
extension SPARQLText {
  /// A pattern in braces.
  mutating func group(_ words: String, _ pattern: Pattern) {
    braces(words) { $0.content(pattern) }
  }

  /// A pattern as the whole content of a group.
  mutating func content(_ pattern: Pattern) {
    switch pattern {
    case .triples(let triples): for triple in triples { line(self.triple(triple) + " .") }
    case .path(let subject, let path, let object):
      line("\(term(subject)) \(self.path(path)) \(term(object)) .")
    case .join(let left, let right):
      head(left)
      element(right)
    case .leftJoin(let left, let right, let condition):
      head(left)
      braces("OPTIONAL") { text in
        // A filter right in the group would be the condition.
        if condition == nil, case .filter = right { text.group("", right) } else { text.head(right) }
        if let condition { text.line("FILTER (\(text.expression(condition)))") }
      }
    case .union(let left, let right):
      if case .union = left { content(left) } else { group("", left) }
      append(" UNION {")
      depth += 1
      content(right)
      depth -= 1
      line("}")
    case .minus(let left, let right):
      head(left)
      group("MINUS", right)
    case .filter(let condition, let inner):
      if case .filter = inner { content(inner) } else { head(inner) }
      line("FILTER (\(expression(condition)))")
    case .extend(let inner, let variable, let value):
      head(inner)
      line("BIND (\(expression(value)) AS \(name(variable)))")
    case .values(let variables, let rows): values(variables, rows)
    case .graph(let graph, let inner): group("GRAPH \(term(graph))", inner)
    case .service(let endpoint, let inner, let isSilent):
      group("SERVICE \(isSilent ? "SILENT " : "")\(term(endpoint))", inner)
    case .group, .order, .project, .distinct, .reduced, .slice: braces("") { $0.select(pattern) }
    }
  }

  /// A pattern before others in a group: a filter would be one of them all, so it has braces of its own.
  private mutating func head(_ pattern: Pattern) {
    if case .filter = pattern { group("", pattern) } else { content(pattern) }
  }

  /// A pattern behind others in a group.
  private mutating func element(_ pattern: Pattern) {
    switch pattern {
    case .triples, .path, .values, .graph, .service, .union, .group, .order, .project, .distinct, .reduced,
      .slice:
      content(pattern)
    case .join, .leftJoin, .minus, .filter, .extend: group("", pattern)
    }
  }

  private mutating func values(_ variables: [Variable], _ rows: [[Term?]]) {
    let head = variables.map { name($0) }.joined(separator: " ")
    braces("VALUES (\(head))") { text in
      for row in rows {
        text.line("(" + row.map { $0.map { text.term($0) } ?? "UNDEF" }.joined(separator: " ") + ")")
      }
    }
  }

  // MARK: Paths

  /// A path; every part that is more than a predicate stands in parentheses.
  private mutating func path(_ path: Path) -> String {
    switch path {
    case .predicate(let iri): self.iri(iri)
    case .inverse(let inner): "^" + part(inner)
    case .sequence(let first, let second): part(first) + "/" + part(second)
    case .alternative(let first, let second): part(first) + "|" + part(second)
    case .zeroOrMore(let inner): part(inner) + "*"
    case .oneOrMore(let inner): part(inner) + "+"
    case .zeroOrOne(let inner): part(inner) + "?"
    case .negated(let forward, let backward):
      "!(" + ((forward ?? []).map { iri($0) } + (backward ?? []).map { "^" + iri($0) }).joined(separator: "|")
        + ")"
    }
  }

  private mutating func part(_ path: Path) -> String {
    if case .predicate(let iri) = path { return self.iri(iri) }
    return "(" + self.path(path) + ")"
  }
}
