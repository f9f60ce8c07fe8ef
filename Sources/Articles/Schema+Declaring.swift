import RDF

/// What the schema statements write.
extension Schema {
  /// `type T < A, B`: declares all of them. What was said of the type before stays.
  public func triples(declaringType type: IRI, superclasses: [IRI]) -> [Triple] {
    ([type] + superclasses).map { Triple(.iri($0), .iri(RDFVocabulary.type), .iri(RDFS.class)) }
      + superclasses.map { Triple(.iri(type), .iri(RDFS.subClassOf), .iri($0)) }
  }

  /// `relation R : A | B -> C`: one type at an end must hold, of several one; what was declared for the ends of the
  /// same relation before, and is not said again, goes.
  public func change(
    declaringRelation relation: IRI, domain: [IRI], range: [IRI]
  ) -> (removed: [Triple], added: [Triple]) {
    var added = [Triple(.iri(relation), .iri(RDFVocabulary.type), .iri(RDFVocabulary.property))]
    func add(_ types: [IRI], _ single: IRI, _ several: IRI) {
      var seen: Set<IRI> = []
      let distinct = types.filter { seen.insert($0).inserted }
      added += distinct.map { Triple(.iri(relation), .iri(distinct.count == 1 ? single : several), .iri($0)) }
    }
    add(domain, RDFS.domain, SchemaOrg.domainIncludes)
    add(range, RDFS.range, SchemaOrg.rangeIncludes)
    let kept = Set(added)
    var removed: [Triple] = []
    for predicate in [RDFS.domain, SchemaOrg.domainIncludes, RDFS.range, SchemaOrg.rangeIncludes] {
      for object in dataset.terms(dataset.id(relation), predicate) {
        let triple = Triple(.iri(relation), .iri(predicate), object)
        if !kept.contains(triple) { removed.append(triple) }
      }
    }
    return (removed, added)
  }
}
