import Formats
import Workspace

struct SaveCommand: DotCommand {
  let name = "save"
  let usage = ".save [FILE]"
  let summary = "write the graph to its file, or to a new one"
  let details = """
    Writes the snapshot of the graph to its file. Every change is on the disk before that, in the journal beside the
    file, so that nothing is lost without .save; it makes the file itself say what the graph says.

    With FILE, which must not exist yet, the graph is written there and the session goes on with that file.

        .save
        .save graphs/mine.json
    """
  let arguments: [ArgumentKind] = [.file, .none]

  func run(_ arguments: Arguments, in shell: Shell) throws(Diagnostic) -> Shell.Flow {
    try arguments.expect(0...1, usage: usage)
    let session = shell.session
    guard let path = arguments[0] else {
      guard shell.settings.openMode != .batch else {
        shell.note("the graph is written when the script has ended")
        return .goOn
      }
      try shell.attempt { () throws(SessionError) in try session.save() }
      return .goOn
    }
    let place = arguments.words[0].range
    guard shell.settings.openMode != .batch else {
      throw Diagnostic(
        "a script that runs as a whole stays with its graph", at: place, in: arguments.source,
        help: "write a copy with .export, or name the graph with gloss run --graph GRAPH")
    }
    let file = FileSystem.path(path, from: session.folder)
    guard !FileSystem.exists(file) else {
      throw Diagnostic(
        "\(path) exists already", at: place, in: arguments.source,
        help: "choose another name, or write over it with .export")
    }
    _ = try shell.attempt { () throws(SessionError) in try session.export(to: path, format: .jsonld) }
    try shell.open(file)
    return .goOn
  }
}
