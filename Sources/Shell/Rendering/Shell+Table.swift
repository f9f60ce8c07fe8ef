import RDF
import Terminal
import Workspace

/// Answers as tables and as lines.
extension Shell {
  /// A table with borders; numbers stand to the right. On a screen, very long cells are shortened, marked as such.
  func draw(_ answer: AnswerTable) throws(Diagnostic) {
    guard !answer.variables.isEmpty else { return }
    let isShortened = settings.width() != nil
    let texts = try texts(of: answer) { isShortened ? Shell.shortened($0) : $0 }
    let width = answer.variables.count
    let isNumber = answer.terms.map(Shell.isNumber)
    var isNumeric = Array(repeating: true, count: width)
    var isEmpty = Array(repeating: true, count: width)
    var column = 0
    for cell in answer.cells {
      if cell >= 0 {
        isEmpty[column] = false
        if !isNumber[Int(cell)] { isNumeric[column] = false }
      }
      column = column + 1 == width ? 0 : column + 1
    }
    let columns = answer.variables.indices.map { column in
      Table.Column(
        answer.variables[column], alignment: isNumeric[column] && !isEmpty[column] ? .right : .left)
    }
    try write(Table(columns: columns, texts: texts, cells: answer.cells))
  }

  /// A line for each term: `variable = term`, an empty line between solutions.
  func drawLines(_ answer: AnswerTable) throws(Diagnostic) {
    let texts = try texts(of: answer) { $0 }.map { Array((Screen.clean($0) + "\n").utf8) }
    let width = answer.variables.map { Screen.width(of: $0) }.max() ?? 0
    let heads = answer.variables.map { Array((Screen.padded($0, to: width, isRight: true) + " = ").utf8) }
    var bytes: [UInt8] = []
    var place = 0
    for row in 0..<answer.count {
      if row & 0xFF == 0xFF {
        guard try writePiece(bytes) else { return }
        bytes.removeAll(keepingCapacity: true)
      }
      if row > 0 { bytes.append(UInt8(ascii: "\n")) }
      for head in heads {
        bytes += head
        let cell = answer.cells[place]
        if cell >= 0 { bytes += texts[Int(cell)] } else { bytes.append(UInt8(ascii: "\n")) }
        place += 1
      }
    }
    _ = try writePiece(bytes)
  }

  /// The texts that people see for the terms of an answer.
  func texts(of answer: AnswerTable, _ change: (String) -> String) throws(Diagnostic) -> [String] {
    let text = try termText(for: answer)
    var texts: [String] = []
    texts.reserveCapacity(answer.terms.count)
    for (number, term) in answer.terms.enumerated() {
      if number & 0xFF == 0 { try checkInterrupt() }
      texts.append(change(text.text(term)))
    }
    return texts
  }

  private static func isNumber(_ term: Term) -> Bool {
    guard let datatype = term.literal?.datatype else { return false }
    return [XSD.integer, XSD.decimal, XSD.double, XSD.float].contains(datatype)
  }

  /// The longest text, in characters, that a cell on the screen shows whole, and what is shown of a longer one.
  private static let longestCell = 500
  private static let shortCell = 300

  /// A text, or its beginning and how long it is where it is very long.
  static func shortened(_ text: String) -> String {
    guard text.utf8.count > longestCell else { return text }
    let scalars = text.unicodeScalars
    let count = scalars.count
    guard count > longestCell else { return text }
    let head = String(String.UnicodeScalarView(scalars.prefix(shortCell)))
    return head + "… (\(Numbers.grouped(count)) characters; .mode line shows all)"
  }

  /// A table for lists that commands print.
  func drawList(_ header: [String], _ rows: [[String]], isNumeric: [Bool]) {
    var table = Table(
      columns: zip(header, isNumeric).map { Table.Column($0, alignment: $1 ? .right : .left) })
    for row in rows { table.append(row) }
    out.write(table.rendered(width: tableWidth, style: settings.ink.style, lines: .preferred))
  }

  /// Where there is no screen nothing is wrapped.
  private var tableWidth: Int { settings.width() ?? 1 << 30 }

  private func write(_ table: Table) throws(Diagnostic) {
    try table.render(width: tableWidth, style: settings.ink.style, lines: .preferred) {
      bytes throws(Diagnostic) in try writePiece(bytes)
    }
  }
}
