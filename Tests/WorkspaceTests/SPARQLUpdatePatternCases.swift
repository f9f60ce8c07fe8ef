import Testing
import Workspace

@Suite("SPARQL updates, case by case: patterns, graphs, triple terms") struct SPARQLUpdatePatternCases {
  private typealias Case = UpdateCase
  private static let three = UpdateCase.three

  /// The short form, whose pattern is its template (section 3.1.3.3).
  static let deleteWhere: [UpdateCase] = [
    Case("a triple without variables", ":a :p :b , :c .", "DELETE WHERE { :a :p :b }", ":a :p :c ."),
    Case(
      "a join removes all its triples", ":a :p :b . :b :q :c . :d :p :e .",
      "DELETE WHERE { ?x :p ?y . ?y :q ?z }", ":d :p :e ."),
    Case(
      "where one triple does not match none is removed", ":a :p :b .", "DELETE WHERE { ?x :p ?y . ?y :q ?z }",
      ":a :p :b ."),
    Case(
      "only the graph named", three, "DELETE WHERE { GRAPH :g { ?s ?p ?o } }", ":a :p :b . :h { :e :p :f }"),
    Case("every named graph", three, "DELETE WHERE { GRAPH ?k { ?s ?p ?o } }", ":a :p :b ."),
    Case(
      "default and named graph together", ":a :p :b . :g { :b :q :c . :x :q :y }",
      "DELETE WHERE { ?a :p ?b . GRAPH :g { ?b :q ?c } }", ":g { :x :q :y }"),
    Case(
      "two graphs joined", ":g { :a :p :b . :c :p :d } :h { :b :q 1 }",
      "DELETE WHERE { GRAPH :g { ?x :p ?y } GRAPH :h { ?y :q ?z } }", ":g { :c :p :d }"),
    Case("the same subject twice", ":a :p 1 ; :q 2 . :b :p 1 .", "DELETE WHERE { ?s :p 1 ; ?p ?o }", ""),
    Case("nothing at all is a pattern too", three, "DELETE WHERE { }", three),
    Case(
      "everything in the default graph", three, "DELETE WHERE { ?s ?p ?o }",
      ":g { :c :p :d } :h { :e :p :f }"),
    Case(
      "a blank node is found by a variable", "[ :p :b ] :q :c . :d :q :e .",
      "DELETE WHERE { ?n :p :b ; :q ?c }", ":d :q :e ."),
    Case("one variable twice in a triple", ":a :p :a , :b .", "DELETE WHERE { ?x :p ?x }", ":a :p :b ."),
    Case(
      "one graph variable in two blocks", ":g { :a :p 1 ; :q 2 } :h { :a :q 2 }",
      "DELETE WHERE { GRAPH ?k { ?s :p ?o } GRAPH ?k { ?s :q ?x } }", ":h { :a :q 2 }"),
    Case(
      "the empty list is no blank node", ":a :p () , 1 .",
      "DELETE DATA { :a :p () } ; DELETE WHERE { ?s ?p () }", ":a :p 1 ."),
    Case("a literal as subject matches nothing", ":a :p 1 .", "DELETE WHERE { 1 ?p ?o }", ":a :p 1 ."),
    Case(
      "equal values are not the same term", ":a :p 1 , 1.0 , 01 .", "DELETE WHERE { ?s :p 1.0 }",
      ":a :p 1 , 01 ."),
  ]

  @Test("DELETE WHERE", arguments: deleteWhere) func checkDeleteWhere(_ test: UpdateCase) throws {
    try test.verify()
  }

