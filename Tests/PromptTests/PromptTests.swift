import Glibc
import PseudoTerminals
import Testing

/// The whole prompt: the real program in a real terminal.
@Suite(.serialized) struct PromptTests {
  @Test func aSession() throws {
    let desk = try Desk()
    #expect(desk.transcript.contains("rallies: a new graph   type help"))
    try desk.enter("load eugene.txt", waitFor: "eugene: 3 paragraphs, ")
    try desk.enter(
      "mark \"Families Belong Together\" as Organization",
      waitFor: "families-belong-together  Organization  eugene ")
    try desk.enter(
      "mark \"Thursday's rally\" as Rally = rally-eugene", waitFor: "rally-eugene  Rally  eugene ")
    try desk.enter(
      "add @\"Families Belong Together\" organizer-of rally-eugene from \"organized by Families Belong Together\"",
      waitFor: "1 fact added, 1 quote")
    try desk.enter("?who organizer-of ?event", waitFor: "│ Families Belong Together │ Thursday's rally │")
    #expect(desk.transcript.contains("1 solution ("))
    try desk.enter(
      "why ?who organizer-of ?event",
      waitFor: "⤷ \"organized by Families Belong Together\"   eugene, paragraph 2")
    try desk.enter("?who organiser-of ?event", waitFor: "organiser-of; the closest: ")
    try desk.enter(".undo", waitFor: "undone: add @\"Families")
    try desk.enter("?who organizer-of ?event", waitFor: "0 solutions")
    try desk.enter("?who organiser-of ?event", waitFor: "organiser-of\n")
    try desk.enter("add x y z w", waitFor: "error:")
    desk.terminal.type("\u{4}")
    #expect(try desk.terminal.waitForExit() == .status(0))
    #expect(desk.terminal.isCooked)
    #expect(desk.read("rallies.json")?.contains("Families Belong Together") == true)
    #expect(desk.read("rallies.json.journal") == nil)
  }

  @Test func tabCompletes() throws {
    let desk = try Desk()
    desk.terminal.type("lo\teug\t\r")
    try desk.terminal.waitForTranscript("eugene: 3 paragraphs")
    try desk.terminal.waitForLastLine("gloss>")
    try desk.enter("mark \"Linda Mills\" as Person", waitFor: "linda-mills  Person")
    desk.terminal.type("?x mem")
    desk.terminal.type("\u{15}.sho\tlin\t\r")
    try desk.terminal.waitForTranscript("linda-mills  Person  \"Linda Mills\"")
    try desk.terminal.waitForLastLine("gloss>")
    desk.terminal.type("add @\"Lin\tspoke-at rally\r")
    try desk.terminal.waitForTranscript("1 fact added")
    try desk.terminal.waitForLastLine("gloss>")
    try desk.enter("linda-mills spoke-at rally", waitFor: "yes")
  }

  @Test func historyIsSearchedAndKept() throws {
    let desk = try Desk()
    try desk.enter("add a b c", waitFor: "1 fact added")
    try desk.enter("?x b ?y", waitFor: "1 solution")
    desk.terminal.type("\u{12}a b")
    try desk.terminal.waitFor("add a b c")
    desk.terminal.type("\r")
    try desk.terminal.waitForTranscript("nothing changed")
    try desk.terminal.waitForLastLine("gloss>")
    desk.terminal.type("\u{4}")
    #expect(try desk.terminal.waitForExit() == .status(0))
    let later = try Desk(folder: desk.folder)
    later.terminal.type("\u{12}?x b")
    try later.terminal.waitFor("?x b ?y")
    later.terminal.type("\r")
    try later.terminal.waitForTranscript("1 solution")
  }

  @Test func tenLinesArePastedAsOne() throws {
    let desk = try Desk()
    let lines = (1...10).map { "add city-\($0) a City ; population \($0)000" }.joined(separator: "\n")
    desk.terminal.paste(lines)
    try desk.terminal.waitFor("city-10")
    #expect(!desk.transcript.contains("added"))
    desk.terminal.type("\r")
    try desk.terminal.wait(until: "ten reports") {
      $0.screen.transcript.split(separator: "\n").filter { $0.contains("1 fact added, 1 type") }.count == 10
    }
    try desk.terminal.waitForLastLine("gloss>")
    try desk.enter("count ?c population ?n", waitFor: "│    10 │")
  }

