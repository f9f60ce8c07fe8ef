import CLibEdit
import Glibc
import Synchronization

/// Reads statements from a terminal: an editor with history, search and completion on libedit.
///
///     let editor = LineEditor(program: "gloss", historyFile: History.defaultPath())
///     editor.isComplete = { text in … }
///     loop: while true {
///       switch editor.read() {
///       case .text(let text): …
///       case .interrupted: continue
///       case .endOfInput: break loop
///       }
///     }
///
/// A statement is one text, of as many lines as it needs: Enter goes on to a new line until it is whole, a paste comes
/// in as it is, Up and Down move inside it and then through the history of whole statements. The user's `.editrc` counts,
/// vi mode included. Where standard input or output is not a terminal, or the terminal cannot move its cursor
/// (TERM=dumb), lines are read without editing, by the same rules.
///
/// Not for scripts: libedit drops what is not UTF-8. One editor lives at a time, on one thread.
public final class LineEditor {
  /// What the user did.
  public enum Input: Hashable, Sendable {
    /// A text to run, without its last line break.
    case text(String)
    /// Ctrl-C: what was typed is gone.
    case interrupted
    /// Ctrl-D on an empty line, or the terminal is gone.
    case endOfInput
  }

  /// What stands before the text; colours in it are allowed, line breaks are not.
  public var prompt: String
  /// What stands before each further line where lines are read without editing.
  public var continuationPrompt = "   ...> "
  /// Whether Enter ends the text; an empty last line ends it whatever this says.
  public var isComplete: (String) -> Bool = { _ in true }
  /// What is shown below a text that Enter did not end, until the next key; nil for nothing.
  public var continuationHint: String?
  /// What may stand at the cursor, for TAB.
  public var complete: (_ text: String, _ cursor: Int) -> Completions = { _, _ in .none }
  /// Called when SIGTERM or SIGHUP comes at the prompt, with the terminal restored; when it returns, the signal
  /// ends the process.
  public var willTerminate: (Int32) -> Void = { _ in }
  /// How the editor's own texts look.
  public var style: Style
  /// The statements typed so far, this session's and others'.
  public internal(set) var history: History
  /// What last went wrong with the history's file; editing goes on without it.
  public internal(set) var historyError: HistoryError?

  /// libedit's editor; nil where lines are read without one.
  var handle: OpaquePointer?
  let libeditHistory: OpaquePointer?
  /// How many of the history's entries libedit has.
  var enteredCount = 0
  var promptText: UnsafeMutablePointer<CChar>?
  var promptWidth = 0
  var keys = KeyReader(descriptor: STDIN_FILENO, signals: .prompt)
  var plainReader = PlainLineReader()
  var dispositions: SignalDispositions?

  /// Commands to run before the next key is read.
  var queue: [Command] = []
  /// The paste that the next `paste` command inserts.
  var pasted = ""
  var folds = Folds()
  var recall = Recall()
  var listing = ListingState()
  /// Whether the continuation hint is to be shown once libedit has drawn the text.
  var awaitsHint = false
  /// The character that went to libedit last, for what quotes the next one.
  var lastScalar: UInt32 = 0
  var size = TerminalSize(columns: 80, rows: 24)
  /// What `read()` returns, once known.
  var outcome: Input?

  /// - Parameters:
  ///   - program: the name that `.editrc` lines may begin with.
  ///   - historyFile: where statements are kept; nil keeps them for this session alone.
  public init(program: String = "gloss", historyFile: String? = nil, style: Style? = nil) {
    TerminalLocale.prepare()
    self.style = style ?? Style.of(descriptor: STDOUT_FILENO)
    prompt = "\(program)> "
    history = History(path: historyFile)
    libeditHistory = history_init()
    // Ctrl-C between two prompts must not end the program either.
    if isTerminal(STDIN_FILENO) { SignalPipe.ignoreWithoutTarget(SIGINT) }
    if isTerminal(STDIN_FILENO), isTerminal(STDOUT_FILENO), Style.canMoveCursor {
      handle = open(program: program)
    }
  }

  deinit {
    if let handle { el_end(handle) }
    if let libeditHistory { history_end(libeditHistory) }
    free(promptText)
  }

  /// Whether lines can be edited; without it the terminal's own line discipline reads them.
  public var canEdit: Bool { handle != nil }

  /// Reads the next text. The terminal is as it was before when this returns.
  public func read() -> Input {
    refreshHistory()
    guard let handle else { return readPlainly() }
    setPrompt()
    queue.removeAll()
    folds = Folds()
    recall = Recall()
    outcome = nil
    awaitsHint = false
    size = TerminalSize.current
    let dispositions = SignalDispositions(LineEditor.signals, into: .prompt)
    self.dispositions = dispositions
    SignalPipe.missedInterrupt.store(false, ordering: .sequentiallyConsistent)
    // Before the prompt is there: what is typed as soon as it shows must not be echoed.
    _ = gloss_el_set_int(handle, EL_PREP_TERM, 1)
    write(Sequences.pasteOn)
    var count: Int32 = 0
    let line = el_wgets(handle, &count)
    write(Sequences.pasteOff)
    dispositions.restore()
    self.dispositions = nil
    // Ctrl-C behind Enter is for the statement.
    if case .text? = outcome, keys.takeInterrupt() {
      SignalPipe.missedInterrupt.store(true, ordering: .sequentiallyConsistent)
    }
    let input = outcome ?? line.map { .text(takenText(line: $0, count: Int(count))) } ?? .endOfInput
    if case .text(let text) = input { remember(text) }
    return input
  }

  /// The text of a line that a command of libedit's own ended (vi's `#`, a key that `.editrc` bound).
  private func takenText(line: UnsafePointer<wchar_t>, count: Int) -> String {
    let scalars = UnsafeBufferPointer(start: line, count: max(0, count)).map { UInt32(bitPattern: Int32($0)) }
    return folds.unfolded(text(of: scalars.last == 0x0A ? scalars.dropLast() : scalars[...])).text
  }

  static let signals = [SIGINT, SIGTERM, SIGHUP, SIGWINCH, SIGTSTP, SIGCONT]

  /// Adds a text to the history.
  func remember(_ text: String) {
    do {
      try history.add(text)
    } catch {
      historyError = error
    }
  }

  private func refreshHistory() {
    do {
      try history.refresh()
    } catch {
      historyError = error
    }
    guard handle != nil else { return }
    for entry in history.entries.suffix(LineEditor.enteredLimit).dropFirst(enteredOverlap) {
      _ = gloss_history_enter(libeditHistory, entry)
    }
    enteredCount = history.entries.count
  }

  /// libedit gets the newest entries, for the commands of its own that search; the editor's commands see all.
  static let enteredLimit = 1000
  private var enteredOverlap: Int {
    let limit = min(history.entries.count, LineEditor.enteredLimit)
    return max(0, limit - max(0, history.entries.count - enteredCount))
  }
}
