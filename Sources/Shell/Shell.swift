import Endpoint
import Engine
import Glibc
import Language
import RDF
import Terminal
import Workspace

/// A session and everything around it that a person at a prompt, or a script, talks to: how answers are written, where
/// they go, what is shown besides.
///
/// A shell has no terminal of its own: it writes to two outputs, and ``PromptLoop`` or ``ScriptRunner`` give it
/// statements. ``run(_:of:)`` is the one way of a statement or a dot command through it.
public final class Shell {
  /// What decides how a shell behaves.
  public struct Settings: Sendable {
    /// How answers are written.
    public var mode: ResultMode
    /// Whether the time of each statement is told; nil tells it with the count below a table at the prompt only.
    public var timer: Bool?
    /// Whether reports of changes, counts and the banner are left out.
    public var isQuiet = false
    /// Whether a person is at the prompt.
    public var isInteractive = false
    /// Whether the process ends where a statement does not stop though it must.
    public var isWatched = false
    /// The most seconds that a statement may take; nil for as long as it takes.
    public var timeout: Double?
    /// The most bytes that the process may hold in memory while a statement runs; nil for no limit.
    public var memoryLimit: Int?
    /// Who asks other services for SERVICE.
    public var services = HTTPServiceClient()
    /// How the graph files that `.open` names are opened.
    public var openMode = Session.Mode.write
    /// The columns of the screen, asked anew each time; nil where results go to no screen, and nothing is wrapped.
    public var width: @Sendable () -> Int? = { 80 }
    /// The colours of results.
    public var ink = Ink(isOn: false)
    /// The colours of everything else.
    public var errorInk = Ink(isOn: false)

    /// The columns that prose is wrapped to.
    var proseWidth: Int { max(20, width() ?? 80) }

    public init(mode: ResultMode = .table) {
      self.mode = mode
    }
  }

  public internal(set) var session: Session { didSet { interrupts.set(session.interrupt) } }
  public var settings: Settings
  /// Where results go.
  public let out: Output
  /// Where everything else goes.
  public let errors: Output
  private let interrupts: InterruptTarget
  /// Where nobody is at the prompt.
  private let watchdog: Watchdog?
  /// How many scripts run inside each other.
  var scriptDepth = 0
  /// The status of the worst thing that happened to a script with `keepGoing`.
  var status = ExitStatus.done

  public init(session: Session, settings: Settings = Settings(), out: Output, errors: Output) {
    self.session = session
    interrupts = InterruptTarget(session.interrupt)
    self.settings = settings
    watchdog = settings.isWatched ? Watchdog(interrupts) : nil
    session.options.services = settings.services
    self.out = out
    self.errors = errors
    let interrupts = interrupts
    out.shouldStop = { interrupts.isStopped }
  }

  /// What is to happen after a statement.
  public enum Flow: Sendable {
    case goOn
    case quit
  }

  /// Runs one piece of a text: a statement or a dot command.
  public func run(_ piece: Piece, of source: Source) throws(Diagnostic) -> Flow {
    defer {
      flush()
      stopClock()
    }
    switch piece {
    case .statement(let range):
      do { try runStatement(source, range) } catch {
        // Ctrl-C is about no place in the text.
        throw error.status == .interrupted ? error : error.placed(at: range, in: source)
      }
      return .goOn
    case .command(let range):
      do { return try runCommand(source, range) } catch { throw error.placed(at: range, in: source) }
    }
  }

  /// Does something during which Ctrl-C stops what the session is doing, instead of ending the process.
  public func interruptible<Result, Failure: Error>(_ body: () throws(Failure) -> Result) throws(Failure)
    -> Result
  {
    let interrupts = interrupts
    func watched() throws(Failure) -> Result {
      guard let watchdog else { return try body() }
      return try watchdog.watching(body)
    }
    return try Interruption.during(cancel: { interrupts.cancel() }, watched)
  }

  private func runStatement(_ source: Source, _ range: SourceRange) throws(Diagnostic) {
    let clock = ContinuousClock()
    let start = clock.now
    startClock()
    let session = session
    let outcome: Outcome
    do { outcome = try session.run(source, range: range) } catch {
      stopClock()
      throw Diagnostic(error).suggestingCommand(error, in: source.text(range))
    }
    // Showing an answer takes as long as its reader does.
    stopClock()
    for notice in outcome.notices { note(notice) }
    try show(outcome, after: start.duration(to: clock.now))
  }

  /// Does something with the session; its errors become diagnostics.
  func attempt<Result>(_ body: () throws(SessionError) -> Result) throws(Diagnostic) -> Result {
    do { return try body() } catch { throw Diagnostic(error) }
  }

  /// Sets the time limit of the next statement.
  func startClock() {
    session.interrupt.setTimeout(seconds: settings.timeout)
    session.interrupt.setMemoryLimit(bytes: settings.memoryLimit)
  }

  /// Ends the limits of a statement.
  func stopClock() {
    session.interrupt.setTimeout(seconds: nil)
    session.interrupt.setMemoryLimit(bytes: nil)
  }

  /// Something the user should know, on standard error.
  func note(_ text: String) {
    guard !settings.isQuiet else { return }
    report(Diagnostic(text, severity: .note))
  }

  /// What a change came to, on standard error.
  func acknowledge(_ text: String) {
    guard !settings.isQuiet, !text.isEmpty else { return }
    out.flush()
    errors.line(text)
  }

  /// Shows an error or a notice.
  public func report(_ diagnostic: Diagnostic) {
    out.flush()
    errors.write(DiagnosticRenderer(width: settings.proseWidth, ink: settings.errorInk).render(diagnostic))
    errors.flush()
  }

  /// Saves what is to be saved and lets go of the graph. What keeps it from being saved comes back.
  public func saveAndClose() -> Diagnostic? {
    var problem: Diagnostic?
    do throws(SessionError) { try saveIfNeeded() } catch { problem = Diagnostic(error) }
    session.close()
    return problem
  }

  /// Writes what the outputs hold back.
  public func flush() {
    out.flush()
    errors.flush()
  }
}
