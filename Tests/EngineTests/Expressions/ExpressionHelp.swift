import Algebra
import Engine
import Language
import RDF
import Support
import Testing

/// The default context, and nothing else.
struct PlainResolver: NameResolver {
  let context = Context()
  var base: String { context.base }
  func namespace(of prefix: String) -> String? { context.namespace(of: prefix) }
  func resolve(name: String, in position: Context.Position) -> IRI { context.resolve(name, in: position) }
  func entities(labelled label: String) -> [IRI] { [] }
  func suggestions(for text: String, kind: SuggestionKind) -> [String] { [] }
  func describe(_ iri: IRI) -> String { iri.string }
  func parameter(_ name: String) -> Term? { nil }
}

/// The rows of a query over some data, each with the texts of its terms; `-` where one is unbound.
func rows(_ text: String, over quads: [Quad] = []) throws -> [[String]] {
  var parser = Parser(Source(name: "test", text: text), mode: .sparqlQuery)
  guard case .query(let syntax) = try parser.statement().kind else { return [] }
  var lowering = Lowering(resolver: PlainResolver())
  let result = try Evaluator(quads).evaluate(try lowering.query(syntax))
  guard case .solutions(let solutions) = result else { return [] }
  return (0..<solutions.count).map { row in
    (0..<solutions.variables.count).map { solutions.term(row: row, column: $0).map(shown) ?? "-" }
  }
}

/// The value of an expression where `?unbound` is unbound; `-` for an error.
func value(_ expression: String) throws -> String {
  try rows("select (\(expression) as ?result) { }")[0][0]
}

/// A term as short text: literals of XML Schema's types with `xsd:`, the commonest four bare.
func shown(_ term: Term) -> String {
  guard let literal = term.literal, literal.language == nil else { return term.description }
  switch literal.datatype {
  case XSD.boolean, XSD.integer: return literal.lexical
  case XSD.string: return Literal.quote(literal.lexical)
  default:
    let local = Context.local(literal.datatype, below: XSD.namespace)
    return Literal.quote(literal.lexical) + "^^" + (local.map { "xsd:" + $0 } ?? "\(literal.datatype)")
  }
}

/// Reads a table whose lines are `expression => value`.
struct ValueCase: Sendable, CustomTestStringConvertible {
  let expression: String
  let value: String
  var testDescription: String { expression }

  static func cases(_ table: String) -> [ValueCase] {
    table.split(separator: "\n").map { line in
      let place = line.range(of: " => ")
      return ValueCase(
        expression: String(line[..<place.lowerBound]), value: String(line[place.upperBound...]))
    }
  }
}

extension Substring {
  /// The last place of a text that must be there.
  fileprivate func range(of text: String) -> Range<Index> {
    var start = endIndex
    while start > startIndex {
      start = index(before: start)
      if self[start...].hasPrefix(text) { return start..<index(start, offsetBy: text.count) }
    }
    preconditionFailure("no \(text) in \(self)")
  }
}
