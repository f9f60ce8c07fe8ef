import Glibc
import Terminal

/// Where text goes: a file descriptor, or memory in a test.
///
/// Text is collected and written in large pieces; ``flush()`` writes what is there. When the reader at the other end
/// has gone (a closed pipe), what is written goes nowhere and ``isClosed`` says so; that is not an error.
public final class Output {
  private var buffer: [UInt8] = []
  private let sink: ([UInt8], _ shouldStop: () -> Bool) -> Int32
  private let pieceSize: Int
  /// Whether nobody reads any more.
  public private(set) var isClosed = false
  /// The system's error number of a write that failed for another reason than a closed pipe; nil while all is well.
  public private(set) var failure: Int32?
  /// Asked while much is written: whether to stop, and drop the rest of what has been collected.
  public var shouldStop: () -> Bool = { false }
  /// Whether the last flush was stopped.
  public private(set) var wasStopped = false

  /// An output to a function that gets bytes, in pieces of about the size given, and returns 0, or the system's error
  /// number.
  public init(pieceSize: Int = 1 << 16, _ sink: @escaping ([UInt8]) -> Int32) {
    self.sink = { bytes, _ in sink(bytes) }
    self.pieceSize = pieceSize
  }

  private init(pieceSize: Int, stoppable sink: @escaping ([UInt8], _ shouldStop: () -> Bool) -> Int32) {
    self.sink = sink
    self.pieceSize = pieceSize
  }

  /// An output to the terminal, in which each answer that is longer than the screen goes through the pager.
  public static func paged() -> Output {
    Output(
      pieceSize: .max,
      stoppable: { bytes, shouldStop in
        Pager.show(String(decoding: bytes, as: UTF8.self), shouldStop: shouldStop) ? 0 : EINTR
      })
  }

  /// An output to a file descriptor, which stays open.
  public convenience init(descriptor: Int32) {
    self.init(
      pieceSize: 1 << 16,
      stoppable: { bytes, shouldStop in
        bytes.withUnsafeBytes { StoppableWriting.write($0, to: descriptor, shouldStop: shouldStop) }
      })
  }

  /// Adds text.
  public func write(_ text: String) { write(Array(text.utf8)) }

  /// Adds bytes.
  public func write(_ bytes: [UInt8]) {
    guard !isClosed, failure == nil else { return }
    buffer.append(contentsOf: bytes)
    if buffer.count >= pieceSize { flush() }
  }

  /// Adds text and a line end.
  public func line(_ text: String = "") {
    write(text)
    write([UInt8(ascii: "\n")])
  }

  /// Writes what has been collected.
  public func flush() {
    guard !buffer.isEmpty else { return }
    let bytes = buffer
    buffer.removeAll(keepingCapacity: true)
    wasStopped = false
    switch sink(bytes, shouldStop) {
    case 0: break
    case EINTR: wasStopped = true
    case EPIPE: isClosed = true
    case let code: failure = code
    }
  }

  /// Forgets what has been collected and not yet written.
  public func discard() { buffer.removeAll() }

  /// The error to report when something could not be written, or nil.
  public var diagnostic: Diagnostic? {
    failure.map { Diagnostic("the output can't be written: \(String(cString: strerror($0)))") }
  }
}
