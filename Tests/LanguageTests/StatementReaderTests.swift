import Language
import Testing

/// How scripts fall into statements and commands.
@Suite struct StatementReaderTests {
  /// The pieces of a script; a command has an exclamation mark in front.
  static func pieces(_ text: String) throws -> [String] {
    let source = Source(name: "test", text: text)
    var reader = StatementReader(source)
    var result: [String] = []
    while let piece = try reader.next() {
      switch piece {
      case .statement(let range): result.append(source.text(range))
      case .command(let range): result.append("!" + source.text(range))
      }
    }
    return result
  }

  static let scripts: [(text: String, pieces: [String])] = [
    ("", []), ("\n  \n# only a comment\n", []), ("\u{FEFF}facts\n", ["facts"]),
    ("a b c\nd e f\n", ["a b c", "d e f"]),
    ("a b c\r\nd e f\r\n\r\nfacts", ["a b c", "d e f", "facts"]),
    ("a b c # note\n# more\nd e f", ["a b c", "d e f"]),
    // The line ends in a semicolon or comma.
    ("add a b c ;\n  d e\nfacts", ["add a b c ;\n  d e", "facts"]),
    ("add a b c ,\n  d # note\nfacts", ["add a b c ,\n  d", "facts"]),
    ("add a b c ; # note\n  d e\nfacts", ["add a b c ; # note\n  d e", "facts"]),
    // A bracket or a quotation mark is open.
    (
      "?x a A . optional {\n ?x p ?y\n} limit 1\nfacts",
      ["?x a A . optional {\n ?x p ?y\n} limit 1", "facts"]
    ),
    ("add a b c from \"one\ntwo\"\nfacts", ["add a b c from \"one\ntwo\"", "facts"]),
    ("mark \"one\ntwo\" as T\nfacts", ["mark \"one\ntwo\" as T", "facts"]),
    ("a b c {|\n d e |}\nfacts", ["a b c {|\n d e |}", "facts"]),
    ("<<( a\nb c )>> d e\nfacts", ["<<( a\nb c )>> d e", "facts"]),
    ("?x p \"\"\"a\nb\"\"\"\nfacts", ["?x p \"\"\"a\nb\"\"\"", "facts"]),
    // It is not yet whole.
    ("?x\np\n?y\nfacts", ["?x\np\n?y", "facts"]),
    ("?x p ?y filter\n(?y > 1)\nfacts", ["?x p ?y filter\n(?y > 1)", "facts"]),
    ("unmark\n\"x\"\nfacts", ["unmark\n\"x\"", "facts"]),
    // A word that is no statement's swallows nothing, nor does what a statement's word or a command follows.
    ("hepl\n quit\n", ["hepl", "!quit"]), ("broken\nadd a b c", ["broken", "add a b c"]),
    ("linda\nspoke-at x\n", ["linda", "spoke-at x"]),
    ("@\"Linda\"\nspoke-at x\n", ["@\"Linda\"\nspoke-at x"]),
    ("mark \"x\" #2\nmark \"y\" as T", ["mark \"x\" #2", "mark \"y\" as T"]),
    ("mark \"x\"\nas T\nfacts", ["mark \"x\"", "as T", "facts"]),
    ("add x\nadd a b c", ["add x", "add a b c"]), ("add x\n.save y\nadd", ["add x", "!.save y", "add"]),
    ("add x\nb c\nfacts", ["add x\nb c", "facts"]), ("remove\nquit", ["remove", "!quit"]),
    ("a b\nfacts", ["a b", "facts"]), ("?x\ntype ?y\nfacts", ["?x\ntype ?y", "facts"]),
    // SPARQL goes on to an empty line when its first line is not whole.
    ("select ?x\nwhere { ?x p ?y }\nlimit 3\n\nfacts", ["select ?x\nwhere { ?x p ?y }\nlimit 3", "facts"]),
    ("select ?x { ?x p ?y }\nfacts", ["select ?x { ?x p ?y }", "facts"]),
    ("select ?x {\n?x p ?y }\norder by ?x", ["select ?x {\n?x p ?y }\norder by ?x"]),
    ("prefix a: <b>\nask { a:b a:c ?x }\n\nfacts", ["prefix a: <b>\nask { a:b a:c ?x }", "facts"]),
    ("clear all ;\ndrop all\n\nfacts", ["clear all ;\ndrop all", "facts"]),
    ("add <a>\nto <b>\nfacts", ["add <a>\nto <b>\nfacts"]),
    // An empty line always ends a statement.
    ("a b\n\nfacts", ["a b", "facts"]), ("add a b c ;\n \t\nfacts", ["add a b c ;", "facts"]),
    ("?x p (\n\nfacts", ["?x p (", "facts"]), ("?x p \"one\n\nfacts", ["?x p \"one", "facts"]),
    ("select ?x {\n\nfacts", ["select ?x {", "facts"]),
    ("a b c ;\r\n\r\nfacts", ["a b c ;", "facts"]),
    // Commands.
    (".open graphs/a.json\nfacts\n  .save  \n", ["!.open graphs/a.json", "facts", "!.save"]),
    ("help\nQuit\n exit \nhelp me out", ["!help", "!Quit", "!exit", "help me out"]),
    (".\n.5 a b", ["!.", ".5 a b"]), ("add a b c ;\n.save x\n", ["add a b c ;\n.save x"]),
    // `#N` after quoted words is an occurrence; elsewhere it begins a comment.
    ("mark \"x\" #2 as T\nfacts", ["mark \"x\" #2 as T", "facts"]),
    ("add a b c from \"x\" #2,\n \"y\"\nfacts", ["add a b c from \"x\" #2,\n \"y\"", "facts"]),
    ("add a b \"x\" #2,\n facts", ["add a b \"x\"", "facts"]),
    // A path is not cut into tokens.
    ("load it's#1(.txt\nfacts", ["load it's#1(.txt", "facts"]),
    ("load \"a b.txt\" as x\nfacts", ["load \"a b.txt\" as x", "facts"]),
    ("article o'brien\nfacts", ["article o'brien", "facts"]),
    ("load\nx.txt\nfacts", ["load\nx.txt", "facts"]),
    // An error ends with its line.
    ("a b c d )\nfacts", ["a b c d )", "facts"]),
  ]

