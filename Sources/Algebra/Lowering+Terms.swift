import Language
import RDF

/// Terms: what IRIs, names, labels, literals and parameters mean.
extension Lowering {
  /// The term that is written, where no variable and no blank node may stand.
  public mutating func term(
    _ syntax: TermSyntax, in position: Context.Position = .entity
  ) throws(LoweringError) -> Term {
    switch syntax.kind {
    case .variable(let name): throw LoweringError(.variableInData(name), syntax.range)
    case .blank, .anonymous:
      throw LoweringError(.misplacedTerm("a blank node cannot stand here; name the entity"), syntax.range)
    default: return try dataTerm(syntax, in: position)
    }
  }

  /// The IRI that is written; a value is an error.
  public mutating func iri(
    _ syntax: TermSyntax, in position: Context.Position = .entity
  ) throws(LoweringError) -> IRI {
    guard let iri = try term(syntax, in: position).iri else {
      throw LoweringError(.misplacedTerm("a value cannot stand here, only a name or an IRI"), syntax.range)
    }
    return iri
  }

  /// The term that is written, blank nodes included; a variable is an error.
  mutating func dataTerm(
    _ syntax: TermSyntax, in position: Context.Position
  ) throws(LoweringError) -> Term {
    switch syntax.kind {
    case .variable(let name): throw LoweringError(.variableInData(name), syntax.range)
    case .blank(let label):
      writtenLabels.insert(ExactText(label))
      return .blank(label)
    case .anonymous(let number): return .blank(".\(number)")
    case .iri(let reference): return .iri(IRI.resolve(reference, against: base))
    case .prefixed(let prefix, let local): return .iri(try prefixed(prefix, local, syntax.range))
    case .name(let name): return .iri(resolver.resolve(name: name, in: position))
    case .a: return .iri(RDFVocabulary.type)
    case .label(let label): return .iri(try entity(labelled: label, syntax.range))
    case .string(let text, let language, let direction, let datatype):
      return .literal(try literal(text, language, direction, datatype))
    case .integer(let text): return .literal(Literal(text, datatype: XSD.integer))
    case .decimal(let text): return .literal(Literal(text, datatype: XSD.decimal))
    case .double(let text): return .literal(Literal(text, datatype: XSD.double))
    case .boolean(let value): return .literal(Literal(value ? "true" : "false", datatype: XSD.boolean))
    case .triple(let subject, let verb, let object): return .triple(try dataTriple(subject, verb, object))
    case .parameter(let name):
      guard let term = resolver.parameter(name) else {
        let closest = resolver.suggestions(for: name, kind: .parameter)
        throw LoweringError(.unknownParameter(name, closest: closest), syntax.range)
      }
      return term
    }
  }

  /// The triple of its three parts, none of which is a variable.
  mutating func dataTriple(
    _ subject: TermSyntax, _ verb: TermSyntax, _ object: TermSyntax
  ) throws(LoweringError) -> Triple {
    let predicate = try dataTerm(verb, in: .vocabulary)
    guard case .iri = predicate else { throw LoweringError(.misplacedTerm(Self.onlyPredicates), verb.range) }
    let ends = Ends(predicate)
    let first = try dataTerm(subject, in: ends.subject)
    switch first {
    case .iri, .blank: break
    case .literal, .triple:
      throw LoweringError(
        .misplacedTerm("a value cannot be the subject of a fact, only an entity"), subject.range)
    }
    return Triple(first, predicate, try dataTerm(object, in: ends.object))
  }

  static let onlyPredicates = "only a name, an IRI or a variable can be a predicate"

  private func prefixed(
    _ prefix: String, _ local: String, _ range: SourceRange
  ) throws(LoweringError) -> IRI {
    guard let namespace = prefixes[ExactText(prefix)] ?? resolver.namespace(of: prefix) else {
      let closest = resolver.suggestions(for: prefix, kind: .prefix)
      throw LoweringError(.unknownPrefix(prefix, closest: closest), range)
    }
    return IRI(namespace + local)
  }

  private func entity(labelled label: String, _ range: SourceRange) throws(LoweringError) -> IRI {
    let found = resolver.entities(labelled: label)
    if found.count == 1 { return found[0] }
    if found.isEmpty {
      let closest = resolver.suggestions(for: label, kind: .label)
      throw LoweringError(.unknownLabel(label, closest: closest), range)
    }
    throw LoweringError(.ambiguousLabel(label, candidates: found.map { resolver.describe($0) }), range)
  }

  private mutating func literal(
    _ text: String, _ language: String?, _ direction: String?, _ datatype: TermSyntax?
  ) throws(LoweringError) -> Literal {
    if let language {
      return Literal(text, language: language, direction: direction.flatMap { Direction(rawValue: $0) })
    }
    guard let datatype else { return Literal(text) }
    return Literal(text, datatype: try iri(datatype, in: .vocabulary))
  }
}

/// The positions of the two ends of a triple or a path, which its predicates decide.
struct Ends {
  var subject = Context.Position.entity
  var object = Context.Position.entity

  /// Of a triple whose predicate is a variable.
  init() {}

  /// Of a triple with a predicate.
  init(_ predicate: Term) {
    guard case .iri(let iri) = predicate else { return }
    self = Ends(.predicate(iri))
  }

  /// Of a path: each end is a type where the step next to it has one there, and the end of a path that begins with
  /// rdf:type is one too.
  init(_ path: Path) {
    if path.first.contains(where: { Ends.isSchema($0.iri) || $0.isInverse && $0.iri == RDFVocabulary.type }) {
      subject = .vocabulary
    }
    if path.last.contains(where: { Ends.isSchema($0.iri) || !$0.isInverse && $0.iri == RDFVocabulary.type })
      || path.first.contains(where: { !$0.isInverse && $0.iri == RDFVocabulary.type })
    {
      object = .vocabulary
    }
  }

  /// Whether subject and object of a predicate are types or relations.
  private static func isSchema(_ iri: IRI) -> Bool {
    iri == RDFS.subClassOf || iri == RDFS.subPropertyOf || iri == RDFS.domain || iri == RDFS.range
  }
}

extension Path {
  /// The steps that a path may begin with; none of a negated set.
  fileprivate var first: [(iri: IRI, isInverse: Bool)] {
    switch self {
    case .predicate(let iri): [(iri, false)]
    case .inverse(let path): path.last.map { ($0.iri, !$0.isInverse) }
    case .sequence(let path, _), .zeroOrMore(let path), .oneOrMore(let path), .zeroOrOne(let path): path.first
    case .alternative(let a, let b): a.first + b.first
    case .negated: []
    }
  }

  /// The steps that a path may end with.
  fileprivate var last: [(iri: IRI, isInverse: Bool)] {
    switch self {
    case .predicate(let iri): [(iri, false)]
    case .inverse(let path): path.first.map { ($0.iri, !$0.isInverse) }
    case .sequence(_, let path), .zeroOrMore(let path), .oneOrMore(let path), .zeroOrOne(let path): path.last
    case .alternative(let a, let b): a.last + b.last
    case .negated: []
    }
  }
}
