import ArgumentParser
import Formats
import Language
import RDF
import Shell
import Workspace

/// `gloss query`: one query or update over files.
struct Query: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "query", abstract: "Answer a query over data files.",
    discussion: """
      The statement is a pattern, a SPARQL query or an update, from -e, from FILE, or from standard input (-). After an \
      update the dataset is printed, as N-Quads or in --format. A gloss graph among the data brings its names along.
      """)

  @Option(
    help: ArgumentHelp("A data file for the default graph; may be given several times.", valueName: "file"))
  var data: [String] = []

  @Option(
    help: ArgumentHelp("A data file for a named graph; may be given several times.", valueName: "iri=file"))
  var named: [String] = []

  @Option(
    name: .customShort("e"), parsing: .unconditionalSingleValue,
    help: ArgumentHelp("A statement; may be given several times.", valueName: "statement"))
  var statements: [String] = []

  @Flag(help: "Only read the statement, and say where it is wrong.")
  var check = false

  @Argument(
    help: ArgumentHelp("The file that the statement stands in, or - for standard input.", valueName: "file"))
  var file: String?

  @OptionGroup var common: CommonOptions

  mutating func validate() throws {
    if let file, !statements.isEmpty {
      throw ValidationError(
        "a statement stands in -e or in a file, not in both; is --data \(file) meant, the data to ask?")
    }
    if statements.isEmpty, file == nil {
      throw ValidationError("a statement is wanted: -e STATEMENT, or a file, or - for standard input")
    }
  }

  func run() throws {
    do {
      throw Stop(status: try answer())
    } catch let error as Diagnostic {
      throw Opening.fail(error, common.settings())
    }
  }

  private func answer() throws(Diagnostic) -> ExitStatus {
    let sources = try readStatements()
    if check {
      for source in sources { try Shell.check(source) }
      return .done
    }
    let session = Session(state: try readData(), options: common.sessionOptions(isInteractive: false))
    let shell = Opening.shell(session, common.settings())
    let status = shell.interruptible { shell.runUnits(sources, dumpsAs: common.format) }
    return Opening.close(shell, status)
  }

  private func readData() throws(Diagnostic) -> GraphState {
    var graphs: [(graph: IRI, path: String)] = []
    for argument in named {
      // An IRI may hold the sign too: the file is what stands behind the first one after which there is a file.
      let places = argument.indices.filter { argument[$0] == "=" }
      let place =
        places.first { FileSystem.exists(String(argument[argument.index(after: $0)...])) } ?? places.last
      guard let place, IRI.isAbsolute(String(argument[..<place])) else {
        throw Diagnostic("--named takes IRI=FILE, with an absolute IRI, not \(argument)", status: .wrongUsage)
      }
      graphs.append((IRI(String(argument[..<place])), String(argument[argument.index(after: place)...])))
    }
    do { return try GraphState.reading(data, named: graphs) } catch { throw Diagnostic(error) }
  }

  private func readStatements() throws(Diagnostic) -> [Source] {
    guard let file else {
      if let command = statements.first(where: { $0.hasPrefix(".") && $0.dropFirst().first?.isLetter == true }
      ) {
        throw Diagnostic(
          "\(Screen.clean(command)) is a command of the prompt, not a statement",
          help: "dot commands work at the prompt and in scripts: gloss GRAPH, gloss run SCRIPT",
          status: .wrongUsage)
      }
      return statements.enumerated().map { number, text in
        Source(name: statements.count == 1 ? "-e" : "-e #\(number + 1)", text: text)
      }
    }
    if !FileSystem.exists(file), file.contains(where: { $0 == " " || $0 == "?" }) {
      throw Diagnostic(
        "there is no file called \(file)", help: "a statement on the command line stands behind -e")
    }
    if file == "-" { return [try StandardInput.readAll()] }
    // A file's relative references are seen from it, unless a gloss graph says what they mean.
    let bringsNames = data.contains { Format(pathSuffix: $0) == .jsonld }
    return [try ScriptRunner.read(file, base: bringsNames ? nil : GraphState.fileIRI(file))]
  }
}
