import Articles
import RDF
import TripleStore

extension ChangeReport.Tally {
  /// Counts the quads of one side of a change. O(quads).
  init(_ quads: QuadList, in dictionary: TermDictionary) {
    triples = quads.count
    func id(_ iri: IRI) -> TermID? { dictionary.id(of: .iri(iri)) }
    let annotation = Set(Facts.annotationPredicates.compactMap(id))
    let noteTypes = Set(
      [NIF.offsetBasedString, GlossVocabulary.evidence, SchemaOrg.newsArticle].compactMap(id))
    let (type, label, alias) = (id(RDFVocabulary.type), id(RDFS.label), id(SKOS.altLabel))
    let (reifies, article) = (id(RDFVocabulary.reifies), id(NIF.referenceContext))
    let (start, end) = (id(NIF.beginIndex), id(NIF.endIndex))
    var passages: [TermID: [TermID]] = [:]
    var evidence: Set<TermID> = []
    for quad in quads {
      let triple = quad.triple
      switch triple.p {
      case type: types += noteTypes.contains(triple.o) ? 0 : 1
      case label, alias: labels += 1
      case reifies: evidence.insert(triple.s)
      case article, start, end: passages[triple.s, default: []].append(triple.o)
      case let predicate: facts += annotation.contains(predicate) ? 0 : 1
      }
    }
    // The same words may support several facts: a node each, but one quote.
    quotes = Set(evidence.map { Set(passages[$0] ?? [$0]) }).count
  }
}
