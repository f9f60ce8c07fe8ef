import Glibc

/// Long output on a terminal, a screen at a time.
public enum Pager {
  /// Writes a text to standard output, through `$PAGER` (by default `less -RFX` where there is one) if that is a
  /// terminal and the text is longer than the screen. A reader that goes away early ends it quietly.
  ///
  /// `PAGER=cat`, or PAGER set to nothing, means no pager.
  /// Where no pager shows it, it may be stopped half-way; false tells so.
  @discardableResult
  public static func show(
    _ text: String, style: Style = .plain, shouldStop: () -> Bool = { false }
  ) -> Bool {
    guard isTerminal(STDOUT_FILENO), isTerminal(STDIN_FILENO), isLong(text), let command, Style.canMoveCursor,
      page(text, through: command)
    else {
      return writeQuietly(text, to: STDOUT_FILENO, shouldStop: shouldStop)
    }
    return true
  }

  /// The command line of the pager; nil for none.
  static var command: String? {
    if let named = environmentValue("PAGER") { return named.isEmpty || named == "cat" ? nil : named }
    let folders = (environmentValue("PATH") ?? "/usr/bin:/bin").split(separator: ":")
    return folders.contains { access("\($0)/less", X_OK) == 0 }
      ? "less -RFX '-Psspace goes on, q leaves'" : nil
  }

  /// Whether the text needs more rows than the terminal has.
  static func isLong(_ text: String, on size: TerminalSize = .current) -> Bool {
    var rows = 0
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      rows += max(1, (line.utf8.count + size.columns - 1) / size.columns)
      if rows > size.rows { return true }
    }
    return false
  }

  /// Runs the pager until it ends; false if it could not be started.
  private static func page(_ text: String, through command: String) -> Bool {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return false }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawn_file_actions_adddup2(&actions, ends[0], STDIN_FILENO)
    defer { posix_spawn_file_actions_destroy(&actions) }
    let words: [String] = ["/bin/sh", "-c", command]
    let arguments = words.map { strdup($0) }
    defer { for argument in arguments { free(argument) } }
    var child: pid_t = 0
    // Ctrl-C belongs to the pager as long as it runs.
    let interrupts = Ignored(SIGINT)
    defer { interrupts.restore() }
    let status = posix_spawn(&child, "/bin/sh", &actions, nil, arguments + [nil], environ)
    close(ends[0])
    guard status == 0 else {
      close(ends[1])
      return false
    }
    _ = writeQuietly(text, to: ends[1]) { false }
    close(ends[1])
    var result: Int32 = 0
    while waitpid(child, &result, 0) < 0, errno == EINTR {}
    // 127: the shell did not find it.
    return (result >> 8) & 0xFF != 127
  }

  /// Writes all of a text, or as much as somebody reads; false if it was stopped.
  private static func writeQuietly(_ text: String, to descriptor: Int32, shouldStop: () -> Bool) -> Bool {
    let pipes = Ignored(SIGPIPE)
    defer { pipes.restore() }
    var text = text
    return text.withUTF8 { bytes in
      StoppableWriting.write(UnsafeRawBufferPointer(bytes), to: descriptor, shouldStop: shouldStop) != EINTR
    }
  }

  /// A signal that does nothing until `restore()`.
  private struct Ignored {
    let signal: Int32
    private var previous = sigaction()

    init(_ signal: Int32) {
      self.signal = signal
      var action = sigaction()
      action.__sigaction_handler.sa_handler = { _ in }
      action.sa_flags = SA_RESTART
      sigaction(signal, &action, &previous)
    }

    func restore() {
      var action = previous
      sigaction(signal, &action, nil)
    }
  }
}
