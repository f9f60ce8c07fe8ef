import Glibc
import PseudoTerminals
import Testing

/// The line editor in a real terminal, through the probe.
@Suite("The line editor", .serialized) struct LineEditorTests {
  @Test(
    "Colours in the prompt take no room, wherever they stand",
    arguments: [
      "\u{1B}[1m\u{1B}[32mprobe>\u{1B}[0m", "\u{1B}[1mprobe\u{1B}[0m\u{1B}[2m>\u{1B}[0m ", "probe> ",
      "probe>\n\u{1}",
    ])
  func prompts(prompt: String) throws {
    let session = try ProbeSession(environment: ["PROBE_PROMPT": prompt])
    session.terminal.type("abc\u{1B}[H!")
    try session.terminal.waitForLastLine(prompt.last == " " ? "probe> !abc" : "probe>!abc")
    session.terminal.type("\r")
    try session.waitForRead("!abc")
  }

  @Test(
    "Text of any kind comes back as it was typed", arguments: [80, 40],
    ["plain", "é Ł ß", "東京 is wide", "č ě ř", "🎉 😀"])
  func typing(columns: Int, text: String) throws {
    let session = try ProbeSession(columns: columns)
    session.terminal.type(text)
    try session.terminal.waitFor("probe> \(text)")
    session.terminal.type("\r")
    try session.waitForRead(text)
    #expect(session.terminal.screen.unknown.isEmpty)
  }

  @Test("A line that is longer than the screen is wide wraps, and can be edited", arguments: [80, 40, 20])
  func longLine(columns: Int) throws {
    let session = try ProbeSession(columns: columns)
    let text = String(repeating: "0123456789", count: 12)
    session.terminal.type(text)
    try session.terminal.waitFor("9")
    session.terminal.type("\u{1B}[H<\u{1B}[F>\r")
    try session.waitForRead("<\(text)>")
  }

  @Test("Keys move, delete and jump by word")
  func editing() throws {
    let session = try ProbeSession()
    session.terminal.type("one three")
    session.terminal.type(
      "\u{1B}[1;5Dtwo \u{1B}[H\u{1B}[3~O\u{1B}OF!\u{1B}[D\u{1B}[D\u{7F}E\u{1B}[1~>\u{1B}[4~<")
    session.terminal.type("\r")
    try session.waitForRead(">One two thrEe!<")
  }

  @Test("Sequences that mean nothing leave no letters behind")
  func unknownSequences() throws {
    let session = try ProbeSession()
    session.terminal.type("a\u{1B}[15~b\u{1B}[1;2Pc\u{1B}OPd\u{1B}[Ie\r")
    try session.waitForRead("abcde")
  }

  @Test("Enter goes on to a new line until the text is whole; an empty line ends it")
  func multipleLines() throws {
    let session = try ProbeSession()
    session.terminal.type("(a\rb\rc)\r")
    try session.waitForRead("(a\\nb\\nc)")
    session.terminal.type("(a\r\r")
    try session.waitForRead("(a\\n")
    session.terminal.type("x\u{1B}\ry\r")
    try session.waitForRead("x\\ny")
  }

  @Test(
    "A text that goes on says how to end it, until the next key", arguments: [(80, 24), (20, 6), (30, 2)])
  func continuationHint(columns: Int, rows: Int) throws {
    let session = try ProbeSession(
      columns: columns, rows: rows, environment: ["PROBE_HINT": "an empty line ends it"])
    session.terminal.type("(a\r")
    if rows > 2 {
      try session.terminal.waitFor("probe> (a\n\nan empty line")
      session.terminal.type("b")
      try session.terminal.wait(until: "the hint to go") { $0.screen.text == "probe> (a\nb" }
    } else {
      session.terminal.type("b")
    }
    session.terminal.type("\r)\r")
    try session.waitForRead("(a\\nb\\n)")
    #expect(!session.terminal.screen.lines.contains { $0.contains("an empty") })
  }

  @Test("Up and Down move between the lines of a text, Home and End in them")
  func insideLines() throws {
    let session = try ProbeSession()
    session.terminal.type("(one\rtwo\rthree")
    try session.terminal.waitFor("three")
    session.terminal.type("\u{1B}[A!\u{1B}[A\u{1B}[H<\u{1B}[B\u{1B}[B\u{1B}[F)\r")
    try session.waitForRead("<(one\\ntwo!\\nthree)")
  }

  @Test("A paste of ten lines is one text, tabs and all")
  func paste() throws {
    let session = try ProbeSession()
    let lines = (1...10).map { "line\t\($0)" }
    session.terminal.paste(lines.joined(separator: "\n"))
    try session.terminal.waitFor("line    10")
    session.terminal.type("\r")
    try session.waitForRead(lines.joined(separator: "\\n").replacing("\t", with: "\\t"))
  }

  @Test("A paste that is taller than the screen stands as a word for itself")
  func tallPaste() throws {
    let session = try ProbeSession()
    let text = (1...1000).map { "l\($0)" }.joined(separator: "\n")
    session.terminal.type("<")
    session.terminal.paste(text)
    try session.terminal.waitFor("probe> <[pasted 1000 lines]")
    session.terminal.paste(text)
    try session.terminal.waitFor("[pasted 1000 lines #2]")
    session.terminal.type(">\r")
    try session.terminal.waitForTranscript("of \(text.utf8.count * 2 + 2) bytes")
  }

