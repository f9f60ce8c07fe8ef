import PseudoTerminals
import Testing

/// The emulator that the other tests look through.
@Suite("The emulated screen") struct ScreenTests {
  static func shown(_ text: String, columns: Int = 10, rows: Int = 4) -> Screen {
    var screen = Screen(columns: columns, rows: rows)
    screen.show(Array(text.utf8))
    return screen
  }

  @Test(
    "What is shown after",
    arguments: [
      ("abc\r\nd", "abc\nd"), ("abcdefghijkl", "abcdefghij\nkl"), ("abcdefghij\r\nk", "abcdefghij\nk"),
      ("abc\u{8}\u{8}X", "aXc"), ("abc\r\u{1B}[K", ""), ("abc\r\u{1B}[2CX", "abX"), ("a\tb", "a       b"),
      ("東京\r\nx", "東京\nx"), ("e\u{301}x", "e\u{301}x"), ("abc\r\u{1B}[P", "bc"), ("abc\r\u{1B}[@x", "xabc"),
      ("a\r\nb\r\nc\u{1B}[2A\r\u{1B}[Jx", "x"), ("\u{1B}[31mred\u{1B}[0m", "red"),
      ("\u{1B}]0;title\u{7}x", "x"),
      ("\u{1B}[3;2Hx", "\n\n x"), ("a\r\nb\r\nc\r\nd\r\ne", "b\nc\nd\ne"), ("123456789東", "123456789\n東"),
    ])
  func shows(output: String, text: String) {
    #expect(ScreenTests.shown(output).text == text)
    #expect(ScreenTests.shown(output).unknown.isEmpty)
  }

  @Test("Modes, styles, what scrolled off, and what is unknown are kept")
  func state() {
    let screen = ScreenTests.shown(
      "\u{1B}[?2004h\u{1B}[?25l\u{1B}[?25h\u{1B}[?25la\r\nb\r\nc\r\nd\r\ne\u{1B}[9z")
    #expect(screen.modes == [2004])
    #expect(screen.isCursorHidden)
    #expect(screen.scrolled == ["a"])
    #expect(screen.transcript == "a\nb\nc\nd\ne")
    #expect(!screen.hasSeenStyle)
    #expect(screen.unknown == ["[z"])
    #expect(ScreenTests.shown("\u{1B}[1mx").hasSeenStyle)
  }
}
