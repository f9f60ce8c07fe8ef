import Glibc
import Terminal
import Workspace

/// Files and folders that a path may go on to.
struct FileCompletion {
  /// What relative paths are seen from.
  let folder: String
  /// What the file is for.
  var wanted = Wanted.all

  /// Which files are offered.
  enum Wanted {
    /// All but those that a graph keeps beside itself.
    case all
    /// What can be an article: text.
    case articles
  }

  /// The files whose path begins as a word does; folders come with a slash, and hidden ones only when asked for.
  func completions(_ word: String, at start: Int) -> Completions {
    let slash = word.utf8.lastIndex(of: UInt8(ascii: "/"))
    let head = slash.map { String(word[...$0]) } ?? ""
    let tail = slash.map { String(word[word.utf8.index(after: $0)...]) } ?? word
    let path = FileSystem.path(head.isEmpty ? "." : head, from: folder)
    var candidates: [Completions.Candidate] = []
    guard let directory = opendir(path) else { return .none }
    defer { closedir(directory) }
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      guard name != ".", name != "..", name.utf8.starts(with: tail.utf8) else { continue }
      if name.hasPrefix("."), tail.isEmpty { continue }
      // A name that can't stand in a statement without quotes is left to be typed.
      guard
        !name.unicodeScalars.contains(where: {
          $0.properties.isWhitespace || Sanitizer.isUnsafe($0) || $0 == "\""
        })
      else { continue }
      var status = stat()
      let isFolder = stat("\(path)/\(name)", &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
      guard isFolder || isWanted("\(path)/\(name)") else { continue }
      candidates.append(
        Completions.Candidate(head + name + (isFolder ? "/" : ""), display: name + (isFolder ? "/" : "")))
    }
    candidates.sort { $0.text < $1.text }
    let isOneFolder = candidates.count == 1 && candidates[0].text.hasSuffix("/")
    return Completions(start: start, candidates: candidates, suffix: isOneFolder ? "" : " ")
  }

  private func isWanted(_ path: String) -> Bool {
    let isKeptBeside = [".journal", ".history"].contains { path.hasSuffix($0) }
    guard !isKeptBeside else { return false }
    return wanted == .all || FileSystem.isFile(path) && FileStart(path).isText
  }
}