  @Test("TAB does not reach into a paste that stands as a word")
  func completionAfterFold() throws {
    let session = try ProbeSession()
    session.terminal.paste(String(repeating: "x\n", count: 100) + "sp")
    try session.terminal.waitFor("[pasted 101 lines]")
    session.terminal.type("o\t!\r")
    try session.terminal.waitForTranscript("spo!> of")
  }

  @Test("A paste that has such a word in it is taken as it is")
  func pasteOfWords() throws {
    let session = try ProbeSession()
    session.terminal.paste(String(repeating: "[pasted 31 lines #2]\n", count: 30))
    try session.terminal.waitFor("[pasted 31 lines]")
    session.terminal.paste(String(repeating: "x\n", count: 30))
    try session.terminal.waitFor("[pasted 31 lines #2]")
    session.terminal.type("\r")
    try session.terminal.waitForTranscript("of \(30 * 21 + 30 * 2) bytes")
  }

  @Test("A paste of a megabyte arrives whole")
  func hugePaste() throws {
    let session = try ProbeSession()
    let text = String(repeating: "0123456789abcdef", count: 1 << 16)
    session.terminal.paste("#" + text)
    try session.terminal.waitFor("[pasted 1048577 bytes]")
    session.terminal.type("\u{15}")
    try session.terminal.waitForLastLine("probe>")
    session.terminal.type("x\r")
    try session.waitForRead("x")
  }

  @Test("Ctrl-C drops the text and goes on; Ctrl-D deletes, and ends on an empty line")
  func controlKeys() throws {
    let session = try ProbeSession()
    session.terminal.type("(abandoned\rtext")
    try session.terminal.waitFor("text")
    session.terminal.type("\u{1B}[A\u{3}")
    try session.terminal.waitFor("text^C\ninterrupted\nprobe>")
    session.terminal.type("xy\u{1B}[D\u{4}\r")
    try session.waitForRead("x")
    session.terminal.type("\u{4}")
    try session.terminal.waitFor("end of input")
    #expect(try session.terminal.waitForExit() == .status(0))
    #expect(session.terminal.screen.modes.isEmpty)
  }

  @Test("Ctrl-C stops a running statement, not the program")
  func interruption() throws {
    let session = try ProbeSession()
    for _ in 0..<3 {
      session.terminal.type("sleep\r")
      try session.terminal.waitForLastLine("sleeping")
      session.terminal.type("\u{3}")
      try session.terminal.wait(until: "the prompt") { $0.screen.lines.last { !$0.isEmpty } == "probe>" }
    }
    #expect(
      session.terminal.screen.transcript.split(separator: "\n").filter { $0.hasSuffix("cancelled") }.count
        == 3)
  }

  @Test("Ctrl-C right behind Enter stops the statement that has hardly begun")
  func earlyInterruption() throws {
    let session = try ProbeSession()
    for round in 1...40 {
      session.terminal.type("sleep\r")
      try session.terminal.wait(until: "the terminal to be cooked, round \(round)") { $0.isCooked }
      session.terminal.type("\u{3}")
      try session.terminal.wait(until: "round \(round) to end") {
        $0.output.split(separator: "cancelled\r\n".utf8, omittingEmptySubsequences: false).count == round + 1
          && $0.screen.lines.last { !$0.isEmpty } == "probe>"
      }
    }
  }

  @Test(
    "A text survives that the terminal is made narrower and wider",
    arguments: [[40, 80], [20, 100], [200, 30]])
  func resizing(widths: [Int]) throws {
    let session = try ProbeSession()
    let text = String(repeating: "word ", count: 20) + "end"
    session.terminal.type(text)
    try session.terminal.waitFor("end")
    for width in widths {
      session.terminal.resize(columns: width, rows: 24)
      // The text is drawn anew: its last row is as the width makes it.
      let last = String(("probe> " + text).dropFirst(("probe> " + text).count / width * width))
      try session.terminal.wait(until: "\(last) after the resize to \(width)") {
        $0.screen.lines.last { !$0.isEmpty } == last.trimmingSpaces
      }
    }
    session.terminal.type("!\r")
    try session.waitForRead(text + "!")
  }

  @Test("SIGTERM and SIGHUP leave the terminal as it was", arguments: [SIGTERM, SIGHUP])
  func termination(signal: Int32) throws {
    let session = try ProbeSession()
    session.terminal.type("half a line")
    try session.terminal.waitFor("half a line")
    #expect(!session.terminal.isCooked)
    session.terminal.signal(signal)
    #expect(try session.terminal.waitForExit() == .signal(signal))
    #expect(session.terminal.isCooked)
    #expect(session.terminal.screen.modes.isEmpty)
    #expect(session.terminal.screen.text.hasSuffix("probe> half a line\nterminated by \(signal)"))
  }

  @Test("Ctrl-Z gives the terminal back to the shell, and fg takes it again")
  func suspension() throws {
    let session = try ProbeSession(underShell: "set -m; \"$0\"; echo stopped; fg; echo ended")
    session.terminal.type("half")
    try session.terminal.waitFor("probe> half")
    session.terminal.type("\u{1A}")
    try session.terminal.waitFor("stopped")
    try session.terminal.wait(until: "the text again") {
      $0.screen.lines.last { !$0.isEmpty } == "probe> half"
    }
    session.terminal.type(" more\r")
    try session.waitForRead("half more")
    session.terminal.type("\u{4}")
    try session.terminal.waitFor("ended")
    #expect(try session.terminal.waitForExit() == .status(0))
  }
}

extension String {
  var trimmingSpaces: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
