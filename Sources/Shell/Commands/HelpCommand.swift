import Language

struct HelpCommand: DotCommand {
  let name = "help"
  let usage = ".help [NAME]"
  let summary = "this list, or a page about one of it"
  let details = """
    Without a name it lists the statements, the dot commands and the pages of help; with one it shows the page. help
    works without the dot.

        help
        help mark
        .help open
    """
  let arguments: [ArgumentKind] = [.command, .none]

  func run(_ arguments: Arguments, in shell: Shell) throws(Diagnostic) -> Shell.Flow {
    try arguments.expect(0...1, usage: usage)
    guard let word = arguments.words.first else {
      overview(shell)
      return .goOn
    }
    let topic = word.text.hasPrefix(".") ? String(word.text.dropFirst()) : word.text
    // A word with a dot is a command; without, a page of the language comes first.
    if !word.text.hasPrefix("."), let page = HelpPage.named(topic) {
      show(page.text, shell)
    } else if let command = DotCommands.named(topic.lowercased()) {
      shell.out.line(shell.settings.ink.paint(command.usage, .strong))
      shell.out.line()
      show(command.details, shell)
    } else {
      let known = HelpPage.all.map(\.name) + DotCommands.all.map(\.name)
      let close = closest(to: topic, among: known)
      throw Diagnostic(
        "there is no page about \(word.text)", at: word.range, in: arguments.source,
        help: close.isEmpty ? "help lists the pages" : "the closest: \(close.joined(separator: ", "))")
    }
    return .goOn
  }

  private func show(_ text: String, _ shell: Shell) {
    for line in Screen.lines(of: text) {
      shell.out.line(line.hasPrefix("    ") ? shell.settings.ink.paint(line, .help) : line)
    }
  }

  private func overview(_ shell: Shell) {
    let out = shell.out
    func heading(_ text: String) { out.line(shell.settings.ink.paint(text, .strong)) }
    func row(_ name: String, _ summary: String) { out.line("  " + Screen.padded(name, to: 12) + summary) }
    heading("Ask")
    row("?who …", "a pattern: ?who organizer-of ?event (help patterns)")
    row("why", "the same, with the words that support each answer")
    row("count", "how many answers: count PATTERN by ?variable")
    row("facts", "every fact with its quotes; facts without evidence")
    heading("Annotate")
    row("load", "an article: load FILE")
    row("mark", "who and what it names: mark \"words\" as TYPE")
    row("add", "facts, with the words that support them: add S P O from \"words\"")
    row("remove", "facts and their evidence")
    row("type", "and relation: the schema (help schema)")
    heading("Pages (help NAME)")
    for page in HelpPage.all { row(page.name, page.summary) }
    heading("Dot commands (.help NAME)")
    for command in DotCommands.all { row("." + command.name, command.summary) }
  }
}

extension HelpCommand {
  /// The dot command that `help NAME` on a line of its own means, which is no statement of the language.
  static func asCommand(_ source: Source, _ range: SourceRange) -> Bool {
    let words = source.text(range).split(whereSeparator: \.isWhitespace)
    return words.count == 2 && words[0] == "help"
      && words[1].utf8.allSatisfy { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "<") }
  }
}
