import Language
import Workspace

struct RunCommand: DotCommand {
  let name = "run"
  let usage = ".run SCRIPT"
  let summary = "run the statements of a file"
  let details = """
    Runs the statements and dot commands of a file, as if they were typed. It stops at the first error; what came
    before it stays. Paths in the script are seen from its own folder.

        .run annotate.gloss
    """
  let arguments: [ArgumentKind] = [.file, .none]

  func run(_ arguments: Arguments, in shell: Shell) throws(Diagnostic) -> Shell.Flow {
    try arguments.expect(1...1, usage: usage)
    guard shell.scriptDepth < 32 else {
      throw Diagnostic(
        "scripts run each other more than 32 deep", at: arguments.words[0].range, in: arguments.source)
    }
    let path = FileSystem.path(arguments.words[0].text, from: shell.session.folder)
    let source = try ScriptRunner.read(path)
    return try ScriptRunner(shell).runFile(source, at: path)
  }
}
