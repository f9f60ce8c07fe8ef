import RDF
import TripleStore

/// Facts against the domains and ranges that their relations, and the relations above those, declare.
struct SchemaCheck {
  private let dataset: Dataset
  private let schema: Schema
  private var ends: [IRI: [(domain: Schema.End, range: Schema.End)]] = [:]
  private var closures: [IRI: Set<IRI>] = [:]

  init(_ dataset: Dataset) {
    self.dataset = dataset
    schema = Schema(dataset: dataset)
  }

  func findings(_ facts: [Triple]) -> [Finding.Kind] {
    var copy = self
    var found = copy.circles()
    for fact in facts { found += copy.check(fact) }
    return found
  }

  private func circles() -> [Finding.Kind] {
    schema.types.filter { type in
      schema.superclasses(of: type).contains { $0 == type || schema.isSubtype($0, of: type) }
    }.map { .circularType($0) }
  }

  private mutating func check(_ fact: Triple) -> [Finding.Kind] {
    guard let relation = fact.predicate.iri else { return [] }
    var found: [Finding.Kind] = []
    for (domain, range) in declarations(of: relation) {
      found += check(fact, fact.subject, .subject, domain)
      found += check(fact, fact.object, .object, range)
    }
    var seen: Set<Finding.Kind> = []
    return found.filter { seen.insert($0).inserted }
  }

  private mutating func check(
    _ fact: Triple, _ term: Term, _ end: Finding.End, _ asked: Schema.End
  ) -> [Finding.Kind] {
    guard !asked.isOpen else { return [] }
    if case .literal(let literal) = term {
      let isFit = fits(asked) { Datatype.isKind($0, of: literal.datatype) }
      return isFit ? [] : [.wrongValue(fact, expected: asked.types)]
    }
    guard !asked.types.allSatisfy(Datatype.isDatatype) else {
      return [.wrongValue(fact, expected: asked.types)]
    }
    let types = dataset.terms(dataset.dictionary.id(of: term), RDFVocabulary.type).compactMap(\.iri)
    guard !types.isEmpty else { return [.untyped(fact, end: end)] }
    var above: Set<IRI> = [IRI(OWL.namespace + "Thing"), IRI(RDFS.namespace + "Resource")]
    for type in types { above.formUnion(closure(of: type)) }
    let isFit = fits(asked) { above.contains($0) }
    return isFit ? [] : [.wrongType(fact, end: end, all: asked.all, any: asked.any, actual: types)]
  }

  private func fits(_ asked: Schema.End, _ holds: (IRI) -> Bool) -> Bool {
    asked.all.allSatisfy(holds) && (asked.any.isEmpty || asked.any.contains(where: holds))
  }

  private mutating func declarations(of relation: IRI) -> [(domain: Schema.End, range: Schema.End)] {
    if let known = ends[relation] { return known }
    let found = schema.relationClosure(of: relation).map { (schema.domain(of: $0), schema.range(of: $0)) }
    ends[relation] = found
    return found
  }

  private mutating func closure(of type: IRI) -> Set<IRI> {
    if let known = closures[type] { return known }
    let found = Set(schema.closure(of: type))
    closures[type] = found
    return found
  }
}

/// The datatypes of literals, as far as a schema speaks of them.
private enum Datatype {
  /// Whether a type is one of literals.
  static func isDatatype(_ type: IRI) -> Bool {
    type == literal || type == RDFVocabulary.langString || type == RDFVocabulary.dirLangString
      || type.string.utf8.starts(with: XSD.namespace.utf8)
  }

  /// Whether a literal of a datatype is one of what is asked: the same datatype or one that it is derived from.
  static func isKind(_ asked: IRI, of datatype: IRI) -> Bool {
    if asked == datatype || asked == literal { return true }
    guard asked == XSD.decimal || asked == XSD.integer else { return false }
    if asked == XSD.decimal && datatype == XSD.integer { return true }
    return integers.contains { datatype == IRI(XSD.namespace + $0) }
  }

  private static let literal = IRI(RDFS.namespace + "Literal")

  private static let integers = [
    "nonPositiveInteger", "negativeInteger", "long", "int", "short", "byte", "nonNegativeInteger",
    "unsignedLong", "unsignedInt", "unsignedShort", "unsignedByte", "positiveInteger",
  ]
}
