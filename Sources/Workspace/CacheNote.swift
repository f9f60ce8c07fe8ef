import Glibc
import RDF

/// What tells versions of a snapshot's file apart without reading it.
struct SnapshotVersion: Equatable {
  private let numbers: [Int]

  var size: Int { numbers[2] }

  /// The version that stands at a path; nil where there is none.
  init?(_ path: String) {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    numbers = [
      Int(bitPattern: UInt(status.st_dev)), Int(bitPattern: UInt(status.st_ino)), Int(status.st_size),
      status.st_mtim.tv_sec, status.st_mtim.tv_nsec, status.st_ctim.tv_sec, status.st_ctim.tv_nsec,
    ]
  }

  init?(texts: ArraySlice<String>) {
    numbers = texts.compactMap { Int($0) }
    guard numbers.count == SnapshotVersion.count, texts.count == numbers.count else { return nil }
  }

  static let count = 7
  var texts: [String] { numbers.map { String($0) } }

  /// Whether the file was last written so long ago that whatever is written now gets other times: more than the
  /// steps of the clock that files get their times from, which are seconds on some file systems.
  var isSettled: Bool {
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    let hasSteps = numbers[4] % 1_000_000 != 0 || numbers[6] % 1_000_000 != 0
    let margin = hasSteps ? 20_000_000 : 2_000_000_000
    let last = max(nanoseconds(numbers[3], numbers[4]), nanoseconds(numbers[5], numbers[6]))
    return nanoseconds(now.tv_sec, now.tv_nsec).subtractingReportingOverflow(last).partialValue > margin
  }

  private func nanoseconds(_ seconds: Int, _ rest: Int) -> Int { seconds &* 1_000_000_000 &+ rest }
}

/// What an image says of the snapshot that it was made of.
struct CacheNote {
  let version: SnapshotVersion
  let path: String
  let digest: String
  let context: Context

  init(version: SnapshotVersion, path: String, digest: String, context: Context) {
    self.version = version
    self.path = path
    self.digest = digest
    self.context = context
  }

  /// The note of some bytes; nil where they are none.
  init?(_ bytes: [UInt8]) {
    guard let texts = CacheNote.texts(bytes), texts.count >= SnapshotVersion.count + 5,
      let version = SnapshotVersion(texts: texts[..<SnapshotVersion.count])
    else { return nil }
    var rest = texts[SnapshotVersion.count...]
    self.version = version
    path = rest.removeFirst()
    digest = rest.removeFirst()
    var context = Context(base: rest.removeFirst(), vocab: rest.removeFirst())
    guard let prefixCount = Int(rest.removeFirst()), rest.count % 2 == 0, 0...rest.count / 2 ~= prefixCount
    else { return nil }
    var isPrefix = prefixCount
    while !rest.isEmpty {
      let key = rest.removeFirst()
      if isPrefix > 0 {
        context.prefixes[key] = rest.removeFirst()
      } else {
        context.names[key] = rest.removeFirst()
      }
      isPrefix -= 1
    }
    self.context = context
  }

  var bytes: [UInt8] {
    var texts = version.texts + [path, digest, context.base, context.vocab, String(context.prefixes.count)]
    for (key, value) in context.prefixes { texts += [key, value] }
    for (key, value) in context.names { texts += [key, value] }
    var bytes: [UInt8] = []
    for text in texts {
      bytes.append(contentsOf: "\(text.utf8.count):".utf8)
      bytes.append(contentsOf: text.utf8)
    }
    return bytes
  }

  /// Texts, each behind its length and a colon.
  private static func texts(_ bytes: [UInt8]) -> [String]? {
    var texts: [String] = []
    var rest = bytes[...]
    while !rest.isEmpty {
      guard let colon = rest.prefix(20).firstIndex(of: UInt8(ascii: ":")),
        let count = Int(String(decoding: rest[..<colon], as: UTF8.self)), count >= 0,
        count < rest.endIndex - colon
      else { return nil }
      texts.append(String(decoding: rest[(colon + 1)...].prefix(count), as: UTF8.self))
      rest = rest[(colon + 1 + count)...]
    }
    return texts
  }
}
