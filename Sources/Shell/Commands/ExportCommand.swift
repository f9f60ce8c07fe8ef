import Formats
import Language
import TripleStore
import Workspace

struct ExportCommand: DotCommand {
  let name = "export"
  let usage = ".export FILE [FORMAT] [1.1]"
  var summary: String { "write the whole graph to a file, in the format that its suffix names" }
  var details: String {
    """
    Writes the graph to FILE, over what is there; - writes it to standard output. The suffix says the format, or
    FORMAT does, which is one of: \(FormatNames.text(canWrite: true)). With 1.1, triple terms are written as nodes of RDF 1.1,
    as they always are in JSON-LD.

        .export graph.nt
        .export graph.ttl
        .export - ttl
    """
  }
  var arguments: [ArgumentKind] { [.file, .words(FormatNames.list(canWrite: true)), .words(["1.1"]), .none] }

  func run(_ arguments: Arguments, in shell: Shell) throws(Diagnostic) -> Shell.Flow {
    try arguments.expect(1...3, usage: usage)
    let session = shell.session
    let path = arguments.words[0].text
    var words = arguments.words.dropFirst()
    let isOld = words.last?.text == "1.1"
    if isOld { words.removeLast() }
    var format: Format?
    if let word = words.first { format = try FormatNames.format(word, in: arguments, canWrite: true) }
    if path != "-" {
      let word = arguments.words[0]
      guard format != nil || Format(pathSuffix: path) != nil else {
        throw Diagnostic(
          "\(path): the format can't be told from the name", at: word.range, in: arguments.source,
          help:
            "say it behind the name: .export \(path) ttl; the formats: \(FormatNames.text(canWrite: true))")
      }
      try shell.requireFolder(of: word, in: arguments)
    }
    if path == "-" {
      let chosen = format ?? shell.settings.mode.graphFormat ?? .turtle
      let bytes = try shell.attempt { () throws(SessionError) in try session.export(as: chosen, rdf11: isOld)
      }
      shell.write(data: bytes)
    } else {
      let chosen = format
      let count = try shell.attempt { () throws(SessionError) in
        try session.export(to: path, format: chosen, rdf11: isOld)
      }
      shell.acknowledge(
        "\(Screen.clean(path)): \(Numbers.count(count, "triple")) written")
    }
    return .goOn
  }
}

extension Shell {
  /// Throws where the folder that a file is to be written into is not there.
  func requireFolder(of word: Arguments.Word, in arguments: Arguments) throws(Diagnostic) {
    let folder = FileSystem.folder(of: word.text)
    guard !FileSystem.exists(FileSystem.path(folder, from: session.folder)) else { return }
    throw Diagnostic("there is no folder \(folder)", at: word.range, in: arguments.source)
  }
}
