import Glibc
import PseudoTerminals
import Testing

@Suite("Terminals and settings of all kinds", .serialized) struct TerminalKindsTests {
  @Test(
    "Without a terminal that can move its cursor lines are read plainly",
    arguments: ["dumb", "", "no-such-terminal"])
  func plain(name: String) throws {
    let session = try ProbeSession(environment: ["TERM": name])
    session.terminal.type("é 東\r")
    try session.waitForRead("é 東")
    session.terminal.type("(a\rb)\r")
    try session.waitForRead("(a\\nb)")
    session.terminal.type("(a\r\r")
    try session.waitForRead("(a")
    session.terminal.type("lost\u{3}")
    try session.terminal.waitFor("interrupted")
    session.terminal.type("\u{4}")
    #expect(try session.terminal.waitForExit() == .status(0))
    if name != "no-such-terminal" { #expect(session.terminal.screen.sequenceCount == 0) }
  }

  @Test("NO_COLOR leaves the editor without colours")
  func noColor() throws {
    let coloured = try ProbeSession()
    #expect(coloured.terminal.screen.hasSeenStyle)
    let session = try ProbeSession(environment: ["NO_COLOR": "1"])
    session.terminal.type("or\t\t")
    try session.terminal.waitFor("organization  7")
    #expect(!session.terminal.screen.hasSeenStyle)
  }

  @Test("Every locale takes every character", arguments: ["C", "POSIX", "no_SUCH.locale", "C.UTF-8"])
  func locales(name: String) throws {
    let session = try ProbeSession(environment: ["LANG": name])
    session.terminal.type("é 東京\r")
    try session.waitForRead("é 東京")
  }

  @Test("vi mode as .editrc sets it")
  func viMode() throws {
    let folder = try Folder()
    try folder.write("bind -v\n", to: ".editrc")
    let session = try ProbeSession(folder: folder)
    session.terminal.type("(one\rtwo")
    try session.terminal.waitFor("two")
    // An ESC alone is the key: the next one comes when the command mode has shown itself.
    session.terminal.type("\u{1B}[H\u{1B}[3~T\u{1B}[F)\r")
    try session.waitForRead("(one\\nTwo)")
    session.terminal.type("abc\u{1B}")
    try session.terminal.wait(until: "command mode") { $0.screen.column == 9 }
    session.terminal.type("0x$x\r")
    try session.waitForRead("b")
    session.terminal.type("\u{1B}[A\u{1B}[A\r")
    try session.waitForRead("(one\\nTwo)")
    session.terminal.type("zz\u{1B}")
    try session.terminal.wait(until: "command mode") { $0.screen.column == 8 }
    session.terminal.type("kI<\r")
    try session.terminal.waitForLastLine("probe>")
    session.terminal.type("or\t\t")
    try session.terminal.waitFor("organization  7")
    session.terminal.paste("p\nq")
    session.terminal.type("\r")
    try session.waitForRead("organizp\\nq")
    session.terminal.type("\u{4}")
    #expect(try session.terminal.waitForExit() == .status(0))
  }

  @Test("Keys that .editrc binds work")
  func editrc() throws {
    let folder = try Folder()
    try folder.write("probe:bind -s ^X hello\nother:bind -s ^Y never\n", to: ".editrc")
    let session = try ProbeSession(folder: folder)
    session.terminal.type("<\u{18}>\r")
    try session.waitForRead("<hello>")
  }

  @Test("Random keys neither crash the editor nor leave the terminal raw", arguments: [1, 2, 3])
  func randomKeys(seed: UInt64) throws {
    let keys =
      [
        "a", "é", "東", "(", ")", " ", "\t", "\r", "\u{1B}", "\u{1B}[A", "\u{1B}[B", "\u{1B}[C", "\u{1B}[D",
        "\u{1B}[H", "\u{1B}[3~",
      ]
      + [
        "\u{12}", "\u{7}", "\u{1}", "\u{5}", "\u{B}", "\u{15}", "\u{17}", "\u{19}", "\u{C}", "\u{7F}",
        "\u{14}", "\u{1B}b", "\u{1B}f",
      ]
      + ["\u{1B}[200~x\ry\u{1B}[201~", "\u{1B}[99;99~", "\u{1B}O", "many", "or"]
    let folder = try Folder()
    if seed == 2 { try folder.write("bind -v\n", to: ".editrc") }
    let session = try ProbeSession(columns: 20 * Int(seed), rows: 8 * Int(seed), folder: folder)
    var random = Seeded(state: seed)
    for round in 1...4 {
      for _ in 0..<100 { session.terminal.type(keys[Int.random(in: 0..<keys.count, using: &random)]) }
      session.terminal.waitUntilQuiet()
      session.terminal.type("\u{7}")
      session.terminal.waitUntilQuiet()
      session.terminal.type("\u{3}")
      try session.terminal.wait(until: "the prompt after interruption \(round)") {
        // Counted in the output, since ^L clears the screen.
        let count = String(decoding: $0.output, as: UTF8.self).split(separator: "interrupted\r\n").count - 1
        return count == round && $0.screen.lines.last { !$0.isEmpty } == "probe>"
      }
    }
    session.terminal.type("still here\r")
    try session.waitForRead("still here")
    session.terminal.signal(SIGTERM)
    #expect(try session.terminal.waitForExit() == .signal(SIGTERM))
    #expect(session.terminal.isCooked)
  }
}
