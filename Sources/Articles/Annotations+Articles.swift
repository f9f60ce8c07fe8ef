import RDF
import TripleStore

/// An article as a list of articles shows it.
public struct ArticleListing: Hashable, Sendable {
  public var article: IRI
  /// Its name below `@base` + `articles/`, else its IRI.
  public var name: String
  /// What the graph says it is headed, else what its text seems to be headed.
  public var headline: String?
  public var codePoints: Int
  public var paragraphs: Int
  /// Mentions in it.
  public var mentions: Int
  /// Pieces of evidence that it gives.
  public var evidence: Int
}

extension Annotations {
  /// The articles of the graph, in order of name. O(length of all texts).
  public func articles(context: Context) -> [ArticleListing] {
    let found = dataset.subjects(RDFVocabulary.type, dataset.id(SchemaOrg.newsArticle))
    return found.compactMap { id in
      guard case .iri(let article) = dataset.dictionary.term(id) else { return nil }
      let text = text(of: article)
      var mentions = 0
      var evidence = 0
      for note in dataset.subjects(NIF.referenceContext, id) {
        mentions += dataset.objects(note, ITSRDF.identRef).count
        evidence += dataset.objects(note, RDFVocabulary.reifies).count
      }
      return ArticleListing(
        article: article, name: Annotations.name(of: article, context: context),
        headline: dataset.terms(id, SchemaOrg.headline).first?.literal?.lexical ?? text?.headline,
        codePoints: text?.codePointCount ?? 0, paragraphs: text?.paragraphs.count ?? 0, mentions: mentions,
        evidence: evidence)
    }.sorted { Bytes.precedes($0.name, $1.name) }
  }

  /// The name of an article below `@base` + `articles/`, else its IRI.
  public static func name(of article: IRI, context: Context) -> String {
    Context.local(article, below: context.articles) ?? article.string
  }
}
