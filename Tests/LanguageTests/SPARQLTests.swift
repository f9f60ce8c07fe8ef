import Language
import Testing

/// SPARQL with and without the extensions, with the trees that it is read as.
@Suite struct SPARQLTests {
  static let accepted: [(text: String, tree: String)] = [
    (
      "PREFIX ex: <http://x/> SELECT ?x WHERE { ?x ex:p ?y ; FILTER(?y > 1) }",
      "prefix ex: <http://x/> select ?x {?x ex:p ?y ; filter (?y > i1)}"
    ),
    (
      "select ?x where { ?x located-in @Eugene } limit 1;",
      "select ?x {?x located-in @\"Eugene\"} limit 1"
    ),
    (
      "select (count(distinct ?x) as ?n) (group_concat(?y; separator=', ') as ?g) { } group by ?a (?b+1 as ?c) strlen(?d) having (?n > 1) order by asc(?n) desc(?m) ?o limit 2 offset 1 values ?z { 1 }",
      "select (COUNT[distinct ?x] as ?n) (GROUP_CONCAT[?y separator \", \"] as ?g) {} group [?a, (?b + i1) as ?c, STRLEN(?d)] having [(?n > i1)] order [?n, desc ?m, ?o] limit 2 offset 1 values (?z) (i1)"
    ),
    (
      "construct where { ?s ?p ?o }",
      "construct {?s ?p ?o}"
    ),
    (
      "construct { ?s p [] } where { }",
      "construct {?s p [0]} {}"
    ),
    (
      "describe eugene @Foo ?x where { ?x a b }",
      "describe eugene @\"Foo\" ?x {?x a b}"
    ),
    (
      "describe *  {}",
      "describe * {}"
    ),
    (
      "ask { }",
      "ask {}"
    ),
    (
      "insert data { graph <g> { a b c } . d e f }",
      "insert data {graph <g> a b c ; d e f}"
    ),
    (
      "delete where { ?s ?p ?o }",
      "modify delete {?s ?p ?o} insert {} where {?s ?p ?o}"
    ),
    (
      "with <g> delete { ?s ?p ?o } insert { ?s p 1 } using <a> using named <b> where { ?s ?p ?o }",
      "modify with <g> delete {?s ?p ?o} insert {?s p i1} using <a> using named <b> where {?s ?p ?o}"
    ),
    (
      "prefix a: <x> insert data {a:b a:c 1} ; prefix a: <x> clear all ; drop silent named ; create graph <z>; copy <a> to default; move default to <b>",
      "prefix a: <x> insert data {a:b a:c i1} ; prefix a: <x> clear all ; drop silent named ; create <z> ; copy <a> to default ; move default to <b>"
    ),
    (
      "base <http://a/> prefix x: <b> prefix x: <c> ask {}",
      "base <http://a/> prefix x: <b> prefix x: <c> ask {}"
    ),
    (
      "version \"1.2\" ask {}",
      "ask {}"
    ),
    (
      "prefix ex: <x> add ex:a ex:b c",
      "prefix ex: <x> add ex:a ex:b c"
    ),
    (
      "select * { { select ?x { ?x p ?y } limit 1 } }",
      "select * {group {select ?x {?x p ?y} limit 1}}"
    ),
  ]

  @Test(arguments: accepted)
  func isRead(text: String, tree: String) throws {
    #expect(try dump(text) == tree)
  }
}
