import Engine
import Language
import Workspace

/// Runs the pieces of a script one after the other.
public struct ScriptRunner {
  let shell: Shell
  /// Whether an error is reported and passed over, instead of ending the script.
  let keepsGoing: Bool

  public init(_ shell: Shell, keepsGoing: Bool = false) {
    self.shell = shell
    self.keepsGoing = keepsGoing
  }

  /// The text of a script file; relative references in it are resolved against `base`, or as the graph says.
  public static func read(_ path: String, base: String? = nil) throws(Diagnostic) -> Source {
    let bytes: [UInt8]
    do { bytes = try FileSystem.read(path) } catch { throw Diagnostic(error) }
    return try source(bytes, name: path, base: base)
  }

  /// A text from bytes, which must be UTF-8; a byte order mark at the start is dropped.
  public static func source(
    _ bytes: [UInt8], name: String, firstLine: Int = 1, base: String? = nil
  ) throws(Diagnostic) -> Source {
    let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    if let text = String(validating: content, as: UTF8.self) {
      return Source(name: name, text: text, firstLine: firstLine, base: base)
    }
    let valid = ScriptRunner.validPrefix(of: content)
    let read = Source(
      name: name, text: String(decoding: content[..<valid], as: UTF8.self), firstLine: firstLine)
    throw Diagnostic(
      "this is not UTF-8 text: byte 0x\(String(content[valid], radix: 16, uppercase: true)) can't stand here",
      at: SourceRange(valid, valid), in: read, help: "convert the file to UTF-8")
  }

  /// The number of bytes before the first that is not UTF-8.
  private static func validPrefix(of bytes: [UInt8]) -> Int {
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    var count = 0
    while case .scalarValue(let scalar) = decoder.decode(&iterator) { count += UTF8.width(scalar) }
    return min(count, max(0, bytes.count - 1))
  }

  /// Runs the script of a file; paths in it are seen from its folder.
  func runFile(_ source: Source, at path: String) throws(Diagnostic) -> Shell.Flow {
    let folder = shell.session.folder
    shell.session.folder = FileSystem.folder(of: path)
    shell.scriptDepth += 1
    defer {
      shell.session.folder = folder
      shell.scriptDepth -= 1
    }
    // A file of SPARQL is one statement, empty lines and all.
    let isUnit = path.hasSuffix(".rq") || path.hasSuffix(".ru")
    return isUnit ? try step(.statement(source.range), source) : try run(source)
  }

  /// Runs every piece. The first error ends the script and is thrown; with `keepsGoing` it is reported, the rest is
  /// run, and the shell's ``Shell/status`` keeps that something failed. An interrupt always ends the script.
  public func run(_ source: Source) throws(Diagnostic) -> Shell.Flow {
    var reader = StatementReader(source)
    while let piece = try next(&reader, source) {
      if try step(piece, source) == .quit { return .quit }
    }
    return .goOn
  }

  /// Runs one piece of a script.
  func step(_ piece: Piece, _ source: Source) throws(Diagnostic) -> Shell.Flow {
    if shell.session.interrupt.isCancelled { throw Diagnostic("interrupted", status: .interrupted) }
    do {
      return try shell.run(piece, of: source)
    } catch {
      guard keepsGoing, error.status != .interrupted else { throw error }
      shell.report(error)
      shell.status = error.status
      return .goOn
    }
  }

  /// The next piece. The reader fails only where a text can't be split any further, so that nothing can follow.
  func next(_ reader: inout StatementReader, _ source: Source) throws(Diagnostic) -> Piece? {
    do { return try reader.next() } catch { throw Diagnostic(error, in: source) }
  }

  /// Runs a script file as the whole of a process's work and tells its exit status; errors are shown.
  public func finishFile(_ path: String) -> ExitStatus {
    finish { () throws(Diagnostic) in _ = try runFile(try ScriptRunner.read(path), at: path) }
  }

  /// Does a process's work: shows its error, writes the outputs, tells the exit status.
  func finish(_ body: () throws(Diagnostic) -> Void) -> ExitStatus {
    do { try body() } catch {
      shell.report(error)
      shell.status = error.status
    }
    shell.flush()
    return shell.status
  }
}
