import Engine
import Workspace

/// Long answers, which are written in pieces between which Ctrl-C and the time limit are heard.
extension Shell {
  /// Throws when the statement that is being answered must stop.
  func checkInterrupt() throws(Diagnostic) {
    do { try session.interrupt.check() } catch {
      out.discard()
      throw Diagnostic(error)
    }
  }

  /// Writes a piece of an answer. False when nobody reads any more.
  func writePiece(_ bytes: [UInt8]) throws(Diagnostic) -> Bool {
    try checkInterrupt()
    out.write(bytes)
    return !out.isClosed && out.failure == nil
  }

  /// Writes the end of an answer, which may take long too.
  func finishAnswer() throws(Diagnostic) {
    out.flush()
    if out.wasStopped { try checkInterrupt() }
  }
}
