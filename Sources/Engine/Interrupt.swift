import Synchronization

/// How a running evaluation is told to stop: by a flag that anyone may set, by a deadline, or by a limit to the memory
/// that the process takes.
///
/// ``cancel()`` only stores to an atomic, so that a signal handler may call it. The evaluation polls ``check()``.
public final class Interrupt: Sendable {
  private let isSet = Atomic<Bool>(false)
  private let origin = ContinuousClock.now
  /// In nanoseconds since the origin; `Int64.max` for none.
  private let limit = Atomic<Int64>(.max)

  /// In bytes; `Int.max` for none.
  private let memoryLimit = Atomic<Int>(.max)
  private let checks = Atomic<Int>(0)

  public init() {}

  /// Asks the evaluation to stop. Safe in a signal handler and on every thread.
  public func cancel() {
    isSet.store(true, ordering: .relaxed)
  }

  /// Forgets ``cancel()`` and the deadline, before the next evaluation.
  public func reset() {
    isSet.store(false, ordering: .relaxed)
    limit.store(.max, ordering: .relaxed)
  }

  /// Whether ``cancel()`` was called since the last ``reset()``.
  public var isCancelled: Bool { isSet.load(ordering: .relaxed) }

  /// Sets the deadline, as seconds from now; nil for none.
  public func setTimeout(seconds: Double?) {
    guard let seconds, seconds < 1e9 else {
      limit.store(.max, ordering: .relaxed)
      return
    }
    limit.store(elapsed + Int64(max(0, seconds) * 1e9), ordering: .relaxed)
  }

  /// Sets how many bytes the process may hold in memory; nil for no limit.
  public func setMemoryLimit(bytes: Int?) {
    memoryLimit.store(bytes ?? .max, ordering: .relaxed)
  }

  /// Throws when the evaluation must stop. The memory is looked at now and then, since asking the system costs some
  /// microseconds; each time where `now` says so.
  public func check(now: Bool = false) throws(EvaluationError) {
    if isSet.load(ordering: .relaxed) { throw .interrupted }
    if isPastLimit { throw .timedOut }
    let limit = memoryLimit.load(ordering: .relaxed)
    if limit != .max, checks.add(1, ordering: .relaxed).newValue & 0xFF == 0 || now,
      ProcessMemory.resident > limit
    {
      throw .memoryFull(limit: limit)
    }
  }

  /// Why the evaluation must stop; nil where it need not.
  public var reason: EvaluationError? {
    do { try check(now: true) } catch { return error }
    return nil
  }

  /// Whether the evaluation must stop, for what can't throw.
  var isDue: Bool { isSet.load(ordering: .relaxed) || isPastLimit }

  private var isPastLimit: Bool {
    let limit = limit.load(ordering: .relaxed)
    return limit != .max && elapsed >= limit
  }

  /// Nanoseconds since the origin.
  private var elapsed: Int64 {
    let (seconds, attoseconds) = (ContinuousClock.now - origin).components
    return seconds * 1_000_000_000 + attoseconds / 1_000_000_000
  }
}
