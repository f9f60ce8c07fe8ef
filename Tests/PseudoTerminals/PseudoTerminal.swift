import Glibc

/// A program in a terminal of its own, and a pair of hands and eyes for it.
///
///     let terminal = try PseudoTerminal(program, arguments: [], environment: ["TERM": "xterm"])
///     try terminal.waitFor("gloss> ")
///     terminal.type("help\n")
///
/// The terminal is the program's controlling one: Ctrl-C typed into it is a signal. Nothing here sleeps: `waitFor`
/// returns as soon as the screen is as wished, and gives up only after a long time, for busy machines.
public final class PseudoTerminal {
  public struct Failure: Error, CustomStringConvertible {
    public let description: String
  }

  public enum Exit: Hashable, Sendable {
    case status(Int32)
    case signal(Int32)
  }

  public private(set) var screen: Screen
  /// All that the program wrote.
  public private(set) var output: [UInt8] = []
  public let process: pid_t
  private let master: Int32
  private var exit: Exit?
  private var isClosed = false

  /// How long `waitFor` waits at most, in seconds.
  public static let patience = 60.0

  /// Starts a program.
  ///
  /// - Parameters:
  ///   - program: its path.
  ///   - environment: all of its environment.
  ///   - folder: where it runs; nil for here.
  public init(
    _ program: String, arguments: [String] = [], environment: [String: String], columns: Int = 80,
    rows: Int = 24,
    folder: String? = nil
  ) throws {
    screen = Screen(columns: columns, rows: rows)
    // What posix_openpt, unlockpt and ptsname do on Linux.
    master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    var unlocked: Int32 = 0
    var number: UInt32 = 0
    guard master >= 0, ioctl(master, 0x4004_5431, &unlocked) == 0, ioctl(master, 0x8004_5430, &number) == 0
    else {
      throw Failure(description: "no pseudo-terminal: \(String(cString: strerror(errno)))")
    }
    let name = "/dev/pts/\(number)"
    PseudoTerminal.setSize(of: master, columns: columns, rows: rows)

    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    // Opened by a session leader without a terminal, it becomes the controlling one.
    posix_spawn_file_actions_addopen(&actions, 0, name, O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&actions, 0, 1)
    posix_spawn_file_actions_adddup2(&actions, 0, 2)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    sigfillset(&signals)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    let newSession: Int32 = 0x80  // POSIX_SPAWN_SETSID
    let flags =
      newSession | Int32(POSIX_SPAWN_SETSIGMASK) | Int32(POSIX_SPAWN_SETSIGDEF)
    posix_spawnattr_setflags(&attributes, Int16(flags))

    // There is no portable way to spawn in another folder but a shell.
    let mover = folder.map { ["/bin/sh", "-c", "cd \"$0\" && exec \"$@\"", $0] } ?? []
    let words = (mover + [program] + arguments).map { strdup($0) }
    let variables = environment.map { strdup("\($0.key)=\($0.value)") }
    defer { for word in words + variables { free(word) } }
    var child: pid_t = 0
    let status = posix_spawn(
      &child, mover.first ?? program, &actions, &attributes, words + [nil], variables + [nil])
    guard status == 0 else {
      close(master)
      throw Failure(description: "\(program) could not be started: \(String(cString: strerror(status)))")
    }
    process = child
  }

  deinit {
    if exit == nil {
      kill(process, SIGKILL)
      var status: Int32 = 0
      waitpid(process, &status, 0)
    }
    close(master)
  }

  // MARK: Hands

  /// Types text; `\r` is the Enter key, `\u{3}` Ctrl-C.
  public func type(_ text: String) {
    send(Array(text.utf8))
  }

  /// Types bytes, as much at a time as the terminal takes.
  public func send(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty, !isClosed {
      // What the program writes meanwhile must be read, or both would wait.
      let piece = Array(rest.prefix(1024))
      let count = write(master, piece, piece.count)
      if count > 0 { rest = rest.dropFirst(count) }
      pump(milliseconds: 0)
    }
  }

  /// Pastes text as a terminal with bracketed paste does.
  public func paste(_ text: String) {
    type(
      "\u{1B}[200~" + text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r")
        + "\u{1B}[201~")
  }

  public func resize(columns: Int, rows: Int) {
    screen.resize(columns: columns, rows: rows)
    PseudoTerminal.setSize(of: master, columns: columns, rows: rows)
  }

  /// Sends a signal to the program alone.
  public func signal(_ signal: Int32) {
    kill(process, signal)
  }

  // MARK: Eyes

  /// Waits until the text stands on the screen.
  public func waitFor(_ text: String, line: Int = #line) throws {
    try wait(until: "\(text) on the screen", line: line) { $0.screen.text.contains(text) }
  }

