import Terminal
import Testing

@Suite("Tables") struct TableTests {
  static func table(_ columns: [Table.Column], _ rows: [[String]]) -> Table {
    var table = Table(columns: columns)
    for row in rows { table.append(row) }
    return table
  }

  static let people = table(
    [.init("who"), .init("count", alignment: .right)], [["Anna", "12"], ["東京", "7"], ["José", "1000000"]])

  @Test("Columns are as wide as their widest cell; numbers stand right")
  func box() {
    #expect(
      TableTests.people.rendered(width: 80) == """
        ┌──────┬─────────┐
        │ who  │   count │
        ├──────┼─────────┤
        │ Anna │      12 │
        │ 東京 │       7 │
        │ José │ 1000000 │
        └──────┴─────────┘

        """)
  }

  @Test("Without box characters")
  func ascii() {
    let table = TableTests.table([.init("a")], [["1"]])
    #expect(table.rendered(width: 80, lines: .ascii) == "+---+\n| a |\n+---+\n| 1 |\n+---+\n")
  }

  @Test("Cells that are too wide are wrapped, the widest first")
  func wrapped() {
    let table = TableTests.table(
      [.init("id"), .init("text")], [["a", "the quick brown fox jumps"], ["b", "short"]])
    #expect(
      table.rendered(width: 23) == """
        ┌────┬────────────────┐
        │ id │ text           │
        ├────┼────────────────┤
        │ a  │ the quick      │
        │    │ brown fox      │
        │    │ jumps          │
        │ b  │ short          │
        └────┴────────────────┘

        """)
  }

  @Test("A table that cannot fit turns to one value a line")
  func lines() {
    let table = TableTests.table(
      (1...4).map { .init("column \($0)") },
      [["one", "two", "three", "a value that is long"], ["1", "2", "3", "4"]])
    #expect(
      table.rendered(width: 30) == """
        column 1 = one
        column 2 = two
        column 3 = three
        column 4 = a value that is
                   long

        column 1 = 1
        column 2 = 2
        column 3 = 3
        column 4 = 4

        """)
  }

  @Test("Line breaks in cells stay, control characters are shown")
  func unsafeCells() {
    let table = TableTests.table([.init("a\u{1B}")], [["x\ny"], ["\u{1B}[2J"]])
    #expect(
      table.rendered(width: 80) == """
        ┌───────────┐
        │ a\\u{1b}   │
        ├───────────┤
        │ x         │
        │ y         │
        │ \\u{1b}[2J │
        └───────────┘

        """)
  }

  @Test("A table without rows shows its columns; one without columns is nothing")
  func empty() {
    #expect(TableTests.table([.init("a")], []).rendered(width: 80) == "┌───┐\n│ a │\n├───┤\n└───┘\n")
    #expect(Table(columns: []).rendered(width: 80).isEmpty)
  }

  @Test("Colours do not change the widths")
  func colours() {
    let table = TableTests.table([.init("a", attributes: [.green])], [["東京"], ["x"]])
    let coloured = table.rendered(width: 80, style: Style(isEnabled: true))
    #expect(coloured.contains("\u{1B}[32m東京\u{1B}[0m"))
    #expect(withoutSequences(coloured) == table.rendered(width: 80))
  }

  @Test("No line is wider than the width, and every letter is there")
  func randomTables() {
    var random = Seeded(state: 11)
    let letters = Array("abcdefgh é東🎉 ")
    for _ in 0..<200 {
      let columns = (0..<Int.random(in: 1...6, using: &random)).map { Table.Column("c\($0)") }
      var table = Table(columns: columns)
      var all = ""
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let row = columns.map { _ in
          String(
            (0..<Int.random(in: 0...60, using: &random)).map { _ in
              letters.randomElement(using: &random) ?? "a"
            })
        }
        all += row.joined()
        table.append(row)
      }
      let width = Int.random(in: 20...120, using: &random)
      let lines = table.rendered(width: width).split(separator: "\n")
      #expect(lines.allSatisfy { displayWidth(of: String($0)) <= width })
      for letter in "abdefgh東🎉" {
        let shown = lines.joined().filter { $0 == letter }.count
        #expect(shown == all.filter { $0 == letter }.count, "\(letter)")
      }
    }
  }

  private func withoutSequences(_ text: String) -> String {
    text.replacing(/\u{1B}\[[0-9;]*m/, with: "")
  }
}
