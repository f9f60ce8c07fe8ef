import Language
import Testing

/// What is no statement: the kind of the error, the text that it points at, and the hint.
@Suite struct SyntaxErrorTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let text: String
    let kind: SyntaxError.Kind
    /// The text of the error's range.
    let place: String
    var hint: SyntaxError.Hint?
    var testDescription: String { text.debugDescription }

    init(_ text: String, _ kind: SyntaxError.Kind, at place: String = "", hint: SyntaxError.Hint? = nil) {
      self.text = text
      self.kind = kind
      self.place = place
      self.hint = hint
    }
  }

  static func unexpected(_ text: String, _ found: String, hint: SyntaxError.Hint? = nil) -> Case {
    Case(text, .unexpected(found), at: found, hint: hint)
  }

  static let slips: [Case] = [
    unexpected("?x p ?y ?z q r", "?z", hint: .missingPeriod),
    unexpected("?x p c d", "d", hint: .severalWords),
    unexpected("a b c d", "d", hint: .patternShape),
    unexpected("what is the capital", "capital", hint: .questionAsPattern),
    unexpected("rome is the capital", "capital", hint: .patternShape),
    unexpected("linda p c . d e @x f", "f", hint: .missingPeriod),
    unexpected("select * { ?x p ?y ?z q r }", "?z", hint: .missingPeriod),
    unexpected("?x p ?y filter ?y > 3", "?y", hint: .parenthesesAround("the condition")),
    unexpected("?x p ?y filter strlen ?y", "?y", hint: .parenthesesAround("the arguments")),
    unexpected("?x p ?y order by desc ?y", "?y", hint: .parenthesesAround("what to order by")),
    unexpected("?x p ?y filter (?y > 3 and 1)", "and", hint: .operatorSpelling(written: "and", meant: "&&")),
    unexpected("?x p ?y filter (?x or ?y)", "or", hint: .operatorSpelling(written: "or", meant: "||")),
    unexpected("?x p ?y filter (?y == 3)", "=", hint: .operatorSpelling(written: "==", meant: "=")),
    unexpected("filter (not bound(?x))", "bound", hint: .operatorSpelling(written: "not", meant: "!")),
    unexpected("order a Thing", "order", hint: .keywordAsName("order")),
    unexpected("x a Thing . limit a b", "a", hint: .keywordAsName("limit")),
    unexpected("?who p ?event limit x", "x", hint: .takesNumber("limit")),
    unexpected("?who p ?event limit ?x", "?x", hint: .takesNumber("limit")),
    unexpected("?who p ?event limit 1 offset x", "x", hint: .takesNumber("offset")),
    unexpected("facts limit 3", "limit", hint: .takesWithoutEvidence),
    unexpected("mark \"x\" Person", "Person", hint: .sayWhatItIs),
    unexpected("optional a b", "a", hint: .bracketsAfter("optional", "{ … }")),
    unexpected("filter a b", "a", hint: .keywordAsName("filter")),
    unexpected("graph a Thing", "Thing", hint: .bracketsAfter("graph", "NAME { … }")),
    unexpected("values a Thing", "a", hint: .keywordAsName("values")),
    unexpected("bind a Thing", "a", hint: .bracketsAfter("bind", "(… as ?x)")),
    unexpected("?x p ?y optional ?x q ?z", "?x", hint: .bracketsAfter("optional", "{ … }")),
    unexpected("?x p ?y where ?y > 3", "where", hint: .filterCondition),
    unexpected("?x p ?y (?y > 3)", "(", hint: .filterCondition),
    unexpected("?x a Rally, p ?y", "?y", hint: .semicolonBeforeRelation),
    unexpected("?x p ?y order by name", "name", hint: .keysShape),
    unexpected("?x p ?y order ?x", "?x", hint: .statementWord("order", closest: ["order by"])),
    unexpected(
      "?x p ?y optionl { ?x q ?z }", "optionl", hint: .statementWord("optionl", closest: ["optional"])),
    unexpected("?x p ?y filer (?y > 3)", "filer", hint: .statementWord("filer", closest: ["filter"])),
    unexpected("?x p ?y oder by ?x", "oder", hint: .statementWord("oder", closest: ["order by"])),
    unexpected("?x p ?y top 3", "top", hint: .statementWord("top", closest: ["limit"])),
    unexpected(
      "?x p ?y filter isIRI(?x) and ?y", "and", hint: .operatorSpelling(written: "and", meant: "&&")),
    unexpected(
      "?x p ?y filter (?y > 3) or (?y < 1)", "or", hint: .operatorSpelling(written: "or", meant: "||")),
    unexpected("count distinct ?x p ?y", "distinct", hint: .countDistinctForm),
    unexpected("count(?x p ?y)", "(", hint: .countForm),
    unexpected("count (?x p ?y) by ?x", "(", hint: .countForm),
    unexpected("sum ?n ?x p ?n", "p", hint: .aggregateForm("sum")),
    unexpected("select (count(?x)) { ?x p ?y }", ")", hint: .nameTheValue),
    unexpected("describe where { ?x p ?y }", "where"),
    unexpected("drop graph all", "all", hint: .keywordAsName("all")),
    unexpected("copy all to <g>", "all", hint: .keywordAsName("all")),
    Case("count ?x p ?y group by ?x", .unexpected("group"), at: "group", hint: .countBy),
    Case(
      "slect ?x where { ?x p ?y }", .unknownStatement("slect"), at: "slect",
      hint: .statementWord("slect", closest: ["select"])),
    Case("?x p ?y . located-in ?z", .unexpectedEnd, hint: .semicolonForSubject),
    Case("count located-in ?x", .unexpectedEnd, hint: .keywordAsName("count")),
    Case(
      "select ?x { ?x p ?y filter (?y > 3 }", .unexpected("}"), at: "}",
      hint: .unclosed("(", SourceRange(27, 28))),
    Case("filter (upper(?x) = 1)", .unknownFunction("upper", closest: ["ucase"]), at: "upper"),
    unexpected("?x p ?y group a Band", "a", hint: .keywordAsName("group")),
    unexpected("?x p ?y filter (year = 3)", "=", hint: .keywordAsName("year")),
    unexpected("exists { ?x p ?y }", "exists", hint: .writeFilterExists),
    unexpected("why select ?x { }", "select", hint: .keywordAsName("select")),
    unexpected("merge \"Linda\" into x", "\"Linda\"", hint: .entityLabel("Linda")),
    unexpected("mark \"x\" = \"Linda\"", "\"Linda\"", hint: .entityLabel("Linda")),
    Case(
      "marck \"x\" as Person", .unknownStatement("marck"), at: "marck",
      hint: .statementWord("marck", closest: ["mark"])),
    Case("hepl", .unknownStatement("hepl"), at: "hepl", hint: .statementWord("hepl", closest: ["help"])),
    Case("broken\nadd a b c", .unknownStatement("broken"), at: "broken"),
    Case("suggest", .unknownStatement("suggest"), at: "suggest", hint: .notInThisVersion("suggest")),
    Case("accept 1", .unknownStatement("accept"), at: "accept", hint: .notInThisVersion("accept")),
    Case("reject 2", .unknownStatement("reject"), at: "reject", hint: .notInThisVersion("reject")),
    Case("undo 2", .unknownStatement("undo"), at: "undo"),
    unexpected("laod examples/x.txt", ".", hint: .statementWord("laod", closest: ["load"])),
    unexpected("ad rally-eugene located-in eugene", "eugene", hint: .statementWord("ad", closest: ["add"])),
    unexpected("mark Linda as Person", "Linda", hint: .quoteNeeded),
    unexpected("add a b c from words", "words", hint: .quoteNeeded),
    unexpected("?x p 2018rally", "rally", hint: .nameBeginsWithLetter),
    Case("2018-rally a Rally", .literalSubject, at: "2018", hint: .nameBeginsWithLetter),
    Case(
      "\"Linda Mills\" spoke-at x", .literalSubject, at: "\"Linda Mills\"", hint: .entityLabel("Linda Mills")),
    Case("add \"Linda\" spoke-at x", .literalSubject, at: "\"Linda\"", hint: .entityLabel("Linda")),
    Case("optional { true p x }", .literalSubject, at: "true", hint: .nameBeginsWithLetter),
    Case("mark “Linda” as Person", .strayCharacter("“"), at: "“", hint: .straightQuotes),
    Case("prefix ex: <x>", .prologueAlone, hint: .keepPrefix),
    Case("?x p ( 1 2", .unexpectedEnd, hint: .unclosed("(", SourceRange(5, 6))),
    Case("select * { ?x p ?y", .unexpectedEnd, hint: .unclosed("{", SourceRange(9, 10))),
  ]

  static let plain: [Case] = [
    Case("", .unexpectedEnd), Case("?x", .unexpectedEnd), Case("?x p", .unexpectedEnd),
    Case("mark \"x\"", .unexpectedEnd, hint: .sayWhatItIs),
    Case("mark \"x\" #2", .unexpectedEnd, hint: .sayWhatItIs),
    Case("mark \"\" as City", .emptyQuote, at: "\"\""),
    Case("add a b c from \" \"", .emptyQuote, at: "\" \""), Case("claim a b c", .unexpectedEnd),
    Case("article", .unexpectedEnd),
    Case("load", .unexpectedEnd), Case("add", .unexpectedEnd), Case("count", .unexpectedEnd),
    Case("select ?x", .unexpectedEnd),
    Case("?x p \"abc", .unterminatedString, at: "\"abc"),
    Case("?x p \"abc\nmore", .unterminatedString, at: "\"abc"),
    Case("?x p @\"abc", .unterminatedString, at: "@\"abc"),
    Case("load \"abc", .unterminatedString, at: "\"abc"),
    Case("?x p \"ab\nc\"", .lineBreakInString, at: "\"ab"),
    Case("?x p @\"ab\nc\"", .lineBreakInString, at: "@\"ab"),
    Case("?x p \"a\\qb\"", .invalidEscape("\\q"), at: "\\q"),
    Case("?x p \"\\u12\"", .invalidEscape("\\u12"), at: "\\u12"),
    Case("?x p \"\\uD800\"", .invalidCodePoint("\\uD800"), at: "\\uD800"),
    Case("?x p <\\uDFFF>", .invalidCodePoint("\\uDFFF"), at: "\\uDFFF"),
    Case("?x p \"\\U00110000\"", .invalidCodePoint("\\U00110000"), at: "\\U00110000"),
    Case("?x p <a b>", .invalidIRI, at: "<a"),
    Case("?x p <\\u0020>", .invalidIRI, at: "<\\u0020>"),
    Case("?x p <http://a", .invalidIRI, at: "<http://a"),
    Case("?x p \"a\"@en--foo", .invalidLanguageTag("@en--foo"), at: "@en--foo"),
    Case("?x p \"a\"@é", .invalidLanguageTag("@é"), at: "@é"),
    Case("?x p ?y \u{0} z", .strayCharacter("\0"), at: "\0"),
    Case("?x p ?y & z", .strayCharacter("&"), at: "&"),
    Case("@ p x", .strayCharacter("@"), at: "@"),
    Case("$ p x", .strayCharacter("$"), at: "$"),
    Case("_x p y", .strayCharacter("_"), at: "_"),
    Case("add x p+ y", .pathNotAllowed, at: "+"),
    Case("add x ^p y", .pathNotAllowed, at: "^"),
    Case("insert data { a b/c d }", .pathNotAllowed, at: "/"),
    Case("?x p+ ?y {| q r |}", .annotationOnPath, at: "{|"),
    Case("?x p/q ?y ~ r", .annotationOnPath, at: "~"),
    Case(
      "filter (strlength(?x))", .unknownFunction("strlength", closest: ["strlen", "strlang"]), at: "strlength"
    ),
    Case("filter fo(?x)", .unknownFunction("fo", closest: []), at: "fo"),
    Case(
      "filter (strlen(?x, ?y))", .wrongArgumentCount(function: "STRLEN", expected: 1...1, found: 2),
      at: "strlen(?x, ?y)"),
    Case("mark \"x\" #0 as T", .invalidSpan("#0"), at: "#0"),
    Case("mark 9-3 as T", .invalidSpan("9-3"), at: "9-3"),
    Case(
      "?x p ?y limit 99999999999999999999", .numberTooLarge("99999999999999999999"),
      at: "99999999999999999999"),
    Case("values (?a ?b) { (1) }", .wrongRowLength(expected: 2, found: 1), at: "(1)"),
    Case("values (?a ?a) { (1 2) }", .duplicateVariable("a"), at: "?a"),
    Case("filter (_:b = 1)", .termNotAllowed("a blank node", in: "an expression"), at: "_:b"),
    Case(
      "filter (<<( 1 q r )>> = ?x)", .termNotAllowed("1", in: "a triple term of an expression"), at: "1"),
    unexpected("name x = y", "y"), unexpected("name x <y>", "<y>"), unexpected("bind (1 as x)", "x"),
    unexpected("filter (?x in 1)", "1"), unexpected("a b c )", ")"), unexpected("?x a A . ) ", ")"),
    unexpected("type < A", "<"), unexpected("relation : A", "A"), unexpected("facts without proof", "proof"),
    unexpected("rename a b c", "c"), unexpected("with <g> select", "select"), unexpected("mark 9 as T", "as"),
    unexpected("select ?x where { ?x p ?y } limit 1 foo", "foo"),
  ]

  @Test(arguments: slips + plain)
  func says(_ test: Case) throws {
    let error = try #require(syntaxError(test.text))
    let source = Source(name: "test", text: test.text)
    #expect(error.kind == test.kind)
    #expect(source.text(error.range) == test.place)
    #expect(error.hint == test.hint)
    #expect(!error.message.isEmpty)
    #expect((error.help != nil) || test.hint == nil)
    #expect(!error.message.unicodeScalars.contains { $0.properties.generalCategory == .control })
  }

  /// Plain SPARQL has neither names nor labels nor parameters.
  @Test(arguments: [
    ("SELECT * { ?x located-in ?y }", "located"), ("SELECT * { ?x :p @\"Eugene\" }", "@\"Eugene\""),
    ("SELECT * { ?x :p @Eugene }", "@Eugene"), ("SELECT * { ?x :p %last }", "%last"),
    ("SELECT * { eugene :p ?x }", "eugene"), ("SELECT * { ?x :p :q FILTER(?x = eugene) }", "eugene"),
  ])
  func refusesExtensionsInSPARQL(text: String, found: String) throws {
    let error = try #require(syntaxError(text, mode: .sparqlQuery))
    #expect(error.kind == .notInSPARQL(found))
    #expect(Source(name: "test", text: text).text(error.range) == found)
    #expect(syntaxError(text) == nil)
  }

  @Test func listsWhatCouldStand() throws {
    let error = try #require(syntaxError("?x p ?y }"))
    #expect(error.expected.prefix(3) == ["`.`", "`;`", "`,`"])
    #expect(error.expected.contains("`optional`"))
    let type = try #require(syntaxError("mark \"x\" as"))
    #expect(type.expected == ["a type"])
    #expect(type.message == "the statement is not complete; expected a type")
  }

  @Test(arguments: [
    ("mark \"x\" #0 as T", "occurrences count from 1"),
    ("mark 5-3 as X", "offsets count from 0, and the start comes before the end"),
    ("?who p ?event limit x", "limit takes a number"), ("hepl", "did you mean help?"),
    ("facts limit 3", "facts takes only: without evidence"),
    ("reject 2", "reject is not part of this version"),
    ("mark \"x\"", "say what it is: as TYPE, or = NAME"), ("broken\nadd a b c", nil),
  ])
  func helps(text: String, help: String?) throws {
    #expect(try #require(syntaxError(text)).help == help)
  }

  @Test func groupsAreLimited() {
    func group(_ count: Int) -> String { String(repeating: "optional { ?x p ?y } ", count: count) }
    #expect(syntaxError("?x a A . " + group(Parser.chainLimit)) == nil)
    #expect(
      syntaxError("?x a A . " + group(Parser.chainLimit + 1))?.kind == .groupTooLong(limit: Parser.chainLimit)
    )
    #expect(syntaxError("?x a A . " + String(repeating: "filter (1) ", count: 3_000)) == nil)
  }

  @Test func modesTakeOnlyTheirOwn() {
    #expect(syntaxError("INSERT DATA { <a> <b> 1 }", mode: .sparqlQuery)?.kind == .unexpected("INSERT"))
    #expect(syntaxError("SELECT * {}", mode: .sparqlUpdate)?.kind == .unexpected("SELECT"))
    #expect(syntaxError("SELECT * {} .", mode: .sparqlQuery)?.kind == .unexpected("."))
    #expect(syntaxError("PREFIX a: <b>", mode: .sparqlUpdate) == nil)
  }
}