  @Test(arguments: scripts)
  func splits(text: String, pieces: [String]) throws {
    #expect(try Self.pieces(text) == pieces)
  }

  @Test(arguments: [
    ("", Completeness.empty), ("  \n", .empty), ("# note", .empty), ("a b c", .complete),
    ("a b c .", .complete),
    ("a b", .incomplete), ("?x", .incomplete), ("a b c ;", .incomplete), ("a b c ;\n", .incomplete),
    ("a b c ;\n\n", .complete), ("a b c ,", .incomplete), ("?x p (", .incomplete), ("?x p \"a", .incomplete),
    ("?x p @\"a", .incomplete), ("?x p \"a\n\n", .complete), ("add a b c from \"one\n", .incomplete),
    ("select ?x", .incomplete), ("select ?x { }", .complete), ("select ?x\n{ }", .incomplete),
    ("select ?x\n{ }\n\n", .complete), ("prefix a: <b>", .incomplete), (".save", .complete),
    ("help", .complete),
    ("helper", .complete), ("hepl", .complete), ("suggest", .complete), ("accept 1", .complete),
    ("a b c d )", .complete), ("mark \"x\"", .complete), ("mark \"x", .incomplete),
    ("mark \"x\" as", .incomplete),
    ("mark \"x\" #2 as T", .complete),
    ("load", .incomplete), ("load a(b", .complete), ("facts without", .incomplete),
    ("a b c\nd e", .incomplete),
    ("a b c\n.save", .complete), ("add a b c from \"x\",", .incomplete), ("a b c\r\n", .complete),
  ])
  func isWhole(text: String, expected: Completeness) {
    #expect(completeness(of: text) == expected)
  }

  /// Whatever the pieces are, they come in order, apart, and hold everything but white space and comments.
  @Test func manyStatementsInOneParagraph() throws {
    let text = String(repeating: "add a b c ; d e\n", count: 3_000)
    #expect(try Self.pieces(text).count == 3_000)
  }
}
