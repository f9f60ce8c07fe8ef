import Formats
import Workspace

struct ImportCommand: DotCommand {
  let name = "import"
  let usage = ".import FILE [FORMAT]"
  let summary = "add the triples of a file to the graph"
  var details: String {
    """
    Reads a file of triples and adds them to the graph, as one change that .undo takes back. The suffix says the format, or
    FORMAT does, which is one of: \(FormatNames.text(canWrite: false)). Blank nodes become new ones. Names that a JSON-LD
    file declares are kept where the graph does not have them.

    An article is not imported: use load.

        .import places.ttl
    """
  }
  var arguments: [ArgumentKind] { [.file, .words(FormatNames.list(canWrite: false)), .none] }

  func run(_ arguments: Arguments, in shell: Shell) throws(Diagnostic) -> Shell.Flow {
    try arguments.expect(1...2, usage: usage)
    var format: Format?
    if arguments.count == 2 {
      format = try FormatNames.format(arguments.words[1], in: arguments, canWrite: false)
    }
    let session = shell.session
    let (path, chosen) = (arguments.words[0].text, format)
    guard chosen != nil || Format(pathSuffix: path) != nil else {
      throw Diagnostic(
        "\(path): the format can't be told from the name", at: arguments.words[0].range,
        in: arguments.source,
        help: "an article: load \(path); triples: .import \(path) ttl (or "
          + FormatNames.list(canWrite: false).filter { $0 != "ttl" }.joined(separator: ", ") + ")")
    }
    let clock = ContinuousClock()
    let start = clock.now
    let outcome = try shell.attempt { () throws(SessionError) in
      try session.importFile(path, format: chosen)
    }
    for notice in outcome.notices { shell.note(notice) }
    try shell.show(outcome, after: start.duration(to: clock.now))
    return .goOn
  }
}
