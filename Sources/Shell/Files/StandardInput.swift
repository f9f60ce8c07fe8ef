import Engine
import Glibc
import Language
import Workspace

/// Standard input as a script.
public enum StandardInput {
  /// The name that errors give it.
  static let name = "standard input"

  /// All of it, to its end.
  public static func readAll() throws(Diagnostic) -> Source {
    var input = DescriptorReader(0)
    var bytes: [UInt8] = []
    while try input.read(into: &bytes, isInterrupted: { false }) {}
    return try ScriptRunner.source(bytes, name: name)
  }
}

/// Reads a descriptor in pieces, and knows whether more is there already.
struct DescriptorReader {
  private let descriptor: Int32
  private var chunk = [UInt8](repeating: 0, count: 1 << 16)

  init(_ descriptor: Int32) {
    self.descriptor = descriptor
  }

  /// Waits for bytes and appends them. Tells whether there were any: false is the end, or an interrupt.
  mutating func read(into bytes: inout [UInt8], isInterrupted: () -> Bool) throws(Diagnostic) -> Bool {
    while true {
      // Another thread tells of an interrupt, so that the wait must end by itself now and then.
      var wait = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      if poll(&wait, 1, 100) <= 0 {
        if isInterrupted() { return false }
        continue
      }
      let count = chunk.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
      if count > 0 {
        bytes.append(contentsOf: chunk[..<count])
        return true
      }
      if count == 0 { return false }
      if errno == EINTR || errno == EAGAIN { continue }
      throw Diagnostic("standard input can't be read: \(String(cString: strerror(errno)))")
    }
  }

  /// Whether a read would not wait.
  var hasMore: Bool {
    var wait = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&wait, 1, 0) > 0
  }
}

extension ScriptRunner {
  /// Runs standard input as a script, each statement as soon as it is whole, so that a program at the other end may
  /// wait for its answer. Errors are shown; tells the exit status.
  public func finishStandardInput() -> ExitStatus {
    finish { () throws(Diagnostic) in
      var input = DescriptorReader(0)
      var pending: [UInt8] = []
      var line = 1
      let interrupt = shell.session.interrupt
      while try input.read(into: &pending, isInterrupted: { interrupt.isCancelled }) {
        if input.hasMore { continue }
        guard let end = pending.lastIndex(of: UInt8(ascii: "\n")) else { continue }
        let text = Array(pending[...end])
        let source = try ScriptRunner.source(text, name: StandardInput.name, firstLine: line)
        guard let done = try runWholePieces(of: source) else { return }
        line += pending[..<done].count { $0 == UInt8(ascii: "\n") }
        pending.removeFirst(done)
      }
      if interrupt.isCancelled { throw Diagnostic("interrupted", status: .interrupted) }
      _ = try run(try ScriptRunner.source(pending, name: StandardInput.name, firstLine: line))
    }
  }

  /// Runs the pieces of a text that more may follow: all but a last one that is not yet whole. Tells how many bytes
  /// are done; nil where the script ended itself.
  func runWholePieces(of source: Source) throws(Diagnostic) -> Int? {
    var reader = StatementReader(source)
    var done = 0
    var held: Piece?
    while true {
      let piece: Piece?
      // What can't be split yet waits for more; at the end it is an error.
      do { piece = try reader.next() } catch { return done }
      if let held {
        // Only the last piece can be the beginning of something longer.
        let rest = source.text(SourceRange(held.range.lower, source.bytes.count))
        guard piece != nil || completeness(of: rest) == .complete else { return done }
        if try step(held, source) == .quit { return nil }
        done = held.range.upper
      }
      guard let piece else { return done }
      held = piece
    }
  }
}
