import Articles
import Workspace

struct ArticlesCommand: DotCommand {
  let name = "articles"
  let usage = ".articles"
  let summary = "the articles of the graph, with what is marked in each"
  let details = """
    Lists the articles: their paragraphs, characters, mentions and quotes. The current one, in which mark and from
    look for words, has a * before its name; article NAME makes another current.

        .articles
    """

  func run(_ arguments: Arguments, in shell: Shell) throws(Diagnostic) -> Shell.Flow {
    try arguments.expect(0...0, usage: usage)
    let session = shell.session
    let rows = Annotations(dataset: session.dataset).articles(context: session.context).map { article in
      [
        (article.article == session.currentArticle ? "* " : "  ") + article.name,
        Numbers.grouped(article.paragraphs), Numbers.grouped(article.codePoints),
        Numbers.grouped(article.mentions), Numbers.grouped(article.evidence), article.headline ?? "",
      ]
    }
    guard !rows.isEmpty else {
      shell.acknowledge("no articles; load one: load FILE")
      return .goOn
    }
    shell.drawList(
      ["  article", "paragraphs", "characters", "mentions", "quotes", "headline"], rows,
      isNumeric: [false, true, true, true, true, false])
    return .goOn
  }
}
