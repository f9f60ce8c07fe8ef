import Articles
import Formats
import Glibc
import Language
import RDF
import TripleStore

/// A quote found in an article.
struct FoundQuote {
  var article: IRI
  var range: CodePointRange
  /// The article's own words.
  var text: String
}

/// The texts of articles, decoded and measured once. Keyed by article and checked against the text itself, so that
/// it never serves an old one.
final class ArticleTexts {
  private var cache: [IRI: ArticleText] = [:]

  /// The text of an article in a dataset, or nil when it has none.
  func text(of article: IRI, in dataset: Dataset) -> ArticleText? {
    guard let text = dataset.objects(.iri(article), NIF.isString).first?.literal?.lexical else { return nil }
    if let known = cache[article], Bytes.equal(known.string, text) { return known }
    let measured = ArticleText(text)
    cache[article] = measured
    return measured
  }
}

/// `load` and `article`, and finding words in articles.
extension Session {
  /// Makes a text file an article of the graph, and the current one.
  func load(_ path: TextSyntax, as name: TextSyntax?, _ work: inout Work) throws(SessionError) -> Outcome.Kind
  {
    let file = FileSystem.path(path.text, from: folder)
    if FileSystem.isEndless(file) {
      throw SessionError(.file(FileError(operation: "read", path: file, code: ENXIO)), at: path.range)
    }
    let bytes: [UInt8]
    do { bytes = try FileSystem.read(file) } catch { throw SessionError(.file(error), at: path.range) }
    let text: String
    do {
      text = try ArticleText.decode(bytes)
    } catch {
      throw SessionError(.articleFile(path: file, error), at: path.range)
    }
    if let format = Format(pathSuffix: file) {
      work.notices.append("\(path.text) is loaded as a text; as \(format.name), .import reads it")
    }
    let articleName = try newArticleName(name, path)
    let article = IRI(context.articles + articleName)
    if let known = texts.text(of: article, in: dataset) {
      guard Bytes.equal(known.string, text) else {
        throw SessionError(.articleHasOtherText(articleName), at: (name ?? path).range)
      }
    } else {
      try work.add([
        Triple(.iri(article), .iri(RDFVocabulary.type), .iri(SchemaOrg.newsArticle)),
        Triple(.iri(article), .iri(NIF.isString), .string(text)),
        Triple(.iri(article), .iri(SchemaOrg.sha256), .string(Digest.sha256(text.utf8))),
      ])
    }
    work.article = article
    var report = ChangeReport(verb: "load")
    let measured = ArticleText(text)
    report.article = ArticleSummary(
      name: articleName, paragraphs: measured.paragraphs.count, characters: measured.codePointCount)
    return .changed(report)
  }

  private func newArticleName(_ name: TextSyntax?, _ path: TextSyntax) throws(SessionError) -> String {
    guard let name else {
      return EntityName.make(fromPath: path.text)
    }
    let plain = Session.articleName(name.text)
    guard BareName.isValid(plain) else {
      throw SessionError(.badName(name.text, closest: EntityName.make(fromLabel: name.text)), at: name.range)
    }
    return plain
  }

  /// An article's name, written with or without its prefix.
  private static func articleName(_ text: String) -> String {
    text.hasPrefix("article:") ? String(text.dropFirst("article:".count)) : text
  }

  /// Makes another article the current one.
  func switchArticle(to name: TextSyntax, _ work: inout Work) throws(SessionError) -> Outcome.Kind {
    let article = try self.article(named: name)
    work.article = article
    return .current(summary(of: article))
  }

  /// An article by name; one that is not in the graph is an error.
  func article(named name: TextSyntax) throws(SessionError) -> IRI {
    let plain = Session.articleName(name.text)
    let article = IRI(context.articles + plain)
    guard texts.text(of: article, in: dataset) != nil else {
      throw SessionError(.unknownArticle(plain, closest: closestNames(to: plain, .article)), at: name.range)
    }
    return article
  }

  /// An article in a line: its name, paragraphs and code points.
  public func summary(of article: IRI) -> ArticleSummary {
    let text = texts.text(of: article, in: dataset)
    return ArticleSummary(
      name: name(ofArticle: article), paragraphs: text?.paragraphs.count ?? 0,
      characters: text?.codePointCount ?? 0)
  }

  /// The text of an article, measured; nil when the graph has none.
  public func text(of article: IRI) -> ArticleText? { texts.text(of: article, in: dataset) }

  /// The name of an article below `@base` + `articles/`, else its IRI.
  public func name(ofArticle article: IRI) -> String {
    Context.local(article, below: context.articles) ?? article.string
  }

  /// The only article of the graph, or nil when there are none or several.
  func onlyArticle() -> IRI? {
    let names = articleNames()
    return names.count == 1 ? IRI(context.articles + names[0]) : nil
  }

  /// The current article and its text.
  func current(at range: SourceRange) throws(SessionError) -> (IRI, ArticleText) {
    guard let article = currentArticle, let text = texts.text(of: article, in: dataset) else {
      throw SessionError(.noCurrentArticle(articles: articleNames()), at: range)
    }
    return (article, text)
  }

  /// Finds the words that support a fact: white space folded, the first occurrence unless another is asked for.
  func find(_ quote: QuoteSyntax, _ work: inout Work) throws(SessionError) -> FoundQuote {
    let article: IRI
    let text: ArticleText
    if let name = quote.article {
      article = try self.article(named: name)
      text = texts.text(of: article, in: dataset) ?? ArticleText("")
    } else {
      (article, text) = try current(at: quote.words.range)
    }
    let found = try occurrences(of: quote.words, in: text, article, wholeWords: false)
    let range = try choose(quote.occurrence, among: found, quote.words, what: "quote", &work)
    return FoundQuote(article: article, range: range, text: text.text(range))
  }

  /// Every place where words stand in an article; none is an error that shows the closest passage.
  func occurrences(
    of words: TextSyntax, in text: ArticleText, _ article: IRI, wholeWords: Bool
  ) throws(SessionError) -> [CodePointRange] {
    let found = text.occurrences(of: words.text, wholeWords: wholeWords)
    guard found.isEmpty else { return found }
    throw SessionError(
      .quoteNotFound(
        words.text, article: name(ofArticle: article), closest: text.closestPassage(to: words.text)?.text),
      at: words.range)
  }

  /// The occurrence that is asked for; the first, with a notice, where none is.
  func choose(
    _ occurrence: Int?, among found: [CodePointRange], _ words: TextSyntax, what: String, _ work: inout Work
  ) throws(SessionError) -> CodePointRange {
    guard let occurrence else {
      if found.count > 1 {
        work.notices.append(
          "the \(what) occurs \(found.count) times; this is the first (write #2 behind it for the second)")
      }
      return found[0]
    }
    guard occurrence >= 1, occurrence <= found.count else {
      throw SessionError(.occurrenceOutOfRange(occurrence, found: found.count), at: words.range)
    }
    return found[occurrence - 1]
  }
}
