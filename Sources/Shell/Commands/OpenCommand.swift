import Formats
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
    let file = FileSystem.path(path, from: shell.session.folder)
    if let refusal = Diagnostic.notAGraph(file) { throw refusal }
    try shell.open(file)
    return .goOn
  }
}

extension Diagnostic {
  /// What is wrong with a file that plainly is no graph, and what it is for: an article, a script, a file of triples.
  /// Nil where it may be a graph, or does not exist.
  public static func notAGraph(_ path: String) -> Diagnostic? {
    guard FileSystem.isFile(path), !path.lowercased().hasSuffix(".json") else { return nil }
    let help: String
    if path.hasSuffix(".gloss") {
      help = "to run a script: gloss run \(path)"
    } else if let format = Format(pathSuffix: path) {
      guard format != .jsonld else { return nil }
      help = "to ask it: gloss query --data \(path) -e PATTERN; to add it to a graph: .import \(path)"
    } else {
      guard FileStart(path).isTextUnlikeJSON else { return nil }
      help = "to read an article: load \(path)"
    }
    return Diagnostic("\(path) is not a graph", help: help)
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
