import RDF
import TripleStore

/// An article as it is shown: numbered paragraphs, each a row of text and of mentions that begin and end.
///
/// In every paragraph the beginnings and ends nest like brackets. Where two mentions cross, the one that began later is
/// closed where the earlier ends, and goes on behind it; a mention over several paragraphs is closed at the end of each.
public struct TextView: Hashable, Sendable {
  /// An entity that words of the article name; several people's marks of the same words are one.
  public struct Mark: Hashable, Sendable {
    public var range: CodePointRange
    public var entity: IRI
    /// The entity's first label, or nil.
    public var label: String?
    /// The entity's types, in order.
    public var types: [IRI]
    /// The nodes of the mentions.
    public var notes: [Term]
  }

  public enum Piece: Hashable, Sendable {
    /// Text of the article, never empty.
    case text(CodePointRange)
    /// A mark begins, or goes on where it had to be interrupted; by its place in ``TextView/marks``.
    case begin(Int, isContinued: Bool)
    /// The mark that began last and has not ended ends, or is interrupted.
    case end(Int, isInterrupted: Bool)
  }

  public struct Paragraph: Hashable, Sendable {
    /// From 1.
    public var number: Int
    public var range: CodePointRange
    public var pieces: [Piece]
  }

  public let article: IRI
  /// By place: the earlier before the later, the longer before the shorter.
  public let marks: [Mark]
  public let paragraphs: [Paragraph]

  /// The view of an article. Mentions that do not lie in the text are left out. O(length + mentions · nesting).
  public init(article: IRI, text: ArticleText, dataset: Dataset) {
    self.article = article
    marks = TextView.marks(in: article, text, dataset)
    var builder = PieceBuilder(marks: marks)
    paragraphs = text.paragraphs.enumerated().map { index, range in
      Paragraph(number: index + 1, range: range, pieces: builder.pieces(of: range))
    }
  }

  private static func marks(in article: IRI, _ text: ArticleText, _ dataset: Dataset) -> [Mark] {
    var marks: [Mark] = []
    for mention in Annotations(dataset: dataset).mentions(in: article) {
      guard mention.start >= 0, mention.start < mention.end, mention.end <= text.codePointCount else {
        continue
      }
      let range = CodePointRange(mention.start, mention.end)
      if let last = marks.last, last.range == range, last.entity == mention.entity {
        marks[marks.count - 1].notes.append(mention.note)
        continue
      }
      let entity = dataset.id(mention.entity)
      marks.append(
        Mark(
          range: range, entity: mention.entity, label: dataset.labels(of: entity).first,
          types: dataset.terms(entity, RDFVocabulary.type).compactMap(\.iri), notes: [mention.note]))
    }
    return marks
  }
}

/// Lays marks out as brackets that nest, paragraph after paragraph.
private struct PieceBuilder {
  let marks: [TextView.Mark]
  private var next = 0
  /// Marks that began in an earlier paragraph and have not ended.
  private var carried: [Int] = []

  init(marks: [TextView.Mark]) {
    self.marks = marks
  }

  mutating func pieces(of paragraph: CodePointRange) -> [TextView.Piece] {
    var pieces: [TextView.Piece] = []
    var open: [Int] = []
    var position = paragraph.lower
    func flush(to end: Int) {
      if position < end { pieces.append(.text(CodePointRange(position, end))) }
      position = max(position, end)
    }
    func begin(_ mark: Int) {
      let isContinued = marks[mark].range.lower < position
      pieces.append(.begin(mark, isContinued: isContinued))
      open.append(mark)
    }
    /// Ends every open mark that ends at or before a place; those that began inside one go on behind it.
    func close(upTo end: Int) {
      while let first = open.map({ marks[$0].range.upper }).min(), first <= end {
        flush(to: first)
        guard let outermost = open.firstIndex(where: { marks[$0].range.upper == first }) else { return }
        let inner = open[outermost...]
        for mark in inner.reversed() {
          pieces.append(.end(mark, isInterrupted: marks[mark].range.upper > first))
        }
        open.removeSubrange(outermost...)
        for mark in inner where marks[mark].range.upper > first { begin(mark) }
      }
    }
    for mark in carried where marks[mark].range.upper > paragraph.lower { begin(mark) }
    while next < marks.count, marks[next].range.lower < paragraph.upper {
      let mark = next
      next += 1
      guard marks[mark].range.upper > paragraph.lower else { continue }
      let start = max(marks[mark].range.lower, paragraph.lower)
      close(upTo: start)
      flush(to: start)
      begin(mark)
    }
    close(upTo: paragraph.upper)
    flush(to: paragraph.upper)
    carried = open
    for mark in open.reversed() { pieces.append(.end(mark, isInterrupted: true)) }
    return pieces
  }
}
