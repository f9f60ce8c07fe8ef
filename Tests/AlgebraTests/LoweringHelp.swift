import Algebra
import Language
import RDF

/// A resolver over a fixed little world: the default context with the type City and the prefix ex:, two entities with
/// the label Cleveland, one with the label Linda Mills, and the parameter %who.
struct WorldResolver: NameResolver {
  let context = Context(
    prefixes: ["ex": "http://ex.org/"], names: ["works-for": "https://schema.org/worksFor"])

  var base: String { context.base }

  func namespace(of prefix: String) -> String? { context.namespace(of: prefix) }

  func resolve(name: String, in position: Context.Position) -> IRI {
    context.resolve(name, in: position) { $0 == IRI(GlossVocabulary.namespace + "City") }
  }

  func entities(labelled label: String) -> [IRI] {
    switch label.lowercased() {
    case "cleveland": [IRI(context.base + "cleveland"), IRI(context.base + "cleveland-2")]
    case "linda mills": [IRI(context.base + "linda-mills")]
    default: []
    }
  }

  func suggestions(for text: String, kind: SuggestionKind) -> [String] {
    switch kind {
    case .prefix: ["ex"]
    case .label: ["Linda Mills"]
    case .parameter: ["who"]
    }
  }

  func describe(_ iri: IRI) -> String { Context.local(iri, below: context.base) ?? iri.string }

  func parameter(_ name: String) -> Term? {
    switch name {
    case "who": .iri(context.base + "linda-mills")
    case "n": .integer(5)
    default: nil
    }
  }
}

/// The one statement of a text, lowered and dumped; throws what parser and lowering throw.
func lowered(_ text: String, mode: Parser.Mode = .gloss) throws -> String {
  var parser = Parser(Source(name: "test", text: text), mode: mode)
  let statement = try parser.statement()
  var lowering = Lowering(resolver: WorldResolver(), prologue: statement.prologue)
  switch statement.kind {
  case .query(let query), .why(let query): return Dump.query(try lowering.query(query))
  case .update(let updates): return try lowering.updates(updates).map(Dump.update).joined(separator: " ; ")
  case .add(let syntax):
    return try lowering.data(syntax.triples).map {
      "\(Dump.ground($0.subject)) \(Dump.ground($0.predicate)) \(Dump.ground($0.object))"
    }
    .joined(separator: " . ")
  default: return "no query"
  }
}

/// The error that lowering a text gives, with the text that its range covers; nil where there is none.
func loweringError(_ text: String) throws -> (kind: LoweringError.Kind, text: String, error: LoweringError)? {
  do {
    _ = try lowered(text)
    return nil
  } catch let error as LoweringError {
    return (error.kind, Source(name: "test", text: text).text(error.range), error)
  }
}