  /// A pattern is all that a query's may be (section 3.1.3).
  static let patterns: [UpdateCase] = [
    Case(
      "FILTER chooses what goes", ":a :age 3 . :b :age 30 .",
      "DELETE { ?s :age ?n } WHERE { ?s :age ?n FILTER (?n < 18) }", ":b :age 30 ."),
    Case(
      "FILTER NOT EXISTS", ":a :p :b . :c :p :d ; :keep true .",
      "DELETE { ?s :p ?o } WHERE { ?s :p ?o FILTER NOT EXISTS { ?s :keep true } }",
      ":c :p :d ; :keep true ."),
    Case(
      "MINUS", ":a :p :b . :c :p :d ; :keep true .",
      "DELETE { ?s :p ?o } WHERE { ?s :p ?o MINUS { ?s :keep true } }", ":c :p :d ; :keep true ."),
    Case(
      "UNION", ":a :p 1 ; :q 2 ; :r 3 .",
      "DELETE { ?s ?k ?v } WHERE { { ?s :p ?v BIND (:p AS ?k) } UNION { ?s :q ?v BIND (:q AS ?k) } }",
      ":a :r 3 ."),
    Case(
      "BIND computes what is added", ":a :n 2 .",
      "INSERT { ?s :square ?m } WHERE { ?s :n ?n BIND (?n * ?n AS ?m) }", ":a :n 2 ; :square 4 ."),
    Case(
      "an error in BIND leaves its variable unbound", ":a :n 'x' .",
      "INSERT { ?s :m ?m ; :seen true } WHERE { ?s :n ?n BIND (?n * 2 AS ?m) }", ":a :n 'x' ; :seen true ."),
    Case(
      "VALUES gives the data", "",
      "INSERT { ?s :p ?v } WHERE { VALUES (?s ?v) { (:a 1) (:b UNDEF) (UNDEF 3) (:c 4) } }",
      ":a :p 1 . :c :p 4 ."),
    Case(
      "a subquery with LIMIT and ORDER BY", ":a :n 1 . :b :n 2 . :c :n 3 .",
      "DELETE { ?s :n ?n } WHERE { { SELECT ?s ?n { ?s :n ?n } ORDER BY DESC(?n) LIMIT 2 } }", ":a :n 1 ."),
    Case(
      "counts by group", ":a :has 1 , 2 . :b :has 3 .",
      "INSERT { ?s :count ?c } WHERE { { SELECT ?s (COUNT(*) AS ?c) { ?s :has ?o } GROUP BY ?s } }",
      ":a :has 1 , 2 ; :count 2 . :b :has 3 ; :count 1 ."),
    Case(
      "a sum over named graphs", ":g { :a :n 1 } :h { :a :n 2 }",
      "INSERT { ?s :sum ?m } WHERE { { SELECT ?s (SUM(?n) AS ?m) { GRAPH ?g { ?s :n ?n } } GROUP BY ?s } }",
      ":a :sum 3 . :g { :a :n 1 } :h { :a :n 2 }"),
    Case(
      "HAVING", ":a :has 1 , 2 . :b :has 3 .",
      """
      DELETE { ?s :has ?o } WHERE { ?s :has ?o { SELECT ?s { ?s :has ?x } GROUP BY ?s HAVING (COUNT(*) > \
      1) } }
      """,
      ":b :has 3 ."),
    Case(
      "a path reaches along a chain", ":a :up :b . :b :up :c .",
      "INSERT { ?x :over ?y } WHERE { ?x :up+ ?y }", ":a :up :b ; :over :b , :c . :b :up :c ; :over :c ."),
    Case(
      "a path of alternatives and inverses", ":a :p :b . :c :q :a .",
      "INSERT { :a :near ?y } WHERE { :a (:p|^:q) ?y }", ":a :p :b ; :near :b , :c . :c :q :a ."),
    Case(
      "a list is removed cell by cell", ":a :list ( 1 2 ) ; :p :b .",
      """
      PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> DELETE { ?c ?p ?o } WHERE { :a \
      :list/rdf:rest* ?c . ?c ?p ?o } ; DELETE WHERE { :a :list ?l }
      """,
      ":a :p :b ."),
    Case(
      "functions make IRIs and strings", ":a :name 'Ann' .",
      """
      INSERT { ?i :upper ?u } WHERE { ?s :name ?n BIND (IRI(CONCAT(STR(:), LCASE(?n))) AS ?i) BIND \
      (UCASE(?n) AS ?u) }
      """,
      ":a :name 'Ann' . :ann :upper 'ANN' ."),
    Case(
      "BNODE() makes one node per solution", ":a :p 1 . :b :p 2 .",
      "INSERT { ?s :n ?n . ?n :of ?s } WHERE { ?s :p ?v BIND (BNODE() AS ?n) }",
      ":a :p 1 ; :n _:x . _:x :of :a . :b :p 2 ; :n _:y . _:y :of :b ."),
    Case(
      "OPTIONAL removes what is there", ":a :p 1 ; :q 2 . :b :p 3 .",
      "DELETE { ?s :p ?x . ?s :q ?y } WHERE { ?s :p ?x OPTIONAL { ?s :q ?y } }", ""),
    Case(
      "a blank node in the pattern matches any term", ":a :p :b . :c :q :d .",
      "DELETE { ?s :p ?o } WHERE { ?s :p ?o . _:any :q [] }", ":c :q :d ."),
    Case(
      "a subquery in GRAPH asks that graph", ":a :p 1 . :g { :a :p 2 }",
      "INSERT { :max :is ?m } WHERE { GRAPH :g { SELECT (MAX(?n) AS ?m) { ?s :p ?n } } }",
      ":a :p 1 . :max :is 2 . :g { :a :p 2 }"),
    Case(
      "an aggregate over nothing has one solution", "",
      "INSERT { :n :is ?c } WHERE { SELECT (COUNT(*) AS ?c) { ?s ?p ?o } }", ":n :is 0 ."),
    Case(
      "a subquery under WITH asks that graph", ":a :p 1 . :g { :a :p 1 , 2 }",
      "WITH :g INSERT { :n :is ?c } WHERE { SELECT (COUNT(*) AS ?c) { ?s ?p ?o } }",
      ":a :p 1 . :g { :a :p 1 , 2 . :n :is 2 }"),
    Case(
      "EXISTS under WITH asks that graph", ":a :q 1 . :g { :a :p :b . :c :p :d ; :q 1 }",
      "WITH :g DELETE { ?s :p ?o } WHERE { ?s :p ?o FILTER EXISTS { ?s :q 1 } }",
      ":a :q 1 . :g { :a :p :b . :c :q 1 }"),
    Case(
      "EXISTS may ask another graph", ":g { :a :p 1 . :b :p 2 } :h { :b :q 3 }",
      "WITH :g DELETE { ?s :p ?o } WHERE { ?s :p ?o FILTER EXISTS { GRAPH :h { ?s :q ?x } } }",
      ":g { :a :p 1 } :h { :b :q 3 }"),
    Case(
      "a path over merged graphs", ":g { :a :p :b } :h { :b :p :c }",
      "INSERT { :a :reaches ?x } USING :g USING :h WHERE { :a :p+ ?x }",
      ":a :reaches :b , :c . :g { :a :p :b } :h { :b :p :c }"),
    Case(
      "a blank node is given a name", "_:n :p 1 ; :q 2 . :a :has _:n .",
      "DELETE { ?n ?p ?o . ?s ?r ?n } INSERT { :n ?p ?o . ?s ?r :n } WHERE { ?n :p 1 ; ?p ?o . ?s ?r ?n }",
      ":n :p 1 ; :q 2 . :a :has :n ."),
  ]

