import Programs
import Testing

/// Corners of SPARQL in files of it: what must be read, what must not, and what it means.
@Suite struct StandardSPARQLTests {
  private static let data = """
    @prefix : <http://e/> . :a :t :T ; :v 1 . :b :t :T ; :v 2 . :c :t :U ; :v 3 .
    """

  /// A query and its rows as CSV, without the line of variables where they are not the point.
  private static let answers: [(query: String, csv: String)] = [
    (
      "BASE <http://a/> PREFIX p: <b> BASE <http://c/> SELECT (p:x AS ?x) (<y> AS ?y) {}",
      "x,y|http://a/bx,http://c/y"
    ),
    ("BASE <http://a/b/> BASE <c/> SELECT (<y> AS ?y) {}", "y|http://a/b/c/y"),
    ("PREFIX p: <http://1/> PREFIX p: <http://2/> SELECT (p:x AS ?x) {}", "x|http://2/x"),
    (
      "SELECT ?t ?x (COUNT(*) AS ?c) { ?s :t ?t } GROUP BY ?t ORDER BY ?t ?x VALUES ?x { 1 2 }",
      "t,x,c|http://e/T,1,2|http://e/T,2,2|http://e/U,1,1|http://e/U,2,1"
    ),
    (
      "SELECT ?t (COUNT(*) AS ?c) { ?s :t ?t } GROUP BY ?t ORDER BY ?x VALUES (?t ?x) { (:T 2) (:U 1) }",
      "t,c|http://e/U,1|http://e/T,2"
    ),
    ("SELECT ?s { ?s :v ?v } HAVING (?v > 1) ORDER BY ?s", "s|http://e/b|http://e/c"),
    ("SELECT * { ?s :v ?v } HAVING (?v > 2)", "s,v|http://e/c,3"),
    ("SELECT ?t { ?s :t ?t } GROUP BY ?t HAVING (COUNT(*) > 1)", "t|http://e/T"),
    ("SELECT ?t (COUNT(*) AS ?c) { ?s :t ?t } GROUP BY ?t HAVING (?c > 1)", "t,c"),
    ("SELECT (1 AS ?x) { :a :v ?n } HAVING (SUM(?n) > 0)", "x|1"),
    (
      "SELECT ?\u{e9} ?e\u{301} { ?\u{e9} :v ?e\u{301} FILTER (?e\u{301} = 3) }",
      "\u{e9},e\u{301}|http://e/c,3"
    ),
    (
      "PREFIX \u{e9}: <http://1/> PREFIX e\u{301}: <http://2/> SELECT (\u{e9}:a AS ?x) (e\u{301}:a AS ?y) {}",
      "x,y|http://1/a,http://2/a"
    ),
    ("SELECT ?v { _:\u{e9} :v 1 . _:e\u{301} :v ?v } ORDER BY ?v", "v|1|2|3"),
    ("SELECT (SAMETERM(BNODE('\u{e9}'), BNODE('e\u{301}')) AS ?x) {}", "x|false"),
    ("SELECT (REGEX('\u{e9}', '^\u{e9}$') AS ?x) (REGEX('\u{e9}', '^e\u{301}$') AS ?y) {}", "x,y|true,false"),
    (
      "SELECT (YEAR(?d) AS ?y) (MONTH(?d) AS ?m) (DAY(?d) AS ?n) (HOURS(?d) AS ?h) "
        + "{ VALUES ?d { '1999-12-31T24:00:00'^^xsd:dateTime } }",
      "y,m,n,h|2000,1,1,0"
    ),
    (
      "SELECT ?x { VALUES ?x { 'a' '\u{3b1}' '\u{5d0}' } FILTER REGEX(?x, '^\\\\p{IsGreek}$') }", "x|\u{3b1}"
    ),
    ("SELECT ?x { VALUES ?x { 'a' '\u{3b1}' } FILTER REGEX(?x, '^[\\\\P{IsBasicLatin}]$') }", "x|\u{3b1}"),
    ("SELECT (LANGMATCHES('', '') AS ?a) (LANGMATCHES('', '*') AS ?b) {}", "a,b|false,false"),
    ("SELECT (xsd:string(-0e0) AS ?x) (xsd:string(0e0) AS ?y) {}", "x,y|-0,0"),
    (
      "SELECT (<<( :a :b 'NaN'^^xsd:double )>> = <<( :a :b 'NaN'^^xsd:double )>> AS ?x) {}", "x|false"
    ),
    ("SELECT (STRLANG('a', '1 2') AS ?x) (IRI('http://x y/') AS ?y) {}", "x,y|,"),
    ("SELECT ?s { << ?s ?p ?o ~ ?r >> ?q ?z }", "s"),
  ]

  @Test(arguments: answers) func answer(_ test: (query: String, csv: String)) throws {
    let program = try Program()
    try program.write(StandardSPARQLTests.data, to: "data.ttl")
    try program.write("PREFIX : <http://e/>\n" + test.query, to: "query.rq")
    let result = try program.run(
      "query", "--data", "data.ttl", "--format", "csv", "--quiet", "query.rq")
    #expect(result.errors == "")
    #expect(result.out == test.csv.split(separator: "|").map { "\($0)\r\n" }.joined())
  }

