import Glibc
import PseudoTerminals
import Testing

/// The README opens with a session. What it shows is what happens.
struct ReadmeTests {
  @Test func theSessionIsWhatReallyHappens() throws {
    let root = #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined()
    let readme = try #require(text(of: "\(root)/README.md"))
    let block = try #require(readme.components(fencedBy: "```").first)
    var lines = block.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let command = lines.removeFirst()
    try #require(command.hasPrefix("$ gloss "))
    let desk = try Desk([String(command.dropFirst("$ gloss ".count))], columns: 130, rows: 120)
    symlink("\(root)/examples", "\(desk.folder)/examples")
    for line in lines where line.hasPrefix("gloss> ") {
      let statement = String(line.dropFirst("gloss> ".count))
      desk.terminal.type(statement)
      try desk.terminal.waitForLastLine(line)
      desk.terminal.type("\r")
      try desk.terminal.waitForLastLine("gloss>")
    }
    let shown = desk.transcript.split(separator: "\n", omittingEmptySubsequences: false).map {
      withoutTime(String($0))
    }
    let expected = lines.map(withoutTime)
    #expect(Array(shown.prefix(expected.count)) == expected)
  }

  /// A line without the milliseconds behind a count, which no two runs share.
  private func withoutTime(_ line: String) -> String {
    guard line.hasSuffix(" ms)"), let open = line.lastIndex(of: "(") else {
      return line.replacingTrailingSpaces()
    }
    return String(line[..<open]) + "(… ms)"
  }

  private func text(of path: String) -> String? {
    guard let file = fopen(path, "r") else { return nil }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 1 << 20)
    return String(decoding: bytes[..<fread(&bytes, 1, bytes.count, file)], as: UTF8.self)
  }
}

extension String {
  /// The blocks between lines that are just the fence.
  fileprivate func components(fencedBy fence: String) -> [String] {
    var blocks: [[Substring]] = []
    var isInside = false
    for line in split(separator: "\n", omittingEmptySubsequences: false) {
      if line == fence {
        isInside.toggle()
        if isInside { blocks.append([]) }
      } else if isInside {
        blocks[blocks.count - 1].append(line)
      }
    }
    return blocks.map { $0.joined(separator: "\n") }
  }

  fileprivate func replacingTrailingSpaces() -> String {
    var text = self[...]
    while text.last == " " { text = text.dropLast() }
    return String(text)
  }
}
