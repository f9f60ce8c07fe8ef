import RDF
import TripleStore

/// An annotation as it stands in a graph, with the node that carries it.
@dynamicMemberLookup
public struct Noted<Content: Hashable & Sendable>: Hashable, Sendable {
  /// The node.
  public let note: Term
  public let content: Content

  public subscript<Value>(dynamicMember path: KeyPath<Content, Value>) -> Value { content[keyPath: path] }
}

/// The mentions, the evidence and the articles of a graph, each read from its index.
///
/// A node that lacks its article, a start, an end or a quote is no annotation here; ``check(_:context:)`` reports it.
/// Where a node says one of them twice, the first in order counts.
public struct Annotations: Sendable {
  let dataset: Dataset

  /// Reads the default graph of a dataset.
  public init(dataset: Dataset) {
    self.dataset = dataset
  }

  /// The mentions in an article, by start, the longer first, then by entity. O(mentions in it · log).
  public func mentions(in article: IRI) -> [Noted<Mention>] {
    Annotations.sorted(dataset.subjects(NIF.referenceContext, dataset.id(article)).flatMap(readMentions))
  }

  /// The mentions of an entity, by article and place. O(mentions of it · log).
  public func mentions(of entity: IRI) -> [Noted<Mention>] {
    Annotations.sorted(
      dataset.subjects(ITSRDF.identRef, dataset.id(entity)).flatMap(readMentions)
        .filter { $0.entity == entity })
  }

  /// All mentions, by article and place.
  public func mentions() -> [Noted<Mention>] {
    Annotations.sorted(
      dataset.subjects(RDFVocabulary.type, dataset.id(NIF.offsetBasedString)).flatMap(readMentions))
  }

  /// The evidence for and against a fact, by article and place. O(evidence of it · log).
  public func evidence(for fact: Triple) -> [Noted<Evidence>] {
    let term = dataset.dictionary.id(of: .triple(fact))
    return Annotations.sorted(
      dataset.subjects(RDFVocabulary.reifies, term).flatMap(readEvidence).filter { $0.fact == fact })
  }

  /// The evidence that an article gives, by place.
  public func evidence(in article: IRI) -> [Noted<Evidence>] {
    Annotations.sorted(dataset.subjects(NIF.referenceContext, dataset.id(article)).flatMap(readEvidence))
  }

  /// All evidence, by article and place.
  public func evidence() -> [Noted<Evidence>] {
    guard let reifies = dataset.id(RDFVocabulary.reifies) else { return [] }
    var notes: Set<TermID> = []
    for term in dataset.defaultGraph.row(.pos, reifies) {
      notes.formUnion(dataset.defaultGraph.row(.pos, reifies, term))
    }
    return Annotations.sorted(notes.flatMap(readEvidence))
  }

  /// The evidence of triples that the graph does not hold, by article and place: what `claim` and `deny` made, and
  /// what an update left behind.
  public func evidenceWithoutFact() -> [Noted<Evidence>] {
    evidence().filter { !dataset.holds($0.fact) }
  }

  /// The text of an article, measured; nil when the graph has none. O(n).
  public func text(of article: IRI) -> ArticleText? {
    dataset.terms(dataset.id(article), NIF.isString).first?.literal.map { ArticleText($0.lexical) }
  }

  func readMentions(_ note: TermID) -> [Noted<Mention>] {
    guard dataset.has(note, RDFVocabulary.type, NIF.offsetBasedString), let anchor = anchor(of: note) else {
      return []
    }
    return dataset.terms(note, ITSRDF.identRef).compactMap { entity in
      guard case .iri(let entity) = entity else { return nil }
      var mention = Mention(
        article: anchor.article, start: anchor.start, end: anchor.end, quote: anchor.quote, entity: entity,
        at: dataset.terms(note, DCTerms.created).first?.plainText,
        confidence: dataset.terms(note, ITSRDF.confidence).first)
      mention.by = dataset.terms(note, DCTerms.creator).first
      return Noted(note: dataset.dictionary.term(note), content: mention)
    }
  }

  func readEvidence(_ note: TermID) -> [Noted<Evidence>] {
    let facts = dataset.terms(note, RDFVocabulary.reifies)
    guard !facts.isEmpty, let anchor = anchor(of: note) else { return [] }
    return facts.compactMap { fact in
      guard case .triple(let fact) = fact else { return nil }
      var evidence = Evidence(
        fact: fact, article: anchor.article, start: anchor.start, end: anchor.end, quote: anchor.quote,
        stance: Stance(dataset.terms(note, GlossVocabulary.stance).first),
        saidBy: dataset.terms(note, PROV.wasAttributedTo).first,
        at: dataset.terms(note, DCTerms.created).first?.plainText,
        confidence: dataset.terms(note, ITSRDF.confidence).first)
      evidence.by = dataset.terms(note, DCTerms.creator).first
      return Noted(note: dataset.dictionary.term(note), content: evidence)
    }
  }

  /// Where a note stands: in which article, from where to where, on which words.
  private func anchor(of note: TermID) -> (article: IRI, start: Int, end: Int, quote: String)? {
    guard case .iri(let article)? = dataset.terms(note, NIF.referenceContext).first,
      let start = dataset.terms(note, NIF.beginIndex).compactMap(\.offset).min(),
      let end = dataset.terms(note, NIF.endIndex).compactMap(\.offset).min(),
      let quote = dataset.terms(note, NIF.anchorOf).first?.literal?.lexical
    else { return nil }
    return (article, start, end, quote)
  }

  private static func sorted(_ mentions: [Noted<Mention>]) -> [Noted<Mention>] {
    mentions.sorted { a, b in
      if a.article != b.article { return a.article < b.article }
      if a.start != b.start { return a.start < b.start }
      if a.end != b.end { return a.end > b.end }
      return a.entity == b.entity ? Term.precedes(a.note, b.note) : a.entity < b.entity
    }
  }

  private static func sorted(_ evidence: [Noted<Evidence>]) -> [Noted<Evidence>] {
    evidence.sorted { a, b in
      if a.article != b.article { return a.article < b.article }
      if a.start != b.start { return a.start < b.start }
      if a.end != b.end { return a.end < b.end }
      return Term.precedes(a.note, b.note)
    }
  }
}
