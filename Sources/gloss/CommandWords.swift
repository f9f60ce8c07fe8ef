import ArgumentParser
import Language
import Shell
import Workspace

/// The words of the command line, brought into the order that the commands take: options that stand before a command
/// go behind it. What can only be a slip is refused before it is taken for a graph's name.
struct CommandWords {
  /// The words as the commands take them.
  let arguments: [String]

  /// The commands, as they are typed.
  private static let commands = ["run", "query", "convert", "check", "help"]
  /// The options of every command that take a value.
  private static let withValue: Set = ["--format", "--timeout", "--memory", "--allow", "--as"]
  /// Those that take none.
  private static let flags: Set = ["--quiet", "--no-color", "--keep-going"]

  init(_ words: [String]) throws {
    let count = CommandWords.leadingOptions(of: words)
    let options = words[..<count]
    let rest = words[count...]
    if let word = rest.first, word == "-e" || word.hasPrefix("-e") && !word.hasPrefix("--") {
      throw ValidationError("-e is an option of query: gloss query -e STATEMENT --data FILE")
    }
    guard let word = rest.first, !word.hasPrefix("-") else {
      arguments = words
      return
    }
    if CommandWords.commands.contains(word) {
      arguments = [word] + options + rest.dropFirst()
      return
    }
    try CommandWords.refuseUnknown(word, hasMore: rest.dropFirst().contains { !$0.hasPrefix("-") })
    arguments = words
  }

  /// How many of the first words are options of every command, with their values.
  private static func leadingOptions(of words: [String]) -> Int {
    var count = 0
    while count < words.count {
      let name = words[count].split(separator: "=", maxSplits: 1).first.map(String.init) ?? ""
      if flags.contains(words[count]) {
        count += 1
      } else if withValue.contains(name) {
        count += name == words[count] ? 2 : 1
      } else {
        break
      }
    }
    return min(count, words.count)
  }

  /// Refuses a word that is no file and can only be meant as a command.
  private static func refuseUnknown(_ word: String, hasMore: Bool) throws {
    let isFileName = word.contains(".") || word.contains("/")
    guard !isFileName, !FileSystem.exists(word), !FileSystem.exists(word + ".journal") else { return }
    let close = closest(to: word, among: commands)
    guard !close.isEmpty || hasMore || ["diff", "merge", "agree"].contains(word) else { return }
    throw ValidationError(
      "there is no command \(word)"
        + (close.first.map { "; did you mean \($0)? To begin a graph of that name: gloss ./\(word)" } ?? ""))
  }
}
