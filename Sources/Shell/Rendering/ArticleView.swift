import Articles
import RDF
import Workspace

/// An article as it is read on the screen: numbered paragraphs, wrapped, with its mentions in the colours of their
/// types; without colour in brackets that name the type.
struct ArticleView {
  private let text: ArticleText
  private let view: TextView
  /// The types that occur, most first, each with the number of its mentions.
  private let legend: [String]
  /// For each mark the index of its type in the legend.
  private let typeOfMark: [Int]
  private let columns: Int
  private let ink: Ink

  init(_ session: Session, article: IRI, text: ArticleText, columns: Int, ink: Ink) {
    self.text = text
    self.columns = columns
    self.ink = ink
    view = TextView(article: article, text: text, dataset: session.dataset)
    let names = view.marks.map { mark in
      mark.types.isEmpty
        ? "no type"
        : Screen.clean(mark.types.map { session.display(.iri($0), in: .vocabulary) }.joined(separator: ", "))
    }
    var counts: [String: Int] = [:]
    for name in names { counts[name, default: 0] += 1 }
    let sorted = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    legend = sorted.map(\.key)
    let indexes = Dictionary(uniqueKeysWithValues: sorted.enumerated().map { ($1.key, $0) })
    typeOfMark = names.map { indexes[$0] ?? 0 }
  }

  /// The lines of some paragraphs, counted from 1, and the legend.
  func lines(paragraphs: ClosedRange<Int>) -> [String] {
    let gutter = String(view.paragraphs.count).utf8.count + 2
    var lines: [String] = []
    for paragraph in view.paragraphs where paragraphs.contains(paragraph.number) {
      if !lines.isEmpty { lines.append("") }
      let wrapped = styled(paragraph).wrapped(columns: max(10, columns - gutter))
      for (index, line) in wrapped.enumerated() {
        let number = Screen.padded(String(paragraph.number), to: gutter - 2, isRight: true)
        let margin =
          index == 0 ? ink.paint(number, .faint) + "  " : String(repeating: " ", count: gutter)
        lines.append(margin + StyledText.render(line, ink: ink))
      }
    }
    let legendLines = legendLines(for: paragraphs)
    if !legendLines.isEmpty { lines += [""] + legendLines }
    return lines
  }

  /// What the colours mean, and how often each occurs in the paragraphs that are shown.
  private func legendLines(for paragraphs: ClosedRange<Int>) -> [String] {
    var counts = [Int](repeating: 0, count: legend.count)
    let shown = view.paragraphs.filter { paragraphs.contains($0.number) }.map(\.range)
    for (mark, type) in zip(view.marks, typeOfMark) where shown.contains(where: { $0.overlaps(mark.range) }) {
      counts[type] += 1
    }
    var lines: [String] = []
    var line = ""
    var used = 0
    for (index, name) in legend.enumerated() where counts[index] > 0 {
      let count = counts[index]
      let width = Screen.width(of: name) + 1 + Numbers.grouped(count).utf8.count
      if used > 0, used + 3 + width > columns {
        lines.append(line)
        (line, used) = ("", 0)
      }
      if used > 0 {
        line += "   "
        used += 3
      }
      line += ink.paint(name, .type(index)) + " " + Numbers.grouped(count)
      used += width
    }
    return used == 0 ? lines : lines + [line]
  }

  /// A paragraph with its mentions: in colour the innermost colours the words, without colour each stands in
  /// brackets with its type.
  private func styled(_ paragraph: TextView.Paragraph) -> StyledText {
    var result = StyledText()
    var open: [Int] = []
    for piece in paragraph.pieces {
      switch piece {
      case .text(let range):
        let role = ink.isOn ? open.last.map { typeOfMark[$0] } : nil
        result.add(text.text(range).unicodeScalars, role: role)
      case .begin(let mark, _):
        open.append(mark)
        if !ink.isOn { result.add(mark: "[", role: nil) }
      case .end(let mark, _):
        open.removeLast()
        if !ink.isOn { result.add(mark: "|\(legend[typeOfMark[mark]])]", role: nil) }
      }
    }
    return result
  }
}
