import Glibc
import Synchronization

/// A program while it runs, with a pipe at each end. All that it writes is kept.
public final class Child {
  private let process: pid_t
  /// The number that the system knows it by.
  public var processNumber: Int32 { process }
  private var input: Int32
  private var outputs: [Int32]
  private var written: [[UInt8]] = [[], []]
  private var status: Int32?
  private static let starting = Mutex(())

  /// Starts a program in a folder; with `fileBlocks` no file may grow beyond so many blocks of 512 bytes.
  public init(
    _ program: String, _ arguments: [String], folder: String, environment: [String: String] = [:],
    fileBlocks: Int? = nil
  ) throws {
    // Other tests start programs at the same time, which must not hold the ends of these pipes open.
    (process, input, outputs) = try Child.starting.withLock { _ in
      try Child.start(program, arguments, folder, environment, fileBlocks)
    }
  }

  private static func start(
    _ program: String, _ arguments: [String], _ folder: String, _ environment: [String: String],
    _ fileBlocks: Int?
  ) throws -> (process: pid_t, input: Int32, outputs: [Int32]) {
    // A write to a program that has ended must not end the tests.
    Glibc.signal(SIGPIPE, SIG_IGN)
    var pipes = [[Int32]](repeating: [0, 0], count: 3)
    for index in 0..<3 {
      guard pipe(&pipes[index]) == 0 else {
        throw Program.Failure(description: "no pipe: \(String(cString: strerror(errno)))")
      }
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
    // There is no portable way to spawn in another folder but a shell. A file that would grow too much is to be a
    // failed write, not a signal that kills.
    let limit = fileBlocks.map { "trap '' XFSZ && ulimit -f \($0) && " } ?? ""
    let mover = ["/bin/sh", "-c", "cd \"$0\" && \(limit)exec \"$@\"", folder]
    let words = (mover + [program] + arguments).map { strdup($0) }
    let settings = values.map { strdup("\($0.key)=\($0.value)") }
    defer { for word in words + settings { free(word) } }
    var process: pid_t = 0
    let result = posix_spawn(&process, mover[0], &actions, &attributes, words + [nil], settings + [nil])
    close(pipes[0][0])
    close(pipes[1][1])
    close(pipes[2][1])
    guard result == 0 else { throw Program.Failure(description: "\(program) can't be started") }
    return (process, pipes[0][1], [pipes[1][0], pipes[2][0]])
  }

  deinit {
    if status == nil {
      kill(process, SIGKILL)
      waitpid(process, nil, 0)
    }
    for descriptor in [input] + outputs where descriptor >= 0 { close(descriptor) }
  }

  /// What it has written to standard output, as far as it has been read.
  public var out: String { String(decoding: written[0], as: UTF8.self) }
  /// What it has written to standard error, as far as it has been read.
  public var errors: String { String(decoding: written[1], as: UTF8.self) }

  /// Sends bytes to its standard input; none arrive where it has ended.
  public func send(_ bytes: [UInt8]) {
    var done = 0
    while done < bytes.count, input >= 0 {
      let count = bytes.withUnsafeBytes {
        Glibc.write(input, $0.baseAddress.map { $0 + done }, $0.count - done)
      }
      if count <= 0 { return }
      done += count
    }
  }

  public func send(_ text: String) { send(Array(text.utf8)) }

  public func closeInput() {
    if input >= 0 { close(input) }
    input = -1
  }

  public func signal(_ number: Int32) { kill(process, number) }

  /// Reads what it writes until something holds, the moment has come, or it has closed its outputs. Tells whether it
  /// holds.
  public func listen(until moment: ContinuousClock.Instant, _ holds: () -> Bool) -> Bool {
    while true {
      if holds() { return true }
      let left = moment - ContinuousClock.now
      if left <= .zero || outputs.allSatisfy({ $0 < 0 }) { return false }
      // poll counts in milliseconds; the rest is waited for in small steps.
      let milliseconds =
        left.components.seconds * 1000 + left.components.attoseconds / 1_000_000_000_000_000
      readSome(milliseconds: Int32(clamping: milliseconds))
    }
  }

  /// Waits until standard error holds a text, and tells what came there so far.
  public func waitForErrors(_ text: String, seconds: Int = 20) -> String {
    _ = listen(until: .now + .seconds(seconds)) { errors.contains(text) }
    return errors
  }

  /// Waits until it has ended by itself, with its input still open; its status.
  public func waitForEnd(seconds: Int = 20) -> Int32? {
    for _ in 0..<(seconds * 100) {
      var result: Int32 = 0
      if waitpid(process, &result, WNOHANG) == process {
        status = result
        return (result >> 8) & 0xFF
      }
      usleep(10_000)
    }
    kill(process, SIGKILL)
    return nil
  }

  /// Closes its input and reads what it writes until it has ended. Its standard output is closed after so many bytes.
  /// One that writes nothing for so many seconds is killed.
  public func finish(outLimit: Int = .max, silence seconds: Int32 = 60) -> Program.Result {
    closeInput()
    while outputs.contains(where: { $0 >= 0 }) {
      if !readSome(milliseconds: seconds * 1000) {
        kill(process, SIGKILL)
        break
      }
      if outputs[0] >= 0, written[0].count >= outLimit {
        close(outputs[0])
        outputs[0] = -1
      }
    }
    var result: Int32 = 0
    waitpid(process, &result, 0)
    status = result
    let code = result & 0x7F == 0 ? (result >> 8) & 0xFF : -(result & 0x7F)
    return Program.Result(status: code, out: out, errors: errors)
  }

  /// Waits for output and reads it; false where none came in time.
  @discardableResult
  private func readSome(milliseconds: Int32) -> Bool {
    var waits = outputs.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    guard poll(&waits, 2, milliseconds) > 0 else { return false }
    var chunk = [UInt8](repeating: 0, count: 65536)
    for index in 0..<2 where waits[index].revents != 0 {
      let count = Glibc.read(outputs[index], &chunk, chunk.count)
      if count > 0 {
        written[index] += chunk[..<count]
      } else {
        close(outputs[index])
        outputs[index] = -1
      }
    }
    return true
  }
}
