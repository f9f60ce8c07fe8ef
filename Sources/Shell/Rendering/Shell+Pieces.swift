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

  /// Writes data for programs: as it is, but to a terminal, which must not obey it.
  func write(data bytes: [UInt8]) { out.write(shown(data: bytes)) }

  /// Data for programs as it goes to where results go.
  func shown(data bytes: [UInt8]) -> [UInt8] {
    settings.width() == nil ? bytes : Screen.cleanData(bytes)
  }

  /// Writes the end of an answer, which may take long too.
  func finishAnswer() throws(Diagnostic) {
    out.flush()
    if out.wasStopped { try checkInterrupt() }
  }
}
