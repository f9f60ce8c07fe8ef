import Language
import Terminal

/// Dot commands as candidates.
enum DotWords {
  /// Commands with their dot.
  static func commands(_ word: String) -> [Completions.Candidate] {
    DotCommands.all.filter { Completer.begins("." + $0.name, with: word) }
      .map { Completions.Candidate("." + $0.name, detail: $0.summary) }
  }

  /// Commands without it, as `.help` takes them.
  static func names(_ word: String) -> [Completions.Candidate] {
    let plain = word.hasPrefix(".") ? String(word.dropFirst()) : word
    return DotCommands.all.filter { Completer.begins($0.name, with: plain) }
      .map { Completions.Candidate((word.hasPrefix(".") ? "." : "") + $0.name, detail: $0.summary) }
  }

  /// Commands and pages of help, each name once; which come first depends on the word before.
  static func pages(_ word: String, commandsFirst: Bool) -> [Completions.Candidate] {
    let pages = HelpPage.all.filter { Completer.begins($0.name, with: word) }
      .map { Completions.Candidate($0.name, detail: $0.summary) }
    let statements = Keywords.statements.filter { !word.isEmpty && Completer.begins($0.word, with: word) }
      .map { Completions.Candidate($0.word, detail: $0.summary) }
    let commands = commandsFirst || !word.isEmpty ? names(word) : []
    var seen: Set<String> = []
    return (commandsFirst ? commands + pages : pages + statements + commands).filter {
      seen.insert($0.text).inserted
    }
  }

  /// Those that also work without the dot where a statement may begin.
  static func plain(_ word: String) -> [Completions.Candidate] {
    guard !word.isEmpty else { return [] }
    return Keywords.plainCommands.filter { Completer.begins($0, with: word) }.map {
      Completions.Candidate($0)
    }
  }
}
