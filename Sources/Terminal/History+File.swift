import Glibc

/// The file: one JSON object a line, `{"at":SECONDS,"text":"…"}`, only ever appended to, under a lock, so that
/// sessions that run side by side lose nothing. A line that cannot be read is passed over and stays.
extension History {
  /// Reads what was added to the file since the last time, by whichever session. A missing file is empty.
  public mutating func refresh() throws(HistoryError) {
    guard let path else { return }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      if errno == ENOENT || errno == ENOTDIR { return }
      throw HistoryError(path: path, operation: "open", code: errno)
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      throw HistoryError(path: path, operation: "stat", code: errno)
    }
    // A shorter file is another one: somebody began anew.
    if Int(status.st_size) < offset { offset = 0 }
    guard Int(status.st_size) > offset else { return }
    let bytes = try contents(of: descriptor, from: offset, path: path)
    var start = bytes.startIndex
    while let end = bytes[start...].firstIndex(of: 0x0A) {
      if let text = HistoryLine.text(in: bytes[start..<end]), let kept = History.kept(text) {
        remember(kept)
      }
      start = end + 1
    }
    offset += start
    settle()
  }

  private func contents(of descriptor: Int32, from start: Int, path: String) throws(HistoryError) -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = pread(descriptor, &chunk, chunk.count, start + bytes.count)
      if count == 0 { return bytes }
      if count < 0 {
        if errno == EINTR { continue }
        throw HistoryError(path: path, operation: "read", code: errno)
      }
      bytes.append(contentsOf: chunk[0..<count])
    }
  }

  /// Appends a statement, ending a torn last line first.
  func write(_ text: String) throws(HistoryError) {
    guard let path else { return }
    try makeFolder(of: path)
    let descriptor = open(path, O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw HistoryError(path: path, operation: "open", code: errno) }
    defer { close(descriptor) }
    while flock(descriptor, LOCK_EX) != 0 {
      if errno != EINTR { throw HistoryError(path: path, operation: "lock", code: errno) }
    }
    var line = HistoryLine.line(text: text, at: Int(time(nil)))
    let size = lseek(descriptor, 0, SEEK_END)
    var last: UInt8 = 0
    if size > 0, pread(descriptor, &last, 1, size - 1) == 1, last != 0x0A { line.insert(0x0A, at: 0) }
    var written = 0
    while written < line.count {
      let count = line[written...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 {
        if errno == EINTR { continue }
        throw HistoryError(path: path, operation: "write", code: errno)
      }
      written += count
    }
  }

  private func makeFolder(of path: String) throws(HistoryError) {
    guard let slash = path.lastIndex(of: "/"), slash != path.startIndex else { return }
    let folder = String(path[..<slash])
    if mkdir(folder, 0o700) == 0 || errno == EEXIST { return }
    guard errno == ENOENT else { throw HistoryError(path: folder, operation: "mkdir", code: errno) }
    try makeFolder(of: folder)
    guard mkdir(folder, 0o700) == 0 || errno == EEXIST else {
      throw HistoryError(path: folder, operation: "mkdir", code: errno)
    }
  }
}