  @Test("any pattern in WHERE", arguments: patterns) func checkPatterns(_ test: UpdateCase) throws {
    try test.verify()
  }

  /// Graphs as a whole (sections 3.1.5, 3.2.1 and 3.2.2).
  static let graphs: [UpdateCase] = [
    Case("CLEAR DEFAULT", three, "CLEAR DEFAULT", ":g { :c :p :d } :h { :e :p :f }"),
    Case("CLEAR NAMED", three, "CLEAR NAMED", ":a :p :b ."),
    Case("CLEAR ALL", three, "CLEAR ALL", ""),
    Case("CLEAR GRAPH leaves the others", three, "CLEAR GRAPH :g", ":a :p :b . :h { :e :p :f }"),
    Case(
      "CLEAR SILENT of what is there clears it", three, "CLEAR SILENT GRAPH :h",
      ":a :p :b . :g { :c :p :d }"),
    Case("CLEAR SILENT of an absent graph", three, "CLEAR SILENT GRAPH :none", three),
    Case("CLEAR NAMED without named graphs", ":a :p :b .", "CLEAR NAMED", ":a :p :b ."),
    Case("CLEAR of an empty store", "", "CLEAR DEFAULT ; CLEAR NAMED ; CLEAR ALL", ""),
    Case(
      "a cleared graph can be filled again", three, "CLEAR GRAPH :g ; INSERT DATA { GRAPH :g { :x :y :z } }",
      ":a :p :b . :g { :x :y :z } :h { :e :p :f }"),
    Case("DROP DEFAULT", three, "DROP DEFAULT", ":g { :c :p :d } :h { :e :p :f }"),
    Case(
      "the default graph is there again after DROP DEFAULT", three, "DROP DEFAULT ; INSERT DATA { :x :y :z }",
      ":x :y :z . :g { :c :p :d } :h { :e :p :f }"),
    Case("DROP NAMED", three, "DROP NAMED", ":a :p :b ."),
    Case("DROP ALL", three, "DROP ALL", ""),
    Case("DROP GRAPH leaves the others", three, "DROP GRAPH :h", ":a :p :b . :g { :c :p :d }"),
    Case("DROP SILENT of an absent graph", three, "DROP SILENT GRAPH :none", three),
    Case(
      "DROP SILENT DEFAULT, NAMED and ALL of an empty store", "",
      "DROP SILENT DEFAULT ; DROP SILENT NAMED ; DROP SILENT ALL", ""),
    Case(
      "a dropped graph is found by no variable", three,
      "DROP GRAPH :g ; INSERT { ?k :is :here } WHERE { GRAPH ?k { ?s ?p ?o } }",
      ":a :p :b . :h :is :here . :h { :e :p :f }"),
    Case(
      "CREATE and then INSERT DATA", "", "CREATE GRAPH :g ; INSERT DATA { GRAPH :g { :a :p :b } }",
      ":g { :a :p :b }"),
    Case("CREATE SILENT leaves what a graph holds", three, "CREATE SILENT GRAPH :g", three),
    Case("CREATE of a graph that holds triples fails", three, "CREATE GRAPH :g", nil),
    Case("CREATE and DROP of the same graph", three, "CREATE GRAPH :new ; DROP GRAPH :new", three),
  ]

