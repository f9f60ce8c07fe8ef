import Glibc
import Testing

/// The built program, run in a folder of its own.
final class Program {
  /// What a run came to.
  struct Result {
    var status: Int32
    var out: String
    var errors: String
  }

  let folder: String

  init() throws {
    var template = Array("/tmp/gloss-cli-XXXXXX".utf8CString)
    folder = String(cString: try #require(mkdtemp(&template)))
  }

  deinit { Program.removeTree(folder) }

  /// The program stands beside the tests.
  static let path: String = {
    var buffer = [UInt8](repeating: 0, count: 4096)
    let count = readlink("/proc/self/exe", &buffer, buffer.count)
    let own = String(decoding: buffer.prefix(max(0, count)), as: UTF8.self)
    return own.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
      + "/gloss"
  }()

  /// Runs it with some arguments and standard input, and waits for its end.
  func run(
    _ arguments: String..., input: String = "", environment: [String: String] = [:], outLimit: Int = .max
  ) throws -> Result {
    try run(arguments, input: Array(input.utf8), environment: environment, outLimit: outLimit)
  }

  /// Runs it; with `outLimit` its standard output is closed after so many bytes.
  func run(
    _ arguments: [String], input: [UInt8], environment: [String: String] = [:], outLimit: Int = .max
  ) throws -> Result {
    let child = try Child(arguments, folder: folder, environment: environment)
    child.send(input)
    child.closeInput()
    return child.finish(outLimit: outLimit)
  }

  /// Writes a file into the folder.
  func write(_ text: String, to name: String) throws { try write(Array(text.utf8), to: name) }

  func write(_ bytes: [UInt8], to name: String) throws {
    let file = try #require(fopen("\(folder)/\(name)", "w"))
    fwrite(bytes, 1, bytes.count, file)
    fclose(file)
  }

  /// The text of a file in the folder; nil where there is none.
  func read(_ name: String) -> String? {
    guard let file = fopen("\(folder)/\(name)", "r") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65536)
    while true {
      let count = fread(&chunk, 1, chunk.count, file)
      if count == 0 { return String(decoding: bytes, as: UTF8.self) }
      bytes += chunk[..<count]
    }
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

/// The program while it runs, with a pipe at each end.
final class Child {
  private(set) var process: pid_t = 0
  private var input: Int32
  private var out: Int32
  private var errors: Int32

  init(_ arguments: [String], folder: String, environment: [String: String]) throws {
    // A write to a program that has ended must not end the tests.
    Glibc.signal(SIGPIPE, SIG_IGN)
    var pipes = [[Int32]](repeating: [0, 0], count: 3)
    for index in 0..<3 {
      try #require(pipe(&pipes[index]) == 0)
      for end in pipes[index] { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, pipes[0][0], 0)
    posix_spawn_file_actions_adddup2(&actions, pipes[1][1], 1)
    posix_spawn_file_actions_adddup2(&actions, pipes[2][1], 2)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var defaults = sigset_t()
    sigemptyset(&defaults)
    sigaddset(&defaults, SIGPIPE)
    sigaddset(&defaults, SIGINT)
    posix_spawnattr_setsigdefault(&attributes, &defaults)
    // The threads that tests run on hold signals back, and what they start would too.
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))
    let values = ["PATH": "/usr/bin:/bin", "HOME": folder, "LANG": "C.UTF-8"].merging(environment) { $1 }
    // There is no portable way to spawn in another folder but a shell.
    let mover = ["/bin/sh", "-c", "cd \"$0\" && exec \"$@\"", folder]
    let words = (mover + [Program.path] + arguments).map { strdup($0) }
    let settings = values.map { strdup("\($0.key)=\($0.value)") }
    defer { for word in words + settings { free(word) } }
    let status = posix_spawn(&process, mover[0], &actions, &attributes, words + [nil], settings + [nil])
    close(pipes[0][0])
    close(pipes[1][1])
    close(pipes[2][1])
    (input, out, errors) = (pipes[0][1], pipes[1][0], pipes[2][0])
    try #require(status == 0, "\(Program.path) can't be started")
  }

  /// Sends bytes to its standard input.
  func send(_ bytes: [UInt8]) {
    var done = 0
    while done < bytes.count {
      let count = bytes.withUnsafeBytes {
        Glibc.write(input, $0.baseAddress.map { $0 + done }, $0.count - done)
      }
      if count <= 0 { return }
      done += count
    }
  }

  func closeInput() {
    if input >= 0 { close(input) }
    input = -1
  }

  /// Waits until standard error holds a text, and tells what came there so far.
  func waitForErrors(_ text: String, seconds: Int = 20) -> String {
    var bytes: [UInt8] = []
    for _ in 0..<(seconds * 10) {
      var wait = pollfd(fd: errors, events: Int16(POLLIN), revents: 0)
      if poll(&wait, 1, 100) > 0, !Child.read(errors, into: &bytes) { break }
      if String(decoding: bytes, as: UTF8.self).contains(text) { break }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  func signal(_ number: Int32) { kill(process, number) }

  /// Waits until it has ended by itself, with its input still open; its status.
  func waitForEnd(seconds: Int = 20) -> Int32? {
    for _ in 0..<(seconds * 100) {
      var status: Int32 = 0
      if waitpid(process, &status, WNOHANG) == process { return (status >> 8) & 0xFF }
      usleep(10_000)
    }
    kill(process, SIGKILL)
    return nil
  }

  /// Reads what it writes until it has ended.
  func finish(outLimit: Int = .max) -> Program.Result {
    closeInput()
    var (outBytes, errorBytes): ([UInt8], [UInt8]) = ([], [])
    var open = (out: true, errors: true)
    while open.out || open.errors {
      var waits = [
        pollfd(fd: open.out ? out : -1, events: Int16(POLLIN), revents: 0),
        pollfd(fd: open.errors ? errors : -1, events: Int16(POLLIN), revents: 0),
      ]
      guard poll(&waits, 2, 60_000) > 0 else {
        kill(process, SIGKILL)
        break
      }
      if waits[0].revents != 0 { open.out = Child.read(out, into: &outBytes) }
      if open.out, outBytes.count >= outLimit {
        close(out)
        out = -1
        open.out = false
      }
      if waits[1].revents != 0 { open.errors = Child.read(errors, into: &errorBytes) }
    }
    var status: Int32 = 0
    waitpid(process, &status, 0)
    if out >= 0 { close(out) }
    close(errors)
    let code = status & 0x7F == 0 ? (status >> 8) & 0xFF : -(status & 0x7F)
    return Program.Result(
      status: code, out: String(decoding: outBytes, as: UTF8.self),
      errors: String(decoding: errorBytes, as: UTF8.self))
  }

  private static func read(_ descriptor: Int32, into bytes: inout [UInt8]) -> Bool {
    var chunk = [UInt8](repeating: 0, count: 65536)
    let count = Glibc.read(descriptor, &chunk, chunk.count)
    if count > 0 { bytes += chunk[..<count] }
    return count > 0
  }
}
