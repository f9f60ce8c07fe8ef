import Glibc
import Synchronization

/// Ctrl-C while a statement runs.
///
///     let result = Interruption.during(cancel: interrupt.cancel) {
///       session.run(statement)
///     }
///
/// The terminal is as outside the editor, so Ctrl-C sends SIGINT. It does not end the process: it calls `cancel`, once
/// each time, on a thread of its own, where everything is allowed that is safe beside `body`.
public enum Interruption {
  /// Runs `body`, with SIGINT calling `cancel` meanwhile. Once this has returned, `cancel` is not called any more.
  public static func during<Result, Failure: Error>(
    cancel: @escaping @Sendable () -> Void, _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    watch
    SignalPipe.statement.drain()
    let outer = action.withLock { action in
      let outer = action
      action = cancel
      return outer
    }
    let dispositions = SignalDispositions([SIGINT], into: .statement)
    defer {
      dispositions.restore()
      action.withLock { $0 = outer }
    }
    // One that came just before was meant for this.
    if SignalPipe.missedInterrupt.exchange(false, ordering: .sequentiallyConsistent) { cancel() }
    return try body()
  }

  private static let action = Mutex<(@Sendable () -> Void)?>(nil)

  /// The thread that waits for signals, begun with the first statement.
  private static let watch: Void = {
    var thread = pthread_t()
    let status = pthread_create(&thread, nil, { _ in watchForever() }, nil)
    precondition(status == 0, "a process may have a second thread")
    pthread_detach(thread)
  }()

  private static func watchForever() -> UnsafeMutableRawPointer? {
    while true {
      var wait = pollfd(fd: SignalPipe.statement.readEnd, events: Int16(POLLIN), revents: 0)
      guard poll(&wait, 1, -1) > 0 else { continue }
      while SignalPipe.statement.next() != nil {
        action.withLock { $0?() }
      }
    }
  }
}
