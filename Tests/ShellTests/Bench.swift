import Glibc
import Language
import RDF
import Shell
import Testing
import Workspace

/// A shell on a graph in a folder of its own, whose outputs are kept.
final class Bench {
  /// What was written to an output.
  final class Sink {
    var bytes: [UInt8] = []
  }

  let folder: String
  let shell: Shell
  private let outSink = Sink()
  private let errorSink = Sink()

  init(
    mode: ResultMode = .table, width: Int? = 80, isColoured: Bool = false, isInteractive: Bool = false,
    graph: String? = nil
  ) throws {
    var template = Array("/tmp/gloss-shell-XXXXXX".utf8CString)
    let made = try #require(mkdtemp(&template))
    folder = String(cString: made)
    var settings = Shell.Settings(mode: mode)
    settings.width = { width }
    settings.ink = Ink(isOn: isColoured)
    settings.errorInk = Ink(isOn: isColoured)
    settings.isInteractive = isInteractive
    let session = try graph.map { [folder] in try Session.open("\(folder)/\($0)") } ?? Session()
    session.folder = folder
    shell = Shell(
      session: session, settings: settings, out: Bench.output(to: outSink),
      errors: Bench.output(to: errorSink))
  }

  deinit {
    shell.session.close()
    Bench.removeTree(folder)
  }

  private static func output(to sink: Sink) -> Output {
    Output { bytes in
      sink.bytes += bytes
      return 0
    }
  }

  /// Writes a file into the folder.
  func write(_ text: String, to name: String) throws {
    try FileSystem.replace("\(folder)/\(name)", with: Array(text.utf8))
  }

  /// Makes a folder in the folder.
  func makeFolder(_ name: String) {
    mkdir("\(folder)/\(name)", 0o755)
  }

  /// The text of a file in the folder.
  func read(_ name: String) throws -> String {
    String(decoding: try FileSystem.read("\(folder)/\(name)"), as: UTF8.self)
  }

  /// Runs a script and tells what it wrote to each output since the last time.
  @discardableResult
  func run(_ script: String, keepsGoing: Bool = false) -> Written {
    let source = Source(name: "test.gloss", text: script)
    var failure: Diagnostic?
    do {
      _ = try ScriptRunner(shell, keepsGoing: keepsGoing).run(source)
    } catch {
      failure = error
      shell.report(error)
    }
    shell.flush()
    defer {
      outSink.bytes = []
      errorSink.bytes = []
    }
    return Written(
      out: String(decoding: outSink.bytes, as: UTF8.self),
      errors: String(decoding: errorSink.bytes, as: UTF8.self), failure: failure)
  }

  /// What came of a script.
  struct Written {
    var out: String
    var errors: String
    var failure: Diagnostic?
  }

  private static func removeTree(_ path: String) {
    if let directory = opendir(path) {
      while let entry = readdir(directory) {
        let name = withUnsafePointer(to: entry.pointee.d_name) {
          $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        }
        if name != "." && name != ".." { removeTree("\(path)/\(name)") }
      }
      closedir(directory)
    }
    remove(path)
  }
}

/// A small article and what it says, which the tests share.
enum Sample {
  static let article = """
    Eugene, Oregon, saw one of many rallies

    Thursday's rally in Eugene was organized by Families Belong Together. Linda Mills opened it.

    About 100 people came, not a thousand. They met in front of the courthouse, and Oregon's news was there.
    """

  static let script = """
    load eugene.txt
    mark "Families Belong Together" as Organization
    mark "Thursday's rally" as Rally = rally-eugene
    mark "Linda Mills" as Person
    add @"Families Belong Together" organizer-of rally-eugene from "organized by Families Belong Together"
    add rally-eugene located-in eugene . eugene a City ; label "Eugene" ; located-in oregon
    add rally-eugene attendance 100 from "About 100 people came"
    add @"Linda Mills" spoke-at rally-eugene
    add eugene-oregon a City
    """

  /// A bench that holds the sample graph.
  static func bench(
    mode: ResultMode = .table, width: Int? = 80, isColoured: Bool = false, graph: String? = nil
  ) throws -> Bench {
    let bench = try Bench(mode: mode, width: width, isColoured: isColoured, graph: graph)
    try bench.write(article, to: "eugene.txt")
    let written = bench.run(script)
    if let failure = written.failure { throw failure }
    return bench
  }
}
