import Terminal
import Testing

@Suite("What a terminal would obey is spelled out") struct SanitizerTests {
  @Test(
    "Control characters, escape sequences and direction overrides are shown",
    arguments: [
      ("plain é 東京 👩‍👩‍👧", "plain é 東京 👩‍👩‍👧"), ("\u{1B}[31mred", "\\u{1b}[31mred"), ("\u{9B}2J", "\\u{9b}2J"),
      ("a\tb\rc\nd", "a\\tb\\rc\\nd"), ("\u{202E}gpj", "\\u{202e}gpj"),
      ("\u{2066}x\u{2069}", "\\u{2066}x\\u{2069}"),
      ("\u{7F}\u{0}", "\\u{7f}\\u{0}"), ("a\u{2028}b", "a\\u{2028}b"), ("\r\n", "\\r\\n"),
      ("\u{FEFF}x", "\\u{feff}x"),
    ])
  func visible(text: String, shown: String) {
    #expect(Sanitizer.visible(text) == shown)
  }

  @Test(
    "Line breaks can stay",
    arguments: [("a\nb", "a\nb"), ("a\r\nb", "a\nb"), ("a\rb", "a\\rb"), ("\u{7}\n", "\\u{7}\n")])
  func newlines(text: String, shown: String) {
    #expect(Sanitizer.visible(text, keepingNewlines: true) == shown)
  }

  @Test("Nothing that is shown is unsafe")
  func allScalars() {
    for value in UInt32(0)..<0x3000 {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let shown = Sanitizer.visible(String(scalar))
      #expect(!shown.unicodeScalars.contains(where: Sanitizer.isUnsafe), "U+\(String(value, radix: 16))")
    }
  }
}
