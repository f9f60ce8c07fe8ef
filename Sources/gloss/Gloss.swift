import ArgumentParser
import Shell

/// `gloss`: without a command it is the prompt.
struct Gloss: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gloss",
    abstract: "Turns articles into a knowledge graph in which every fact keeps the words that support it.",
    usage: """
      gloss [<options>] [<graph>]
      gloss [<options>] <subcommand> …
      """,
    discussion: """
      gloss GRAPH opens the prompt on a graph file; one that does not exist is a new graph. Without GRAPH the graph is \
      in memory only. Where standard input is not a terminal, it is run as a script.

      Options of every command, which may stand before it too:
        --format <format>     How answers are written, one of:
                              \(ResultMode.list).
        --timeout <seconds>   Stop a statement after so many seconds.
        --memory <mib>        Stop a statement when the process takes so much memory.
        --allow <host>        A host that SERVICE may ask.
        --quiet               Leave out reports of changes, counts and notes.
        --no-color            Use no colours.
        --as <name>           Who makes the annotations.

      Of a script, also of one from standard input:
        --keep-going          Report an error and go on with the next statement.
      """,
    version: "0.1.0",
    subcommands: [Prompt.self, Run.self, Query.self, Convert.self, Check.self],
    defaultSubcommand: Prompt.self)
}
