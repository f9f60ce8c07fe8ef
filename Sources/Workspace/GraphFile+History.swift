import Glibc

/// The history: the journal's lines that are in the snapshot. Undo and `.history` read it; deleting it forgets.
extension GraphFile {
  /// Appends entries to the history, leaving out those that it has already.
  func moveToHistory(_ entries: [JournalEntry], knownLast: Int?) throws(FileError) {
    let last = if let knownLast { knownLast } else { try lastHistoryNumber() }
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

  /// The number of the history's last whole line; 0 where there is none. O(length of the last lines).
  func lastHistoryNumber() throws(FileError) -> Int {
    guard FileSystem.exists(historyPath) else { return 0 }
    let bytes = try FileSystem.read(historyPath)
    var end = bytes.count
    while let newline = bytes[..<end].lastIndex(of: UInt8(ascii: "\n")) {
      let start = bytes[..<newline].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
      if let entry = JSONLine.decode(JournalEntry.self, from: bytes[start..<newline]) { return entry.number }
      end = newline
    }
    return 0
  }

  /// The entries of the history, oldest first. A line that can't be read ends what undo can reach back to: only the
  /// entries behind it are returned.
  func readHistory() throws(SessionError) -> [JournalEntry] {
    guard FileSystem.exists(historyPath) else { return [] }
    let bytes: [UInt8]
    do { bytes = try FileSystem.read(historyPath) } catch { throw SessionError(error) }
    var entries: [JournalEntry] = []
    for line in bytes.split(separator: UInt8(ascii: "\n")) {
      if let entry = JSONLine.decode(JournalEntry.self, from: line) {
        entries.append(entry)
      } else {
        entries = []
      }
    }
    if let journal, let mark = entries.last(where: { $0.kind == .save }),
      mark.snapshot != journal.header.snapshot
    {
      throw SessionError(.historyOfAnotherSnapshot(path: historyPath))
    }
    return entries
  }
}
