import Algebra
import RDF

/// The algebra as compact text: what the tables of these tests compare.
enum Dump {
  static func query(_ query: Query) -> String {
    let form =
      switch query.form {
      case .select(let variables): "select(\(names(variables)))"
      case .ask: "ask"
      case .construct(let template): "construct(\(template.map(triple).joined(separator: " . ")))"
      case .describe(let targets): "describe(\(targets.map(term).joined(separator: " ")))"
      }
    let from = query.from.map { " from\($0.map(iri))" } ?? ""
    let named = query.fromNamed.map { " named\($0.map(iri))" } ?? ""
    return "\(form)\(from)\(named) \(pattern(query.pattern))"
  }

  static func pattern(_ pattern: Pattern) -> String {
    switch pattern {
    case .triples(let triples): "{\(triples.map(triple).joined(separator: " . "))}"
    case .path(let s, let p, let o): "path(\(term(s)) \(path(p)) \(term(o)))"
    case .join(let a, let b): "join(\(self.pattern(a)), \(self.pattern(b)))"
    case .leftJoin(let a, let b, let condition):
      "left(\(self.pattern(a)), \(self.pattern(b))\(condition.map { ", " + expression($0) } ?? ""))"
    case .union(let a, let b): "union(\(self.pattern(a)), \(self.pattern(b)))"
    case .minus(let a, let b): "minus(\(self.pattern(a)), \(self.pattern(b)))"
    case .filter(let condition, let inner): "filter(\(expression(condition)), \(self.pattern(inner)))"
    case .extend(let inner, let variable, let value):
      "extend(\(self.pattern(inner)), ?\(variable.name)=\(expression(value)))"
    case .values(let variables, let rows):
      "values(\(names(variables)): "
        + rows.map { $0.map { $0.map(ground) ?? "undef" }.joined(separator: " ") }.joined(separator: " | ")
        + ")"
    case .graph(let name, let inner): "graph(\(term(name)), \(self.pattern(inner)))"
    case .service(let name, let inner, let isSilent):
      "service\(isSilent ? "!" : "")(\(term(name)), \(self.pattern(inner)))"
    case .group(let inner, let keys, let aggregations):
      "group(\(self.pattern(inner)), \(names(keys))"
        + aggregations.map { ", ?\($0.variable.name)=\(aggregate($0.aggregate))" }.joined() + ")"
    case .order(let inner, let keys):
      "order(\(self.pattern(inner))"
        + keys.map { ", \($0.isDescending ? "desc " : "")\(expression($0.expression))" }.joined() + ")"
    case .project(let inner, let variables): "project(\(self.pattern(inner)), \(names(variables)))"
    case .distinct(let inner): "distinct(\(self.pattern(inner)))"
    case .reduced(let inner): "reduced(\(self.pattern(inner)))"
    case .slice(let inner, let offset, let limit):
      "slice(\(self.pattern(inner)), \(offset), \(limit.map(String.init) ?? "-"))"
    }
  }

  static func expression(_ expression: Expression) -> String {
    func list(_ list: [Expression]) -> String { list.map(self.expression).joined(separator: ", ") }
    return switch expression {
    case .variable(let variable): "?\(variable.name)"
    case .term(let term): ground(term)
    case .or(let a, let b): "(\(self.expression(a)) || \(self.expression(b)))"
    case .and(let a, let b): "(\(self.expression(a)) && \(self.expression(b)))"
    case .not(let a): "!\(self.expression(a))"
    case .comparison(let sign, let a, let b):
      "(\(self.expression(a)) \(sign.rawValue) \(self.expression(b)))"
    case .arithmetic(let sign, let a, let b):
      "(\(self.expression(a)) \(sign.rawValue) \(self.expression(b)))"
    case .negate(let a): "-\(self.expression(a))"
    case .plus(let a): "+\(self.expression(a))"
    case .isIn(let a, let members): "(\(self.expression(a)) in \(list(members)))"
    case .bound(let variable): "bound(?\(variable.name))"
    case .if(let a, let b, let c): "if(\(list([a, b, c])))"
    case .coalesce(let members): "coalesce(\(list(members)))"
    case .exists(let pattern): "exists(\(self.pattern(pattern)))"
    case .call(let function, let arguments): "\(function.rawValue)(\(list(arguments)))"
    case .function(let name, let arguments): "\(iri(name))(\(list(arguments)))"
    }
  }

