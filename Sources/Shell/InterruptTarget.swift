import Engine
import Synchronization

/// The interrupt that Ctrl-C reaches: that of the session which is open. Another thread cancels it.
final class InterruptTarget: Sendable {
  private let current: Mutex<Interrupt>

  init(_ interrupt: Interrupt) {
    current = Mutex(interrupt)
  }

  /// Goes on with another session's interrupt.
  func set(_ interrupt: Interrupt) { current.withLock { $0 = interrupt } }

  /// Whether the statement that is running must stop: it is cancelled, or its time is up.
  var isStopped: Bool {
    let interrupt = current.withLock { $0 }
    do { try interrupt.check() } catch { return true }
    return false
  }

  /// Why the statement that is running must stop; nil where it need not.
  var reason: EvaluationError? { current.withLock { $0 }.reason }

  /// Stops the statement that is running.
  func cancel() { current.withLock { $0.cancel() } }
}
