import RDF
import TripleStore

extension ChangeReport {
  /// Counts what an effect added and removed: facts, quotes, triples of every kind. O(size of the effect).
  mutating func count(_ change: Change, in dictionary: TermDictionary) {
    let kinds = QuadKinds(dictionary)
    triplesAdded = change.added.count
    triplesRemoved = change.removed.count
    for quad in change.added { kinds.tally(quad, &factsAdded, &quotesAdded) }
    for quad in change.removed { kinds.tally(quad, &factsRemoved, &quotesRemoved) }
  }

  /// Tells facts and evidence from the rest by the predicate: what is not annotation is a fact.
  private struct QuadKinds {
    let reifies: TermID?
    let annotation: Set<TermID>

    init(_ dictionary: TermDictionary) {
      reifies = dictionary.id(of: .iri(RDFVocabulary.reifies))
      let predicates =
        [
          NIF.isString, SchemaOrg.headline, DCTerms.source, DCTerms.language, SchemaOrg.sha256,
          NIF.referenceContext, NIF.beginIndex, NIF.endIndex, NIF.anchorOf, ITSRDF.identRef, NIF.subString,
          GlossVocabulary.stance, PROV.wasAttributedTo, DCTerms.creator, DCTerms.created, ITSRDF.confidence,
        ]
      annotation = Set(predicates.compactMap { dictionary.id(of: .iri($0)) })
      type = dictionary.id(of: .iri(RDFVocabulary.type))
      annotationTypes = Set(
        [NIF.offsetBasedString, GlossVocabulary.evidence, SchemaOrg.newsArticle]
          .compactMap { dictionary.id(of: .iri($0)) })
    }

    let type: TermID?
    let annotationTypes: Set<TermID>

    func tally(_ quad: IDQuad, _ facts: inout Int, _ quotes: inout Int) {
      let predicate = quad.triple.p
      if predicate == reifies {
        quotes += 1
      } else if annotation.contains(predicate)
        || (predicate == type && annotationTypes.contains(quad.triple.o))
      {
        return
      } else {
        facts += 1
      }
    }
  }
}
