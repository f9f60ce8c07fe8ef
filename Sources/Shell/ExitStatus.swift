/// What a process tells whoever started it.
public enum ExitStatus: Int32, Sendable {
  case done = 0
  /// A statement failed.
  case failed = 1
  case wrongUsage = 2
  /// `check` found violations.
  case violations = 3
  case timedOut = 124
  case interrupted = 130
}
