import Articles
import RDF
import TripleStore

extension ChangeReport.Tally {
  /// Counts the quads of one side of a change. O(quads), or of a whole graph O(predicates + annotations).
  init(_ quads: QuadList, in dictionary: TermDictionary) {
    triples = quads.count
    guard triples > 0 else { return }
    func id(_ iri: IRI) -> TermID? { dictionary.id(of: .iri(iri)) }
    let annotation = Set(Facts.annotationPredicates.compactMap(id))
    let noteTypes = Set(
      [NIF.offsetBasedString, GlossVocabulary.evidence, SchemaOrg.newsArticle].compactMap(id))
    let (type, label, alias) = (id(RDFVocabulary.type), id(RDFS.label), id(SKOS.altLabel))
    let (reifies, article) = (id(RDFVocabulary.reifies), id(NIF.referenceContext))
    let (start, end) = (id(NIF.beginIndex), id(NIF.endIndex))
    let counts = quads.predicateCounts
    for (predicate, count) in counts {
      switch predicate {
      case type: types = count - noteTypes.reduce(0) { $0 + quads.count(of: predicate, $1) }
      case label, alias: labels += count
      case reifies, article, start, end: break
      default: facts += annotation.contains(predicate) ? 0 : count
      }
    }
    var passages: [TermID: [TermID]] = [:]
    for predicate in [article, start, end].compactMap(\.self) where counts[predicate] != nil {
      quads.forEach(of: predicate) { passages[$0.s, default: []].append($0.o) }
    }
    var evidence: Set<TermID> = []
    if let reifies { quads.forEach(of: reifies) { evidence.insert($0.s) } }
    // The same words may support several facts: a node each, but one quote.
    quotes = Set(evidence.map { Set(passages[$0] ?? [$0]) }).count
  }
}
