import RDF
import TripleStore

/// The types and relations that a graph declares, read from its index as they are asked for.
public struct Schema: Sendable {
  /// What may stand at one end of a relation.
  public struct End: Hashable, Sendable {
    /// Types that all must hold.
    public var all: [IRI] = []
    /// Types of which one must hold; empty when none are given.
    public var any: [IRI] = []

    /// Whether nothing is asked.
    public var isOpen: Bool { all.isEmpty && any.isEmpty }
    /// Every type named.
    public var types: [IRI] { all + any }
  }

  let dataset: Dataset

  /// Reads the default graph of a dataset.
  public init(dataset: Dataset) {
    self.dataset = dataset
  }

  /// The declared types, in order.
  public var types: [IRI] { declared(RDFS.class) }

  /// The declared relations, in order.
  public var relations: [IRI] { declared(RDFVocabulary.property) }

  private func declared(_ kind: IRI) -> [IRI] {
    dataset.subjects(RDFVocabulary.type, dataset.id(kind)).compactMap { dataset.dictionary.term($0).iri }
      .sorted()
  }

  /// Whether an IRI has been declared as a type or a relation. O(log n).
  public func declares(_ iri: IRI) -> Bool {
    guard let id = dataset.id(iri) else { return false }
    return dataset.has(id, RDFVocabulary.type, RDFS.class)
      || dataset.has(id, RDFVocabulary.type, RDFVocabulary.property)
  }

  /// The types directly above one, in order.
  public func superclasses(of type: IRI) -> [IRI] { named(type, RDFS.subClassOf) }

  /// A type and every type above it, nearest first. Terminates on circles. O(types above).
  public func closure(of type: IRI) -> [IRI] { closure(of: type, under: RDFS.subClassOf) }

  /// A relation and every relation above it, nearest first.
  public func relationClosure(of relation: IRI) -> [IRI] { closure(of: relation, under: RDFS.subPropertyOf) }

  private func closure(of iri: IRI, under predicate: IRI) -> [IRI] {
    var found = [iri]
    var seen: Set<IRI> = [iri]
    var next = 0
    while next < found.count {
      for above in named(found[next], predicate) where seen.insert(above).inserted { found.append(above) }
      next += 1
    }
    return found
  }

  /// Whether a type is another or stands below it. O(types above).
  public func isSubtype(_ type: IRI, of other: IRI) -> Bool {
    type == other || closure(of: type).contains(other)
  }

  /// What may be the subject of a relation, as declared for that relation itself.
  public func domain(of relation: IRI) -> End {
    End(all: named(relation, RDFS.domain), any: named(relation, SchemaOrg.domainIncludes))
  }

  /// What may be the object of a relation, as declared for that relation itself.
  public func range(of relation: IRI) -> End {
    End(all: named(relation, RDFS.range), any: named(relation, SchemaOrg.rangeIncludes))
  }

  private func named(_ subject: IRI, _ predicate: IRI) -> [IRI] {
    dataset.terms(dataset.id(subject), predicate).compactMap(\.iri)
  }
}
