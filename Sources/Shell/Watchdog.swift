import Engine
import Glibc
import Synchronization

/// Ends the process where a statement of a script does not stop when it must: what it is at can't be interrupted.
///
/// Nobody is at the prompt then, and nothing is lost: a script's graph is written when it has ended, and what a session
/// acknowledged stands in its journal. Where a script goes on after errors there is none: what succeeded is in memory.
final class Watchdog: Sendable {
  private let target: InterruptTarget
  private let isOn = Atomic<Bool>(false)

  /// How long a statement may go on after it was told to stop.
  private static let patience = Swift.Duration.seconds(1)

  init(_ target: InterruptTarget) {
    self.target = target
    var thread = pthread_t()
    let argument = Unmanaged.passRetained(self).toOpaque()
    let status = pthread_create(
      &thread, nil,
      { argument in
        guard let argument else { return nil }
        Unmanaged<Watchdog>.fromOpaque(argument).takeRetainedValue().watch()
      }, argument)
    precondition(status == 0, "a process may have another thread")
    pthread_detach(thread)
  }

  /// Watches while a body runs.
  func watching<Result, Failure: Error>(_ body: () throws(Failure) -> Result) throws(Failure) -> Result {
    isOn.store(true, ordering: .relaxed)
    defer { isOn.store(false, ordering: .relaxed) }
    return try body()
  }

  private func watch() -> Never {
    var since: ContinuousClock.Instant?
    while true {
      usleep(50_000)
      guard isOn.load(ordering: .relaxed), let reason = target.reason else {
        since = nil
        continue
      }
      let start = since ?? .now
      since = start
      if start.duration(to: .now) < Watchdog.patience { continue }
      // It may have stopped in this very moment, and be saving.
      guard isOn.exchange(false, ordering: .relaxed) else { continue }
      let diagnostic = Diagnostic(reason)
      let errors = Output(descriptor: 2)
      errors.write(DiagnosticRenderer(width: 100, ink: Ink(isOn: false)).render(diagnostic))
      errors.flush()
      _exit(diagnostic.status.rawValue)
    }
  }
}