  static func aggregate(_ aggregate: Aggregate) -> String {
    let argument = aggregate.argument.map(expression) ?? "*"
    let separator = aggregate.separator == " " ? "" : "; \(aggregate.separator)"
    return "\(aggregate.function.rawValue)(\(aggregate.isDistinct ? "distinct " : "")\(argument)\(separator))"
  }

  static func triple(_ triple: TriplePattern) -> String {
    "\(term(triple.subject)) \(term(triple.predicate)) \(term(triple.object))"
  }

  static func term(_ pattern: TermPattern) -> String {
    switch pattern {
    case .variable(let variable): "?\(variable.name)"
    case .term(let term): ground(term)
    case .triple(let triple): "<<\(self.triple(triple))>>"
    }
  }

  static func ground(_ term: Term) -> String {
    switch term {
    case .iri(let iri): self.iri(iri)
    case .triple(let triple):
      "<<\(ground(triple.subject)) \(ground(triple.predicate)) \(ground(triple.object))>>"
    case .literal(let literal):
      Literal.quote(literal.lexical)
        + (literal.language.map { "@" + $0 + (literal.direction.map { "--" + $0.rawValue } ?? "") }
          ?? (literal.datatype == XSD.string ? "" : "^^" + iri(literal.datatype)))
    case .blank: term.description
    }
  }

  static func path(_ path: Path) -> String {
    switch path {
    case .predicate(let iri): self.iri(iri)
    case .inverse(let inner): "^\(self.path(inner))"
    case .sequence(let a, let b): "(\(self.path(a))/\(self.path(b)))"
    case .alternative(let a, let b): "(\(self.path(a))|\(self.path(b)))"
    case .zeroOrMore(let inner): "\(self.path(inner))*"
    case .oneOrMore(let inner): "\(self.path(inner))+"
    case .zeroOrOne(let inner): "\(self.path(inner))?"
    case .negated(let forward, let backward):
      "!(" + (forward.map { "\($0.map(iri))" } ?? "-") + "," + (backward.map { "\($0.map(iri))" } ?? "-")
        + ")"
    }
  }

  /// An IRI with `:` for the vocabulary, `` for the base, and known prefixes.
  static func iri(_ iri: IRI) -> String {
    Context().prefixedName(of: iri) ?? Context.local(iri, below: GlossVocabulary.base).map { "<\($0)>" }
      ?? iri.description
  }

  static func names(_ variables: [Variable]) -> String {
    variables.map { "?" + $0.name }.joined(separator: " ")
  }

  static func update(_ update: Update) -> String {
    func quads(_ quads: [Quad]) -> String {
      quads.map { quad in
        "\(ground(quad.triple.subject)) \(ground(quad.triple.predicate)) \(ground(quad.triple.object))"
          + (quad.graph.map { " @ " + ground($0) } ?? "")
      }.joined(separator: " . ")
    }
    func templates(_ templates: [QuadPattern]) -> String {
      templates.map { triple($0.triple) + ($0.graph.map { " @ " + term($0) } ?? "") }.joined(separator: " . ")
    }
    func target(_ target: Update.Target) -> String {
      if case .graph(let name) = target { iri(name) } else { "\(target)" }
    }
    return switch update {
    case .insertData(let data): "insert data(\(quads(data)))"
    case .deleteData(let data): "delete data(\(quads(data)))"
    case .modify(let delete, let insert, let using, let named, let pattern):
      "modify(-(\(templates(delete))) +(\(templates(insert)))"
        + (using.map { " using\($0.map(iri))" } ?? "") + (named.map { " named\($0.map(iri))" } ?? "")
        + " \(self.pattern(pattern)))"
    case .clear(let graph, let isSilent): "clear\(isSilent ? "!" : "") \(target(graph))"
    case .drop(let graph, let isSilent): "drop\(isSilent ? "!" : "") \(target(graph))"
    case .create(let graph, let isSilent): "create\(isSilent ? "!" : "") \(iri(graph))"
    case .add(let a, let b, let isSilent): "add\(isSilent ? "!" : "") \(target(a)) \(target(b))"
    case .move(let a, let b, let isSilent): "move\(isSilent ? "!" : "") \(target(a)) \(target(b))"
    case .copy(let a, let b, let isSilent): "copy\(isSilent ? "!" : "") \(target(a)) \(target(b))"
    case .load(let source, let graph, let isSilent):
      "load\(isSilent ? "!" : "") \(iri(source))" + (graph.map { " into " + iri($0) } ?? "")
    }
  }
}