  /// Waits until the text stands on the screen or has scrolled off it.
  public func waitForTranscript(_ text: String, line: Int = #line) throws {
    try wait(until: "\(text) in the transcript", line: line) { $0.screen.transcript.contains(text) }
  }

  /// How often the text stands on the screen or has scrolled off it.
  public func count(of text: String) -> Int {
    var count = 0
    var rest = screen.transcript[...]
    while let range = rest.firstRange(of: text) {
      count += 1
      rest = rest[range.upperBound...]
    }
    return count
  }

  /// Waits until the last line that is not empty is this one.
  public func waitForLastLine(_ text: String, line: Int = #line) throws {
    try wait(until: "\(text) at the bottom", line: line) {
      $0.screen.lines.last { !$0.isEmpty } == text
    }
  }

  /// Waits until nothing was written for a moment and the program sleeps, as it does when it has nothing to read: for
  /// when any output may come, so that it is not known what to wait for.
  public func waitUntilQuiet(milliseconds: Int32 = 200) {
    while pump(milliseconds: milliseconds) || (!isClosed && !isAsleep) {}
  }

  /// Whether the program waits for something. One that waits for a processor does not count.
  private var isAsleep: Bool {
    guard let file = fopen("/proc/\(process)/stat", "r") else { return true }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 1024)
    let text = bytes[..<fread(&bytes, 1, bytes.count, file)]
    // The state stands behind the name in parentheses, which may hold anything.
    guard let end = text.lastIndex(of: UInt8(ascii: ")")), end + 2 < text.endIndex else { return true }
    return text[end + 2] != UInt8(ascii: "R")
  }

  /// Waits until a condition holds, which is asked after each piece of output.
  public func wait(
    until wish: String, line: Int = #line, _ condition: (PseudoTerminal) -> Bool
  ) throws {
    let deadline = PseudoTerminal.now() + PseudoTerminal.patience
    while !condition(self) {
      guard PseudoTerminal.now() < deadline, !isClosed else {
        let state = isClosed ? "the program ended" : "nothing happened"
        throw Failure(
          description: "line \(line): waited for \(wish), but \(state); the screen:\n\(screen.transcript)")
      }
      pump(milliseconds: 100)
    }
  }

  /// Waits until the program has ended.
  public func waitForExit(line: Int = #line) throws -> Exit {
    if let exit { return exit }
    let deadline = PseudoTerminal.now() + PseudoTerminal.patience
    while PseudoTerminal.now() < deadline {
      pump(milliseconds: isClosed ? 0 : 20)
      var status: Int32 = 0
      if waitpid(process, &status, WNOHANG) == process {
        while !isClosed, pump(milliseconds: 0) {}
        let signal = status & 0x7F
        let exit = signal == 0 ? Exit.status((status >> 8) & 0xFF) : Exit.signal(signal)
        self.exit = exit
        return exit
      }
    }
    throw Failure(description: "line \(line): the program did not end; the screen:\n\(screen.transcript)")
  }

  /// Whether the terminal reads whole lines and echoes, as it does outside of an editor.
  public var isCooked: Bool {
    var modes = termios()
    tcgetattr(master, &modes)
    return modes.c_lflag & tcflag_t(ICANON) != 0 && modes.c_lflag & tcflag_t(ECHO) != 0
  }

  /// Reads what the program wrote; whether there was anything.
  @discardableResult
  private func pump(milliseconds: Int32) -> Bool {
    guard !isClosed else { return false }
    var wait = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    guard poll(&wait, 1, milliseconds) > 0 else { return false }
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    let count = read(master, &chunk, chunk.count)
    guard count > 0 else {
      if count == 0 || errno == EIO { isClosed = true }
      return false
    }
    output += chunk[0..<count]
    screen.show(chunk[0..<count])
    return true
  }

  private static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  private static func setSize(of descriptor: Int32, columns: Int, rows: Int) {
    var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(descriptor, UInt(TIOCSWINSZ), &size)
  }
}

/// The path of a program that was built together with the tests; nil if it was not.
public func builtProgram(_ name: String) -> String? {
  var buffer = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
  let count = readlink("/proc/self/exe", &buffer, Int(PATH_MAX))
  guard count > 0 else { return nil }
  let path = String(decoding: buffer[..<count].map(UInt8.init(bitPattern:)), as: UTF8.self)
  let candidates = [path] + CommandLine.arguments
  for candidate in candidates {
    var folder = candidate[...]
    while let slash = folder.lastIndex(of: "/") {
      folder = folder[..<slash]
      let program = "\(folder)/\(name)"
      if access(program, X_OK) == 0 { return program }
    }
  }
  return nil
}
