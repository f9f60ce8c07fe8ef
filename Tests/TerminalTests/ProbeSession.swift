import PseudoTerminals
import Testing

/// The probe at its first prompt, in a home of its own.
struct ProbeSession {
  let terminal: PseudoTerminal
  let folder: Folder

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

  /// Waits until the probe says that it read this text (escaped), however that is wrapped, and prompts again.
  func waitForRead(_ text: String, line: Int = #line) throws {
    let said = "read <\(text)> of "
    try terminal.wait(until: "\(said)… and a prompt", line: line) { terminal in
      let lines = terminal.screen.transcript.split(separator: "\n", omittingEmptySubsequences: false)
      guard lines.last(where: { !$0.isEmpty })?.hasPrefix("probe>") == true else { return false }
      // Wrapped lines are joined; the spaces at a wrap are lost, so none are compared.
      return lines.joined().filter { $0 != " " }.contains(said.filter { $0 != " " })
    }
  }
}