  @Test(
    "A file of SPARQL has none of the extensions",
    arguments: [
      "SELECT * { :s a a }", "SELECT * { :s A :o }", "SELECT * { ?s ?p UNDEF }", "SELECT * { FILTER(foo) }",
      "SELECT * { ?s ?p @Austin }", "SELECT * { ?s ?p %x }", "SELECT * {} ;", "{ ?s ?p ?o }", "?s ?p ?o",
      "why ?s ?p ?o", "SELECT * FROM g {}", "DESCRIBE foo", "SELECT (1 AS ?c) {} VALUES ?c { 2 }",
      "SELECT * { VALUES ?t { <<( :s :p UNDEF )>> } }",
    ])
  func rejected(query: String) throws {
    let program = try Program()
    try program.write("PREFIX : <http://e/>\n" + query, to: "query.rq")
    let result = try program.run("query", "--check", "query.rq")
    #expect(result.status == 1 && result.errors.hasPrefix("query.rq:2:"), "\(result.errors)")
  }

  @Test("The empty prefix means nothing there unless it is declared")
  func emptyPrefix() throws {
    let program = try Program()
    try program.write("SELECT * { ?s :p ?o }", to: "query.rq")
    let result = try program.run("query", "--check", "query.rq")
    #expect(result.status == 1 && result.errors.contains("the prefix : is not declared"), "\(result.errors)")
    #expect(try program.run("query", "-e", "SELECT * { ?s :p ?o }").status == 0)
  }

  @Test("With a gloss graph its names come along, in a file too")
  func names() throws {
    let program = try Program()
    try program.write("add austin located-in texas\n", to: "a.gloss")
    #expect(try program.run("run", "--graph", "g.json", "a.gloss").status == 0)
    try program.write("select ?x { ?x located-in texas }", to: "query.rq")
    let result = try program.run("query", "--data", "g.json", "--format", "csv", "query.rq")
    #expect(result.out == "x\r\nhttps://gloss.example/austin\r\n", "\(result.errors)")
  }

  @Test(
    "A request of updates may be empty, in a file of them",
    arguments: ["", "# c\n", "PREFIX : <a:>", "BASE <a:>"])
  func emptyUpdate(text: String) throws {
    let program = try Program()
    try program.write(text, to: "nothing.ru")
    try program.write("<a:s> <a:p> <a:o> .\n", to: "data.nt")
    #expect(try program.run("query", "--check", "nothing.ru").status == 0)
    let result = try program.run("query", "--data", "data.nt", "nothing.ru")
    #expect(result.status == 0 && result.out == "<a:s> <a:p> <a:o> .\n", "\(result.errors)")
    try program.write(text, to: "nothing.rq")
    let query = try program.run("query", "--check", "nothing.rq")
    #expect(query.status == 1 && query.errors.contains("expected `base`, `prefix`, `version`, `select`"))
    try program.write("add a b c\n", to: "a.gloss")
    #expect(try program.run("run", "--graph", "g.json", "a.gloss").status == 0)
    let named = try program.run("query", "--data", "g.json", "nothing.rq")
    #expect(named.status == 1 && named.out == "", "\(named.out)")
  }

  @Test("A graph without triples that is named is there all the same")
  func emptyGraph() throws {
    let program = try Program()
    try program.write("", to: "empty.ttl")
    let answers = [
      ("ASK { GRAPH <http://g/> {} }", "true\r\n"), ("SELECT ?g { GRAPH ?g {} }", "g\r\nhttp://g/\r\n"),
      ("ASK { GRAPH <http://h/> {} }", "false\r\n"),
      (
        "SELECT ?g ?c { GRAPH ?g { SELECT (COUNT(*) AS ?c) { ?s ?p ?o } } }", "g,c\r\nhttp://g/,0\r\n"
      ),
    ]
    for (query, answer) in answers {
      let result = try program.run(
        "query", "--named", "http://g/=empty.ttl", "--format", "csv", "-e", query)
      #expect(result.out == answer, "\(query)")
    }
  }

  @Test("HAVING and conditions in inner braces tell what they do not see")
  func unseen() throws {
    let program = try Program()
    try program.write(StandardSPARQLTests.data, to: "data.ttl")
    let queries = [
      "SELECT ?t (COUNT(*) AS ?c) { ?s <http://e/t> ?t } GROUP BY ?t HAVING (?c > 1)",
      "SELECT * { ?s <http://e/v> ?c . { ?s <http://e/t> ?t FILTER (?c > 1) } }",
    ]
    for query in queries {
      let result = try program.run("query", "--data", "data.ttl", "-e", query)
      #expect(result.errors.contains("a condition does not see ?c"), "\(result.errors)")
    }
    let seen = try program.run(
      "query", "--data", "data.ttl", "-e",
      "SELECT * { ?s <http://e/v> ?c FILTER EXISTS { ?s <http://e/t> ?t FILTER (?c > 1) } }")
    #expect(seen.errors == "")
  }
}
