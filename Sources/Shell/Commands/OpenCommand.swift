import Workspace

struct OpenCommand: DotCommand {
  let name = "open"
  let usage = ".open [GRAPH]"
  let summary = "save this graph and open another; without a name, say which is open"
  let details = """
    Saves the graph that is open and goes on with the one in the file GRAPH; a file that does not exist is a new
    graph, made with the first change. A graph that another session holds is opened for reading only.

        .open graphs/rallies.json
    """
  let arguments: [ArgumentKind] = [.file, .none]

  func run(_ arguments: Arguments, in shell: Shell) throws(Diagnostic) -> Shell.Flow {
    try arguments.expect(0...1, usage: usage)
    guard let path = arguments[0] else {
      let session = shell.session
      var line = session.path ?? "a graph in memory only (.save FILE keeps it)"
      if session.isReadOnly { line += ", for reading only: \(session.readOnlyReason ?? "")" }
      shell.out.line(Screen.clean(line))
      return .goOn
    }
    guard shell.settings.openMode != .batch else {
      throw Diagnostic(
        "a script that runs as a whole stays with its graph", at: arguments.words[0].range,
        in: arguments.source, help: "name the graph with gloss run --graph GRAPH")
    }
    try shell.open(FileSystem.path(path, from: shell.session.folder))
    return .goOn
  }
}

extension Shell {
  /// Saves the graph that is open, and goes on with another.
  func open(_ path: String) throws(Diagnostic) {
    let current = session
    let mode = settings.openMode
    let opened = try attempt { () throws(SessionError) in
      try Session.open(path, options: current.options, mode: mode)
    }
    do { try attempt(saveIfNeeded) } catch {
      opened.close()
      throw error
    }
    opened.folder = current.folder
    opened.parameters = current.parameters
    current.close()
    adopt(opened)
  }

  /// Goes on with another session.
  func adopt(_ opened: Session) {
    session = opened
    for notice in opened.openingNotices { note(notice) }
    acknowledge(Banner(session).graph)
  }

  /// Writes the snapshot where there is a file and something new.
  func saveIfNeeded() throws(SessionError) {
    if session.path != nil, !session.isReadOnly, session.hasUnsavedChanges { try session.save() }
  }
}
