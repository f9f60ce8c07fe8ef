import Glibc
import PseudoTerminals

/// The built program, run in a folder of its own that goes with this value.
public final class Program {
  /// What a run came to.
  public struct Result: Sendable {
    /// The exit status; a signal that ended it is its number, negative.
    public var status: Int32
    public var out: String
    public var errors: String
  }

  /// What keeps a program from being run.
  public struct Failure: Error, CustomStringConvertible {
    public let description: String
  }

  public let folder: String

  public init() throws {
    var template = Array("/tmp/gloss-cli-XXXXXX".utf8CString)
    guard let made = mkdtemp(&template) else {
      throw Failure(description: "no folder in /tmp: \(String(cString: strerror(errno)))")
    }
    folder = String(cString: made)
  }

  deinit { Program.removeTree(folder) }

  /// The path of the program, which stands beside the tests.
  public static func path() throws -> String {
    guard let path = builtProgram("gloss") else { throw Failure(description: "gloss is not built") }
    return path
  }

  /// Runs it with some arguments and standard input, and waits for its end.
  public func run(
    _ arguments: String..., input: String = "", environment: [String: String] = [:], outLimit: Int = .max
  ) throws -> Result {
    try run(arguments, input: Array(input.utf8), environment: environment, outLimit: outLimit)
  }

  /// Runs it; with `outLimit` its standard output is closed after so many bytes.
  public func run(
    _ arguments: [String], input: [UInt8], environment: [String: String] = [:], outLimit: Int = .max
  ) throws -> Result {
    finish(try start(arguments, environment: environment), input, outLimit)
  }

  /// Runs it where no file may grow beyond so many blocks of 512 bytes, as on a disk that is full.
  public func run(_ arguments: [String], input: String, fileBlocks: Int) throws -> Result {
    let child = try Child(
      Program.path(), arguments, folder: folder, fileBlocks: fileBlocks)
    return finish(child, Array(input.utf8), .max)
  }

  /// Runs any other program in the folder, without input.
  public func runOther(_ program: String, _ arguments: [String], silence seconds: Int32 = 60) throws -> Result
  {
    try Child(program, arguments, folder: folder).finish(silence: seconds)
  }

  /// Starts it; it waits for input.
  public func start(_ arguments: [String], environment: [String: String] = [:]) throws -> Child {
    try Child(Program.path(), arguments, folder: folder, environment: environment)
  }

  private func finish(_ child: Child, _ input: [UInt8], _ outLimit: Int) -> Result {
    child.send(input)
    child.closeInput()
    return child.finish(outLimit: outLimit)
  }

  /// Writes a file into the folder.
  public func write(_ text: String, to name: String) throws { try write(Array(text.utf8), to: name) }

  public func write(_ bytes: [UInt8], to name: String) throws {
    guard let file = fopen("\(folder)/\(name)", "w") else {
      throw Failure(description: "\(name) can't be written: \(String(cString: strerror(errno)))")
    }
    fwrite(bytes, 1, bytes.count, file)
    fclose(file)
  }

  /// The text of a file in the folder; nil where there is none.
  public func read(_ name: String) -> String? { Program.text(of: "\(folder)/\(name)") }

  /// The names in the folder, sorted.
  public var files: [String] { Program.names(in: folder).sorted() }

  /// The text of a file; nil where there is none.
  public static func text(of path: String) -> String? {
    guard let file = fopen(path, "r") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65536)
    while true {
      let count = fread(&chunk, 1, chunk.count, file)
      if count == 0 { return String(decoding: bytes, as: UTF8.self) }
      bytes += chunk[..<count]
    }
  }

  /// The names in a folder, but for itself and the one above; none where there is no such folder.
  public static func names(in folder: String) -> [String] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names
  }

  private static func removeTree(_ path: String) {
    for name in names(in: path) { removeTree("\(path)/\(name)") }
    remove(path)
  }
}
