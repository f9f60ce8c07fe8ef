import Language
import Testing
import Workspace

/// Which requests the grammar and its notes allow (section 19 of SPARQL's query language). Nothing is run.
@Suite("SPARQL update syntax, case by case") struct SPARQLUpdateSyntaxCases {
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let request: String
    var testDescription: String { name }

    init(_ name: String, _ request: String) {
      self.name = name
      self.request = request
    }
  }

  static let accepted: [Case] = [
    Case("an empty request", ""),
    Case("a comment alone", "# nothing to do\n"),
    Case("a prologue alone", "PREFIX : <http://example.org/>"),
    Case("a base alone with a comment", "BASE <http://example.org/> # nothing to do"),
    Case("a semicolon at the end", "CLEAR ALL ;"),
    Case("a prologue after the last semicolon", "CLEAR ALL ; BASE <http://example.org/> PREFIX : <x#>"),
    Case("a base declared twice", "BASE <http://one.example/> BASE <http://two.example/> CLEAR GRAPH <g>"),
    Case(
      "a prologue before each operation",
      "PREFIX a: <a#> CLEAR ALL ; PREFIX b: <b#> INSERT DATA { a:s b:p <o> }"),
    Case("no space around braces", "INSERT DATA{<s><p><o>};DELETE DATA{<s><p><o>}"),
    Case(
      "lines and comments within the words of an operation", "INSERT #\n#\nDATA { } ; DELETE\n\nWHERE { }"),
    Case("LOAD", "LOAD <file:///a.ttl>"),
    Case("LOAD SILENT INTO GRAPH", "LOAD SILENT <file:///a.ttl> INTO GRAPH <g>"),
    Case("CLEAR of each target", "CLEAR GRAPH <g> ; CLEAR DEFAULT ; CLEAR NAMED ; CLEAR ALL"),
    Case(
      "CLEAR SILENT of each target",
      "CLEAR SILENT GRAPH <g> ; CLEAR SILENT DEFAULT ; CLEAR SILENT NAMED ; CLEAR SILENT ALL"),
    Case("DROP of each target", "DROP GRAPH <g> ; DROP DEFAULT ; DROP SILENT NAMED ; DROP SILENT ALL"),
    Case("CREATE", "CREATE GRAPH <g> ; CREATE SILENT GRAPH <g>"),
    Case(
      "COPY, MOVE and ADD with and without GRAPH",
      "COPY <g> TO GRAPH <h> ; MOVE SILENT GRAPH <g> TO DEFAULT ; ADD DEFAULT TO <g>"),
    Case(
      "empty data and templates",
      "INSERT DATA { } ; DELETE DATA { } ; DELETE { } INSERT { } WHERE { } ; DELETE WHERE { }"),
    Case(
      "GRAPH blocks with periods between",
      "INSERT DATA { <s> <p> <o> . GRAPH <g> { <s> <p> <o> . } . GRAPH <h> { } . <t> <p> <o> . }"),
    Case(
      "a variable as graph in templates",
      "DELETE { GRAPH ?g { ?s ?p ?o } } INSERT { GRAPH ?h { ?s ?p ?o } } WHERE { ?s ?p ?o , ?g , ?h }"),
    Case(
      "WITH, USING and USING NAMED in any order",
      "WITH <g> DELETE { ?s ?p ?o } INSERT { } USING NAMED <h> USING <i> USING NAMED <j> WHERE { ?s ?p ?o }"),
    Case(
      "blank nodes in data and in the template of INSERT",
      "INSERT DATA { _:a <p> [] } ; INSERT { _:b <p> [ <q> () ] } WHERE { }"),
    Case(
      "one label in two graphs of one operation",
      "INSERT DATA { GRAPH <g> { _:a <p> 1 } GRAPH <h> { _:a <p> 2 } }"),
    Case(
      "one label in the templates of two operations",
      "INSERT { _:a <p> 1 } WHERE { } ; INSERT { _:a <p> 2 } WHERE { }"),
    Case("one label in data and in a template", "INSERT DATA { _:a <p> 1 } ; INSERT { _:a <p> 2 } WHERE { }"),
    Case(
      "blank nodes in the pattern of DELETE",
      "DELETE { ?s <p> ?o } WHERE { ?s <p> ?o . _:a <q> [ <r> ?s ] }"),
    Case(
      "a subquery with solution modifiers",
      "DELETE { ?s ?p ?o } WHERE { SELECT * { ?s ?p ?o } ORDER BY ?s LIMIT 1 OFFSET 1 }"),
    Case(
      "a subquery with VALUES behind it",
      "INSERT { ?s <p> ?o } WHERE { { SELECT ?s { ?s <p> ?o } VALUES ?o { 1 } } ?s <q> ?o }"),
    Case(
      "a triple term in data",
      "INSERT DATA { <x> <p> <<( <a> <b> 'c'@en--ltr )>> } ; DELETE DATA { <x> <p> <<( <a> <b> 1 )>> }"),
    Case(
      "named reifiers in DELETE DATA",
      "DELETE DATA { << <a> <b> <c> ~ <r> >> <p> 1 . <a> <b> <c> ~ <r> {| <p> 1 |} }"),
    Case(
      "reifier variables in DELETE WHERE",
      "DELETE WHERE { << ?s ?p ?o ~ ?r >> ?q 1 . ?s ?p ?o ~ ?r {| <p> ?v |} }"),
    Case(
      "anonymous reifiers in INSERT DATA and in a pattern",
      "INSERT DATA { <a> <b> <c> ~ {| <p> 1 |} } ; DELETE { ?s <p> ?o } WHERE { << ?s <p> ?o >> <q> 1 }"),
    Case("a base behind a prefix", "PREFIX : <a#> BASE <http://example.org/> INSERT DATA { :s <p> 1 }"),
    Case(
      "one label in data and in a later pattern",
      "INSERT DATA { _:a <p> 1 } ; DELETE { ?o <p> 1 } WHERE { _:a <p> ?o }"),
    Case(
      "words of the grammar as prefixes and variables",
      """
      PREFIX data: <d#> INSERT DATA { data:where data:using data:graph } ; DELETE WHERE { ?where ?using \
      ?graph }
      """),
    Case(
      "several reifiers and annotations within annotations",
      "INSERT DATA { <a> <b> <c> ~ <r> ~ <s> {| <p> 1 {| <q> 2 |} |} ~ [] }"),
    Case("a triple term as subject in a pattern", "DELETE WHERE { <<( ?a <b> <c> )>> <p> ?x }"),
    Case("the empty list in DELETE forms", "DELETE DATA { <s> <p> ( ) } ; DELETE WHERE { ?s <p> ( ) }"),
    Case("the version", "VERSION '1.2' CLEAR ALL ; VERSION \"1.2\" CLEAR ALL"),
  ]

  static let rejected: [Case] = [
    Case("no period between triples", "INSERT DATA { <a> <p> <b> <c> <p> <d> }"),
    Case("an object is missing", "INSERT DATA { <a> <p> }"),
    Case("a comma at the end of objects", "INSERT DATA { <a> <p> <b> , }"),
    Case("both WHERE forms at once", "DELETE WHERE { ?s ?p ?o } WHERE { ?s ?p ?o }"),
    Case("data with WHERE", "INSERT DATA { <s> <p> <o> } WHERE { }"),
    Case("a collection in a triple term", "INSERT DATA { <s> <p> <<( <a> <b> ( 1 ) )>> }"),
    Case("a reified triple as predicate", "INSERT DATA { <s> << <a> <b> <c> >> <o> }"),
    Case("a reified triple as graph", "INSERT DATA { GRAPH << <a> <b> <c> >> { <s> <p> <o> } }"),
    Case("a triple term that is not closed", "INSERT DATA { <s> <p> <<( <a> <b> <c> }"),
    Case("a blank node reifier in the template of DELETE", "DELETE { ?s <p> ?o ~ _:r } WHERE { ?s <p> ?o }"),
    Case("the version as a long string", "VERSION \"\"\"1.2\"\"\" CLEAR ALL"),
    Case("a variable in INSERT DATA", "INSERT DATA { ?s <p> <o> }"),
    Case("a variable in DELETE DATA", "DELETE DATA { <s> <p> ?o }"),
    Case("a variable as graph in INSERT DATA", "INSERT DATA { GRAPH ?g { <s> <p> <o> } }"),
    Case("a variable as graph in DELETE DATA", "DELETE DATA { GRAPH ?g { <s> <p> <o> } }"),
    Case("a variable within a triple term of data", "INSERT DATA { <s> <p> <<( <a> <b> ?c )>> }"),
    Case("a variable as reifier in data", "INSERT DATA { << <a> <b> <c> ~ ?r >> <p> 1 }"),
    Case("GRAPH within GRAPH in data", "INSERT DATA { GRAPH <g> { <s> <p> <o> GRAPH <h> { <s> <p> <o> } } }"),
    Case(
      "GRAPH within GRAPH in a template",
      "INSERT { GRAPH <g> { GRAPH <h> { ?s ?p ?o } } } WHERE { ?s ?p ?o }"),
    Case("GRAPH within GRAPH in DELETE WHERE", "DELETE WHERE { GRAPH <g> { GRAPH <h> { ?s ?p ?o } } }"),
    Case("a label in DELETE DATA", "DELETE DATA { _:a <p> <o> }"),
    Case("brackets in DELETE DATA", "DELETE DATA { <s> <p> [] }"),
    Case("a collection in DELETE DATA", "DELETE DATA { <s> <p> ( 1 ) }"),
    Case("a label in the template of DELETE", "DELETE { ?s <p> _:a } WHERE { ?s <p> ?o }"),
    Case("brackets in the template of DELETE", "DELETE { [] <p> ?o } WHERE { ?s <p> ?o }"),
    Case(
      "a blank node in the DELETE of both templates",
      "DELETE { GRAPH <g> { _:a <p> ?o } } INSERT { ?s <q> ?o } WHERE { ?s <p> ?o }"),
    Case("a label in DELETE WHERE", "DELETE WHERE { _:a <p> ?o }"),
    Case("a property list in DELETE WHERE", "DELETE WHERE { ?s <p> [ <q> ?o ] }"),
    Case("an anonymous reifier in DELETE DATA", "DELETE DATA { << <a> <b> <c> >> <p> 1 }"),
    Case("an anonymous annotation in DELETE DATA", "DELETE DATA { <a> <b> <c> {| <p> 1 |} }"),
    Case("a bare tilde in DELETE DATA", "DELETE DATA { <a> <b> <c> ~ }"),
    Case(
      "an anonymous reifier in the template of DELETE", "DELETE { << ?s ?p ?o >> <q> 1 } WHERE { ?s ?p ?o }"),
    Case(
      "an anonymous annotation in the template of DELETE",
      "DELETE { ?s ?p ?o {| <q> 1 |} } WHERE { ?s ?p ?o }"),
    Case("an anonymous reifier in DELETE WHERE", "DELETE WHERE { << ?s ?p ?o >> <q> 1 }"),
    Case("an anonymous annotation in DELETE WHERE", "DELETE WHERE { ?s ?p ?o {| <q> 1 |} }"),
    Case("a blank node in a triple term of DELETE DATA", "DELETE DATA { <s> <p> <<( <a> <b> _:c )>> }"),
    Case("an annotation behind a path", "DELETE { ?s <q> ?o } WHERE { ?s <p>/<q> ?o {| <r> 1 |} }"),
    Case("one label in two INSERT DATA", "INSERT DATA { _:a <p> 1 } ; INSERT DATA { _:a <p> 2 }"),
    Case(
      "one label in INSERT DATA of two graphs",
      "INSERT DATA { GRAPH <g> { _:a <p> 1 } } ; CLEAR DEFAULT ; INSERT DATA { GRAPH <h> { _:a <p> 2 } }"),
    Case(
      "one label in the patterns of two operations",
      "DELETE { ?o <p> 1 } WHERE { _:a <p> ?o } ; DELETE { ?o <p> 2 } WHERE { _:a <q> ?o }"),
    Case(
      "one label on both sides of OPTIONAL",
      "DELETE { ?o <p> 1 } WHERE { _:a <p> ?o OPTIONAL { _:a <q> ?x } }"),
    Case("two semicolons between operations", "CLEAR DEFAULT ;; CLEAR NAMED"),
    Case("two semicolons at the end", "CLEAR DEFAULT ; ;"),
    Case("a semicolon at the beginning", "; CLEAR ALL"),
    Case("no semicolon between operations", "CLEAR DEFAULT CLEAR NAMED"),
    Case("WITH before data", "WITH <g> INSERT DATA { <s> <p> <o> }"),
    Case("WITH before DELETE WHERE", "WITH <g> DELETE WHERE { ?s ?p ?o }"),
    Case("USING behind data", "INSERT DATA { <s> <p> <o> } USING <g>"),
    Case("USING in DELETE WHERE", "DELETE USING <g> WHERE { ?s ?p ?o }"),
    Case("USING before the template", "USING <g> INSERT { ?s ?p ?o } WHERE { ?s ?p ?o }"),
    Case("USING a variable", "INSERT { ?s ?p ?o } USING ?g WHERE { ?s ?p ?o }"),
    Case("WITH a variable", "WITH ?g INSERT { ?s ?p ?o } WHERE { ?s ?p ?o }"),
    Case("two WITH", "WITH <g> WITH <h> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }"),
    Case("INSERT before DELETE", "INSERT { ?s <q> ?o } DELETE { ?s <p> ?o } WHERE { ?s <p> ?o }"),
    Case("a template without WHERE", "INSERT { <s> <p> <o> }"),
    Case("a pattern without WHERE", "INSERT { <s> <p> ?o } { ?o <p> <o> }"),
    Case("FILTER in a template", "INSERT { ?s <p> ?o FILTER (?o > 1) } WHERE { ?s <p> ?o }"),
    Case("FILTER in DELETE WHERE", "DELETE WHERE { ?s <p> ?o FILTER (?o > 1) }"),
    Case("OPTIONAL in DELETE WHERE", "DELETE WHERE { ?s <p> ?o OPTIONAL { ?s <q> ?x } }"),
    Case("a path in a template", "INSERT { ?s <p>/<q> ?o } WHERE { ?s <p> ?o }"),
    Case("a path in DELETE WHERE", "DELETE WHERE { ?s <p>+ ?o }"),
    Case("an inverse path in data", "INSERT DATA { <s> ^<p> <o> }"),
    Case("solution modifiers behind the pattern", "DELETE { ?s ?p ?o } WHERE { ?s ?p ?o } LIMIT 1"),
    Case("VALUES behind the pattern", "DELETE { ?s ?p ?o } WHERE { ?s ?p ?o } VALUES ?s { <a> }"),
    Case(
      "an aggregate outside a subquery", "INSERT { <s> <n> ?n } WHERE { ?s ?p ?o BIND (COUNT(?s) AS ?n) }"),
    Case("BIND to a variable in use", "INSERT { ?s <p> ?o } WHERE { ?s <p> ?o BIND (1 AS ?o) }"),
    Case("LOAD INTO without GRAPH", "LOAD <file:///a.ttl> INTO <g>"),
    Case("LOAD INTO DEFAULT", "LOAD <file:///a.ttl> INTO DEFAULT"),
    Case("CLEAR without a target", "CLEAR"),
    Case("CLEAR of an IRI without GRAPH", "CLEAR <g>"),
    Case("DROP GRAPH of a variable", "DROP GRAPH ?g"),
    Case("CREATE without GRAPH", "CREATE <g>"),
    Case("CREATE DEFAULT", "CREATE DEFAULT"),
    Case("COPY without TO", "COPY <g> <h>"),
    Case("ADD to nothing", "ADD <g> TO"),
    Case("SILENT behind the target", "DROP GRAPH <g> SILENT"),
    Case("SILENT data", "INSERT SILENT DATA { <s> <p> <o> }"),
    Case("a period after a period", "INSERT DATA { <s> <p> <o> . . }"),
    Case("a period alone", "INSERT DATA { . }"),
    Case("two periods behind GRAPH", "INSERT DATA { GRAPH <g> { <s> <p> <o> } . . <s> <p> <o> }"),
    Case("an open brace", "INSERT DATA { <s> <p> <o>"),
    Case("a brace too many", "INSERT DATA { <s> <p> <o> } }"),
    Case("a prefix that is not declared behind a full name", "INSERT DATA { <s> <p> undeclared:o }"),
    Case("a query after an update", "CLEAR ALL ; SELECT * { ?s ?p ?o }"),
    Case("braces within data", "INSERT DATA { { <s> <p> <o> } }"),
    Case("a blank node as graph", "INSERT DATA { GRAPH _:g { <s> <p> <o> } }"),
    Case("a literal as predicate", "INSERT DATA { <s> 'p' <o> }"),
    Case("a blank node as predicate", "INSERT DATA { <s> _:p <o> }"),
  ]

  /// Words of the grammar, which gloss must not read as the names of graphs.
  static let keywords: [Case] = [
    Case("COPY from ALL", "COPY ALL TO <g>"),
    Case("MOVE to NAMED", "MOVE <g> TO NAMED"),
    Case("DEFAULT behind GRAPH", "COPY <g> TO GRAPH DEFAULT"),
    Case("CREATE GRAPH DEFAULT", "CREATE GRAPH DEFAULT"),
    Case("ALL behind GRAPH", "DROP GRAPH ALL"),
  ]

  /// The request as the content of a file of updates.
  private func check(_ test: Case) throws {
    try Session().check(Source(name: "request.ru", text: test.request))
  }

  @Test(arguments: accepted) func `what the grammar allows is read`(_ test: Case) throws {
    try check(test)
  }

  @Test(arguments: rejected) func `what the grammar does not allow is refused`(_ test: Case) {
    #expect(throws: SessionError.self) { try check(test) }
  }

  @Test(arguments: keywords) func `words of the grammar are no names of graphs`(_ test: Case) {
    #expect(throws: SessionError.self) { try check(test) }
  }
}
