import Glibc
import TripleStore

/// A system call on a file that failed.
public struct FileError: Error, Hashable, Sendable {
  /// What was tried, as a verb: `read`, `write`, `rename`.
  public let operation: String
  public let path: String
  /// The system's error number; 0 where the system gave none.
  public let code: Int32

  /// What the system says of the error.
  public var reason: String {
    switch code {
    case ENOENT:
      operation == "read" ? "there is no such file" : "there is no folder \(FileSystem.folder(of: path))"
    case EACCES, EPERM: "permission denied"
    case EISDIR: "it is a folder"
    case ENOSPC: "no space is left on the device"
    case ENXIO: "it is a device or a pipe, and not a file"
    case ELOOP: "its symbolic links lead in a circle"
    case EROFS: "the file system is read-only"
    default: String(cString: strerror(code))
    }
  }
}

/// The few file operations that the workspace needs, each of which says what failed.
public enum FileSystem {
  /// The bytes of a regular file. O(size).
  public static func read(_ path: String) throws(FileError) -> [UInt8] {
    let descriptor = try open(path)
    defer { Glibc.close(descriptor) }
    return try read(descriptor, path: path)
  }

  /// Opens a file to read it.
  static func open(_ path: String) throws(FileError) -> Int32 {
    let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileError(operation: "read", path: path, code: errno) }
    return descriptor
  }

  /// The size of an open file in bytes, 0 where it has none. A folder is an error.
  static func size(_ descriptor: Int32, path: String) throws(FileError) -> Int {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw FileError(operation: "read", path: path, code: errno) }
    guard status.st_mode & S_IFMT != S_IFDIR else {
      throw FileError(operation: "read", path: path, code: EISDIR)
    }
    return Int(status.st_size)
  }

  /// The bytes of an open file from its place on.
  static func read(_ descriptor: Int32, path: String) throws(FileError) -> [UInt8] {
    var code: Int32 = 0
    // Room for one byte more than the file is said to have, so that its end shows within it.
    let size = max(try size(descriptor, path: path), 1 << 16) + 1
    var bytes = [UInt8](unsafeUninitializedCapacity: size) { room, count in
      LargeMemory.advise(UnsafeRawBufferPointer(room))
      (count, code) = fill(UnsafeMutableRawBufferPointer(room), from: descriptor)
    }
    var last = bytes.count
    while last == size, code == 0 {
      // It has grown, or is one whose size says nothing.
      let more = [UInt8](unsafeUninitializedCapacity: size) { room, count in
        (count, code) = fill(UnsafeMutableRawBufferPointer(room), from: descriptor)
      }
      bytes += more
      last = more.count
    }
    guard code == 0 else { throw FileError(operation: "read", path: path, code: code) }
    return bytes
  }

  /// Reads until some memory is full or the file at its end: how many bytes, and the error's number or 0.
  private static func fill(
    _ memory: UnsafeMutableRawBufferPointer, from descriptor: Int32
  ) -> (count: Int, code: Int32) {
    var done = 0
    while done < memory.count {
      let count = Glibc.read(descriptor, memory.baseAddress.map { $0 + done }, memory.count - done)
      if count < 0, errno != EINTR { return (done, errno) }
      if count == 0 { break }
      done += max(count, 0)
    }
    return (done, 0)
  }

  /// The last bytes of a file, at most so many, and whether that is all of it.
  static func readTail(_ path: String, atMost count: Int) throws(FileError) -> (bytes: [UInt8], isAll: Bool) {
    let descriptor = try open(path)
    defer { Glibc.close(descriptor) }
    let size = try size(descriptor, path: path)
    lseek(descriptor, off_t(max(0, size - count)), SEEK_SET)
    return (try read(descriptor, path: path), size <= count)
  }

  /// Appends all bytes at the descriptor's place.
  static func write(_ bytes: [UInt8], to descriptor: Int32, path: String) throws(FileError) {
    var done = 0
    while done < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        Glibc.write(descriptor, buffer.baseAddress.map { $0 + done }, buffer.count - done)
      }
      if count < 0 {
        if errno == EINTR { continue }
        throw FileError(operation: "write", path: path, code: errno)
      }
      done += count
    }
  }

  /// Waits until the file's content is on the disk.
  static func sync(_ descriptor: Int32, path: String) throws(FileError) {
    guard fdatasync(descriptor) == 0 || errno == EINVAL else {
      throw FileError(operation: "write", path: path, code: errno)
    }
  }

  /// Replaces a file's content: all of it or, whenever the machine stops, none. A symbolic link stays one: the file
  /// that it names is replaced.
  public static func replace(_ path: String, with bytes: [UInt8]) throws(FileError) {
    try exchange(path, with: bytes)
    try syncFolder(of: resolvingLinks(path))
  }

  /// The same without waiting until the folder knows: after an error the old content is still there.
  static func exchange(_ path: String, with bytes: [UInt8]) throws(FileError) {
    let target = resolvingLinks(path)
    if let device = try openDevice(target) {
      defer { Glibc.close(device) }
      return try write(bytes, to: device, path: path)
    }
    let temporary = target + ".new"
    let descriptor = Glibc.open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw FileError(operation: "write", path: path, code: errno) }
    do throws(FileError) {
      defer { Glibc.close(descriptor) }
      var status = stat()
      if stat(target, &status) == 0 { fchmod(descriptor, status.st_mode & 0o777) }
      try write(bytes, to: descriptor, path: temporary)
      try sync(descriptor, path: temporary)
    } catch {
      unlink(temporary)
      throw error
    }
    guard rename(temporary, target) == 0 else {
      let code = errno
      unlink(temporary)
      throw FileError(operation: "write", path: path, code: code)
    }
  }

  /// A pipe, a terminal or a device, open for writing: what is not a file can't be replaced. Nil for a file.
  private static func openDevice(_ path: String) throws(FileError) -> Int32? {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG else { return nil }
    let descriptor = Glibc.open(path, O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileError(operation: "write", path: path, code: errno) }
    return descriptor
  }

  /// Waits until the folder knows of a renamed or new file. One that may be written and not read can't be waited for.
  static func syncFolder(of path: String) throws(FileError) {
    let folder = folder(of: path)
    let descriptor = Glibc.open(folder, O_RDONLY | O_CLOEXEC)
    if descriptor < 0, errno == EACCES { return }
    guard descriptor >= 0 else { throw FileError(operation: "write", path: folder, code: errno) }
    defer { Glibc.close(descriptor) }
    guard fsync(descriptor) == 0 || errno == EINVAL else {
      throw FileError(operation: "write", path: folder, code: errno)
    }
  }

  /// Whether a regular file stands at the path.
  static func isRegularFile(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }

  /// Whether a device stands at the path that may never end, such as /dev/zero.
  static func isEndless(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFCHR
  }

  /// What makes two paths lead to one file; nil where there is none.
  static func identity(_ path: String) -> [UInt64]? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    return [UInt64(status.st_dev), UInt64(status.st_ino)]
  }

  /// Whether something stands at the path.
  public static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// The path of a `file:` IRI: its percent-encoded bytes decoded.
  static func decodingPercents(_ text: String) -> String {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), rest.count >= 2,
        let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The folder part of a path; `.` where it has none.
  public static func folder(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// The last part of a path.
  public static func fileName(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return path }
    return String(path[path.utf8.index(after: slash)...])
  }

  /// A path as seen from a folder; an absolute path, or one from the home folder (`~/`), stays what it is.
  public static func path(_ path: String, from folder: String) -> String {
    if path.utf8.starts(with: "~/".utf8), let home = getenv("HOME") {
      return String(cString: home) + path.dropFirst(1)
    }
    return path.utf8.first == UInt8(ascii: "/") || folder == "." || folder.isEmpty
      ? path : folder + "/" + path
  }

  /// What tells one version of a file from another without reading it.
  struct Stamp: Equatable {
    var inode: UInt
    var size: Int
    var seconds: Int
    var nanoseconds: Int
  }

  /// The stamp of a file; nil where there is none.
  static func stamp(_ path: String) -> Stamp? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    return Stamp(
      inode: UInt(status.st_ino), size: Int(status.st_size), seconds: Int(status.st_mtim.tv_sec),
      nanoseconds: Int(status.st_mtim.tv_nsec))
  }

  /// The path with symbolic links followed, also where nothing stands at the end yet; the path itself where they lead
  /// in a circle.
  static func resolvingLinks(_ path: String) -> String {
    if let resolved = realpath(path, nil) {
      defer { free(resolved) }
      return String(cString: resolved)
    }
    var target = path
    for _ in 0..<40 {
      guard let link = linkText(target) else { return target }
      target = FileSystem.path(link, from: folder(of: target))
    }
    return path
  }

  /// The one path of a file, whether it is there yet or not: links are followed, and its folder is the real one.
  static func canonical(_ path: String) -> String {
    let path = resolvingLinks(path)
    guard let resolved = realpath(folder(of: path), nil) else { return path }
    defer { free(resolved) }
    let folder = String(cString: resolved)
    return (folder == "/" ? "" : folder) + "/" + fileName(of: path)
  }

  /// What a symbolic link says; nil for what is none.
  private static func linkText(_ path: String) -> String? {
    var bytes = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlink(path, &bytes, bytes.count)
    return count < 0 ? nil : String(decoding: bytes[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Whether the symbolic links of a path lead in a circle.
  static func leadsInCircle(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) != 0 && errno == ELOOP
  }
}
