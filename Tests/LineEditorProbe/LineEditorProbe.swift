import Glibc
import Terminal

/// A small host of the line editor for its tests: it says what `read()` returned, a line each, as escaped text.
///
/// A text is whole unless it has more opening than closing brackets. TAB knows a few words. `sleep` runs until it is
/// interrupted, and `long` shows a thousand rows through the pager.
@main
struct LineEditorProbe {
  static func main() {
    if CommandLine.arguments.dropFirst().first == "append" {
      append(CommandLine.arguments.dropFirst(2).map { $0 })
      return
    }
    let editor = LineEditor(program: "probe", historyFile: environmentValue("PROBE_HISTORY"))
    editor.prompt = environmentValue("PROBE_PROMPT") ?? editor.style.apply(.green, to: "probe>") + " "
    editor.isComplete = { text in
      text.utf8.reduce(0) { $0 + ($1 == UInt8(ascii: "(") ? 1 : $1 == UInt8(ascii: ")") ? -1 : 0) } <= 0
    }
    editor.continuationHint = environmentValue("PROBE_HINT")
    editor.complete = { text, cursor in completions(of: text, at: cursor) }
    editor.willTerminate = { signal in write("terminated by \(signal)\n") }
    while true {
      switch editor.read() {
      case .text("sleep"): sleepUntilInterrupted()
      case .text("long"): Pager.show((1...1000).map { "row \($0)\n" }.joined())
      case .text(let text): write("read <\(Sanitizer.visible(text))> of \(text.utf8.count) bytes\n")
      case .interrupted: write("interrupted\n")
      case .endOfInput:
        write("end of input\n")
        return
      }
    }
  }

  /// `append FILE NAME COUNT`: adds statements to a history.
  static func append(_ arguments: [String]) {
    var history = History(path: arguments[0])
    do {
      for number in 0..<(Int(arguments[2]) ?? 0) { try history.add("\(arguments[1]) \(number)") }
    } catch {
      write(error.message + "\n")
      exit(1)
    }
  }

  static let words = [
    Completions.Candidate("organizer-of", detail: "12"), Completions.Candidate("organization", detail: "7"),
    Completions.Candidate("spoke-at", detail: "3"), Completions.Candidate("Łódź", detail: "City"),
  ]

  static func completions(of text: String, at cursor: Int) -> Completions {
    let before = Array(text.utf8)[..<cursor]
    let start = before.lastIndex { $0 == 0x20 || $0 == 0x0A }.map { $0 + 1 } ?? 0
    let word = before[start...]
    if word.starts(with: "many".utf8) {
      let many = (100..<400).map { Completions.Candidate("many-\($0)") }
      return Completions(start: start, candidates: many.filter { $0.text.utf8.starts(with: word) })
    }
    return Completions(start: start, candidates: words.filter { $0.text.utf8.starts(with: word) })
  }

  static func sleepUntilInterrupted() {
    let flag = Flag()
    Interruption.during(cancel: flag.raise) {
      write("sleeping\n")
      while !flag.isRaised { usleep(1000) }
    }
    write("cancelled\n")
  }

  static func write(_ text: String) {
    print(text, terminator: "")
    fflush(nil)
  }
}
