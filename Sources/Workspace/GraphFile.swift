import RDF
import TripleStore

/// A graph on disk: the snapshot, its journal and its history.
///
/// 1. The graph is the snapshot with the effects of the journal's entries applied in order.
/// 2. A journal stands on one snapshot, which its header names by digest; or its last save mark names the snapshot
///    that is there, and then the entries before the mark are in it already.
/// 3. An entry moves to the history only after the snapshot that holds it is on the disk.
final class GraphFile {
  /// How a graph is opened.
  enum Mode {
    /// Every statement is on the disk before it is acknowledged.
    case write
    case readOnly
    /// Nothing is written before ``save(_:entries:)``.
    case batch
  }

  /// What opening a file found.
  struct Opened {
    var file: GraphFile
    var state: GraphState
    var steps: StepList
    var notices: [String]
  }

  let path: String
  /// Nil when the graph may only be read.
  private(set) var journal: Journal?
  /// Why the graph may only be read, in words.
  private(set) var readOnlyReason: String?
  private(set) var digest: String?
  let isBatch: Bool

  var historyPath: String { path + ".history" }
  static func journalPath(_ path: String) -> String { path + ".journal" }

  private init(path: String, isBatch: Bool) {
    self.path = path
    self.isBatch = isBatch
  }

  /// Opens a graph; one whose file does not exist is empty.
  static func open(_ path: String, mode: Mode) throws(SessionError) -> Opened {
    let file = GraphFile(path: path, isBatch: mode == .batch)
    var notices: [String] = []
    var content: Journal.Content?
    if mode == .readOnly {
      file.readOnlyReason = "it was opened for reading only"
      content = try Journal.read(journalPath(path))
    } else {
      content = try file.lock(mode, &notices)
    }
    var (state, digest) = try file.snapshot(isNew: content == nil)
    file.digest = digest
    var steps = StepList()
    if let content {
      if content.isTorn {
        notices.append(
          "\(journalPath(path)): the last line was not written whole; it was never acknowledged, and is dropped"
        )
      }
      let pending = try file.pendingEntries(content, &notices)
      for entry in pending where entry.kind != .save {
        let step = try Step(entry, in: state.dataset.dictionary)
        state = state.applying(step.effect)
        steps.append(step)
      }
      if !pending.isEmpty, mode != .readOnly {
        notices.append(
          "recovered \(pending.count) statement\(pending.count == 1 ? "" : "s") from \(journalPath(path))")
      }
    } else if let journal = file.journal {
      do { try journal.begin(on: digest, after: try file.lastHistoryNumber()) } catch {
        throw SessionError(error)
      }
    }
    return Opened(file: file, state: state, steps: steps, notices: notices)
  }

  /// The snapshot. Where it can't be read, the journal that the lock made goes again.
  private func snapshot(isNew: Bool) throws(SessionError) -> (GraphState, digest: String?) {
    do throws(SessionError) {
      return try Snapshot.read(path)
    } catch {
      if isNew { journal?.remove() }
      throw error
    }
  }

  /// Takes the lock; without it the file is open for reading only, or, in a batch, not at all.
  private func lock(_ mode: Mode, _ notices: inout [String]) throws(SessionError) -> Journal.Content? {
    let journalPath = GraphFile.journalPath(path)
    do throws(SessionError) {
      switch try Journal.open(journalPath) {
      case .opened(let journal, let content):
        self.journal = journal
        return content
      case .held(let holder):
        let who = GraphFile.describe(holder)
        if mode == .batch { throw SessionError(.locked(holder: who)) }
        readOnlyReason = "\(who) has it open for writing"
      }
    } catch {
      guard mode == .write, case .file(let failure) = error.kind, FileSystem.exists(path) else { throw error }
      readOnlyReason = "\(failure.path) can't be written: \(failure.reason)"
    }
    notices.append("read-only: \(readOnlyReason ?? "")")
    return try Journal.read(journalPath)
  }

  private static func describe(_ holder: FileLock.Holder?) -> String {
    guard let holder else { return "another session" }
    return "process \(holder.process)" + (holder.user.map { " of \($0)" } ?? "")
  }

  /// The entries that the snapshot does not hold yet; where a save was cut short, it is finished first.
  private func pendingEntries(_ content: Journal.Content, _ notices: inout [String]) throws(SessionError)
    -> [JournalEntry]
  {
    if let mark = content.entries.lastIndex(where: {
      $0.kind == .save && $0.snapshot == digest && digest != nil
    }) {
      let pending = Array(content.entries[(mark + 1)...])
      if let journal {
        do {
          try moveToHistory(Array(content.entries[...mark]), knownLast: nil)
          try journal.begin(on: digest, after: content.entries[mark].number)
          if !pending.isEmpty { try journal.append(pending) }
        } catch { throw SessionError(error) }
      }
      return pending
    }
    if content.header.snapshot == digest { return content.entries.filter { $0.kind != .save } }
    throw SessionError(.journalOfAnotherSnapshot(journal: GraphFile.journalPath(path), graph: path))
  }

  /// Appends a step to the journal and waits for the disk; in a batch, keeps it for ``save(_:entries:)``.
  func append(_ entry: JournalEntry) throws(SessionError) {
    guard let journal else { throw SessionError(.readOnly(reason: readOnlyReason ?? "")) }
    do { try journal.append([entry]) } catch { throw SessionError(error) }
  }

  /// The number that the next entry gets.
  var nextNumber: Int { (journal?.lastNumber ?? 0) + 1 }

  /// Writes the snapshot and moves the journal's entries, and those given, to the history. A stop at any moment
  /// leaves either the old snapshot with the whole journal, or the new one.
  func save(_ state: GraphState, entries: [JournalEntry]) throws(SessionError) {
    guard let journal else { throw SessionError(.readOnly(reason: readOnlyReason ?? "")) }
    let bytes = try Snapshot.encode(state)
    let new = Digest.sha256(bytes)
    guard new != digest || journal.entryCount > 0 || !entries.isEmpty else { return }
    do {
      let number = (entries.last?.number ?? journal.lastNumber) + 1
      try journal.append(entries + [JournalEntry(number: number, kind: .save, snapshot: new)])
      if new != digest { try FileSystem.replace(path, with: bytes) }
      digest = new
      let all = try Journal.read(journal.path)?.entries ?? []
      try moveToHistory(all, knownLast: journal.header.after)
      try journal.begin(on: new, after: number)
    } catch let error as FileError {
      throw SessionError(error)
    } catch let error as SessionError {
      throw error
    } catch {
      preconditionFailure("only these errors are thrown here: \(error)")
    }
  }

  /// Lets go of the graph; an empty journal leaves no file behind.
  func close() {
    if let journal, journal.entryCount == 0 { journal.remove() }
    journal = nil
    readOnlyReason = "it is closed"
  }
}
