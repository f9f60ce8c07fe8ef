import Glibc

/// The history: the journal's lines that are in the snapshot. Undo and `.history` read it; deleting it forgets.
extension GraphFile {
  /// Appends entries to the history, leaving out those that it has already.
  func moveToHistory(_ entries: [JournalEntry]) throws(FileError) {
    let last = try lastHistoryEntry()?.number ?? 0
    let new = entries.filter { $0.number > last }
    guard !new.isEmpty else { return }
    let descriptor = Glibc.open(historyPath, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw FileError(operation: "write", path: historyPath, code: errno) }
    defer { Glibc.close(descriptor) }
    // A line that a stop cut short is closed, so that it can't swallow the next one.
    let start = try endsMidLine(historyPath) ? [UInt8(ascii: "\n")] : []
    try FileSystem.write(start + new.flatMap { JSONLine.encode($0) }, to: descriptor, path: historyPath)
    try FileSystem.sync(descriptor, path: historyPath)
  }

  private func endsMidLine(_ path: String) throws(FileError) -> Bool {
    let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileError(operation: "read", path: path, code: errno) }
    defer { Glibc.close(descriptor) }
    let size = lseek(descriptor, 0, SEEK_END)
    var last: UInt8 = UInt8(ascii: "\n")
    return size > 0 && pread(descriptor, &last, 1, size - 1) == 1 && last != UInt8(ascii: "\n")
  }

  /// The number that a new journal's entries follow. Behind the history of another snapshot a number is left out, so
  /// that undo does not reach back into it.
  func numberBeforeJournal() throws(FileError) -> Int {
    guard let last = try lastHistoryEntry() else { return 0 }
    return last.kind == .save && last.snapshot == digest ? last.number : last.number + 1
  }

  /// The history's last whole line; nil where there is none. O(length of the last lines).
  private func lastHistoryEntry() throws(FileError) -> JournalEntry? {
    guard FileSystem.exists(historyPath) else { return nil }
    var reach = 1 << 16
    while true {
      let (bytes, isAll) = try FileSystem.readTail(historyPath, atMost: reach)
      // The first line of a part of the file may have lost its beginning.
      var lines = bytes.split(separator: UInt8(ascii: "\n"))[...]
      if !isAll { lines = lines.dropFirst() }
      for line in lines.reversed() {
        if let entry = JSONLine.decode(JournalEntry.self, from: line) { return entry }
      }
      if isAll { return nil }
      reach *= 8
    }
  }

  /// The entries of the history, oldest first. Undo reaches back over entries whose numbers follow each other: where
  /// one is missing, only those behind the gap are returned. A line that a stop cut short is no entry.
  func readHistory() throws(SessionError) -> [JournalEntry] {
    guard FileSystem.exists(historyPath) else { return [] }
    let bytes: [UInt8]
    do { bytes = try FileSystem.read(historyPath) } catch { throw SessionError(error) }
    var entries: [JournalEntry] = []
    for line in bytes.split(separator: UInt8(ascii: "\n")) {
      guard let entry = JSONLine.decode(JournalEntry.self, from: line) else { continue }
      if let last = entries.last, entry.number != last.number + 1 { entries = [] }
      entries.append(entry)
    }
    if bytes.isEmpty { return [] }
    // The history of another snapshot (an older file was put back), or a damaged one, is none of this graph's.
    let mark = entries.last { $0.kind == .save }?.snapshot
    guard let mark, mark == digest || pastDigests.contains(mark) else {
      throw SessionError(.historyOfAnotherSnapshot(path: historyPath))
    }
    return entries
  }
}
