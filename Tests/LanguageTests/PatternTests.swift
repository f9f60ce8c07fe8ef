import Language
import Testing

/// Bare patterns, `count` and `why`, with the trees that they are read as.
@Suite struct PatternTests {
  static let accepted: [(text: String, tree: String)] = [
    (
      "?who organizer-of ?event . ?event located-in ?city",
      "pattern {?who organizer-of ?event . ?event located-in ?city}"
    ),
    (
      "?p spoke-at ?e ; member-of ?o",
      "pattern {?p spoke-at ?e . ?p member-of ?o}"
    ),
    (
      "?e located-in+ texas .",
      "pattern {?e path located-in+ texas}"
    ),
    (
      "?e a Rally . optional { ?e attendance ?n } filter (?n > 50)",
      "pattern {?e a Rally ; optional {?e attendance ?n} ; filter (?n > i50)}"
    ),
    (
      "?e a Rally order by ?e limit 10",
      "pattern {?e a Rally} order [?e] limit 10"
    ),
    (
      "rally-eugene located-in+ oregon",
      "pattern {rally-eugene path located-in+ oregon}"
    ),
    (
      "count ?who organizer-of ?event by ?who",
      "count [?who] {?who organizer-of ?event}"
    ),
    (
      "?who organizer-of ?event {| in-article ?article ; quote ?words |}",
      "pattern {?who organizer-of ?event . *[0] <rdf:reifies> <<(?who organizer-of ?event)>> . *[0] in-article ?article . *[0] quote ?words}"
    ),
    (
      "?x a/subclass-of* Event",
      "pattern {?x path (a/subclass-of*) Event}"
    ),
    (
      "{ ?x a A } union { ?x a B } . ?x label ?l",
      "pattern {union {?x a A} {?x a B} ; ?x label ?l}"
    ),
    (
      "?x a optional",
      "pattern {?x a optional}"
    ),
    (
      "?x limit 5 limit 5",
      "pattern {?x limit i5} limit 5"
    ),
    (
      "?x p true ; q TRUE",
      "pattern {?x p true! . ?x q true!}"
    ),
    (
      "?x label \"Foo\" @en",
      "pattern {?x label \"Foo\"@en}"
    ),
    (
      "?x label \"Foo\"@ar--rtl , 'x'^^xsd:date",
      "pattern {?x label \"Foo\"@ar--rtl . ?x label \"x\"^^xsd:date}"
    ),
    (
      "?x same-as @\"Fort Wayne\" ; near @Cleveland.",
      "pattern {?x same-as @\"Fort Wayne\" . ?x near @\"Cleveland\"}"
    ),
    (
      "distinct ?x a Rally",
      "pattern distinct {?x a Rally}"
    ),
    (
      "why ?who organizer-of ?event limit 3",
      "why pattern {?who organizer-of ?event} limit 3"
    ),
    (
      "?x near %3 ; p %last",
      "pattern {?x near %3 . ?x p %last}"
    ),
    (
      "?x p -1 , +2.5 , 1e3, .5",
      "pattern {?x p i-1 . ?x p d+2.5 . ?x p e1e3 . ?x p d.5}"
    ),
    (
      "?e n ?n filter(?n-1 > 0 && ?n - 2 < 4 || !bound(?x))",
      "pattern {?e n ?n ; filter ((((?n - i1) > i0) && ((?n - i2) < i4)) || (! BOUND(?x)))}"
    ),
    (
      "?e n ?n filter(?n -1*2 = 3)",
      "pattern {?e n ?n ; filter ((?n - (i1 * i2)) = i3)}"
    ),
    (
      "?e n ?n filter(?a = rally-eugene || ?b in (a, @\"X\", 1))",
      "pattern {?e n ?n ; filter ((?a = rally-eugene) || (?b in [a, @\"X\", i1]))}"
    ),
    (
      "?x (p|q)/^r ?y . ?x !(a|^b) ?z . ?x !p ?w",
      "pattern {?x path ((p|q)/^r) ?y . ?x path !(a|^b) ?z . ?x path !(p) ?w}"
    ),
    (
      "?x p [ q ?y ; r ( 1 ?z ) ] . ( ?a ) p () . [ q 1 ]",
      "pattern {?x p [0] . *[0] q ?y . *[0] r [1] . *[1] <rdf:first> i1 . *[1] <rdf:rest> [2] . *[2] <rdf:first> ?z . *[2] <rdf:rest> <rdf:nil> . *[3] <rdf:first> ?a . *[3] <rdf:rest> <rdf:nil> . [3] p <rdf:nil> . *[4] q i1}"
    ),
    (
      "<< ?s p ?o ~ _:r >> by ?w . << ?a b << ?c d ?e >> >>",
      "pattern {*_:r <rdf:reifies> <<(?s p ?o)>> . _:r by ?w . *[1] <rdf:reifies> <<(?a b [0])>> . *[0] <rdf:reifies> <<(?c d ?e)>>}"
    ),
    (
      "?s p <<( ?a b \"c\" )>> ~ r {| by me |} {| at ?t |}",
      "pattern {?s p <<(?a b \"c\")>> . *r <rdf:reifies> <<(?s p <<(?a b \"c\")>>)>> . *r by me . *[0] <rdf:reifies> <<(?s p <<(?a b \"c\")>>)>> . *[0] at ?t}"
    ),
    (
      "bind (1 + 2 as ?x) values ?y { a undef <b> } values (?a ?b) { (1 @x) (undef 2) }",
      "pattern {bind (i1 + i2) as ?x ; values (?y) (a) (undef) (<b>) ; values (?a ?b) (i1 @\"x\") (undef i2)}"
    ),
    (
      "filter exists { ?x p ?y } filter not exists { ?x q ?y } minus { ?x a B } graph ?g { ?x p 1 } service silent <http://x/> { ?s ?p ?o }",
      "pattern {filter exists {?x p ?y} ; filter not exists {?x q ?y} ; minus {?x a B} ; graph ?g {?x p i1} ; service silent <http://x/> {?s ?p ?o}}"
    ),
    (
      "count ?a p ?b . by ?a ?b having (?count > 1) order by desc(?count) ?a limit 3 offset 2",
      "count [?a ?b] {?a p ?b} having [(?count > i1)] order [desc ?count, ?a] limit 3 offset 2"
    ),
    (
      "count ?a p ?b",
      "count [] {?a p ?b}"
    ),
    (
      "?x p by",
      "pattern {?x p by}"
    ),
    (
      "?x by by",
      "pattern {?x by by}"
    ),
    (
      "?x a Rally group by ?x",
      "pattern {?x a Rally} group [?x]"
    ),
    (
      "facts",
      "facts"
    ),
    (
      "ex:a\\-b ex:c.d ex:e%20. :x : ex:",
      "pattern {ex:a-b ex:c.d ex:e%20 . :x : ex:}"
    ),
    (
      "éire située-à Łódź",
      "pattern {éire située-à Łódź}"
    ),
    (
      "?x p 5.",
      "pattern {?x p i5}"
    ),
    (
      "?x p 5 . ?y q r",
      "pattern {?x p i5 . ?y q r}"
    ),
    (
      "?x p ?y filter (1+2+3*4/5-6)",
      "pattern {?x p ?y ; filter (((i1 + i2) + ((i3 * i4) / i5)) - i6)}"
    ),
    (
      "?x p ?y filter (?a || ?b || ?c || ?d)",
      "pattern {?x p ?y ; filter ((?a || ?b) || (?c || ?d))}"
    ),
    (
      "?x p ?y filter (not exists {?x q ?z} && ex:f(distinct ?x, 2) && now() < -?y)",
      "pattern {?x p ?y ; filter ((not exists {?x q ?z} && call ex:f(distinct ?x, i2)) && (NOW() < (- ?y)))}"
    ),
    (
      "<filter> a b",
      "pattern {<filter> a b}"
    ),
    (
      "?x <limit> <<(a b c)>>",
      "pattern {?x <limit> <<(a b c)>>}"
    ),
  ]

  @Test(arguments: accepted)
  func isRead(text: String, tree: String) throws {
    #expect(try dump(text) == tree)
  }
}
