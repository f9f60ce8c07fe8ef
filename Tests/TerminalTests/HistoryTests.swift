import Glibc
import PseudoTerminals
import Terminal
import Testing

@Suite("History") struct HistoryTests {
  @Test(
    "What is kept",
    arguments: [
      ("a b", "a b"), ("a\nb\n\n", "a\nb"), (" secret", nil), ("", nil), ("\n \n", nil), ("a  ", "a"),
    ] as [(String, String?)])
  func kept(text: String, expected: String?) {
    #expect(History.kept(text) == expected)
  }

  @Test("A statement stands once, where it stood last")
  func distinct() throws {
    var history = History(path: nil)
    for text in ["a", "b", "a", "a", " c", "e\u{301}", "é"] { try history.add(text) }
    #expect(history.entries.map { Array($0.utf8) } == ["b", "a", "e\u{301}", "é"].map { Array($0.utf8) })
  }

  @Test("Statements survive in the file as they were, in folders made for it")
  func file() throws {
    let folder = try Folder()
    let path = "\(folder.path)/state/gloss/history"
    let texts = ["select ?x\nwhere { \"quoted\\\" }", "tab\there", "é 東京 🎉", "bell\u{7}\u{1F}"]
    var history = History(path: path)
    for text in texts { try history.add(text) }
    #expect(history.entries == texts)
    var again = History(path: path)
    try again.refresh()
    #expect(again.entries == texts)
    var status = stat()
    #expect(stat(path, &status) == 0 && status.st_mode & 0o777 == 0o600)
  }

  @Test("Sessions side by side see each other's statements")
  func shared() throws {
    let folder = try Folder()
    var one = History(path: "\(folder.path)/history")
    var two = History(path: "\(folder.path)/history")
    try one.add("first")
    try two.add("second")
    try one.refresh()
    #expect(one.entries == ["first", "second"])
    try two.add("first")
    try one.refresh()
    #expect(one.entries == ["second", "first"])
  }

  @Test("Lines that cannot be read are passed over and stay; a torn last line does not spoil the next")
  func corrupt() throws {
    let folder = try Folder()
    let path = "\(folder.path)/history"
    let lines = [
      "{\"at\":1,\"text\":\"good\"}", "not JSON", "{\"text\":5}", "{\"text\":\"a\\ud83c\\udf89b\"}", "{}", "",
      "{\"text\":\"bad escape \\x\"}", "{\"text\":\"lone \\ud83c\"}",
      "{\"at\":null,\"other\":true,\"text\":\"also\"} ",
      "{\"text\":\"trailing\"} x", "{\"torn\":\"",
    ]
    try folder.write(lines.joined(separator: "\n"), to: "history")
    var history = History(path: path)
    try history.refresh()
    #expect(history.entries == ["good", "a🎉b", "also"])
    try history.add("next")
    #expect(history.entries == ["good", "a🎉b", "also", "next"])
    let bytes = try folder.read("history")
    #expect(bytes.hasPrefix(lines.joined(separator: "\n") + "\n{\"at\":"))
    #expect(bytes.hasSuffix("\"text\":\"next\"}\n"))
  }

  @Test("A file that cannot be written is an error that names it")
  func errors() throws {
    let folder = try Folder()
    try folder.write("", to: "file")
    var history = History(path: "\(folder.path)/file/history")
    #expect(throws: HistoryError.self) { try history.add("x") }
    var directory = History(path: folder.path)
    let error = #expect(throws: HistoryError.self) { try directory.add("x") }
    #expect(error?.path == folder.path && error?.code == EISDIR)
    #expect(error?.message.contains("Is a directory") == true)
  }

  @Test("Processes that append at the same time lose nothing")
  func concurrent() throws {
    let folder = try Folder()
    let path = "\(folder.path)/history"
    let probe = try #require(builtProgram("line-editor-probe"))
    var children: [pid_t] = []
    for name in ["x", "y", "z"] {
      let arguments: [String] = [probe, "append", path, name, "200"]
      let words = arguments.map { strdup($0) }
      defer { for word in words { free(word) } }
      var child: pid_t = 0
      #expect(posix_spawn(&child, probe, nil, nil, words + [nil], environ) == 0)
      children.append(child)
    }
    for child in children {
      var status: Int32 = -1
      #expect(waitpid(child, &status, 0) == child && status == 0)
    }
    var history = History(path: path)
    try history.refresh()
    #expect(history.entries.count == 600)
    for name in ["x", "y", "z"] {
      #expect(history.entries.filter { $0.hasPrefix(name) } == (0..<200).map { "\(name) \($0)" })
    }
  }
}