  @Test("CLEAR, DROP and CREATE", arguments: graphs) func checkGraphs(_ test: UpdateCase) throws {
    try test.verify()
  }

  /// Graphs into graphs (sections 3.2.3 to 3.2.5).
  static let transfers: [UpdateCase] = [
    Case(
      "COPY from default replaces the target", three, "COPY DEFAULT TO :g",
      ":a :p :b . :g { :a :p :b } :h { :e :p :f }"),
    Case(
      "COPY to default replaces the default graph", three, "COPY :g TO DEFAULT",
      ":c :p :d . :g { :c :p :d } :h { :e :p :f }"),
    Case(
      "COPY between named graphs", three, "COPY GRAPH :g TO GRAPH :h",
      ":a :p :b . :g { :c :p :d } :h { :c :p :d }"),
    Case(
      "COPY to a new graph", three, "COPY :g TO :new",
      ":a :p :b . :g { :c :p :d } :h { :e :p :f } :new { :c :p :d }"),
    Case("COPY of the default graph to itself", three, "COPY DEFAULT TO DEFAULT", three),
    Case("COPY of a named graph to itself", three, "COPY :g TO GRAPH :g", three),
    Case("COPY of an empty default graph empties the target", ":g { :c :p :d }", "COPY DEFAULT TO :g", ""),
    Case("COPY keeps blank nodes", "_:n :p 1 .", "COPY DEFAULT TO :g", "_:n :p 1 . :g { _:n :p 1 }"),
    Case("COPY SILENT of an absent graph leaves all other graphs", three, "COPY SILENT :none TO :new", three),
    Case("MOVE to default replaces and removes", three, "MOVE :g TO DEFAULT", ":c :p :d . :h { :e :p :f }"),
    Case("MOVE from default empties it", three, "MOVE DEFAULT TO :g", ":g { :a :p :b } :h { :e :p :f }"),
    Case("MOVE between named graphs", three, "MOVE GRAPH :g TO :h", ":a :p :b . :h { :c :p :d }"),
    Case(
      "MOVE to a new graph", three, "MOVE :g TO GRAPH :new", ":a :p :b . :new { :c :p :d } :h { :e :p :f }"),
    Case("MOVE of the default graph to itself", three, "MOVE DEFAULT TO DEFAULT", three),
    Case("MOVE of a named graph to itself", three, "MOVE :h TO :h", three),
    Case(
      "MOVE SILENT of an absent graph leaves all other graphs", three, "MOVE SILENT GRAPH :none TO :new",
      three),
    Case(
      "ADD to default keeps both", three, "ADD :g TO DEFAULT",
      ":a :p :b . :c :p :d . :g { :c :p :d } :h { :e :p :f }"),
    Case(
      "ADD from default", three, "ADD DEFAULT TO :h",
      ":a :p :b . :g { :c :p :d } :h { :e :p :f . :a :p :b }"),
    Case(
      "ADD between named graphs", three, "ADD GRAPH :g TO GRAPH :h",
      ":a :p :b . :g { :c :p :d } :h { :e :p :f . :c :p :d }"),
    Case(
      "ADD to a new graph", three, "ADD :h TO :new",
      ":a :p :b . :g { :c :p :d } :h { :e :p :f } :new { :e :p :f }"),
    Case("ADD of the default graph to itself", three, "ADD DEFAULT TO DEFAULT", three),
    Case(
      "ADD of what is there already", ":a :p :b . :g { :a :p :b , :c }", "ADD :g TO DEFAULT",
      ":a :p :b , :c . :g { :a :p :b , :c }"),
    Case("ADD SILENT of an absent graph", three, "ADD SILENT :none TO :g", three),
    Case("ADD SILENT of an absent graph to default", three, "ADD SILENT GRAPH :none TO DEFAULT", three),
    Case(
      "transfers in order", ":a :p :b . :g { :c :p :d }",
      "MOVE DEFAULT TO :t ; MOVE :g TO DEFAULT ; MOVE :t TO :g", ":c :p :d . :g { :a :p :b }"),
  ]

