import Articles
import Language
import RDF
import Workspace

struct TextCommand: DotCommand {
  let name = "text"
  let usage = ".text [ARTICLE] [PARAGRAPH[-PARAGRAPH]]"
  let summary = "show an article with its mentions"
  let details = """
    Shows the current article, or ARTICLE: its paragraphs, numbered, with the words that are marked in the colour of
    their entity's type, and below the colours' meaning. Without colour each mention stands in brackets with its type.

        .text
        .text eugene 2-3
    """
  let arguments: [ArgumentKind] = [.article, .none]

  func run(_ arguments: Arguments, in shell: Shell) throws(Diagnostic) -> Shell.Flow {
    try arguments.expect(0...2, usage: usage)
    let session = shell.session
    var words = arguments.words[...]
    var last: Arguments.Word?
    if let word = words.last, word.text.utf8.first.map({ (0x30...0x39).contains($0) }) ?? false {
      last = words.removeLast()
    }
    let article = try shell.article(words.first, in: arguments)
    guard let text = session.text(of: article) else {
      throw Diagnostic("\(session.name(ofArticle: article)) has no text")
    }
    let range = try paragraphs(last, of: text.paragraphs.count, in: arguments)
    let view = ArticleView(
      session, article: article, text: text, columns: shell.settings.proseWidth, ink: shell.settings.ink)
    for line in view.lines(paragraphs: range) { shell.out.line(line) }
    return .goOn
  }

  private func paragraphs(_ word: Arguments.Word?, of count: Int, in arguments: Arguments) throws(Diagnostic)
    -> ClosedRange<Int>
  {
    guard let word else { return 1...max(1, count) }
    let ends = word.text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    guard let first = ends.first ?? nil, let last = ends.last ?? nil, ends.count <= 2, first >= 1
    else {
      throw Diagnostic(
        "a paragraph, or two with - between, is wanted", at: word.range, in: arguments.source,
        help: "usage: \(usage)")
    }
    guard first <= last else {
      throw Diagnostic("\(first) comes after \(last)", at: word.range, in: arguments.source)
    }
    guard last <= count else {
      throw Diagnostic(
        "the article has \(Numbers.count(count, "paragraph"))", at: word.range, in: arguments.source)
    }
    return first...last
  }
}

extension Shell {
  /// The article that a word names, or the current one.
  func article(_ word: Arguments.Word?, in arguments: Arguments) throws(Diagnostic) -> IRI {
    let names = session.articleNames()
    guard let word else {
      if let current = session.currentArticle, session.text(of: current) != nil { return current }
      throw Diagnostic(
        names.isEmpty ? "there is no article" : "there are several articles, and none is current",
        at: arguments.nameRange, in: arguments.source,
        help: names.isEmpty
          ? "load one: load FILE"
          : "name one: .\(arguments.name) \(names.prefix(3).joined(separator: ", or "))")
    }
    let plain = word.text.hasPrefix("article:") ? String(word.text.dropFirst(8)) : word.text
    let article = IRI(session.context.articles + plain)
    guard session.text(of: article) != nil else {
      let close = closest(to: plain, among: names)
      throw Diagnostic(
        "there is no article called \(plain)", at: word.range, in: arguments.source,
        help: close.isEmpty ? nil : "the closest: \(close.joined(separator: ", "))")
    }
    return article
  }
}
