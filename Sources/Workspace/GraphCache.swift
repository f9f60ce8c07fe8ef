import Glibc
import RDF
import TripleStore

/// Where the datasets of large snapshots are kept as images, so that they need not be read again.
///
/// A folder with a file for each path of a graph. The snapshot stays the truth: an image is used only when it is whole,
/// of this build and machine, the user's own, and when device, inode, size and times of the snapshot are those that it
/// was read with. What fails in the cache is passed over: the snapshot is read instead.
public struct GraphCache: Sendable {
  /// The folder; nil to do without.
  let folder: String?
  /// Snapshots of fewer bytes are read quickly enough.
  let smallestSize: Int
  /// How many bytes the folder may hold.
  let largestTotal: Int

  /// A cache in a folder, which is made when it is needed.
  public init(folder: String?, smallestSize: Int = 1 << 20, largestTotal: Int = 1 << 30) {
    self.folder = folder
    self.smallestSize = smallestSize
    self.largestTotal = largestTotal
  }

  /// No cache.
  public static let none = GraphCache(folder: nil)

  /// The user's: `gloss` in `$XDG_CACHE_HOME`, which is `~/.cache` where it is not said; none when `GLOSS_NO_CACHE` is set.
  public static let standard: GraphCache = {
    func value(_ name: String) -> String? {
      getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
    }
    if value("GLOSS_NO_CACHE") != nil { return .none }
    // A path that is not absolute is to be ignored.
    if let folder = value("XDG_CACHE_HOME"), folder.utf8.first == UInt8(ascii: "/") {
      return GraphCache(folder: folder + "/gloss")
    }
    return GraphCache(folder: value("HOME").map { $0 + "/.cache/gloss" })
  }()

  /// The file for a snapshot's path.
  private func file(_ path: String) -> String? {
    folder.map { $0 + "/" + Digest.id(of: [FileSystem.canonical(path)]) + GraphCache.suffix }
  }

  static let suffix = ".image"

  // MARK: Reading

  /// What a snapshot holds, if that is known. O(n), at the speed of memory.
  func content(of path: String) -> Snapshot.Content? {
    guard let file = file(path), let version = SnapshotVersion(path), version.size >= smallestSize else {
      return nil
    }
    let descriptor = Glibc.open(file, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_uid == geteuid(),
      status.st_mode & (S_IWGRP | S_IWOTH) == 0, status.st_size <= largestTotal
    else { return nil }
    let image = DatasetImage(byteCount: Int(status.st_size))
    let found = image.read { memory, offset in GraphCache.read(descriptor, memory, at: offset) }
    guard let (dataset, bytes) = found, let note = CacheNote(bytes), note.version == version,
      Bytes.equal(note.path, FileSystem.canonical(path))
    else { return nil }
    // What was used last is thrown away last.
    futimens(descriptor, nil)
    return Snapshot.Content(state: GraphState(dataset: dataset, context: note.context), digest: note.digest)
  }

  /// Fills some memory with the bytes of a file from a place on.
  private static func read(_ descriptor: Int32, _ memory: UnsafeMutableRawBufferPointer, at offset: Int)
    -> Bool
  {
    var done = 0
    while done < memory.count {
      let count = pread(
        descriptor, memory.baseAddress.map { $0 + done }, memory.count - done, off_t(offset + done))
      if count < 0, errno == EINTR { continue }
      if count <= 0 { return false }
      done += count
    }
    return true
  }

  // MARK: Writing

  /// The version of a snapshot that is about to be read; nil where it is not worth keeping, or was written so short
  /// a time ago that a further change might leave it looking the same.
  func version(toKeep path: String) -> SnapshotVersion? {
    guard folder != nil, let version = SnapshotVersion(path), version.size >= smallestSize,
      version.isSettled
    else { return nil }
    return version
  }

  /// Keeps what a snapshot holds, read after it had the given version. O(n).
  func keep(_ content: Snapshot.Content, of path: String, version: SnapshotVersion) {
    guard let folder, let file = file(path), let digest = content.digest, SnapshotVersion(path) == version
    else { return }
    let note = CacheNote(
      version: version, path: FileSystem.canonical(path), digest: digest, context: content.state.context)
    guard let bytes = content.state.dataset.image(note: note.bytes), bytes.count <= largestTotal else {
      return
    }
    makeFolder(folder)
    var name = Array((file + ".XXXXXX").utf8CString)
    let descriptor = mkstemp(&name)
    guard descriptor >= 0 else { return }
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    let temporary = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    do {
      defer { close(descriptor) }
      try FileSystem.write(bytes, to: descriptor, path: temporary)
    } catch {
      unlink(temporary)
      return
    }
    if rename(temporary, file) != 0 { unlink(temporary) }
    CacheFolder(folder).shrink(to: largestTotal, keeping: FileSystem.fileName(of: file))
  }

  /// Makes a folder for the user alone, and those above it that are missing.
  private func makeFolder(_ path: String) {
    if FileSystem.exists(path) { return }
    let above = FileSystem.folder(of: path)
    if above != path, above != "." { makeFolder(above) }
    mkdir(path, 0o700)
  }
}

/// The files of a cache.
struct CacheFolder {
  private let path: String
  private var files: [(name: String, size: Int, used: Int)] = []

  /// The files that are there, those used longest ago first.
  init(_ path: String) {
    self.path = path
    guard let folder = opendir(path) else { return }
    defer { closedir(folder) }
    while let entry = readdir(folder) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      var status = stat()
      guard name.contains(GraphCache.suffix), lstat(path + "/" + name, &status) == 0,
        status.st_mode & S_IFMT == S_IFREG
      else { continue }
      files.append((name, Int(status.st_size), Int(status.st_mtim.tv_sec)))
    }
    files.sort { $0.used < $1.used }
  }

  /// Removes what was left half written an hour ago, then images until no more than so many bytes are left; never the
  /// one to keep.
  func shrink(to largest: Int, keeping kept: String) {
    var total = files.reduce(0) { $0 + $1.size }
    let now = Int(time(nil))
    for file in files where !Bytes.equal(file.name, kept) {
      let isLeft = !file.name.hasSuffix(GraphCache.suffix) && file.used < now - 3600
      guard isLeft || total > largest else { continue }
      unlink(path + "/" + file.name)
      total -= file.size
    }
  }
}