  @Test("COPY, MOVE and ADD", arguments: transfers) func checkTransfers(_ test: UpdateCase) throws {
    try test.verify()
  }

  /// RDF 1.2 in data, templates and patterns (SPARQL 1.2).
  static let tripleTerms: [UpdateCase] = [
    Case(
      "a triple term in data is not asserted", "", "INSERT DATA { :x :says <<( :a :p :b )>> }",
      ":x :says <<( :a :p :b )>> ."),
    Case(
      "a triple term within a triple term", "", "INSERT DATA { :x :says <<( :y :says <<( :a :p 1 )>> )>> }",
      ":x :says <<( :y :says <<( :a :p 1 )>> )>> ."),
    Case(
      "a triple term is removed as data", ":x :says <<( :a :p :b )>> , <<( :a :p :c )>> .",
      "DELETE DATA { :x :says <<( :a :p :b )>> }", ":x :says <<( :a :p :c )>> ."),
    Case(
      "a triple term in a graph", "", "INSERT DATA { GRAPH :g { :x :says <<( :a :p :b )>> } }",
      ":g { :x :says <<( :a :p :b )>> }"),
    Case(
      "a reified triple in data makes its reifier", "", "INSERT DATA { << :a :p :b >> :sure 1 }",
      "_:r rdf:reifies <<( :a :p :b )>> ; :sure 1 ."),
    Case(
      "a named reifier", "", "INSERT DATA { << :a :p :b ~ :r >> :sure 1 }",
      ":r rdf:reifies <<( :a :p :b )>> ; :sure 1 ."),
    Case(
      "a reified triple alone", "", "INSERT DATA { << :a :p :b ~ :r >> }",
      ":r rdf:reifies <<( :a :p :b )>> ."),
    Case(
      "a reified triple as object", "", "INSERT DATA { :x :says << :a :p :b ~ :r >> }",
      ":x :says :r . :r rdf:reifies <<( :a :p :b )>> ."),
    Case(
      "a triple reified within another", "", "INSERT DATA { << << :a :p :b ~ :r >> :q 1 ~ :t >> :ok true }",
      ":r rdf:reifies <<( :a :p :b )>> . :t rdf:reifies <<( :r :q 1 )>> ; :ok true ."),
    Case(
      "an annotation asserts and reifies", "", "INSERT DATA { :a :p :b {| :sure 1 |} }",
      ":a :p :b . _:r rdf:reifies <<( :a :p :b )>> ; :sure 1 ."),
    Case(
      "an annotation with a named reifier", "", "INSERT DATA { :a :p :b ~ :r {| :sure 1 |} }",
      ":a :p :b . :r rdf:reifies <<( :a :p :b )>> ; :sure 1 ."),
    Case(
      "two annotations are two reifiers", "", "INSERT DATA { :a :p :b {| :sure 1 |} {| :sure 2 |} }",
      ":a :p :b . _:r rdf:reifies <<( :a :p :b )>> ; :sure 1 . _:s rdf:reifies <<( :a :p :b )>> ; :sure 2 ."),
    Case(
      "a reifier without annotation", "", "INSERT DATA { :a :p :b ~ , :c ~ :r }",
      ":a :p :b , :c . _:x rdf:reifies <<( :a :p :b )>> . :r rdf:reifies <<( :a :p :c )>> ."),
    Case(
      "an annotation is removed by its reifier's name", ":a :p :b ~ :r {| :sure 1 |} .",
      "DELETE DATA { :a :p :b ~ :r {| :sure 1 |} }", ""),
    Case(
      "a reified triple is removed, the assertion stays", ":a :p :b ~ :r {| :sure 1 |} .",
      "DELETE DATA { << :a :p :b ~ :r >> :sure 1 }", ":a :p :b ."),
    Case(
      "a triple term from the solution", ":a :p :b . :c :p :d .",
      "INSERT { :x :says <<( ?s :p ?o )>> } WHERE { ?s :p ?o }",
      ":a :p :b . :c :p :d . :x :says <<( :a :p :b )>> , <<( :c :p :d )>> ."),
    Case(
      "a reified triple of a template is new for each solution", ":a :p :b . :c :p :d .",
      "INSERT { << ?s :p ?o >> :sure 1 } WHERE { ?s :p ?o }",
      """
      :a :p :b . :c :p :d . _:r rdf:reifies <<( :a :p :b )>> ; :sure 1 . _:s rdf:reifies <<( :c :p :d )>> \
      ; :sure 1 .
      """),
    Case(
      "an annotation in a template", ":a :p :b .", "INSERT { ?s :q ?o {| :from ?s |} } WHERE { ?s :p ?o }",
      ":a :p :b ; :q :b . _:r rdf:reifies <<( :a :q :b )>> ; :from :a ."),
    Case(
      "an annotation in the pattern", ":a :p :b {| :sure 1 |} . :c :p :d .",
      "INSERT { ?s :known ?o } WHERE { ?s :p ?o {| :sure ?n |} }",
      ":a :p :b {| :sure 1 |} ; :known :b . :c :p :d ."),
    Case(
      "a triple term in the pattern binds its parts", ":x :says <<( :a :p :b )>> .",
      "INSERT { ?s ?p ?o } WHERE { ?x :says <<( ?s ?p ?o )>> }", ":x :says <<( :a :p :b )>> . :a :p :b ."),
    Case(
      "a reifier bound by the pattern is removed", ":a :p :b {| :sure 1 |} . :c :p :d {| :sure 2 |} .",
      "DELETE { ?s :p ?o ~ ?r {| :sure 2 |} } WHERE { ?s :p ?o ~ ?r {| :sure 2 |} }",
      ":a :p :b {| :sure 1 |} ."),
    Case(
      "DELETE WHERE with a reifier variable", ":a :p :b ~ :r {| :sure 1 |} . :c :p :d .",
      "DELETE WHERE { ?s :p ?o ~ ?r {| :sure ?n |} }", ":c :p :d ."),
    Case(
      "DELETE WHERE with a triple term", ":x :says <<( :a :p :b )>> . :y :says 1 .",
      "DELETE WHERE { ?x :says <<( ?s :p ?o )>> }", ":y :says 1 ."),
    Case(
      "an unbound variable in a triple term skips the triple", ":a :p :b .",
      "INSERT { ?s :says <<( ?s :p ?none )>> ; :q 1 } WHERE { ?s :p ?o }", ":a :p :b ; :q 1 ."),
    Case(
      "a literal as subject of a triple term skips the triple", ":a :p 1 .",
      "INSERT { ?s :says <<( ?v :p ?s )>> } WHERE { ?s :p ?v }", ":a :p 1 ."),
    Case(
      "a triple term as subject is skipped", ":x :says <<( :a :p :b )>> .",
      "INSERT { ?t :by ?x . ?x :q 1 } WHERE { ?x :says ?t }", ":x :says <<( :a :p :b )>> ; :q 1 ."),
    Case(
      "TRIPLE() makes a term for a template", ":a :p :b .",
      "INSERT { :x :says ?t } WHERE { ?s ?p ?o BIND (TRIPLE(?s, ?p, ?o) AS ?t) }",
      ":a :p :b . :x :says <<( :a :p :b )>> ."),
    Case(
      "SUBJECT() and OBJECT() take a term apart", ":x :says <<( :a :p :b )>> .",
      "INSERT { ?o :q ?s } WHERE { ?x :says ?t BIND (SUBJECT(?t) AS ?s) BIND (OBJECT(?t) AS ?o) }",
      ":x :says <<( :a :p :b )>> . :b :q :a ."),
    Case(
      "COPY takes triple terms along", ":x :says <<( :a :p _:n )>> . _:n :q 1 .", "COPY DEFAULT TO :g",
      ":x :says <<( :a :p _:n )>> . _:n :q 1 . :g { :x :says <<( :a :p _:n )>> . _:n :q 1 }"),
    Case(
      "a blank node within a triple term is the one outside", "",
      "INSERT DATA { _:n :says <<( _:n :p 1 )>> }", "_:n :says <<( _:n :p 1 )>> ."),
    Case(
      "a base direction is kept and is part of the term", ":a :p 'x'@ar--rtl , 'x'@ar .",
      "DELETE DATA { :a :p 'x'@ar } ; INSERT DATA { :a :q 'y'@he--ltr }",
      ":a :p 'x'@ar--rtl ; :q 'y'@he--ltr ."),
    Case(
      "an annotation within an annotation", "",
      "INSERT DATA { :a :p :b ~ :r {| :q 1 ~ :t {| :ok true |} |} }",
      ":a :p :b . :r rdf:reifies <<( :a :p :b )>> ; :q 1 . :t rdf:reifies <<( :r :q 1 )>> ; :ok true ."),
    Case(
      "several reifiers of one triple", "", "INSERT DATA { :a :p :b ~ :r ~ :s {| :q 1 |} }",
      ":a :p :b . :r rdf:reifies <<( :a :p :b )>> . :s rdf:reifies <<( :a :p :b )>> ; :q 1 ."),
    Case(
      "a collection of reified triples and triple terms", "",
      "INSERT DATA { :x :list ( << :a :p :b ~ :r >> <<( :a :p :c )>> ) }",
      ":x :list ( :r <<( :a :p :c )>> ) . :r rdf:reifies <<( :a :p :b )>> ."),
    Case(
      "a blank node as reifier", "", "INSERT DATA { << :a :p :b ~ _:r >> :q 1 . _:r :s 2 }",
      "_:r rdf:reifies <<( :a :p :b )>> ; :q 1 ; :s 2 ."),
    Case(
      "an annotation stands in the graph of its triple", "",
      "INSERT DATA { GRAPH :g { :a :p :b ~ :r {| :q 1 |} } }",
      ":g { :a :p :b . :r rdf:reifies <<( :a :p :b )>> ; :q 1 }"),
    Case(
      "WITH is the graph of annotations too", ":g { :a :p :b }",
      "WITH :g INSERT { ?s :q ?o ~ :r } WHERE { ?s :p ?o }",
      ":g { :a :p :b ; :q :b . :r rdf:reifies <<( :a :q :b )>> }"),
    Case(
      "a triple term as subject matches nothing", ":x :says <<( :a :p :b )>> .",
      "DELETE WHERE { <<( ?s ?p ?o )>> ?q ?x }", ":x :says <<( :a :p :b )>> ."),
    Case(
      "VALUES with a triple term", ":x :says <<( :a :p :b )>> , 1 .",
      "DELETE { ?x :says ?t } WHERE { VALUES ?t { <<( :a :p :b )>> } ?x :says ?t }", ":x :says 1 ."),
    Case(
      "isTRIPLE() chooses what goes", ":x :says <<( :a :p :b )>> , :a .",
      "DELETE { ?s ?p ?o } WHERE { ?s ?p ?o FILTER (isTRIPLE(?o)) }", ":x :says :a ."),
  ]

