import Language
import Testing

/// What completion offers: the cursor stands at the bar.
@Suite struct ExpectationTests {
  static let cases: [(text: String, position: Language.Expectation.Position, word: String)] = [
    ("|", .statementStart, ""), ("ma|", .statementStart, "ma"), ("a b c\nma|", .statementStart, "ma"),
    ("?x |", .predicate, ""), ("?x loc|", .predicate, "loc"), ("?x p ?y ; |", .predicate, ""),
    ("?x p/|", .predicate, ""), ("?x p/lo|", .predicate, "lo"), ("?x ^lo|", .predicate, "lo"),
    ("?x schema:w|", .predicate, "schema:w"), ("?x p |", .entity, ""), ("?x p eu|", .entity, "eu"),
    ("?x p y , |", .entity, ""), ("add x p y . |", .entity, ""), ("?x a |", .type, ""),
    ("?x a Ra|", .type, "Ra"),
    ("?x a/subclass-of* Ra|", .type, "Ra"), ("mark \"x\" as |", .type, ""),
    ("mark \"x\" as Pe|", .type, "Pe"),
    ("mark \"x\" #2 = |", .entity, ""), ("mark \"x\" = li|", .entity, "li"), ("type Rally < |", .type, ""),
    ("type Rally < Ev|", .type, "Ev"), ("relation p : |", .type, ""), ("relation p : A -> E|", .type, "E"),
    ("relation |", .predicate, ""), ("merge |", .entity, ""), ("merge a into |", .entity, ""),
    ("?x p ?|", .variable, "?"), ("?x p ?wh|", .variable, "?wh"), ("?x p ?y order by |", .expression, ""),
    ("count ?x p ?y by |", .variable, ""), ("?x p ?y filter (|", .expression, ""),
    ("?x p ?y filter (str|", .expression, "str"), ("?x p @|", .label(""), "@"),
    ("?x p @Fo|", .label("Fo"), "@Fo"),
    ("?x p @\"Fort W|", .label("Fort W"), "@\"Fort W"), ("merge @\"Li|", .label("Li"), "@\"Li"),
    ("?x p %|", .parameter, "%"), ("?x p %la|", .parameter, "%la"), ("load |", .file, ""),
    ("load exa|", .file, "exa"), ("load examples/it's|", .file, "examples/it's"),
    ("load \"my f|", .file, "my f"),
    ("load a.txt as |", .articleName, ""), ("article |", .articleName, ""),
    ("article eu|", .articleName, "eu"),
    ("add a b c from \"x\" in |", .articleName, ""), ("add a b c from \"x\" in eu|", .articleName, "eu"),
    ("add a b c fr|", .keyword, "fr"), ("?x p ?y |", .keyword, ""), ("facts |", .keyword, ""),
    ("facts wi|", .keyword, "wi"), ("merge a |", .keyword, ""), (".sa|", .command, ".sa"),
    (".open gr|", .argument("open"), "gr"), (".open a b|", .argument("open"), "b"),
    ("?x p \"abc|", .none, "\"abc"),
    ("mark \"abc|", .none, "\"abc"), ("a b c # no|", .none, ""), ("?x p <ab|", .none, "ab"),
    ("a b c ) |", .none, ""),
    ("?x p ?y limit |", .none, ""), ("select ?x where { ?x |", .predicate, ""), ("select |", .variable, ""),
    ("add a b c ;\n  |", .predicate, ""),
  ]

  @Test(arguments: cases)
  func expects(text: String, position: Language.Expectation.Position, word: String) throws {
    let parts = text.split(separator: "|", omittingEmptySubsequences: false)
    let before = String(parts[0])
    let offset = before.utf8.count
    let found = expectation(in: before + " trailing", at: offset)
    #expect(found.position == position)
    #expect(Source(name: "test", text: before).text(SourceRange(found.wordStart, offset)) == word)
  }

  @Test(arguments: [
    ("mark \"x\" ", ["#N", "as", "="]), ("facts ", ["without"]), ("merge a ", ["into"]),
    ("add a b c ", ["~", "{|", ",", ";", ".", "from"]), ("count ?x p ?y ", ["by"]),
    ("?x p ?y ", ["optional", "order", "limit"]),
    ("load x ", ["as"]), ("select * ", ["from", "where", "{"]),
  ])
  func offersKeywords(text: String, keywords: [String]) {
    let found = expectation(in: text, at: text.utf8.count).keywords
    for keyword in keywords { #expect(found.contains(keyword)) }
  }

  @Test func collectsVariables() {
    let text = "?who organizer-of ?event . ?event located-in ?city . ?who ?"
    #expect(expectation(in: text, at: text.utf8.count).variables == ["who", "event", "city"])
    #expect(expectation(in: "a ?b c\n?x ", at: 10).variables == ["x"])
  }
}
