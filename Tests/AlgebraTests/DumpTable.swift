import Testing

/// Reads a table of statements and the dumps that they must give.
enum DumpTable {
  struct Case: Sendable, CustomTestStringConvertible {
    var statement: String
    var dump: String
    var testDescription: String { statement }
  }

  /// The cases of a table: a statement on a line, its dump on the next after `= `; lines that begin with a space go on.
  static func cases(_ table: String) -> [Case] {
    var cases: [Case] = []
    var inDump = true
    for line in table.split(separator: "\n") {
      if line.hasPrefix("= ") {
        cases[cases.count - 1].dump = String(line.dropFirst(2))
        inDump = true
      } else if line.hasPrefix(" ") {
        let more = " " + line.drop { $0 == " " }
        if inDump { cases[cases.count - 1].dump += more } else { cases[cases.count - 1].statement += more }
      } else {
        cases.append(Case(statement: String(line), dump: ""))
        inDump = false
      }
    }
    return cases
  }
}
