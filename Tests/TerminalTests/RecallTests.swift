import PseudoTerminals
import Testing

@Suite("History at the prompt", .serialized) struct RecallTests {
  static let up = "\u{1B}[A"
  static let down = "\u{1B}[B"

  @Test("Up and Down walk through whole statements and come back to what was typed")
  func walking() throws {
    let session = try ProbeSession()
    for text in ["first", "(second\rline)", "third"] { session.terminal.type("\(text)\r") }
    try session.waitForRead("third")
    session.terminal.type(RecallTests.up + RecallTests.up)
    try session.terminal.waitFor("probe> (second\nline)")
    session.terminal.type("\r")
    try session.waitForRead("(second\\nline)")
    // The second is the newest now; from the end of its last line, Up goes to its first line, then on.
    session.terminal.type(RecallTests.up + RecallTests.up + RecallTests.up)
    try session.terminal.waitForLastLine("probe> third")
    session.terminal.type(RecallTests.down + RecallTests.down + "mine\r")
    try session.waitForRead("mine")
  }

  @Test("Up looks for statements that begin with what was typed")
  func prefix() throws {
    let session = try ProbeSession()
    for text in ["add a", "show x", "add b", "show y"] { session.terminal.type("\(text)\r") }
    try session.waitForRead("show y")
    session.terminal.type("add" + RecallTests.up + RecallTests.up)
    try session.terminal.waitForLastLine("probe> add a")
    session.terminal.type(RecallTests.down + RecallTests.down + "!\r")
    try session.waitForRead("add!")
  }

  @Test("Statements come back in the next run, without those that begin with a space")
  func twoRuns() throws {
    let folder = try Folder()
    do {
      let session = try ProbeSession(folder: folder)
      for text in ["one", "(two\rlines)", " secret"] { session.terminal.type("\(text)\r") }
      try session.waitForRead(" secret")
      session.terminal.type("\u{4}")
      #expect(try session.terminal.waitForExit() == .status(0))
    }
    let session = try ProbeSession(folder: folder)
    session.terminal.type(RecallTests.up + "\r")
    try session.waitForRead("(two\\nlines)")
  }

  @Test("Two sessions at a time share what was typed")
  func twoSessions() throws {
    let folder = try Folder()
    let one = try ProbeSession(folder: folder)
    let two = try ProbeSession(folder: folder)
    one.terminal.type("from one\r")
    try one.waitForRead("from one")
    two.terminal.type("from two\r")
    try two.waitForRead("from two")
    two.terminal.type(RecallTests.up + RecallTests.up + "\r")
    try two.waitForRead("from one")
  }

  @Test("A statement that is taller than the screen comes back as a word, and runs whole")
  func tall() throws {
    let session = try ProbeSession(rows: 10)
    session.terminal.type("(a\r" + String(repeating: "b\r", count: 4))
    session.terminal.paste((1...20).map { "c\($0)" }.joined(separator: "\n"))
    try session.terminal.waitFor("[pasted 20 lines]")
    session.terminal.type(")\r")
    try session.terminal.waitForLastLine("probe>")
    session.terminal.type(RecallTests.up)
    try session.terminal.waitFor("probe> [recalled 25 lines]")
    session.terminal.type("!\r")
    try session.terminal.waitForTranscript("c20)!> of")
  }

  @Test("^R finds whole statements by any characters, goes on with ^R, and runs with Enter")
  func search() throws {
    let session = try ProbeSession()
    for text in ["find čeština", "(find\rboth lines)", "other", "find ěr"] {
      session.terminal.type("\(text)\r")
    }
    try session.waitForRead("find ěr")
    session.terminal.type("\u{12}find")
    try session.terminal.waitFor("search: find\nfind ěr")
    session.terminal.type("\u{12}")
    try session.terminal.waitFor("search: find\n(find\nboth lines)")
    session.terminal.type(" č")
    try session.terminal.waitFor("search: find č\nfind čeština")
    session.terminal.type("\r")
    try session.waitForRead("find čeština")
    session.terminal.type("\u{12}ě")
    try session.terminal.waitFor("search: ě\nfind ěr")
    session.terminal.type("\u{1B}[C")
    try session.terminal.waitForLastLine("probe> find ěr")
    session.terminal.type("!\r")
    try session.waitForRead("find ěr!")
  }

  @Test("^G and Ctrl-C give the old text back; what is not there says so")
  func searchGivenUp() throws {
    let session = try ProbeSession()
    session.terminal.type("known\r")
    try session.waitForRead("known")
    for key in ["\u{7}", "\u{3}"] {
      session.terminal.type("mine\u{12}nowhere")
      try session.terminal.waitFor("no such statement: nowhere")
      session.terminal.type(String(repeating: "\u{7F}", count: 7) + "known")
      try session.terminal.waitFor("search: known\nknown")
      session.terminal.type(key)
      try session.terminal.waitForLastLine("probe> mine")
      session.terminal.type("!\r")
      try session.waitForRead("mine!")
    }
  }
}
