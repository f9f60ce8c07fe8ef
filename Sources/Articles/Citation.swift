import RDF

/// Words that speak for or against a fact, and where they stand.
public struct Citation: Hashable, Sendable {
  public var article: IRI
  /// The article's name.
  public var articleName: String
  /// The number of the paragraph, from 1; nil when the graph does not have the article's text, or the words do not
  /// stand in it.
  public var paragraph: Int?
  /// Code points, 0-based and half-open.
  public var start: Int
  public var end: Int
  /// The article's own words.
  public var quote: String
  public var stance: Stance
  /// Who says so in the article.
  public var saidBy: Term?
  /// Who made the note, and when.
  public var by: String?
  public var at: String?
  /// The node of the evidence.
  public var note: Term
}

extension Annotations {
  /// The citations of a fact: by article, place, stance and annotator. `text` gives an article's measured text, so
  /// that the caller may keep it. O(evidence of the fact · log).
  public func citations(
    for fact: Triple, context: Context, text: (IRI) -> ArticleText?
  ) -> [Citation] {
    let citations = evidence(for: fact).map { evidence in
      let measured = text(evidence.article)
      let isInside = measured.map { evidence.start >= 0 && evidence.end <= $0.codePointCount } ?? false
      return Citation(
        article: evidence.article, articleName: Annotations.name(of: evidence.article, context: context),
        paragraph: isInside ? measured?.paragraph(at: evidence.start) : nil, start: evidence.start,
        end: evidence.end, quote: evidence.quote, stance: evidence.stance, saidBy: evidence.saidBy,
        by: evidence.by?.plainText, at: evidence.at, note: evidence.note)
    }
    return citations.sorted { a, b in
      if !Bytes.equal(a.articleName, b.articleName) { return Bytes.precedes(a.articleName, b.articleName) }
      if (a.start, a.end) != (b.start, b.end) { return (a.start, a.end) < (b.start, b.end) }
      if a.stance != b.stance { return a.stance == .asserts }
      return (a.by ?? "", a.note.description) < (b.by ?? "", b.note.description)
    }
  }
}
