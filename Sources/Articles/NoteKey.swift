import RDF
import TripleStore

/// What the identity of a note is made from.
enum NoteKey: Hashable {
  case mention(article: Term, start: Int, end: Int, entity: Term, by: Term?)
  case evidence(article: Term, start: Int, end: Int, fact: Triple, stance: Stance, by: Term?)

  /// The node of the note.
  func iri(_ context: Context) -> IRI { IRI(context.notes + Digest.id(of: parts)) }

  private var parts: [String] {
    switch self {
    case .mention(let article, let start, let end, let entity, let by):
      ["mention", article.description, "\(start)", "\(end)", entity.description, by?.description ?? ""]
    case .evidence(let article, let start, let end, let fact, let stance, let by):
      [
        "evidence", article.description, "\(start)", "\(end)", fact.subject.description,
        fact.predicate.description, fact.object.description, stance.rawValue, by?.description ?? "",
      ]
    }
  }

  /// The key with each term as a substitution has it.
  func replacing(_ replace: (Term) -> Term) -> NoteKey {
    switch self {
    case .mention(let article, let start, let end, let entity, let by):
      .mention(
        article: replace(article), start: start, end: end, entity: replace(entity), by: by.map(replace))
    case .evidence(let article, let start, let end, let fact, let stance, let by):
      .evidence(
        article: replace(article), start: start, end: end,
        fact: Triple(replace(fact.subject), replace(fact.predicate), replace(fact.object)), stance: stance,
        by: by.map(replace))
    }
  }

  /// What a node of a graph is made from; nil when it is no note, or says something twice, so that it can't be told.
  init?(_ note: TermID, in dataset: Dataset) {
    func only(_ predicate: IRI) -> Term? {
      let found = dataset.objects(note, predicate)
      return found.count == 1 ? dataset.dictionary.term(found[0]) : nil
    }
    let creators = dataset.objects(note, DCTerms.creator)
    guard let article = only(NIF.referenceContext), let start = only(NIF.beginIndex)?.offset,
      let end = only(NIF.endIndex)?.offset, creators.count < 2
    else { return nil }
    let by = creators.first.map { dataset.dictionary.term($0) }
    if case .triple(let fact)? = only(RDFVocabulary.reifies) {
      self = .evidence(
        article: article, start: start, end: end, fact: fact, stance: Stance(only(GlossVocabulary.stance)),
        by: by)
    } else if let entity = only(ITSRDF.identRef) {
      self = .mention(article: article, start: start, end: end, entity: entity, by: by)
    } else {
      return nil
    }
  }

  /// Who made a note, when, and how sure they were.
  static func provenance(of note: Term, by: Term?, at: String?, confidence: Term?) -> [Triple] {
    var triples: [Triple] = []
    if let by { triples.append(Triple(note, .iri(DCTerms.creator), by)) }
    if let at {
      triples.append(Triple(note, .iri(DCTerms.created), .literal(Literal(at, datatype: XSD.dateTime))))
    }
    if let confidence { triples.append(Triple(note, .iri(ITSRDF.confidence), confidence)) }
    return triples
  }
}
