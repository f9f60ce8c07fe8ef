import Glibc
import PseudoTerminals
import Testing

/// A person at a terminal, with the built program in a folder of their own.
final class Desk {
  let terminal: PseudoTerminal
  let folder: String

  /// Starts gloss on `graph` in a folder that holds an article, and waits for the prompt.
  init(
    _ arguments: [String] = ["rallies.json"], columns: Int = 80, rows: Int = 24,
    environment: [String: String] = [:], folder existing: String? = nil, prompt: String = "gloss>"
  ) throws {
    if let existing {
      folder = existing
    } else {
      var template = Array("/tmp/gloss-desk-XXXXXX".utf8CString)
      folder = String(cString: try #require(mkdtemp(&template)))
      let file = try #require(fopen("\(folder)/eugene.txt", "w"))
      fputs(Desk.article, file)
      fclose(file)
    }
    let values = [
      "TERM": "xterm-256color", "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin", "HOME": folder, "PAGER": "cat",
      "XDG_STATE_HOME": "\(folder)/state",
    ].merging(environment) { $1 }
    terminal = try PseudoTerminal(
      try #require(builtProgram("gloss")), arguments: arguments, environment: values, columns: columns,
      rows: rows,
      folder: folder)
    try terminal.waitForLastLine(prompt)
  }

  static let article = """
    Eugene saw one of many rallies

    Thursday's rally in Eugene was organized by Families Belong Together. Linda Mills opened it.

    About 100 people came, not a thousand.

    """

  /// Types a statement with Enter and waits for a text that was not there before, and then for the prompt.
  func enter(_ statement: String, waitFor text: String, line: Int = #line) throws {
    let before = terminal.count(of: text)
    terminal.type(statement + "\r")
    // The terminal shows what is typed, too.
    let wanted = before + (statement.contains(text) ? 2 : 1)
    try terminal.wait(until: "\(text) again", line: line) { $0.count(of: text) >= wanted }
    try terminal.waitForLastLine("gloss>", line: line)
  }

  /// What has been on the screen so far.
  var transcript: String { terminal.screen.transcript }

  /// The text of a file in the folder; nil where there is none.
  func read(_ name: String) -> String? {
    guard let file = fopen("\(folder)/\(name)", "r") else { return nil }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 1 << 20)
    return String(decoding: bytes[..<fread(&bytes, 1, bytes.count, file)], as: UTF8.self)
  }

  /// A statement that takes longer than anybody waits.
  static let endless = "count " + "abcdefgh".map { "?\($0) p ?\($0)\($0)" }.joined(separator: " . ")
  static let manyFacts = "add " + (0..<60).map { "a\($0) p b\($0)" }.joined(separator: " . ")
}
