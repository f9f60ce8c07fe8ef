import PseudoTerminals
import Testing

@Suite("Completion at the prompt", .serialized) struct CompletionTests {
  @Test(
    "The only candidate is inserted, with a space",
    arguments: [("sp", "spoke-at "), ("x Ł", "x Łódź "), ("(\rsp", "(\\nspoke-at ")])
  func unique(typed: String, text: String) throws {
    let session = try ProbeSession()
    session.terminal.type("\(typed)\t")
    try session.terminal.waitFor(typed.hasSuffix("Ł") ? "Łódź" : "spoke-at")
    session.terminal.type("!")
    session.terminal.type(text.hasPrefix("(") ? ")\r" : "\r")
    try session.waitForRead(text + (text.hasPrefix("(") ? "!)" : "!"))
  }

  @Test(
    "Several: first what they have in common, then a list with details that goes with the next key",
    arguments: [80, 40])
  func several(columns: Int) throws {
    let session = try ProbeSession(columns: columns)
    session.terminal.type("or\t")
    try session.terminal.waitFor("probe> organiz")
    session.terminal.type("\t")
    try session.terminal.waitFor("probe> organiz\norganizer-of  12\norganization  7")
    session.terminal.type("e")
    try session.terminal.wait(until: "the list to go") { $0.screen.text == "probe> organize" }
    session.terminal.type("\t\r")
    try session.waitForRead("organizer-of ")
  }

  @Test("None: nothing happens")
  func none() throws {
    let session = try ProbeSession()
    session.terminal.type("zzz\tx\r")
    try session.waitForRead("zzzx")
  }

  @Test("In the middle of a text the rest stays")
  func middle() throws {
    let session = try ProbeSession()
    session.terminal.type("東京 sp tail\u{1B}[D\u{1B}[D\u{1B}[D\u{1B}[D\u{1B}[D\t")
    try session.terminal.waitFor("東京 spoke-at  tail")
    session.terminal.type("\r")
    try session.waitForRead("東京 spoke-at  tail")
  }

  @Test(
    "More candidates than fit are counted, and come with further TABs",
    arguments: [(80, 24), (40, 10), (20, 6)])
  func pages(columns: Int, rows: Int) throws {
    let session = try ProbeSession(columns: columns, rows: rows)
    /// A page is there when its last line is: how many are left, or the last candidate.
    func isWhole(_ text: String) -> Bool { text.contains(" more") || text.contains("many-399") }
    session.terminal.type("many-\t")
    try session.terminal.wait(until: "a page") { isWhole($0.screen.text) }
    #expect(session.terminal.screen.text.contains("many-100"))
    var pages = 1
    while session.terminal.screen.text.contains("… and ") {
      let before = session.terminal.screen.text
      session.terminal.type("\t")
      try session.terminal.wait(until: "another page") { $0.screen.text != before && isWhole($0.screen.text) }
      pages += 1
    }
    try session.terminal.waitFor("many-399")
    #expect(pages > 1)
    session.terminal.type("\u{3}")
    try session.terminal.waitFor("interrupted")
    #expect(!session.terminal.screen.text.contains("many-399"))
  }
}
