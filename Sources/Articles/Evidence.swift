import RDF

/// Words of an article that speak for a fact, or against it.
public struct Evidence: Hashable, Sendable {
  /// The fact that is spoken of; the graph may hold it or not.
  public var fact: Triple
  public var article: IRI
  /// Code points, 0-based and half-open.
  public var start: Int
  public var end: Int
  /// The article's own text from start to end.
  public var quote: String
  public var stance: Stance
  /// Who says so in the article.
  public var saidBy: Term?
  /// Who made the note: a name as a plain string, else whatever term the graph has.
  public var by: Term?
  /// When, as an `xsd:dateTime`.
  public var at: String?
  /// How sure, as the graph writes it.
  public var confidence: Term?

  public init(
    fact: Triple, article: IRI, start: Int, end: Int, quote: String, stance: Stance = .asserts,
    saidBy: Term? = nil, by: String? = nil, at: String? = nil, confidence: Term? = nil
  ) {
    self.fact = fact
    self.article = article
    self.start = start
    self.end = end
    self.quote = quote
    self.stance = stance
    self.saidBy = saidBy
    self.by = by.map(Term.string)
    self.at = at
    self.confidence = confidence
  }

  /// The node that carries the evidence: made from article, span, fact, annotator and stance, so that the same
  /// evidence given twice is one node. O(length of the names).
  public func iri(context: Context) -> IRI {
    NoteKey.evidence(article: .iri(article), start: start, end: end, fact: fact, stance: stance, by: by)
      .iri(context)
  }

  /// The evidence as triples, in the shape of the data model, without the fact itself. O(1).
  public func triples(context: Context) -> [Triple] {
    let note = Term.iri(iri(context: context))
    var triples = [
      Triple(note, .iri(RDFVocabulary.type), .iri(GlossVocabulary.evidence)),
      Triple(note, .iri(RDFVocabulary.reifies), .triple(fact)),
      Triple(note, .iri(NIF.referenceContext), .iri(article)),
      Triple(note, .iri(NIF.beginIndex), .integer(start)),
      Triple(note, .iri(NIF.endIndex), .integer(end)),
      Triple(note, .iri(NIF.anchorOf), .string(quote)),
      Triple(note, .iri(GlossVocabulary.stance), stance.term(context: context)),
    ]
    if let saidBy { triples.append(Triple(note, .iri(PROV.wasAttributedTo), saidBy)) }
    return triples + NoteKey.provenance(of: note, by: by, at: at, confidence: confidence)
  }
}
