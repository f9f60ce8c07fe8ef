import Glibc

/// The append-only file beside a snapshot: what has happened since, one line a statement, synced before it counts.
///
/// The journal file is also the graph's lock, a ``FileLock``.
///
/// 1. The first line is a ``JournalHeader``; every other line is a ``JournalEntry``.
/// 2. Entry numbers rise by one from `header.after + 1`.
/// 3. A line that was not written whole can only be the last one; it was never acknowledged.
final class Journal {
  /// What a journal file held when it was read.
  struct Content {
    var header: JournalHeader
    var entries: [JournalEntry]
    /// Bytes of the file that are whole lines.
    var wholeBytes: Int
    /// Whether something that was not a whole line stood behind them.
    var isTorn: Bool
  }

  let path: String
  private let descriptor: Int32
  private(set) var header: JournalHeader
  /// The number of the last entry, in the journal or before it.
  private(set) var lastNumber: Int
  private(set) var entryCount: Int

  private init(path: String, descriptor: Int32, content: Content) {
    self.path = path
    self.descriptor = descriptor
    header = content.header
    entryCount = content.entries.count
    lastNumber = content.entries.last?.number ?? content.header.after
  }

  deinit { Glibc.close(descriptor) }

  /// What became of trying to open a journal for writing.
  enum Opening {
    case opened(Journal, Content?)
    case held(FileLock.Holder?)
  }

  /// Opens and locks a journal, making an empty one where there is none. A torn last line is cut off.
  static func open(_ path: String) throws(SessionError) -> Opening {
    while true {
      let descriptor = Glibc.open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_APPEND, 0o666)
      guard descriptor >= 0 else {
        throw SessionError(FileError(operation: "write", path: path, code: errno))
      }
      do throws(SessionError) {
        guard try FileLock.acquire(descriptor, path: path) else {
          let holder = FileLock.holder(descriptor)
          Glibc.close(descriptor)
          return .held(holder)
        }
        guard isStill(descriptor, at: path) else {
          Glibc.close(descriptor)
          continue
        }
        let bytes: [UInt8]
        do { bytes = try FileSystem.read(descriptor, path: path) } catch { throw SessionError(error) }
        let content = try parse(bytes, path: path)
        if let whole = content?.wholeBytes ?? (bytes.isEmpty ? nil : 0), whole < bytes.count {
          guard ftruncate(descriptor, off_t(whole)) == 0 else {
            throw SessionError(FileError(operation: "write", path: path, code: errno))
          }
        }
        let empty = Content(
          header: JournalHeader(journal: JournalHeader.version, snapshot: nil, after: 0),
          entries: [], wholeBytes: 0, isTorn: false)
        return .opened(Journal(path: path, descriptor: descriptor, content: content ?? empty), content)
      } catch {
        Glibc.close(descriptor)
        throw error
      }
    }
  }

  /// Whether the path still names the file that is open: the last holder may have removed it.
  static func isStill(_ descriptor: Int32, at path: String) -> Bool {
    var here = stat()
    var there = stat()
    return fstat(descriptor, &here) == 0 && stat(path, &there) == 0 && here.st_ino == there.st_ino
      && here.st_dev == there.st_dev
  }

  /// The content of a journal file; nil when there is none or it is empty. Takes no lock.
  static func read(_ path: String) throws(SessionError) -> Content? {
    guard FileSystem.exists(path) else { return nil }
    do {
      return try parse(try FileSystem.read(path), path: path)
    } catch let error as SessionError {
      throw error
    } catch let error as FileError {
      throw SessionError(error)
    } catch {
      preconditionFailure("only these errors are thrown here: \(error)")
    }
  }

  private static func parse(_ bytes: [UInt8], path: String) throws(SessionError) -> Content? {
    var content: Content?
    var start = 0
    var line = 0
    while start < bytes.count {
      line += 1
      guard let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) else {
        content?.isTorn = true
        break
      }
      let text = bytes[start..<end]
      if line == 1 {
        guard let header = JSONLine.decode(JournalHeader.self, from: text),
          header.journal == JournalHeader.version
        else { throw SessionError(.journalDamaged(path: path, line: 1)) }
        content = Content(header: header, entries: [], wholeBytes: 0, isTorn: false)
      } else if let entry = JSONLine.decode(JournalEntry.self, from: text), entry.isWhole,
        entry.number == (content?.entries.last?.number ?? content?.header.after ?? 0) + 1
      {
        content?.entries.append(entry)
      } else {
        throw SessionError(.journalDamaged(path: path, line: line))
      }
      start = end + 1
      content?.wholeBytes = start
    }
    return content
  }

  /// The journal as it is now, for ``goBack(to:)``.
  var place: Place { Place(size: lseek(descriptor, 0, SEEK_END), number: lastNumber, count: entryCount) }

  struct Place {
    fileprivate let size: off_t
    fileprivate let number: Int
    fileprivate let count: Int
  }

  /// Takes back what was appended since a place.
  func goBack(to place: Place) {
    ftruncate(descriptor, place.size)
    lastNumber = place.number
    entryCount = place.count
  }

  /// Every entry of the file.
  func entries() throws(FileError) -> [JournalEntry] {
    guard lseek(descriptor, 0, SEEK_SET) == 0 else {
      throw FileError(operation: "read", path: path, code: errno)
    }
    let lines = try FileSystem.read(descriptor, path: path).split(separator: UInt8(ascii: "\n")).dropFirst()
    return lines.compactMap { JSONLine.decode(JournalEntry.self, from: $0) }
  }

  /// Begins anew: an empty journal that stands on a snapshot.
  func begin(on snapshot: String?, after number: Int) throws(FileError) {
    header.snapshot = snapshot
    header.after = number
    guard ftruncate(descriptor, 0) == 0 else { throw FileError(operation: "write", path: path, code: errno) }
    try FileSystem.write(JSONLine.encode(header), to: descriptor, path: path)
    lastNumber = number
    entryCount = 0
  }

  /// Whether the file at the path is still the one that is written.
  var isInPlace: Bool { Journal.isStill(descriptor, at: path) }

  /// Appends entries and waits until they are on the disk.
  func append(_ entries: [JournalEntry]) throws(FileError) {
    let size = lseek(descriptor, 0, SEEK_END)
    do throws(FileError) {
      try FileSystem.write(entries.flatMap { JSONLine.encode($0) }, to: descriptor, path: path)
      try FileSystem.sync(descriptor, path: path)
    } catch {
      ftruncate(descriptor, size)
      throw error
    }
    lastNumber = entries.last?.number ?? lastNumber
    entryCount += entries.count
  }

  /// Removes the file; the lock goes with it.
  func remove() {
    unlink(path)
  }
}