  @Test("triple terms, reifiers and annotations", arguments: tripleTerms)
  func checkTripleTerms(_ test: UpdateCase) throws {
    try test.verify()
  }

  /// Prologues, semicolons, comments and failures (section 3).
  static let requests: [UpdateCase] = [
    Case("a trailing semicolon", "", "INSERT DATA { :a :p :b } ;", ":a :p :b ."),
    Case(
      "a prologue after the last semicolon", "",
      "INSERT DATA { :a :p :b } ; PREFIX q: <http://other.example/>", ":a :p :b ."),
    Case(
      "a prefix declared between operations", "",
      "INSERT DATA { :a :p 1 } ; PREFIX o: <http://other.example/> INSERT DATA { o:a :p 2 }",
      ":a :p 1 . <http://other.example/a> :p 2 ."),
    Case(
      "a prefix declared anew holds from there on", "",
      "INSERT DATA { :a :a 1 } ; PREFIX : <http://other.example/> INSERT DATA { :a :a 1 }",
      ":a :a 1 . <http://other.example/a> <http://other.example/a> 1 ."),
    Case(
      "a base between operations", "",
      """
      BASE <http://one.example/> INSERT DATA { <a> <p> 1 } ; BASE <http://two.example/x/> INSERT DATA { \
      <a> <../p> 2 }
      """,
      """
      <http://one.example/a> <http://one.example/p> 1 . <http://two.example/x/a> <http://two.example/p> 2 \
      .
      """),
    Case(
      "comments anywhere", "", "# first\nINSERT # then\nDATA { :a :p :b # within }\n } # last", ":a :p :b ."),
    Case(
      "an IRI with a number sign is no comment", "", "INSERT DATA { <http://one.example/#a> :p '#' }",
      "<http://one.example/#a> :p \"#\" ."),
    Case(
      "words of any case", ":a :p :b .", "insert { ?s :q ?o } Where { ?s :p ?o } ; Delete Where { ?s :p ?o }",
      ":a :q :b ."),
    Case(
      "many operations see each other's work", "",
      """
      INSERT DATA { :a :n 0 } ; DELETE { ?s :n ?n } INSERT { ?s :n ?m } WHERE { ?s :n ?n BIND (?n + 1 AS \
      ?m) } ; DELETE { ?s :n ?n } INSERT { ?s :n ?m } WHERE { ?s :n ?n BIND (?n + 1 AS ?m) }
      """,
      ":a :n 2 ."),
    Case("VERSION may stand in the prologue", "", "VERSION \"1.2\" INSERT DATA { :a :p :b }", ":a :p :b ."),
    Case(
      "escapes in IRIs and prefixed names", "", "INSERT DATA { :a\\-b :p <http://example.org/\\u0063> }",
      "<http://example.org/a-b> :p :c ."),
    Case(
      "a failing operation undoes those before it", three,
      "INSERT DATA { :x :y :z } ; DROP GRAPH :h ; CREATE GRAPH :g", nil),
    Case(
      "nothing after a failing operation is done", three, "CREATE GRAPH :g ; DELETE WHERE { ?s ?p ?o }", nil),
    Case("LOAD of what cannot be read fails", three, "CLEAR ALL ; LOAD <file:///none/such.ttl>", nil),
    Case(
      "LOAD SILENT of what cannot be read", three,
      "LOAD SILENT <file:///none/such.ttl> ; INSERT DATA { :x :y :z }",
      ":a :p :b . :g { :c :p :d } :h { :e :p :f } :x :y :z ."),
    Case(
      "LOAD SILENT INTO GRAPH of what cannot be read", three,
      "LOAD SILENT <http://localhost:1/none> INTO GRAPH :g", three),
    Case(
      "a prefix declared back to what it was", "",
      """
      PREFIX p: <http://one.example/> INSERT DATA { p:a p:p 1 } ; PREFIX p: <http://two.example/> INSERT \
      DATA { p:a p:p 2 } ; PREFIX p: <http://one.example/> INSERT DATA { p:a p:p 3 }
      """,
      """
      <http://one.example/a> <http://one.example/p> 1 , 3 . <http://two.example/a> <http://two.example/p> \
      2 .
      """),
    Case(
      "a base declared back to what it was", "",
      """
      BASE <http://one.example/> INSERT DATA { <a> <p> 1 } ; BASE <http://two.example/> INSERT DATA { <a> \
      <p> 2 } ; BASE <http://one.example/> INSERT DATA { <a> <p> 3 }
      """,
      """
      <http://one.example/a> <http://one.example/p> 1 , 3 . <http://two.example/a> <http://two.example/p> \
      2 .
      """),
    Case(
      "a prefix keeps the base that it was declared under", "",
      "BASE <http://one.example/> PREFIX o: <x#> BASE <http://two.example/> INSERT DATA { o:a :p <a> }",
      "<http://one.example/x#a> :p <http://two.example/a> ."),
    Case(
      "so it does under the base of a later operation", "",
      """
      BASE <http://one.example/> PREFIX o: <x#> INSERT DATA { o:a :p 1 } ; BASE <http://two.example/> \
      INSERT DATA { o:a :p <a> }
      """,
      "<http://one.example/x#a> :p 1 , <http://two.example/a> ."),
    Case(
      "declarations hold for all later operations", "",
      """
      PREFIX o: <http://one.example/> INSERT DATA { o:a :p 1 } ; PREFIX q: <http://two.example/> INSERT \
      DATA { o:a q:p 2 } ; INSERT DATA { o:a q:p 3 }
      """,
      "<http://one.example/a> :p 1 ; <http://two.example/p> 2 , 3 ."),
  ]

