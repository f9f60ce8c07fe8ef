import Language

/// A compact text of a syntax tree, in which tests say what they expect. Ranges are left out.
enum Dump {
  static func text(_ term: TermSyntax) -> String {
    switch term.kind {
    case .variable(let name): "?\(name)"
    case .iri(let text): "<\(short(text))>"
    case .prefixed(let prefix, let local): "\(prefix):\(local)"
    case .name(let name): name
    case .a: "a"
    case .label(let text): "@\"\(text)\""
    case .string(let value, let language, let direction, let datatype):
      "\"\(value)\"" + (language.map { "@\($0)" } ?? "") + (direction.map { "--\($0)" } ?? "")
        + (datatype.map { "^^\(text($0))" } ?? "")
    case .integer(let digits): "i\(digits)"
    case .decimal(let digits): "d\(digits)"
    case .double(let digits): "e\(digits)"
    case .boolean(let value): "\(value)!"
    case .blank(let label): "_:\(label)"
    case .anonymous(let number): "[\(number)]"
    case .triple(let subject, let predicate, let object):
      "<<(\(text(subject)) \(text(predicate)) \(text(object)))>>"
    case .parameter(let name): "%\(name)"
    }
  }

  private static func short(_ iri: String) -> String {
    let rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    return iri.hasPrefix(rdf) ? "rdf:" + iri.dropFirst(rdf.count) : iri
  }

  static func text(_ path: PathSyntax) -> String {
    switch path {
    case .term(let term): text(term)
    case .inverse(let path): "^\(text(path))"
    case .sequence(let left, let right): "(\(text(left))/\(text(right)))"
    case .alternative(let left, let right): "(\(text(left))|\(text(right)))"
    case .zeroOrMore(let path): "\(text(path))*"
    case .oneOrMore(let path): "\(text(path))+"
    case .zeroOrOne(let path): "\(text(path))?"
    case .negated(let steps):
      "!(" + steps.map { ($0.isInverse ? "^" : "") + text($0.term) }.joined(separator: "|") + ")"
    }
  }

  /// Triples with a period between them; an asterisk marks those that the syntax made.
  static func text(_ triples: [TripleSyntax]) -> String {
    triples.map { triple in
      let verb =
        switch triple.verb {
        case .term(let term): text(term)
        case .path(let path): "path " + text(path)
        }
      return (triple.isImplied ? "*" : "") + "\(text(triple.subject)) \(verb) \(text(triple.object))"
    }.joined(separator: " . ")
  }

  static func text(_ group: GroupSyntax) -> String {
    "{" + group.elements.map(text).joined(separator: " ; ") + "}"
  }

  static func text(_ element: GroupSyntax.Element) -> String {
    switch element {
    case .triples(let triples): text(triples)
    case .group(let group): "group \(text(group))"
    case .union(let groups): "union " + groups.map(text).joined(separator: " ")
    case .optional(let group): "optional \(text(group))"
    case .minus(let group): "minus \(text(group))"
    case .graph(let name, let group): "graph \(text(name)) \(text(group))"
    case .service(let name, let group, let isSilent):
      "service \(isSilent ? "silent " : "")\(text(name)) \(text(group))"
    case .filter(let expression): "filter \(text(expression))"
    case .bind(let expression, let variable): "bind \(text(expression)) as \(text(variable))"
    case .values(let values): text(values)
    case .subquery(let query): text(query)
    }
  }

  static func text(_ values: ValuesSyntax) -> String {
    "values (" + values.variables.map(text).joined(separator: " ") + ") "
      + values.rows.map { "(" + $0.map { $0.map(text) ?? "undef" }.joined(separator: " ") + ")" }
      .joined(separator: " ")
  }

