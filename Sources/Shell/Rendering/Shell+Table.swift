import RDF
import Terminal
import Workspace

/// Answers as tables and as lines.
extension Shell {
  /// A table with borders; numbers stand to the right.
  func draw(_ table: AnswerTable) {
    let text = termText(for: table)
    guard !table.variables.isEmpty else { return }
    let rows = (0..<table.count).map { row in
      table.variables.indices.map { text.text(table.term(row, $0)) }
    }
    let isNumeric = table.variables.indices.map { column in
      table.count > 0
        && (0..<table.count).allSatisfy { table.term($0, column).map(Shell.isNumber) ?? true }
        && (0..<table.count).contains { table.term($0, column) != nil }
    }
    draw(table.variables, rows, isNumeric: isNumeric)
  }

  /// A line for each term: `variable = term`, an empty line between solutions.
  func drawLines(_ table: AnswerTable) {
    let text = termText(for: table)
    let width = table.variables.map { Screen.width(of: $0) }.max() ?? 0
    for row in 0..<table.count {
      if row > 0 { out.line() }
      for (column, variable) in table.variables.enumerated() {
        let cell = Screen.clean(text.text(table.term(row, column)))
        out.line(Screen.padded(variable, to: width, isRight: true) + " = " + cell)
      }
    }
  }

  private static func isNumber(_ term: Term) -> Bool {
    guard let datatype = term.literal?.datatype else { return false }
    return [XSD.integer, XSD.decimal, XSD.double, XSD.float].contains(datatype)
  }

  /// A table for lists that commands print.
  func drawList(_ header: [String], _ rows: [[String]], isNumeric: [Bool]) {
    draw(header, rows, isNumeric: isNumeric)
  }

  private func draw(_ header: [String], _ rows: [[String]], isNumeric: [Bool]) {
    var table = Table(
      columns: zip(header, isNumeric).map { Table.Column($0, alignment: $1 ? .right : .left) })
    for row in rows { table.append(row) }
    // Where there is no screen nothing is wrapped.
    let width = settings.width() ?? 1 << 30
    out.write(table.rendered(width: width, style: settings.ink.style, lines: .preferred))
  }
}
