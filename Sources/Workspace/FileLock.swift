import Glibc

/// One writer a graph: an advisory lock on an open file that the system drops when its holder ends, however it ends.
///
/// `flock` keeps others out; a record lock beside it tells them which process holds it.
enum FileLock {
  /// Who holds a lock.
  struct Holder: Hashable, Sendable {
    var process: Int32
    /// The name of the user whose process it is, where the system tells.
    var user: String?
  }

  /// Tries to lock an open file; false when someone else holds it.
  static func acquire(_ descriptor: Int32, path: String) throws(SessionError) -> Bool {
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      if errno == EWOULDBLOCK { return false }
      throw SessionError(FileError(operation: "lock", path: path, code: errno))
    }
    var record = wholeFile
    _ = fcntl(descriptor, F_SETLK, &record)
    return true
  }

  /// Who holds the lock on an open file; nil when that can't be told.
  static func holder(_ descriptor: Int32) -> Holder? {
    var record = wholeFile
    guard fcntl(descriptor, F_GETLK, &record) == 0, record.l_type != Int16(F_UNLCK), record.l_pid > 0 else {
      return nil
    }
    var status = stat()
    var user: String?
    if stat("/proc/\(record.l_pid)", &status) == 0, let entry = getpwuid(status.st_uid) {
      user = String(cString: entry.pointee.pw_name)
    }
    return Holder(process: record.l_pid, user: user)
  }

  private static var wholeFile: flock {
    flock(l_type: Int16(F_WRLCK), l_whence: Int16(SEEK_SET), l_start: 0, l_len: 0, l_pid: 0)
  }
}
