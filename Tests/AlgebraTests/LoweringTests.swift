import Algebra
import Language
import Testing

/// What statements mean, against the dumps of their algebra. In the tables a statement stands before its dump, which
/// begins with `=`; a line that is indented further goes on with the line above it.
@Suite struct LoweringTests {
  @Test(arguments: DumpTable.cases(patterns)) func pattern(_ entry: DumpTable.Case) throws {
    #expect(try lowered(entry.statement) == entry.dump)
  }

  @Test(arguments: DumpTable.cases(queries)) func query(_ entry: DumpTable.Case) throws {
    #expect(try lowered(entry.statement) == entry.dump)
  }

  @Test(arguments: DumpTable.cases(updates)) func update(_ entry: DumpTable.Case) throws {
    #expect(try lowered(entry.statement) == entry.dump)
  }

  static let patterns = #"""
    ?who organizer-of ?event . ?event located-in ?city
    = select(?who ?event ?city) project({?who :organizer-of ?event . ?event :located-in ?city}, ?who
      ?event ?city)
    ?p spoke-at ?e ; member-of ?o , ?q
    = select(?p ?e ?o ?q) project({?p :spoke-at ?e . ?p :member-of ?o . ?p :member-of ?q}, ?p ?e ?o ?q)
    ?e located-in+ texas
    = select(?e) project(path(?e :located-in+ <texas>), ?e)
    ?e a Rally . optional { ?e attendance ?n } filter (?n > 50)
    = select(?e ?n) project(filter((?n > "50"^^xsd:integer), left({?e rdf:type :Rally}, {?e :attendance
      ?n})), ?e ?n)
    ?e a Rally order by ?e limit 10
    = select(?e) slice(project(order({?e rdf:type :Rally}, ?e), ?e), 0, 10)
    rally-eugene located-in+ oregon
    = ask path(<rally-eugene> :located-in+ <oregon>)
    count ?who organizer-of ?event by ?who
    = select(?who ?count) project(order(extend(group({?who :organizer-of ?event}, ?who,
      ?.aggregate1=COUNT(*)), ?count=?.aggregate1), desc ?count, ?who), ?who ?count)
    count ?who organizer-of ?event
    = select(?count) project(extend(group({?who :organizer-of ?event}, , ?.aggregate1=COUNT(*)),
      ?count=?.aggregate1), ?count)
    count ?who organizer-of ?event by ?who ?event order by ?who limit 3
    = select(?who ?event ?count) slice(project(order(extend(group({?who :organizer-of ?event}, ?who
      ?event, ?.aggregate1=COUNT(*)), ?count=?.aggregate1), ?who), ?who ?event ?count), 0, 3)
    ?who organizer-of ?event {| in-article ?article ; quote ?words |}
    = select(?who ?event ?article ?words) project({?who :organizer-of ?event . ?.node0 rdf:reifies
      <<?who :organizer-of ?event>> . ?.node0 nif:referenceContext ?article . ?.node0 nif:anchorOf
      ?words}, ?who ?event ?article ?words)
    ?y ^spoke-at ?x . ?x a/subclass-of* Event
    = select(?y ?x) project(join({?x :spoke-at ?y . ?x rdf:type ?.path1}, path(?.path1 rdfs:subClassOf*
      :Event)), ?y ?x)
    ?x spoke-at/located-in ?y
    = select(?x ?y) project({?x :spoke-at ?.path1 . ?.path1 :located-in ?y}, ?x ?y)
    ?x (spoke-at|^member-of)/located-in* ?y
    = select(?x ?y) project(join(path(?x (:spoke-at|^:member-of) ?.path1), path(?.path1 :located-in*
      ?y)), ?x ?y)
    ?x !(a|^label) ?y
    = select(?x ?y) project(path(?x !(["rdf:type"],["rdfs:label"]) ?y), ?x ?y)
    ?x !label ?y . ?x !^label ?y
    = select(?x ?y) project(join(path(?x !(["rdfs:label"],-) ?y), path(?x !(-,["rdfs:label"]) ?y)), ?x
      ?y)
    Rally subclass-of Event . source a Article . City in-state ohio . ?x in-state City
    = select(?x) project({:Rally rdfs:subClassOf :Event . <source> rdf:type schema:NewsArticle . :City
      :in-state <ohio> . ?x :in-state :City}, ?x)
    ?x label "a" . ?x works-for ?y . ?y rdf:type City . ?x source source
    = select(?x ?y) project({?x rdfs:label "a" . ?x schema:worksFor ?y . ?y rdf:type :City . ?x
      dcterms:source <source>}, ?x ?y)
    ?x spoke-at [ located-in ?y ] . ?x likes (1 2.5 1e0 true)
    = select(?x ?y) project({?x :spoke-at ?.node0 . ?.node0 :located-in ?y . ?x :likes ?.node1 . ?.node1
      rdf:first "1"^^xsd:integer . ?.node1 rdf:rest ?.node2 . ?.node2 rdf:first "2.5"^^xsd:decimal .
      ?.node2 rdf:rest ?.node3 . ?.node3 rdf:first "1e0"^^xsd:double . ?.node3 rdf:rest ?.node4 .
      ?.node4 rdf:first "true"^^xsd:boolean . ?.node4 rdf:rest rdf:nil}, ?x ?y)
    _:a knows _:b . _:b knows ?x
    = select(?x) project({?.blank.a :knows ?.blank.b . ?.blank.b :knows ?x}, ?x)
    @"Linda Mills" spoke-at ?e . %who knows ?n filter(?m = %n)
    = select(?e ?n) project(filter((?m = "5"^^xsd:integer), {<linda-mills> :spoke-at ?e . <linda-mills>
      :knows ?n}), ?e ?n)
    <a> :b ex:c
    = ask {<a> :b <http://ex.org/c>}
    why ?who organizer-of ?event
    = select(?who ?event) project({?who :organizer-of ?event}, ?who ?event)
    ?z p ?y . filter(?a > 1) . ?a p ?z
    = select(?z ?y ?a) project(filter((?a > "1"^^xsd:integer), {?z :p ?y . ?a :p ?z}), ?z ?y ?a)
    distinct ?x p ?y
    = select(?x ?y) distinct(project({?x :p ?y}, ?x ?y))
    ?x (label/^label)? ?y
    = select(?x ?y) project(path(?x (rdfs:label/^rdfs:label)? ?y), ?x ?y)
    ?x ^(p/q) ?y
    = select(?x ?y) project({?y :p ?.path1 . ?.path1 :q ?x}, ?x ?y)
    Rally ^a ?x . ?x p/a City . ?x subclass-of* Event . ?x ^subclass-of Event
    = select(?x) project(join(join({?x rdf:type :Rally . ?x :p ?.path1 . ?.path1 rdf:type :City},
      path(?x rdfs:subClassOf* :Event)), {:Event rdfs:subClassOf ?x}), ?x)
    ?x a? City
    = select(?x) project(path(?x rdf:type? :City), ?x)
    ?s ?p ?o
    = select(?s ?p ?o) project({?s ?p ?o}, ?s ?p ?o)
    ?x knows [] , ()
    = select(?x) project({?x :knows ?.node0 . ?x :knows rdf:nil}, ?x)
    <<( a b c )>> ?p ?o
    = select(?p ?o) project({<<<a> :b <c>>> ?p ?o}, ?p ?o)
    [] knows []
    = ask {?.node0 :knows ?.node1}
    ?x q ?y values ?z { 1 }
    = select(?x ?y ?z) project(join({?x :q ?y}, values(?z: "1"^^xsd:integer)), ?x ?y ?z)
    """#

  static let queries = #"""
    base <http://b.org/x/> prefix ex: <y#> select * { <a> ex:b ?c }
    = select(?c) project({<http://b.org/x/a> <http://b.org/x/y#b> ?c}, ?c)
    select * { ?a :p ?b filter(?b > 1) ?b :q ?c filter(?c > 2 || !bound(?a)) }
    = select(?a ?b ?c) project(filter(((?b > "1"^^xsd:integer) && ((?c > "2"^^xsd:integer) ||
      !bound(?a))), {?a :p ?b . ?b :q ?c}), ?a ?b ?c)
    select * { optional { ?a :p ?b filter(?b > 1) } optional { { ?a :p ?c filter(?c > 1) } } }
    = select(?a ?b ?c) project(left(left({}, {?a :p ?b}, (?b > "1"^^xsd:integer)), filter((?c >
      "1"^^xsd:integer), {?a :p ?c})), ?a ?b ?c)
    select * { ?a :p ?b minus { ?a :q ?c } values (?a ?d) { (1 undef) (undef "x"@en--ltr) } bind(?b + 1
      as ?e) }
    = select(?a ?b ?d ?e) project(extend(join(minus({?a :p ?b}, {?a :q ?c}), values(?a ?d:
      "1"^^xsd:integer undef | undef "x"@en--ltr)), ?e=(?b + "1"^^xsd:integer)), ?a ?b ?d ?e)
    select ?x { { ?x :p 1 } union { ?x :p 2 } union { ?x :p 3 } graph ?g { ?x :q ?y } graph <g> { ?x :r
      ?z } service silent <s> { ?x :t ?t filter(ex:f(?t)) } }
    = select(?x) project(join(join(join(union(union({?x :p "1"^^xsd:integer}, {?x :p "2"^^xsd:integer}),
      {?x :p "3"^^xsd:integer}), graph(?g, {?x :q ?y})), graph(<g>, {?x :r ?z})), service!(<s>,
      filter(<http://ex.org/f>(?t), {?x :t ?t}))), ?x)
    select distinct ?x (?y * 2 as ?z) { ?x :p ?y } order by desc(?z) ?x limit 5 offset 2
    = select(?x ?z) slice(distinct(project(order(extend({?x :p ?y}, ?z=(?y * "2"^^xsd:integer)), desc
      ?z, ?x), ?x ?z)), 2, 5)
    select reduced ?x from <a> from named <b> { ?x :p ?y } offset 1
    = select(?x) from["<a>"] named["<b>"] slice(reduced(project({?x :p ?y}, ?x)), 1, -)
    select ?x (count(distinct ?y) as ?n) (sum(?y) / count(distinct ?y) as ?m) (group_concat(?y;
      separator=",") as ?g) { ?x :p ?y } group by ?x having (?n > 1 && max(?y) < 9) order by ?n ?y
      values ?x { <a> <b> }
    = select(?x ?n ?m ?g) project(order(extend(extend(extend(join(filter(((?.aggregate1 >
      "1"^^xsd:integer) && (?.aggregate2 < "9"^^xsd:integer)), group({?x :p ?y}, ?x,
      ?.aggregate1=SAMPLE(?n), ?.aggregate2=MAX(?y), ?.aggregate3=COUNT(distinct ?y),
      ?.aggregate4=SUM(?y), ?.aggregate5=GROUP_CONCAT(?y; ,), ?.aggregate6=SAMPLE(?y))), values(?x:
      <a> | <b>)), ?n=?.aggregate3), ?m=(?.aggregate4 / ?.aggregate3)), ?g=?.aggregate5), ?n,
      ?.aggregate6), ?x ?n ?m ?g)
    select (str(?k) as ?s) { ?x :p ?y } group by (lcase(?y) as ?k) (?x) strlen(?y)
    = select(?s) project(extend(group(extend(extend({?x :p ?y}, ?k=LCASE(?y)), ?.key1=STRLEN(?y)), ?k ?x
      ?.key1), ?s=STR(?k)), ?s)
    select (count(*) as ?n) { { select ?x (max(?y) as ?m) { ?x :p ?y . ?z :q ?y } group by ?x } ?x :q ?r
      }
    = select(?n) project(extend(group(join(project(extend(group({?x :p ?y . ?z :q ?y}, ?x,
      ?.aggregate1=MAX(?y)), ?m=?.aggregate1), ?x ?m), {?x :q ?r}), , ?.aggregate2=COUNT(*)),
      ?n=?.aggregate2), ?n)
    select * { { select ?b { ?a :p ?b . ?c :q ?b } } ?a :q ?b }
    = select(?b ?a) project(join(project({?a :p ?b . ?c :q ?b}, ?b), {?a :q ?b}), ?b ?a)
    select * { ?x :p ?y filter exists { ?x :q ?z filter(?z = ?y) } filter not exists { ?y :r ?w } }
    = select(?x ?y) project(filter((exists(filter((?z = ?y), {?x :q ?z})) && !exists({?y :r ?w})), {?x
      :p ?y}), ?x ?y)
    select * { ?x :p ?y filter(?y in (1, 2) && ?x not in (<a>) && if(?y > 1, xsd:integer(?y),
      coalesce(?z, 1)) = 1 && regex(?y, "a", "i") && -?y < +?y) }
    = select(?x ?y) project(filter(((((?y in "1"^^xsd:integer, "2"^^xsd:integer) && !(?x in <a>)) &&
      (if((?y > "1"^^xsd:integer), xsd:integer(?y), coalesce(?z, "1"^^xsd:integer)) = "1"^^xsd:integer))
      && (REGEX(?y, "a", "i") && (-?y < +?y))), {?x :p ?y}), ?x ?y)
    construct { ?x :q _:a . _:a :r [] } where { ?x :p ?y } limit 1
    = construct(?x :q _:a . _:a :r _:.0) slice({?x :p ?y}, 0, 1)
    construct where { ?x :p _:a }
    = construct(?x :p _:a) {?x :p ?.blank.a}
    describe *  where { ?y :p ?x }
    = describe(?y ?x) {?y :p ?x}
    describe <a> ?x { ?x :p 1 }
    = describe(<a> ?x) {?x :p "1"^^xsd:integer}
    ask { ?x :p <<( ?x a City )>> . << :a :b :c >> :d ?e }
    = ask {?x :p <<?x rdf:type :City>> . ?.node0 rdf:reifies <<:a :b :c>> . ?.node0 :d ?e}
    ask { filter(isTriple(<<( ?x :p City )>>) && ?y = <<( :a :b :c )>>) }
    = ask filter((ISTRIPLE(TRIPLE(?x, :p, :City)) && (?y = <<:a :b :c>>)), {})
    select ?x ?x (1 as ?y) { ?x :p 1 }
    = select(?x ?y) project(extend({?x :p "1"^^xsd:integer}, ?y="1"^^xsd:integer), ?x ?y)
    select * { ?x :p ?y filter(ex:f(?x, 1)) }
    = select(?x ?y) project(filter(<http://ex.org/f>(?x, "1"^^xsd:integer), {?x :p ?y}), ?x ?y)
    select (123 as ?z) { ?s :p ?z } group by ?s
    = select(?z) project(extend(group({?s :p ?z}, ?s), ?z="123"^^xsd:integer), ?z)
    select * { { } union { ?x :p 1 } }
    = select(?x) project(union({}, {?x :p "1"^^xsd:integer}), ?x)
    select * { { ?x :p 1 } }
    = select(?x) project({?x :p "1"^^xsd:integer}, ?x)
    select * { ?x :p ?y { bind(?y as ?z) } }
    = select(?x ?y ?z) project(join({?x :p ?y}, extend({}, ?z=?y)), ?x ?y ?z)
    select * { _:a :p ?y filter(?y > 1) _:a :q ?z }
    = select(?y ?z) project(filter((?y > "1"^^xsd:integer), {?.blank.a :p ?y . ?.blank.a :q ?z}), ?y ?z)
    select (count(?x) as ?x) { ?x :p ?y }
    = select(?x) project(extend(group({?x :p ?y}, , ?.aggregate1=COUNT(?x)), ?x=?.aggregate1), ?x)
    """#

  @Test func iriTakesTheStatementsOwnBase() throws {
    #expect(
      try lowered(#"base <http://b.org/> select (iri("x") as ?x) (str("x") as ?y) { }"#)
        == #"select(?x ?y) project(extend(extend({}, ?x=IRI("x", <http://b.org/>)), ?y=STR("x")), ?x ?y)"#)
    #expect(
      try lowered(#"select (uri("x") as ?x) { }"#) == #"select(?x) project(extend({}, ?x=URI("x")), ?x)"#)
  }

  static let updates = #"""
    insert data { <a> :p _:b . graph <g> { <a> a City } }
    = modify(-() +(<a> :p _:b . <a> rdf:type :City @ <g>) {})
    insert data { <a> :p 1 , "x" }
    = insert data(<a> :p "1"^^xsd:integer . <a> :p "x")
    delete data { <a> :p 1 . graph <g> { <a> :q 2 } }
    = delete data(<a> :p "1"^^xsd:integer . <a> :q "2"^^xsd:integer @ <g>)
    with <g> delete { ?x :p ?y } insert { ?x :q _:n . graph ?h { ?x :r 1 } } where { ?x :p ?y . graph ?h
      { } }
    = modify(-(?x :p ?y @ <g>) +(?x :q _:n @ <g> . ?x :r "1"^^xsd:integer @ ?h) using["<g>"] join({?x :p
      ?y}, graph(?h, {})))
    with <g> delete { ?x :p ?y } using <a> using named <b> where { ?x :p ?y }
    = modify(-(?x :p ?y @ <g>) +() using["<a>"] named["<b>"] {?x :p ?y})
    delete where { ?x :p ?y . graph <g> { ?y :q ?x } }
    = modify(-(?x :p ?y . ?y :q ?x @ <g>) +() join({?x :p ?y}, graph(<g>, {?y :q ?x})))
    clear silent default ; drop all ; clear named ; create graph <g> ; move <a> to default ; copy silent
      default to <b> ; add graph <a> to <b> ; load silent <f> into graph <g> ; load <h>
    = clear! default ; drop all ; clear named ; create <g> ; move <a> default ; copy! default <b> ; add
      <a> <b> ; load! <f> into <g> ; load <h>
    add rally-eugene located-in eugene ; attendance 100 ; knows [ label "x" ]
    = <rally-eugene> :located-in <eugene> . <rally-eugene> :attendance "100"^^xsd:integer .
      <rally-eugene> :knows _:.0 . _:.0 rdfs:label "x"
    """#
}
