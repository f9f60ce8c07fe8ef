import Articles
import RDF
import TripleStore
import Workspace

/// An entity as `.show` draws it: facts both ways, then its mentions in their context.
struct EntityView {
  private let session: Session
  private let iri: IRI
  private let columns: Int
  private let ink: Ink
  /// The most facts of a kind that are shown one by one; how many more there are is said.
  private static let limit = 50

  init(_ session: Session, _ iri: IRI, columns: Int, ink: Ink) {
    self.session = session
    self.iri = iri
    self.columns = columns
    self.ink = ink
  }

  /// The lines to show.
  var lines: [String] { heading + outgoing + incoming + mentions }

  private var heading: [String] {
    let name = session.name(of: iri)
    var line = ink.paint(Screen.clean(name), .strong)
    let types = session.typeText(of: iri)
    if !types.isEmpty { line += "  " + Screen.clean(types) }
    if let label = session.label(of: iri) { line += "  " + ink.paint("\"\(Screen.clean(label))\"", .quote) }
    return [line]
  }

  /// The facts that the entity is the subject of: predicate and objects.
  private var outgoing: [String] {
    let graph = session.dataset.defaultGraph
    let dictionary = session.dataset.dictionary
    guard let id = dictionary.id(of: .iri(iri)) else { return [] }
    let label = session.label(of: iri)
    var rows: [(String, String)] = []
    for predicate in graph.row(.spo, id) {
      guard let relation = dictionary.term(predicate).iri, relation != RDFVocabulary.type,
        relation != NIF.isString
      else { continue }
      for object in graph.row(.spo, id, predicate).map(dictionary.term) {
        // The heading has one label; the others stand here.
        if relation == RDFS.label, object.literal?.lexical == label { continue }
        rows.append(("→ " + session.display(.iri(relation), in: .vocabulary), text(object)))
      }
    }
    return columned(rows.sorted { $0 < $1 }) { "\($0)  \($1)" }
  }

  /// The facts that the entity is the object of.
  private var incoming: [String] {
    let graph = session.dataset.defaultGraph
    let dictionary = session.dataset.dictionary
    guard let id = dictionary.id(of: .iri(iri)) else { return [] }
    var rows: [(String, String)] = []
    for subject in graph.row(.osp, id) {
      for predicate in graph.row(.osp, id, subject) {
        guard let relation = dictionary.term(predicate).iri, !Facts.isAnnotationPredicate(relation) else {
          continue
        }
        rows.append(("← " + session.display(.iri(relation), in: .vocabulary), text(dictionary.term(subject))))
      }
    }
    return columned(rows.sorted { $0 < $1 }) { "\($0)  \($1)" }
  }

  /// Lines of two columns, the first of one width, the second wrapped.
  private func columned(_ rows: [(String, String)], _ join: (String, String) -> String) -> [String] {
    let width = rows.map { Screen.width(of: Screen.clean($0.0)) }.max() ?? 0
    var lines = rows.prefix(EntityView.limit).map { first, second in
      "  " + join(Screen.padded(Screen.clean(first), to: width), Screen.clean(second))
    }
    if rows.count > EntityView.limit {
      lines.append(
        "  … and \(Numbers.count(rows.count - EntityView.limit, "more", "more")); a pattern shows them all")
    }
    return lines
  }

  private func text(_ term: Term) -> String {
    guard case .iri(let other) = term else { return session.display(term) }
    let name = session.name(of: other)
    return session.label(of: other).map { "\(name)  \"\($0)\"" } ?? name
  }

  /// Each mention with some words before and after it.
  private var mentions: [String] {
    let found = Annotations(dataset: session.dataset).mentions(of: iri)
    guard !found.isEmpty else { return [] }
    var lines = ["  " + ink.paint(Numbers.count(found.count, "mention"), .heading)]
    for mention in found.prefix(EntityView.limit) {
      let article = session.name(ofArticle: mention.article)
      guard let text = session.text(of: mention.article), mention.start >= 0, mention.start <= mention.end,
        mention.end <= text.codePointCount
      else {
        lines.append("  \"\(Screen.clean(mention.quote))\"  \(Screen.clean(article)), outside its text")
        continue
      }
      let place = "\(article) \(mention.start)–\(mention.end)  "
      lines.append(
        "  " + Screen.clean(place) + context(of: mention.start, mention.end, in: text, after: place))
    }
    if found.count > EntityView.limit {
      lines.append("  … and \(Numbers.grouped(found.count - EntityView.limit)) more")
    }
    return lines
  }

  /// The words around a mention, within its paragraph and the width of the line.
  private func context(of start: Int, _ end: Int, in text: ArticleText, after place: String) -> String {
    let number = text.paragraph(at: start)
    let paragraph = number > 0 ? text.paragraphs[number - 1] : text.range
    let lower = min(start, max(paragraph.lower, 0))
    let upper = max(end, min(paragraph.upper, text.codePointCount))
    let room = max(20, columns - 2 - Screen.width(of: Screen.clean(place)))
    let marked = Screen.clean(Screen.folded(text.text(CodePointRange(start, end)), trimming: false))
    let before = Screen.clean(Screen.folded(text.text(CodePointRange(lower, start)), trimming: false))
    let after = Screen.clean(Screen.folded(text.text(CodePointRange(end, upper)), trimming: false))
    let shown = ink.isOn ? ink.paint(marked, .strong) : "[\(marked)]"
    let rest = max(0, room - Screen.width(of: marked) - (ink.isOn ? 0 : 2))
    let shownBefore = Screen.suffix(of: before, columns: max(rest / 2, rest - Screen.width(of: after)))
    return shownBefore + shown + Screen.prefix(of: after, columns: rest - Screen.width(of: shownBefore))
  }
}
