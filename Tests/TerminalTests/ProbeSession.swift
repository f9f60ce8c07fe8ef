import PseudoTerminals
import Testing

/// The probe at its first prompt, in a home of its own.
final class ProbeSession {
  let terminal: PseudoTerminal
  let folder: Folder
  /// Where in the output the last text that was waited for ends: what the probe said before is no answer.
  private var readEnd = 0

  init(
    columns: Int = 80, rows: Int = 24, environment: [String: String] = [:], folder: Folder? = nil,
    underShell script: String? = nil
  ) throws {
    let folder = try folder ?? Folder()
    self.folder = folder
    let probe = try #require(builtProgram("line-editor-probe"))
    var variables = [
      "TERM": "xterm-256color", "LANG": "C.UTF-8", "HOME": folder.path, "PATH": "/usr/bin:/bin",
      "PROBE_HISTORY": "\(folder.path)/history",
    ]
    variables.merge(environment) { $1 }
    terminal = try PseudoTerminal(
      script == nil ? probe : "/bin/sh", arguments: script.map { ["-c", $0, probe] } ?? [],
      environment: variables.filter { !$0.value.isEmpty }, columns: columns, rows: rows, folder: folder.path)
    try terminal.waitFor("probe>")
  }

  /// Waits until the probe says that it read this text (escaped), after what was waited for before, and prompts again.
  func waitForRead(_ text: String, line: Int = #line) throws {
    let said = Array("read <\(text)> of ".utf8)
    try terminal.wait(until: "\(text), read, and a prompt", line: line) { terminal in
      guard let found = terminal.output[readEnd...].firstRange(of: said) else { return false }
      guard terminal.screen.lines.last(where: { !$0.isEmpty })?.hasPrefix("probe>") == true else {
        return false
      }
      readEnd = found.upperBound
      return true
    }
  }
}
