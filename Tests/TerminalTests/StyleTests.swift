import Terminal
import Testing

@Suite("Styles") struct StyleTests {
  @Test("Attributes surround the text where colours are on, and are not there where they are off")
  func apply() {
    #expect(Style(isEnabled: true).apply(.bold, .red, to: "x") == "\u{1B}[1;31mx\u{1B}[0m")
    #expect(Style(isEnabled: true).apply(.bold, to: "").isEmpty)
    #expect(Style(isEnabled: true).apply([], to: "x") == "x")
    #expect(Style.plain.apply(.bold, .red, to: "x") == "x")
  }

  @Test("What is no terminal gets no colours")
  func descriptors() {
    #expect(!Style.of(descriptor: -1).isEnabled)
    #expect(!isTerminal(-1))
  }

  @Test("There is always a size")
  func size() {
    #expect(TerminalSize.current.columns >= 1)
    #expect(TerminalSize.current.rows >= 1)
  }
}