  @Test func aStatementOfSeveralLines() throws {
    let desk = try Desk()
    desk.terminal.type("add a b c ;\r")
    desk.terminal.type("d e\r")
    try desk.terminal.waitForTranscript("2 facts added")
    try desk.terminal.waitForLastLine("gloss>")
    desk.terminal.type("select ?x\r")
    try desk.terminal.waitFor("the statement goes on; an empty line ends it")
    desk.terminal.type("{ ?x b ?y }\r\r")
    try desk.terminal.waitForTranscript("1 solution")
  }

  @Test func controlCClearsTheLineAndStopsStatements() throws {
    let desk = try Desk()
    desk.terminal.type("add this is gone")
    try desk.terminal.waitFor("add this is gone")
    desk.terminal.type("\u{3}")
    try desk.terminal.waitForLastLine("gloss>")
    try desk.enter(Desk.manyFacts, waitFor: "60 facts added")
    desk.terminal.type(Desk.endless + "\r")
    try desk.terminal.waitForTranscript("?hh")
    // While a statement runs, the terminal is as the shell left it.
    try desk.terminal.wait(until: "the statement to run") { $0.isCooked }
    desk.terminal.type("\u{3}")
    try desk.terminal.waitForTranscript("error: interrupted")
    try desk.terminal.waitForLastLine("gloss>")
    try desk.enter("count ?x p ?y", waitFor: "│    60 │")
    desk.terminal.type("quit\r")
    #expect(try desk.terminal.waitForExit() == .status(0))
  }

  @Test func resizing() throws {
    let desk = try Desk(columns: 100)
    try desk.enter(
      "add a label \"A label that is longer than forty columns, so that it has to be wrapped\"",
      waitFor: "added")
    desk.terminal.type("?x label")
    try desk.terminal.waitFor("?x label")
    desk.terminal.resize(columns: 40, rows: 24)
    desk.terminal.type(" ?label\r")
    try desk.terminal.waitForTranscript("1 solution")
    try desk.terminal.waitForLastLine("gloss>")
    #expect(desk.terminal.screen.lines.contains { $0.hasPrefix("┌") && $0.count <= 40 })
    desk.terminal.resize(columns: 120, rows: 40)
    try desk.enter(
      "a label ?z", waitFor: "│ A label that is longer than forty columns, so that it has to be wrapped │")
  }

  @Test(arguments: [["TERM": "dumb"], ["NO_COLOR": "1"], ["TERM": ""]])
  func withoutColour(_ environment: [String: String]) throws {
    let desk = try Desk(columns: 120, environment: environment)
    try desk.enter("load eugene.txt", waitFor: "eugene: 3 paragraphs")
    try desk.enter("mark \"Linda Mills\" as Person", waitFor: "linda-mills  Person")
    try desk.enter(".text", waitFor: "[Linda Mills|Person]")
    let output = String(decoding: desk.terminal.output, as: UTF8.self)
    #expect(!output.contains("\u{1B}[1m"))
    #expect(!output.contains("\u{1B}[1;3"))
  }

  @Test func inColour() throws {
    let desk = try Desk(columns: 120)
    try desk.enter("load eugene.txt", waitFor: "eugene: 3 paragraphs")
    try desk.enter("mark \"Linda Mills\" as Person", waitFor: "linda-mills  Person")
    try desk.enter(".text", waitFor: "Person 1")
    #expect(!desk.transcript.contains("[Linda Mills|Person]"))
    #expect(String(decoding: desk.terminal.output, as: UTF8.self).contains("m" + "Linda Mills\u{1B}[0m"))
  }

  @Test func aSecondSessionReadsOnly() throws {
    let desk = try Desk()
    try desk.enter("add a b c", waitFor: "1 fact added")
    let second = try Desk(folder: desk.folder)
    #expect(second.transcript.contains("note: read-only"))
    try second.enter("a b c", waitFor: "yes")
    try second.enter("add d e f", waitFor: "error:")
    second.terminal.type("\u{4}")
    #expect(try second.terminal.waitForExit() == .status(0))
    try desk.enter("add d e f", waitFor: "1 fact added")
  }

  @Test(arguments: [SIGTERM, SIGHUP])
  func aSignalThatEndsItLeavesTheTerminalSane(_ signal: Int32) throws {
    let desk = try Desk()
    try desk.enter("add a b c", waitFor: "1 fact added")
    desk.terminal.signal(signal)
    #expect(try desk.terminal.waitForExit() == .signal(signal))
    #expect(desk.terminal.isCooked)
    let again = try Desk(folder: desk.folder)
    try again.enter("a b c", waitFor: "yes")
  }
}
