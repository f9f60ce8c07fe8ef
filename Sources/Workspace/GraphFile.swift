import Glibc
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
  /// What the snapshot's file looked like when it was last read or written.
  private var stamp: FileSystem.Stamp?
  /// The digests of the snapshots that the journal has stood on.
  private(set) var pastDigests: Set<String> = []
  let isBatch: Bool

  var historyPath: String { path + ".history" }
  static func journalPath(_ path: String) -> String { path + ".journal" }

  /// Whether a path leads to one of the graph's own files.
  func owns(_ other: String) -> Bool {
    let target = FileSystem.canonical(other)
    return [path, GraphFile.journalPath(path), historyPath, path + ".new"].contains { own in
      if target == FileSystem.canonical(own) { return true }
      guard let a = FileSystem.identity(target), let b = FileSystem.identity(own) else { return false }
      return a == b
    }
  }

  private init(path: String, isBatch: Bool) {
    self.path = path
    self.isBatch = isBatch
  }

  /// Opens a graph; one whose file does not exist is empty. A symbolic link is followed first, so that every name of
  /// a graph leads to one journal and one lock.
  static func open(_ path: String, mode: Mode, cache: GraphCache) throws(SessionError) -> Opened {
    let path = FileSystem.resolvingLinks(path)
    if FileSystem.leadsInCircle(path) {
      throw SessionError(FileError(operation: "open", path: path, code: ELOOP))
    }
    guard FileSystem.isRegularFile(path) || !FileSystem.exists(path) else {
      throw SessionError(FileError(operation: "read", path: path, code: ENXIO))
    }
    var attempts = 50
    while true {
      let before = versions(path)
      let file = GraphFile(path: path, isBatch: mode == .batch)
      do { return try open(file, mode: mode, cache: cache) } catch {
        // Without the lock, a writer may have saved between the reading of the journal and that of the snapshot.
        attempts -= 1
        guard error.isOfTwoVersions, attempts > 0, versions(path) != before else { throw error }
      }
    }
  }

  /// What tells whether a graph was saved or changed meanwhile.
  private static func versions(_ path: String) -> [FileSystem.Stamp?] {
    [FileSystem.stamp(path), FileSystem.stamp(journalPath(path))]
  }

  private static func open(
    _ file: GraphFile, mode: Mode, cache: GraphCache
  ) throws(SessionError) -> Opened {
    let path = file.path
    var notices: [String] = []
    var content: Journal.Content?
    if mode == .readOnly {
      file.readOnlyReason = "it was opened for reading only"
      content = try Journal.read(journalPath(path))
    } else {
      content = try file.lock(mode, &notices)
    }
    let snapshot = try file.snapshot(isNew: content == nil, cache: cache)
    var state = snapshot.state
    file.digest = snapshot.digest
    if snapshot.isForeign, mode != .readOnly {
      notices.append(
        "\(path) was not written by gloss: a save writes it anew, with its triples and nothing else of it")
    }
    file.stamp = FileSystem.stamp(path)
    var steps = StepList()
    if let content {
      if content.isTorn {
        notices.append(
          "\(journalPath(path)): the last line was not written whole; it was never acknowledged, and is dropped"
        )
      }
      let saved = try file.savedCount(content)
      var recovered = 0
      for (index, entry) in content.entries.enumerated() where entry.kind != .save {
        let step = try Step(entry, in: state.dataset.dictionary)
        if index >= saved {
          guard let next = state.applying(step.effect) else {
            throw SessionError(.journalDamaged(path: journalPath(path), line: index + 2))
          }
          state = next
          recovered += 1
        }
        steps.append(step)
      }
      if saved == content.entries.count, saved > 0 { try file.finishSave(content) }
      if recovered > 0, file.journal != nil {
        notices.append(
          "recovered \(recovered) statement\(recovered == 1 ? "" : "s") from \(journalPath(path))")
      }
    } else if let journal = file.journal {
      do {
        try journal.begin(on: file.digest, after: try file.numberBeforeJournal())
        // What the journal holds is safe only once its folder knows of it.
        if mode == .write { try FileSystem.syncFolder(of: journalPath(path)) }
      } catch {
        throw SessionError(error)
      }
    }
    return Opened(file: file, state: state, steps: steps, notices: notices)
  }

  /// The snapshot. Where it can't be read, the journal that the lock made goes again.
  private func snapshot(isNew: Bool, cache: GraphCache) throws(SessionError) -> Snapshot.Content {
    do throws(SessionError) {
      return try Snapshot.read(path, cache: cache)
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

  /// How many of the journal's entries the snapshot holds already: those up to the last save mark that names it, or
  /// none where the journal stands on it.
  private func savedCount(_ content: Journal.Content) throws(SessionError) -> Int {
    pastDigests = Set(content.entries.compactMap(\.snapshot) + [content.header.snapshot].compactMap { $0 })
    if let digest,
      let mark = content.entries.lastIndex(where: { $0.kind == .save && $0.snapshot == digest })
    {
      return mark + 1
    }
    if content.header.snapshot == digest { return 0 }
    throw SessionError(.journalOfAnotherSnapshot(journal: GraphFile.journalPath(path), graph: path))
  }

  /// Does what a save that was cut short left to do, when every entry is in the snapshot. Where there are later
  /// entries the journal stays as it is: it says all, and the next save moves it.
  private func finishSave(_ content: Journal.Content) throws(SessionError) {
    guard let journal, let last = content.entries.last else { return }
    do {
      try moveToHistory(content.entries)
      try journal.begin(on: digest, after: last.number)
    } catch {
      throw SessionError(error)
    }
  }

  /// Appends a step to the journal and waits for the disk; in a batch, keeps it for ``save(_:entries:)``.
  func append(_ entry: JournalEntry) throws(SessionError) {
    guard let journal else { throw SessionError(.readOnly(reason: readOnlyReason ?? "")) }
    guard journal.isInPlace else { throw SessionError(.journalGone(path: journal.path)) }
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
    guard journal.isInPlace else { throw SessionError(.journalGone(path: journal.path)) }
    try checkUnchanged()
    let number = (entries.last?.number ?? journal.lastNumber) + 1
    let place = journal.place
    do {
      try journal.append(entries + [JournalEntry(number: number, kind: .save, snapshot: new)])
      if new != digest { try FileSystem.exchange(path, with: bytes) }
    } catch {
      journal.goBack(to: place)
      throw SessionError(error)
    }
    // From here on the new snapshot is there, and the journal's mark must stay.
    pastDigests.formUnion([digest, new].compactMap { $0 })
    digest = new
    stamp = FileSystem.stamp(path)
    do {
      try FileSystem.syncFolder(of: path)
      try moveToHistory(try journal.entries())
      try journal.begin(on: new, after: number)
    } catch {
      throw SessionError(error)
    }
  }

  /// Throws when someone else has written the snapshot since it was read: saving would lose what they did.
  private func checkUnchanged() throws(SessionError) {
    guard FileSystem.stamp(path) != stamp else { return }
    guard FileSystem.exists(path) else {
      // The file was removed; writing it again loses nothing.
      return
    }
    let found: String
    do { found = Digest.sha256(try FileSystem.read(path)) } catch { throw SessionError(error) }
    guard found == digest else { throw SessionError(.snapshotChanged(path: path)) }
  }

  /// Lets go of the graph; an empty journal leaves no file behind.
  func close() {
    if let journal, journal.entryCount == 0 { journal.remove() }
    journal = nil
    readOnlyReason = "it is closed"
  }
}
