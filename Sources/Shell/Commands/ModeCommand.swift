import Language

struct ModeCommand: DotCommand {
  let name = "mode"
  let usage = ".mode [MODE]"
  let summary = "how answers are written: table, json, csv, …; without a name, say which it is"
  var details: String {
    """
    Sets how answers are written. table, markdown and line are for people; json, csv, tsv and xml are exactly the
    formats of SPARQL's results; nt, nq, ttl and trig write triples, of CONSTRUCT, DESCRIBE and facts.

    The modes: \(ResultMode.list)

        .mode csv
    """
  }
  var arguments: [ArgumentKind] { [.words(ResultMode.allCases.map(\.rawValue)), .none] }

  func run(_ arguments: Arguments, in shell: Shell) throws(Diagnostic) -> Shell.Flow {
    try arguments.expect(0...1, usage: usage)
    guard let word = arguments.words.first else {
      shell.out.line(shell.settings.mode.rawValue)
      return .goOn
    }
    guard let mode = ResultMode(rawValue: word.text) else {
      let close = closest(to: word.text, among: ResultMode.allCases.map(\.rawValue))
      throw Diagnostic(
        "there is no mode \(word.text)", at: word.range, in: arguments.source,
        help: (close.isEmpty ? "" : "the closest: \(close.joined(separator: ", ")); ")
          + "the modes: \(ResultMode.list)")
    }
    shell.settings.mode = mode
    return .goOn
  }
}
