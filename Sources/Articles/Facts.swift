import RDF
import TripleStore

/// The facts of a graph: the triples of an entity whose predicate is not one that annotation itself writes.
///
/// An entity is whatever is no article, no mention or evidence, no type and no relation.
public struct Facts: Sendable {
  /// The predicates of the data model: of labels, types, articles, notes and the schema.
  public static let annotationPredicates: Set<IRI> = [
    RDFVocabulary.type, RDFS.label, SKOS.altLabel, OWL.sameAs,
    SchemaOrg.headline, NIF.isString, DCTerms.source, DCTerms.language, SchemaOrg.sha256,
    NIF.referenceContext, NIF.beginIndex, NIF.endIndex, NIF.anchorOf, ITSRDF.identRef, NIF.subString,
    RDFVocabulary.reifies, GlossVocabulary.stance, PROV.wasAttributedTo,
    DCTerms.creator, DCTerms.created, ITSRDF.confidence,
    RDFS.subClassOf, RDFS.subPropertyOf, RDFS.domain, RDFS.range,
    SchemaOrg.domainIncludes, SchemaOrg.rangeIncludes,
  ]

  /// Whether a predicate is one that annotation itself writes. O(1).
  public static func isAnnotationPredicate(_ iri: IRI) -> Bool { annotationPredicates.contains(iri) }

  let dataset: Dataset
  private let excluded: Set<TermID>
  private let schemaPredicates: [TermID]

  public init(dataset: Dataset) {
    self.dataset = dataset
    excluded = Set(Facts.annotationPredicates.compactMap { dataset.id($0) })
    schemaPredicates = [
      RDFS.subClassOf, RDFS.subPropertyOf, RDFS.domain, RDFS.range, SchemaOrg.domainIncludes,
      SchemaOrg.rangeIncludes,
    ].compactMap { dataset.id($0) }
  }

  /// Every fact, in a fixed order. O(triples + facts · log).
  public var all: [Triple] {
    var result: [Triple] = []
    forEach { result.append(dataset.triple($0, $1, $2)) }
    return result.inFixedOrder()
  }

  /// How many facts there are. O(triples).
  public var count: Int {
    var count = 0
    forEach { _, _, _ in count += 1 }
    return count
  }

  /// The facts that no evidence speaks for, in a fixed order; evidence that denies one does not count.
  public var withoutEvidence: [Triple] {
    let annotations = Annotations(dataset: dataset)
    return all.filter { fact in !annotations.evidence(for: fact).contains { $0.stance == .asserts } }
  }

  /// Whether a triple would be a fact in this graph. O(log n).
  public func isFact(_ triple: Triple) -> Bool {
    guard let predicate = triple.predicate.iri, !Facts.isAnnotationPredicate(predicate) else { return false }
    return dataset.dictionary.id(of: triple.subject).map(isEntity) ?? true
  }

  /// The entities: what has a type, a label or a fact, and what below `@base` a fact names. In a fixed order.
  public func entities(context: Context) -> [Term] {
    entityIDs(context: context).map { dataset.dictionary.term($0) }.sorted(by: Term.precedes)
  }

  /// How many entities there are. O(triples).
  public func entityCount(context: Context) -> Int { entityIDs(context: context).count }

  /// Calls `body` with each fact, in the order of the store.
  func forEach(_ body: (TermID, TermID, TermID) -> Void) {
    let graph = dataset.defaultGraph
    for subject in graph.row(.spo) {
      var isKnownEntity = false
      for predicate in graph.row(.spo, subject) where !excluded.contains(predicate) {
        if !isKnownEntity {
          guard isEntity(subject) else { break }
          isKnownEntity = true
        }
        for object in graph.row(.spo, subject, predicate) { body(subject, predicate, object) }
      }
    }
  }

  func entityIDs(context: Context) -> Set<TermID> {
    let graph = dataset.defaultGraph
    var result: Set<TermID> = []
    let naming = Set(
      [RDFVocabulary.type, RDFS.label, SKOS.altLabel, OWL.sameAs].compactMap { dataset.id($0) })
    for subject in graph.row(.spo) where isEntity(subject) {
      let isNamed = graph.row(.spo, subject).contains { naming.contains($0) || !excluded.contains($0) }
      if isNamed { result.insert(subject) }
    }
    let base = Array(context.base.utf8)
    forEach { _, _, object in
      guard dataset.dictionary.kind(object) == .iri, !result.contains(object), isEntity(object) else {
        return
      }
      if dataset.dictionary.withText(object, { $0.starts(with: base) }) { result.insert(object) }
    }
    return result
  }

  /// Whether a node is neither an article, nor a note, nor part of a schema. O(log n).
  func isEntity(_ node: TermID) -> Bool {
    let graph = dataset.defaultGraph
    if schemaPredicates.contains(where: { graph.row(.spo, node, $0).count > 0 }) { return false }
    if let reifies = dataset.id(RDFVocabulary.reifies), graph.row(.spo, node, reifies).count > 0 {
      return false
    }
    return dataset.objects(node, RDFVocabulary.type).allSatisfy { type in
      guard case .iri(let type) = dataset.dictionary.term(type) else { return true }
      return !Facts.isNoEntityType(type)
    }
  }

  private static func isNoEntityType(_ type: IRI) -> Bool {
    switch type {
    case SchemaOrg.newsArticle, NIF.offsetBasedString, GlossVocabulary.evidence, RDFS.class,
      RDFVocabulary.property, RDFVocabulary.statement:
      true
    case IRI(OWL.namespace + "Thing"), IRI(OWL.namespace + "NamedIndividual"): false
    default:
      // Ontologies that come from elsewhere declare with OWL's words.
      type.string.utf8.starts(with: OWL.namespace.utf8)
    }
  }
}
