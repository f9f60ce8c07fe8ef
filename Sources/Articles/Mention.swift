import RDF

/// Words of an article that name an entity.
public struct Mention: Hashable, Sendable {
  public var article: IRI
  /// Code points, 0-based and half-open.
  public var start: Int
  public var end: Int
  /// The article's own text from start to end.
  public var quote: String
  public var entity: IRI
  /// Who marked it: a name as a plain string, else whatever term the graph has.
  public var by: Term?
  /// When, as an `xsd:dateTime`.
  public var at: String?
  /// How sure, as the graph writes it.
  public var confidence: Term?

  public init(
    article: IRI, start: Int, end: Int, quote: String, entity: IRI, by: String? = nil, at: String? = nil,
    confidence: Term? = nil
  ) {
    self.article = article
    self.start = start
    self.end = end
    self.quote = quote
    self.entity = entity
    self.by = by.map(Term.string)
    self.at = at
    self.confidence = confidence
  }

  /// The node that carries the mention: made from article, span, entity and annotator, so that the same mention made
  /// twice is one node. O(length of the names).
  public func iri(context: Context) -> IRI {
    NoteKey.mention(article: .iri(article), start: start, end: end, entity: .iri(entity), by: by).iri(context)
  }

  /// The mention as triples, in the shape of the data model. O(1).
  public func triples(context: Context) -> [Triple] {
    let note = Term.iri(iri(context: context))
    return [
      Triple(note, .iri(RDFVocabulary.type), .iri(NIF.offsetBasedString)),
      Triple(note, .iri(NIF.referenceContext), .iri(article)),
      Triple(note, .iri(NIF.beginIndex), .integer(start)),
      Triple(note, .iri(NIF.endIndex), .integer(end)),
      Triple(note, .iri(NIF.anchorOf), .string(quote)),
      Triple(note, .iri(ITSRDF.identRef), .iri(entity)),
    ] + NoteKey.provenance(of: note, by: by, at: at, confidence: confidence)
  }
}
