import Glibc
import Synchronization

/// The way of a signal into ordinary code: a handler writes the signal's number into a pipe, which somebody polls.
/// A handler may do nothing else: neither locks nor memory are safe there.
final class SignalPipe: Sendable {
  /// What to poll; each byte that it gives is the number of a signal.
  let readEnd: Int32
  private let writeEnd: Int32

  /// The pipe of the prompt, and that of a running statement. They last as long as the process, since a handler may
  /// run at any time.
  static let prompt = SignalPipe()
  static let statement = SignalPipe()

  /// Where the handler writes now; -1: nowhere.
  private static let target = Atomic<Int32>(-1)
  /// Whether a SIGINT came while nobody was the target: between a text's Enter and the statement that it is.
  static let missedInterrupt = Atomic<Bool>(false)

  private init() {
    var ends: [Int32] = [-1, -1]
    let status = pipe(&ends)
    precondition(status == 0, "a process may have a pipe")
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
    readEnd = ends[0]
    writeEnd = ends[1]
  }

  /// Makes this pipe get the signals; the result is what `restore(_:)` takes to undo it.
  func becomeTarget() -> Int32 {
    SignalPipe.target.exchange(writeEnd, ordering: .sequentiallyConsistent)
  }

  static func restore(_ target: Int32) {
    SignalPipe.target.store(target, ordering: .sequentiallyConsistent)
  }

  /// The next signal that came; nil if none did. Does not wait.
  func next() -> Int32? {
    var byte: UInt8 = 0
    while true {
      let count = read(readEnd, &byte, 1)
      if count == 1 { return Int32(byte) }
      if count < 0, errno == EINTR { continue }
      return nil
    }
  }

  /// From now on, a signal that comes while no pipe is the target does nothing, where it would end the process.
  static func ignoreWithoutTarget(_ signal: Int32) {
    var action = sigaction()
    action.__sigaction_handler.sa_handler = handler
    action.sa_flags = SA_RESTART
    sigemptyset(&action.sa_mask)
    sigaction(signal, &action, nil)
  }

  /// Forgets the signals that came.
  func drain() {
    while next() != nil {}
  }

  /// The handler.
  static let handler: @convention(c) (Int32) -> Void = { signal in
    let saved = errno
    let target = SignalPipe.target.load(ordering: .sequentiallyConsistent)
    if target >= 0 {
      var byte = UInt8(truncatingIfNeeded: signal)
      _ = write(target, &byte, 1)
    } else if signal == SIGINT {
      SignalPipe.missedInterrupt.store(true, ordering: .sequentiallyConsistent)
    }
    errno = saved
  }
}

/// Signals that go into a pipe until `restore()`; then whatever was done about them before is done again.
struct SignalDispositions {
  private var previous: [(signal: Int32, action: sigaction)] = []
  private let previousTarget: Int32

  init(_ signals: [Int32], into pipe: SignalPipe) {
    previousTarget = pipe.becomeTarget()
    for signal in signals {
      var action = sigaction()
      action.__sigaction_handler.sa_handler = SignalPipe.handler
      action.sa_flags = SA_RESTART
      sigemptyset(&action.sa_mask)
      var old = sigaction()
      // A signal that our parent told us to ignore stays ignored (nohup).
      if sigaction(signal, nil, &old) == 0, signal == SIGHUP, isIgnored(old) { continue }
      if sigaction(signal, &action, &old) == 0 { previous.append((signal, old)) }
    }
  }

  func restore() {
    for (signal, action) in previous {
      var action = action
      sigaction(signal, &action, nil)
    }
    SignalPipe.restore(previousTarget)
  }

  private func isIgnored(_ action: sigaction) -> Bool {
    unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self) == 1
  }
}

/// Does to a signal what happens by default, right now: ends the process, or stops it until it goes on.
func obeyByDefault(_ signal: Int32) {
  var action = sigaction()
  action.__sigaction_handler.sa_handler = nil
  sigemptyset(&action.sa_mask)
  var old = sigaction()
  sigaction(signal, &action, &old)
  raise(signal)
  sigaction(signal, &old, nil)
}
