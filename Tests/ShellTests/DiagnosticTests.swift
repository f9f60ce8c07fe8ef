import Language
import Shell
import Testing

/// What errors look like, letter by letter.
@Suite struct DiagnosticTests {
  private func render(
    _ text: String, _ lower: Int, _ upper: Int, name: String = "a.gloss", width: Int = 80, help: String? = nil
  ) -> String {
    let source = Source(name: name, text: text)
    return DiagnosticRenderer(width: width, ink: Ink(isOn: false)).render(
      Diagnostic("this is wrong", at: SourceRange(lower, upper), in: source, help: help))
  }

  @Test func showsPlaceLineAndHelp() {
    #expect(
      render("add a b\nadd x yy z\n", 14, 16, help: "try y") == """
        a.gloss:2:7: error: this is wrong
          add x yy z
                ^~
        help: try y

        """)
  }

  @Test func atThePromptThereIsNoPlace() {
    #expect(
      render("add x", 4, 5, name: "") == """
        error: this is wrong
          add x
              ^

        """)
  }

  @Test func tabsAreTwoBlanks() {
    #expect(
      render("\tadd\tx", 5, 6) == """
        a.gloss:1:6: error: this is wrong
            add  x
                 ^

        """)
  }

  @Test func wideCharactersTakeTwoColumns() {
    #expect(
      render("add 東京 is", 4, 10) == """
        a.gloss:1:5: error: this is wrong
          add 東京 is
              ^~~~

        """)
    #expect(
      render("\"東京\" x", 9, 10) == """
        a.gloss:1:6: error: this is wrong
          "東京" x
                 ^

        """)
  }

  @Test func carriageReturnsAreNoPartOfTheLine() {
    #expect(
      render("a b\r\nc d\r\n", 5, 6) == """
        a.gloss:2:1: error: this is wrong
          c d
          ^

        """)
  }

  @Test func atTheEndOfTheLine() {
    #expect(
      render("add x y", 7, 7) == """
        a.gloss:1:8: error: this is wrong
          add x y
                 ^

        """)
  }

  @Test func controlCharactersAreEscaped() {
    let text = render("x \u{1B}[31m y", 8, 9)
    #expect(!text.contains("\u{1B}"))
    #expect(text.contains("\\u{1b}[31m"))
  }

  @Test(arguments: [0, 40, 99, 150, 199])
  func longLinesAreCutAroundThePlace(_ place: Int) throws {
    let line = (0..<200).map { $0 == place ? "X" : "abcdefghij".dropFirst($0 % 10).prefix(1).description }
      .joined()
    let lines = render(line, place, place + 1, width: 40).split(separator: "\n")
    try #require(lines.count == 3)
    #expect(lines[1].count <= 40)
    let caret = try #require(lines[2].firstIndex(of: "^"))
    let column = lines[2].distance(from: lines[2].startIndex, to: caret)
    #expect(Array(lines[1])[column] == "X")
    #expect(lines[1].contains("…"))
  }

  @Test func aLongMarkedPartIsCut() {
    let text = render(String(repeating: "y", count: 300), 0, 300, width: 40)
    let lines = text.split(separator: "\n")
    #expect(lines.allSatisfy { $0.count <= 40 })
  }

  @Test func coloursComeOnlyWithStyle() {
    let source = Source(name: "a", text: "x")
    let diagnostic = Diagnostic("wrong", at: SourceRange(0, 1), in: source)
    #expect(
      DiagnosticRenderer(width: 80, ink: Ink(isOn: true)).render(diagnostic).contains("\u{1B}[1;31merror:"))
    #expect(!DiagnosticRenderer(width: 80, ink: Ink(isOn: false)).render(diagnostic).contains("\u{1B}"))
  }

  @Test func notesAreCalledNotes() {
    let text = DiagnosticRenderer(width: 80, ink: Ink(isOn: false)).render(
      Diagnostic("new entity: x", severity: .note))
    #expect(text == "note: new entity: x\n")
  }
}
