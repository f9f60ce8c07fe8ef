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
    // A word with a dot is a command; after .help a command comes first too, and after help a page of the language.
    let isCommand = word.text.hasPrefix(".") || arguments.source.bytes[arguments.nameRange.lower] == 0x2E
    let command = DotCommands.named(topic.lowercased())
    let page = word.text.hasPrefix(".") ? nil : HelpPage.named(topic)
    if let command, isCommand || page == nil {
      shell.out.line(shell.settings.ink.paint(command.usage, .strong))
      shell.out.line()
      show(command.details, shell)
    } else if let page {
      show(page, about: topic.lowercased(), shell)
    } else {
      let known = HelpPage.all.map(\.name) + DotCommands.all.map(\.name) + Keywords.statements.map(\.word)
      let close = closest(to: topic, among: known)
      throw Diagnostic(
        "there is no page about \(word.text)", at: word.range, in: arguments.source,
        help: close.isEmpty ? "help lists the pages" : "the closest: \(close.joined(separator: ", "))")
    }
    return .goOn
  }

  private func show(_ text: String, _ shell: Shell) {
    for line in helpText(shell).lines(of: text) {
      shell.out.line(line.isExample ? shell.settings.ink.paint(line.text, .help) : line.text)
    }
  }

  /// A page; about a statement, how that is written comes first, and of a page about several what is said of it.
  private func show(_ page: HelpPage, about topic: String, _ shell: Shell) {
    guard let statement = Keywords.statements.first(where: { $0.word == topic }) else {
      show(page.text, shell)
      return
    }
    shell.out.line(shell.settings.ink.paint(statement.usage, .strong))
    for line in Screen.wrapped(statement.summary, columns: shell.settings.proseWidth) { shell.out.line(line) }
    shell.out.line()
    let part = page.part(about: topic)
    show(part ?? page.text, shell)
    guard part != nil else { return }
    shell.out.line()
    shell.out.line("The whole page: help \(page.name)")
  }

  private func helpText(_ shell: Shell) -> HelpText { HelpText(columns: min(100, shell.settings.proseWidth)) }

  private func overview(_ shell: Shell) {
    let out = shell.out
    func heading(_ text: String) { out.line(shell.settings.ink.paint(text, .strong)) }
    let text = helpText(shell)
    func row(_ name: String, _ summary: String) { for line in text.row(name, summary) { out.line(line) } }
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
