import Glibc
import Workspace

/// The first bytes of a file, which tell what kind of file it is.
struct FileStart {
  private var bytes: [UInt8] = []

  /// Reads at most 1024 bytes; a file that can't be read has none.
  init(_ path: String) {
    let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    var buffer = [UInt8](repeating: 0, count: 1024)
    let count = read(descriptor, &buffer, buffer.count)
    if count > 0 { bytes = Array(buffer[..<count]) }
  }

  /// Whether they look like text: no control characters but white space, and UTF-8, but for a character that is cut
  /// off at the end.
  var isText: Bool {
    for byte in bytes where byte < 0x20 || byte == 0x7F {
      guard (0x09...0x0D).contains(byte) else { return false }
    }
    for cut in 0...3 where bytes.count >= cut {
      if String(validating: bytes.dropLast(cut), as: UTF8.self) != nil { return true }
      if bytes.count < 1024 { return false }
    }
    return false
  }

  /// Whether they are text that is not the beginning of a JSON object or array.
  var isTextUnlikeJSON: Bool {
    guard isText else { return false }
    guard let first = bytes.first(where: { $0 > 0x20 }) else { return false }
    return first != UInt8(ascii: "{") && first != UInt8(ascii: "[")
  }
}

extension FileSystem {
  /// Whether a regular file stands at the path.
  static func isFile(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }
}