  static func text(_ expression: ExpressionSyntax) -> String {
    switch expression.kind {
    case .term(let term): text(term)
    case .unary(let sign, let inner): "(\(sign.rawValue) \(text(inner)))"
    case .binary(let sign, let left, let right): "(\(text(left)) \(sign.rawValue) \(text(right)))"
    case .isIn(let left, let list, let isNegated):
      "(\(text(left))\(isNegated ? " not" : "") in [\(list.map(text).joined(separator: ", "))])"
    case .exists(let group, let isNegated): (isNegated ? "not " : "") + "exists \(text(group))"
    case .builtin(let name, let arguments): "\(name)(\(arguments.map(text).joined(separator: ", ")))"
    case .call(let function, let arguments, let isDistinct):
      "call \(text(function))(\(isDistinct ? "distinct " : "")\(arguments.map(text).joined(separator: ", ")))"
    case .aggregate(let name, let argument, let isDistinct, let separator):
      "\(name)[\(isDistinct ? "distinct " : "")\(argument.map(text) ?? "*")"
        + (separator.map { " separator \"\($0)\"" } ?? "") + "]"
    }
  }

  static func text(_ modifiers: ModifiersSyntax) -> String {
    var parts: [String] = []
    if !modifiers.groupBy.isEmpty {
      let keys = modifiers.groupBy.map { text($0.expression) + ($0.variable.map { " as \(text($0))" } ?? "") }
      parts.append("group [\(keys.joined(separator: ", "))]")
    }
    if !modifiers.having.isEmpty {
      parts.append("having [\(modifiers.having.map(text).joined(separator: ", "))]")
    }
    if !modifiers.orderBy.isEmpty {
      let keys = modifiers.orderBy.map { ($0.isDescending ? "desc " : "") + text($0.expression) }
      parts.append("order [\(keys.joined(separator: ", "))]")
    }
    if let limit = modifiers.limit { parts.append("limit \(limit)") }
    if let offset = modifiers.offset { parts.append("offset \(offset)") }
    if let values = modifiers.values { parts.append(text(values)) }
    return parts.map { " " + $0 }.joined()
  }

  static func text(_ query: QuerySyntax) -> String {
    var result: String
    switch query.form {
    case .select(let projections, let duplicates):
      let list = projections?.map { projection in
        projection.expression.map { "(\(text($0)) as \(text(projection.variable)))" }
          ?? text(projection.variable)
      }
      result = "select\(text(duplicates)) \(list?.joined(separator: " ") ?? "*")"
    case .ask: result = "ask"
    case .construct(let template): result = "construct" + (template.map { " {\(text($0))}" } ?? "")
    case .describe(let terms): result = "describe " + (terms?.map(text).joined(separator: " ") ?? "*")
    case .pattern(let duplicates): result = "pattern" + text(duplicates)
    case .count(let keys): result = "count [\(keys.map(text).joined(separator: " "))]"
    }
    for graph in query.from { result += " from \(text(graph))" }
    for graph in query.fromNamed { result += " from named \(text(graph))" }
    if let pattern = query.pattern { result += " \(text(pattern))" }
    return result + text(query.modifiers)
  }

  private static func text(_ duplicates: QuerySyntax.Duplicates) -> String {
    switch duplicates {
    case .keep: ""
    case .distinct: " distinct"
    case .reduced: " reduced"
    }
  }

  static func text(_ quads: [UpdateSyntax.Quads]) -> String {
    "{"
      + quads.map { ($0.graph.map { "graph \(text($0)) " } ?? "") + text($0.triples) }.joined(
        separator: " ; ")
      + "}"
  }

  static func text(_ target: UpdateSyntax.Target) -> String {
    switch target {
    case .graph(let name): text(name)
    case .default: "default"
    case .named: "named"
    case .all: "all"
    }
  }

  static func text(_ prologue: PrologueSyntax) -> String {
    prologue.declarations.map { declaration in
      switch declaration {
      case .base(let iri): "base \(text(iri)) "
      case .prefix(let prefix, let iri): "prefix \(prefix): \(text(iri)) "
      }
    }.joined()
  }

