import ArgumentParser

/// `gloss`: without a command it is the prompt.
struct Gloss: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gloss",
    abstract: "Turns articles into a knowledge graph in which every fact keeps the words that support it.",
    discussion: """
      gloss [GRAPH] opens the prompt on a graph file; one that does not exist is a new graph. Where standard input is \
      not a terminal, it is run as a script.
      """,
    version: "0.1.0",
    subcommands: [Prompt.self, Run.self, Query.self, Convert.self, Check.self],
    defaultSubcommand: Prompt.self)
}