  @Test("requests of several operations", arguments: requests) func checkRequests(_ test: UpdateCase) throws {
    try test.verify()
  }

  @Test func `LOAD adds what a file holds, with new blank nodes each time`() throws {
    let folder = TemporaryFolder()
    try folder.write("@prefix : <http://example.org/> . _:n :p 1 . :a :p :b .", to: "more.ttl")
    let file = "<\(GraphState.fileIRI(folder.file("more.ttl")))>"
    let more = "_:x :p 1 . :a :p :b ."
    try Case("into the default graph", "_:n :p 1 .", "LOAD \(file)", "_:n :p 1 . \(more)").verify()
    try Case(
      "into a named graph, which keeps what it has", ":c :p :d . :g { _:n :p 1 }",
      "LOAD \(file) INTO GRAPH :g", ":c :p :d . :g { _:n :p 1 . \(more) }"
    ).verify()
    try Case("twice", "", "LOAD \(file) ; LOAD \(file)", "_:y :p 1 . \(more)").verify()
    let request = "CLEAR ALL ; LOAD SILENT \(file) INTO GRAPH :g"
    try Case("in order", Self.three, request, ":g { \(more) }").verify()
  }

  @Test func `LOAD of what is no RDF fails and does nothing, with SILENT it succeeds`() throws {
    let folder = TemporaryFolder()
    try folder.write(":broken", to: "broken.ttl")
    let file = "<\(GraphState.fileIRI(folder.file("broken.ttl")))>"
    try Case("fails", Self.three, "DROP ALL ; LOAD \(file) INTO GRAPH :g", nil).verify()
    try Case("succeeds", Self.three, "LOAD SILENT \(file) ; CLEAR NAMED", ":a :p :b .").verify()
  }
}