  static func text(_ update: UpdateSyntax) -> String {
    switch update {
    case .insertData(let quads): return "insert data \(text(quads))"
    case .deleteData(let quads): return "delete data \(text(quads))"
    case .modify(let graph, let delete, let insert, let using, let usingNamed, let pattern):
      var result = "modify"
      if let graph { result += " with \(text(graph))" }
      result += " delete \(text(delete)) insert \(text(insert))"
      for graph in using { result += " using \(text(graph))" }
      for graph in usingNamed { result += " using named \(text(graph))" }
      return result + " where \(text(pattern))"
    case .clear(let target, let isSilent): return "clear\(isSilent ? " silent" : "") \(text(target))"
    case .drop(let target, let isSilent): return "drop\(isSilent ? " silent" : "") \(text(target))"
    case .create(let graph, let isSilent): return "create\(isSilent ? " silent" : "") \(text(graph))"
    case .transfer(let verb, let from, let to, let isSilent):
      return "\(verb.rawValue)\(isSilent ? " silent" : "") \(text(from)) to \(text(to))"
    case .load(let iri, let graph, let isSilent):
      return "load\(isSilent ? " silent" : "") \(text(iri))" + (graph.map { " into \(text($0))" } ?? "")
    case .declaring(let prologue, let operation): return text(prologue) + text(operation)
    }
  }

  static func text(_ span: SpanSyntax) -> String {
    switch span {
    case .words(let words, let occurrence): "'\(words.text)'" + (occurrence.map { " #\($0)" } ?? "")
    case .all(let words): "all '\(words.text)'"
    case .offsets(let start, let end, _): "\(start)-\(end)"
    }
  }

  static func text(_ quote: QuoteSyntax) -> String {
    "'\(quote.words.text)'" + (quote.occurrence.map { " #\($0)" } ?? "")
      + (quote.article.map { " in \($0.text)" } ?? "")
      + quote.details.map { " | \(text($0.predicate)) \(text($0.object))" }.joined()
  }

  static func text(_ statement: StatementSyntax) -> String {
    var result = ""
    result += text(statement.prologue)
    switch statement.kind {
    case .query(let query): result += text(query)
    case .why(let query): result += "why \(text(query))"
    case .update(let updates): result += updates.map(text).joined(separator: " ; ")
    case .add(let add):
      result += "\(add.verb.rawValue) \(text(add.triples))"
      if !add.evidence.isEmpty { result += " from " + add.evidence.map(text).joined(separator: ", ") }
    case .remove(let group): result += "remove \(text(group))"
    case .name(let name):
      let subject =
        switch name.subject {
        case .name(let word): word
        case .prefix(let prefix): "\(prefix):"
        case .base: "@base"
        case .vocab: "@vocab"
        }
      result += "name \(subject) = \(text(name.iri))"
    case .load(let path, let name): result += "load '\(path.text)'" + (name.map { " as '\($0.text)'" } ?? "")
    case .article(let name): result += "article '\(name.text)'"
    case .mark(let mark):
      result += "mark \(text(mark.span))" + (mark.type.map { " as \(text($0))" } ?? "")
      result += mark.entity.map { " = \(text($0))" } ?? ""
    case .unmark(let unmark):
      result += "unmark \(text(unmark.span))" + (unmark.entity.map { " = \(text($0))" } ?? "")
    case .rename(let old, let new): result += "rename \(text(old)) \(text(new))"
    case .merge(let entity, let target): result += "merge \(text(entity)) into \(text(target))"
    case .facts(let withoutEvidence): result += "facts" + (withoutEvidence ? " without evidence" : "")
    case .type(let type, let superclasses):
      result += "type \(text(type))"
      if !superclasses.isEmpty { result += " < " + superclasses.map(text).joined(separator: ", ") }
    case .relation(let relation, let domain, let range):
      result += "relation \(text(relation))"
      if !domain.isEmpty { result += " : " + domain.map(text).joined(separator: " | ") }
      if !range.isEmpty { result += " -> " + range.map(text).joined(separator: " | ") }
    }
    return result
  }
}

/// The dump of a statement.
func dump(_ text: String, mode: Parser.Mode = .gloss) throws -> String {
  var parser = Parser(Source(name: "test", text: text), mode: mode)
  return Dump.text(try parser.statement())
}

/// The error that a text that is no statement gives; nil where it is one.
func syntaxError(_ text: String, mode: Parser.Mode = .gloss) -> SyntaxError? {
  var parser = Parser(Source(name: "test", text: text), mode: mode)
  do {
    _ = try parser.statement()
    return nil
  } catch {
    return error
  }
}
