import PseudoTerminals
import Testing

@Suite("Long output", .serialized) struct PagerTests {
  @Test("A pager that goes away early ends it quietly")
  func brokenPipe() throws {
    let session = try ProbeSession(environment: ["PAGER": "head -2"])
    session.terminal.type("long\r")
    try session.terminal.waitFor("probe> long\nrow 1\nrow 2\nprobe>")
    session.terminal.type("x\r")
    try session.waitForRead("x")
  }

  @Test(
    "Without a pager, or with one that is not there, everything is written",
    arguments: ["cat", "no-such-pager"])
  func none(pager: String) throws {
    let session = try ProbeSession(environment: ["PAGER": pager])
    session.terminal.type("long\r")
    try session.terminal.waitFor("row 1000\nprobe>")
    #expect(session.terminal.screen.transcript.contains("row 1\nrow 2\nrow 3\n"))
  }

  @Test("Ctrl-C in a pager is the pager's")
  func interrupted() throws {
    let session = try ProbeSession(environment: [
      "PAGER": "trap 'echo trapped; exit 0' INT; echo paging; while :; do sleep 0.01; done"
    ])
    session.terminal.type("long\r")
    try session.terminal.waitFor("paging")
    session.terminal.type("\u{3}")
    try session.terminal.waitFor("trapped")
    try session.terminal.waitForLastLine("probe>")
    session.terminal.type("x\r")
    try session.waitForRead("x")
  }
}
