import Formats
import RDF
import Testing
import TripleStore
import Workspace

/// One request on one dataset, as SPARQL 1.1 Update and SPARQL 1.2 have it. Both datasets are TriG.
struct UpdateCase: CustomTestStringConvertible, Sendable {
  let name: String
  let before: String
  let request: String
  /// Nil where the request must fail, and change nothing.
  let after: String?
  var testDescription: String { name }

  init(_ name: String, _ before: String, _ request: String, _ after: String?) {
    self.name = name
    self.before = before
    self.request = request
    self.after = after
  }

  /// A triple in the default graph and in each of two named graphs.
  static let three = ":a :p :b . :g { :c :p :d } :h { :e :p :f }"
  /// Stands before each request.
  static let prologue = "PREFIX : <http://example.org/>\n"

  /// Runs the request, compares, and takes it back: however much it did, it is one step.
  func verify(sourceLocation: SourceLocation = #_sourceLocation) throws {
    let session = Session(state: GraphState(dataset: try UpdateCase.dataset(before)))
    let start = session.content
    do throws(SessionError) {
      _ = try session.run(UpdateCase.prologue + request)
    } catch {
      #expect(after == nil, "\(error.message)", sourceLocation: sourceLocation)
      #expect(session.content == start, sourceLocation: sourceLocation)
      return
    }
    guard let after else {
      Issue.record("it did not fail: \(request)", sourceLocation: sourceLocation)
      return
    }
    let found = session.dataset.quads()
    let isSame = UpdateCase.areSame(found, try UpdateCase.dataset(after).quads())
    #expect(isSame, "\(session.content)", sourceLocation: sourceLocation)
    if session.content != start {
      try session.undo()
      #expect(session.content == start, sourceLocation: sourceLocation)
    }
  }

  static func dataset(_ text: String) throws -> Dataset {
    let prefixes = prologue + "PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>\n"
    let builder = DatasetBuilder()
    try Formats.read(Array((prefixes + text).utf8), as: .trig, into: builder)
    return builder.finish()
  }

  /// Whether quads are the same up to the labels of their few blank nodes.
  static func areSame(_ a: [Quad], _ b: [Quad]) -> Bool {
    let (first, second) = (labels(a), labels(b))
    guard a.count == b.count, first.count == second.count else { return false }
    let wanted = Set(b)
    func isMatch(_ names: [String: String], _ free: [String]) -> Bool {
      if names.count == first.count { return Set(a.map { renamed($0, names) }) == wanted }
      return free.contains { label in
        var names = names
        names[first[names.count]] = label
        return isMatch(names, free.filter { $0 != label })
      }
    }
    return isMatch([:], second)
  }

  private static func labels(_ quads: [Quad]) -> [String] {
    var found: Set<String> = []
    func visit(_ term: Term?) {
      switch term {
      case .blank(let label): found.insert(label)
      case .triple(let triple):
        visit(triple.subject)
        visit(triple.object)
      default: break
      }
    }
    for quad in quads {
      visit(quad.triple.subject)
      visit(quad.triple.object)
      visit(quad.graph)
    }
    return found.sorted()
  }

  private static func renamed(_ quad: Quad, _ names: [String: String]) -> Quad {
    func renamed(_ term: Term) -> Term {
      switch term {
      case .blank(let label): .blank(names[label] ?? label)
      case .triple(let triple):
        .triple(Triple(renamed(triple.subject), triple.predicate, renamed(triple.object)))
      default: term
      }
    }
    let triple = quad.triple
    return Quad(
      Triple(renamed(triple.subject), triple.predicate, renamed(triple.object)),
      graph: quad.graph.map { renamed($0) })
  }
}

@Suite("SPARQL updates, case by case: data, templates, datasets") struct SPARQLUpdateCases {
  private typealias Case = UpdateCase
  private static let three = UpdateCase.three

  /// `INSERT DATA` and `DELETE DATA` (section 3.1.1 and 3.1.2).
  static let data: [UpdateCase] = [
    Case("a triple already there is added once", ":a :p :b .", "INSERT DATA { :a :p :b }", ":a :p :b ."),
    Case(
      "default and named graph in one operation", "",
      "INSERT DATA { :a :p :b . GRAPH :g { :c :p :d } :e :p :f }", ":a :p :b . :e :p :f . :g { :c :p :d }"),
    Case(
      "no period before GRAPH is needed", "", "INSERT DATA { :a :p :b GRAPH :g { :c :p :d } }",
      ":a :p :b . :g { :c :p :d }"),
    Case(
      "the same graph may be opened twice", "",
      "INSERT DATA { GRAPH :g { :a :p :b } . GRAPH :g { :a :q :c } }", ":g { :a :p :b ; :q :c }"),
    Case("an empty GRAPH block adds nothing", ":a :p :b .", "INSERT DATA { GRAPH :g { } }", ":a :p :b ."),
    Case("empty data changes nothing", three, "INSERT DATA { } ; DELETE DATA { }", three),
    Case(
      "a named graph keeps what it has", ":g { :a :p :b }", "INSERT DATA { GRAPH :g { :a :p :c } }",
      ":g { :a :p :b , :c }"),
    Case(
      "predicate and object lists, numbers and booleans", "",
      "INSERT DATA { :a :p 1 , 2.5 , 1e0 , true ; a :T ; }", ":a :p 1 , 2.5 , 1e0 , true ; a :T ."),
    Case(
      "languages and datatypes", "", "INSERT DATA { :a :p 'x'@en , 'x' , 'x'^^:t }",
      ":a :p \"x\"@en , \"x\" , \"x\"^^:t ."),
    Case(
      "a long string keeps its lines", "", "INSERT DATA { :a :p '''one\ntwo''' }", ":a :p \"one\\ntwo\" ."),
    Case("a collection makes its cells", "", "INSERT DATA { :a :p ( 1 ) }", ":a :p ( 1 ) ."),
    Case(
      "a blank node property list", "", "INSERT DATA { [ :p :b ] :q [ :r [] ] }", "[ :p :b ] :q [ :r [] ] ."),
    Case(
      "a label is one node in all graphs of the operation", "",
      "INSERT DATA { _:n :p 1 . GRAPH :g { _:n :p 2 } GRAPH :h { _:n :p 3 } }",
      "_:n :p 1 . :g { _:n :p 2 } :h { _:n :p 3 }"),
    Case(
      "a label is not the node of that label in the data", "_:n :p 1 .", "INSERT DATA { _:n :p 1 ; :q 2 }",
      "_:n :p 1 . _:m :p 1 ; :q 2 ."),
    Case(
      "lexical forms stay as they are written", "",
      "INSERT DATA { :a :p 01 , 1.00 , '1'^^<http://www.w3.org/2001/XMLSchema#int> }",
      ":a :p 01 , 1.00 , \"1\"^^<http://www.w3.org/2001/XMLSchema#int> ."),
    Case(
      "only the same term is removed, not an equal value", ":a :p 1 , 01 , 1.0 .", "DELETE DATA { :a :p 01 }",
      ":a :p 1 , 1.0 ."),
    Case(
      "only that language is removed", ":a :p 'x'@en , 'x'@de , 'x' .", "DELETE DATA { :a :p 'x'@de }",
      ":a :p 'x'@en , 'x' ."),
    Case(
      "what is not there is removed without error", three,
      "DELETE DATA { :a :p :none . GRAPH :none { :a :p :b } }", three),
    Case(
      "only the graph named loses its triple", ":a :p :b . :g { :a :p :b } :h { :a :p :b }",
      "DELETE DATA { GRAPH :g { :a :p :b } }", ":a :p :b . :h { :a :p :b }"),
    Case(
      "the default graph alone loses its triple", ":a :p :b . :g { :a :p :b }", "DELETE DATA { :a :p :b }",
      ":g { :a :p :b }"),
    Case(
      "several graphs lose triples at once", ":a :p :b , :c . :g { :a :p :b , :c }",
      "DELETE DATA { :a :p :b GRAPH :g { :a :p :c } }", ":a :p :c . :g { :a :p :b }"),
    Case(
      "removed and added again", ":a :p :b .", "DELETE DATA { :a :p :b } ; INSERT DATA { :a :p :b }",
      ":a :p :b ."),
    Case(
      "added and removed again", "",
      "INSERT DATA { GRAPH :g { :a :p :b } } ; DELETE DATA { GRAPH :g { :a :p :b } }", ""),
  ]

  @Test("INSERT DATA and DELETE DATA", arguments: data) func checkData(_ test: UpdateCase) throws {
    try test.verify()
  }

  /// What templates make of solutions (section 3.1.3).
  static let templates: [UpdateCase] = [
    Case("an empty pattern has one solution", "", "INSERT { :a :p :b } WHERE { }", ":a :p :b ."),
    Case(
      "no solution adds no ground triple either", ":a :p :b .", "INSERT { :x :y :z } WHERE { :a :q ?o }",
      ":a :p :b ."),
    Case(
      "empty templates change nothing", three,
      "INSERT { } WHERE { ?s ?p ?o } ; DELETE { } INSERT { } WHERE { }", three),
    Case(
      "an empty GRAPH block in a template makes no graph", ":a :p :b .",
      "INSERT { GRAPH :g { } } WHERE { ?s ?p ?o }", ":a :p :b ."),
    Case(
      "an unbound variable skips its triple only", ":a :p :b . :c :p :d ; :q 1 .",
      "INSERT { ?s :r ?o . ?s :n ?n } WHERE { ?s :p ?o OPTIONAL { ?s :q ?n } }",
      ":a :p :b ; :r :b . :c :p :d ; :q 1 ; :r :d ; :n 1 ."),
    Case(
      "a variable that the pattern never binds", ":a :p :b .",
      "INSERT { ?none :q :x . :a :q ?s } WHERE { ?s :p ?o }", ":a :p :b ; :q :a ."),
    Case(
      "a literal as subject is skipped", ":a :p 1 . :b :p :c .", "INSERT { ?o :of ?s } WHERE { ?s :p ?o }",
      ":a :p 1 . :b :p :c . :c :of :b ."),
    Case(
      "a literal written as subject is skipped", ":a :p :b .",
      "INSERT { 1 :of ?s . ?s :q 1 } WHERE { ?s :p ?o }", ":a :p :b ; :q 1 ."),
    Case(
      "a literal or a blank node as predicate is skipped", ":a :p 1 , [] , :q .",
      "INSERT { :x ?o :y } WHERE { ?s :p ?o }", ":a :p 1 , [] , :q . :x :q :y ."),
    Case(
      "a literal or a blank node as graph", ":a :p 1 , [] , :g .",
      "INSERT { GRAPH ?o { ?s :in ?o } } WHERE { ?s :p ?o }", ":a :p 1 , [] , :g . :g { :a :in :g }"),
    Case(
      "an unbound graph variable skips its triples", ":a :p :b .",
      "INSERT { GRAPH ?g { ?s :q 1 } . ?s :r 2 } WHERE { ?s :p ?o }", ":a :p :b ; :r 2 ."),
    Case(
      "what can be no triple removes nothing", ":a :p 1 .",
      "DELETE { ?o :p ?s . ?s :p ?x . ?s ?o 1 } WHERE { ?s :p ?o }", ":a :p 1 ."),
    Case(
      "the graph comes from the solution", ":a :in :g ; :v 1 . :b :in :h ; :v 2 .",
      "INSERT { GRAPH ?g { ?s :v ?v } } WHERE { ?s :in ?g ; :v ?v }",
      ":a :in :g ; :v 1 . :b :in :h ; :v 2 . :g { :a :v 1 } :h { :b :v 2 }"),
    Case(
      "the predicate comes from the solution", ":a :p :q . :b :p :r .",
      "INSERT { ?s ?o 1 } WHERE { ?s :p ?o }", ":a :p :q ; :q 1 . :b :p :r ; :r 1 ."),
    Case(
      "a blank node is new for each solution", ":a :p 1 . :b :p 2 .",
      "INSERT { _:n :of ?s ; :value ?v } WHERE { ?s :p ?v }",
      ":a :p 1 . :b :p 2 . _:x :of :a ; :value 1 . _:y :of :b ; :value 2 ."),
    Case(
      "two solutions of the same terms make two blank nodes", ":a :p 1 , 2 .",
      "INSERT { ?s :n [] } WHERE { ?s :p ?v }", ":a :p 1 , 2 ; :n [] , [] ."),
    Case(
      "a label is one node in all graphs of a template", ":a :p 1 .",
      "INSERT { _:n :q 1 . GRAPH :g { _:n :q 2 } } WHERE { ?s :p ?v }",
      ":a :p 1 . _:n :q 1 . :g { _:n :q 2 }"),
    Case(
      "a template may use the label that the pattern uses", ":a :p :b .",
      "INSERT { _:n :q ?o } WHERE { _:n :p ?o }", ":a :p :b . _:m :q :b ."),
    Case(
      "labels of two templates are two nodes", ":a :p :b .",
      "INSERT { _:n :q 1 } WHERE { } ; INSERT { _:n :r 2 } WHERE { }", ":a :p :b . _:x :q 1 . _:y :r 2 ."),
    Case(
      "a label in data and in a template is two nodes", "",
      "INSERT DATA { _:n :q 1 } ; INSERT { _:n :r 2 } WHERE { }", "_:x :q 1 . _:y :r 2 ."),
    Case(
      "a label of a template may stand in a later pattern", ":a :p :b .",
      "INSERT { _:n :q :c } WHERE { } ; INSERT { ?o :r 1 } WHERE { _:n :q ?o }",
      ":a :p :b . _:x :q :c . :c :r 1 ."),
    Case(
      "collections in a template", ":a :p 1 .", "INSERT { ?s :list ( ?v :x ) } WHERE { ?s :p ?v }",
      ":a :p 1 ; :list ( 1 :x ) ."),
    Case(
      "a blank node of the data stays itself", "_:n :p 1 .",
      "INSERT { ?s :q ?v . GRAPH :g { ?s :p ?v } } WHERE { ?s :p ?v }", "_:n :p 1 ; :q 1 . :g { _:n :p 1 }"),
    Case(
      "a blank node of the data can be removed by its variable", "_:n :p 1 . _:m :p 2 .",
      "DELETE { ?s :p ?v } WHERE { ?s :p ?v FILTER (?v = 1) }", "_:m :p 2 ."),
  ]

  @Test("templates and their blank nodes", arguments: templates)
  func checkTemplates(_ test: UpdateCase) throws {
    try test.verify()
  }

  /// The order of pattern, deletions and insertions (section 3.1.3).
  static let modify: [UpdateCase] = [
    Case(
      "deleted and inserted by one template stays", ":a :p :b .",
      "DELETE { ?s ?p ?o } INSERT { ?s ?p ?o } WHERE { ?s ?p ?o }", ":a :p :b ."),
    Case(
      "all deletions come before all insertions", ":a :p :b . :b :p :c .",
      "DELETE { ?s :p ?o } INSERT { ?o :p ?s } WHERE { ?s :p ?o }", ":b :p :a . :c :p :b ."),
    Case(
      "what one solution deletes another may insert", ":a :v 1 . :b :v 2 .",
      "DELETE { ?x :v ?n } INSERT { ?x :v ?m } WHERE { ?x :v ?n . ?y :v ?m FILTER (?x != ?y) }",
      ":a :v 2 . :b :v 1 ."),
    Case(
      "the pattern does not see what its own operation adds", ":a :n :b . :b :n :c . :c :n :d .",
      "INSERT { ?x :n ?z } WHERE { ?x :n ?y . ?y :n ?z }", ":a :n :b , :c . :b :n :c , :d . :c :n :d ."),
    Case(
      "the next operation sees it", ":a :p :b .",
      "INSERT { ?o :q ?s } WHERE { ?s :p ?o } ; DELETE { ?s :p ?o } WHERE { ?o :q ?s }", ":b :q :a ."),
    Case(
      "deletions that match nothing do not stop insertions", ":a :p :b .",
      "DELETE { ?s :none ?o } INSERT { ?s :q ?o } WHERE { ?s :p ?o }", ":a :p :b ; :q :b ."),
    Case(
      "triples pass from one graph to another", ":g { :a :p :b . :c :q :d }",
      "DELETE { GRAPH :g { ?s :p ?o } } INSERT { GRAPH :h { ?s :p ?o } } WHERE { GRAPH :g { ?s :p ?o } }",
      ":g { :c :q :d } :h { :a :p :b }"),
    Case(
      "every named graph by a variable", ":g { :a :p 1 } :h { :b :p 1 } :c :p 1 .",
      "DELETE { GRAPH ?g { ?s :p 1 } } INSERT { GRAPH ?g { ?s :p 2 } } WHERE { GRAPH ?g { ?s :p 1 } }",
      ":g { :a :p 2 } :h { :b :p 2 } :c :p 1 ."),
    Case(
      "without GRAPH the named graphs are not touched", ":a :p :b . :g { :a :p :b }",
      "DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }", ":g { :a :p :b }"),
    Case(
      "a deletion in the default graph of what a named graph says", ":a :p :b , :c . :g { :a :p :b }",
      "DELETE { ?s ?p ?o } WHERE { GRAPH :g { ?s ?p ?o } }", ":a :p :c . :g { :a :p :b }"),
    Case(
      "the templates may name different graphs", ":a :p :b . :g { :x :y :z }",
      "DELETE { ?s :p ?o . GRAPH :g { :x :y :z } } INSERT { GRAPH :g { ?s :p ?o } } WHERE { ?s :p ?o }",
      ":g { :a :p :b }"),
    Case(
      "a ground template is applied once per request", ":a :p 1 , 2 .",
      "DELETE { :a :p 1 } INSERT { :a :p 3 } WHERE { :a :p ?n }", ":a :p 2 , 3 ."),
  ]

  @Test("DELETE and INSERT in one operation", arguments: modify) func checkModify(_ test: UpdateCase) throws {
    try test.verify()
  }

  /// Which graphs pattern and templates mean (section 3.1.3).
  static let datasets: [UpdateCase] = [
    Case(
      "WITH names the graph of pattern and templates", three,
      "WITH :g DELETE { ?s :p ?o } INSERT { ?s :q ?o } WHERE { ?s :p ?o }",
      ":a :p :b . :g { :c :q :d } :h { :e :p :f }"),
    Case(
      "WITH gives way to GRAPH in the pattern", three,
      "WITH :g INSERT { ?s :q ?o } WHERE { GRAPH :h { ?s :p ?o } }",
      ":a :p :b . :g { :c :p :d . :e :q :f } :h { :e :p :f }"),
    Case(
      "WITH gives way to GRAPH in the templates", three,
      """
      WITH :g DELETE { GRAPH :h { ?x :p ?y } } INSERT { GRAPH :i { ?s :p ?o } } WHERE { ?s :p ?o . GRAPH \
      :h { ?x :p ?y } }
      """,
      ":a :p :b . :g { :c :p :d } :i { :c :p :d }"),
    Case(
      "WITH and DELETE alone", three, "WITH :h DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
      ":a :p :b . :g { :c :p :d }"),
    Case(
      "WITH a graph that does not exist matches nothing", three,
      "WITH :none INSERT { :x :y ?o } WHERE { ?s ?p ?o }", three),
    Case(
      "WITH a graph that does not exist makes it", "", "WITH :new INSERT { :x :y :z } WHERE { }",
      ":new { :x :y :z }"),
    Case(
      "under WITH every named graph can still be asked", three,
      "WITH :g INSERT { ?s :in ?k } WHERE { GRAPH ?k { ?s :p ?o } }",
      ":a :p :b . :g { :c :p :d ; :in :g . :e :in :h } :h { :e :p :f }"),
    Case(
      "USING is the graph of the pattern only", three, "INSERT { ?s :q ?o } USING :g WHERE { ?s :p ?o }",
      ":a :p :b . :c :q :d . :g { :c :p :d } :h { :e :p :f }"),
    Case(
      "several USING are merged", three, "INSERT { ?s :q ?o } USING :g USING :h WHERE { ?s :p ?o }",
      ":a :p :b . :c :q :d . :e :q :f . :g { :c :p :d } :h { :e :p :f }"),
    Case(
      "a pattern joins over merged graphs", ":g { :a :p :b } :h { :b :p :c }",
      "INSERT { ?x :pp ?z } USING :g USING :h WHERE { ?x :p ?y . ?y :p ?z }",
      ":a :pp :c . :g { :a :p :b } :h { :b :p :c }"),
    Case(
      "USING overrides WITH in the pattern, not in the templates", three,
      "WITH :g DELETE { ?s :p ?o . :c :p :d } INSERT { ?s :q ?o } USING :h WHERE { ?s :p ?o }",
      ":a :p :b . :g { :e :q :f } :h { :e :p :f }"),
    Case(
      "USING alone leaves no named graph to ask", three,
      "INSERT { ?s :q ?o } USING :g WHERE { GRAPH ?k { ?s :p ?o } }", three),
    Case(
      "USING alone hides even the graph that GRAPH names", three,
      "INSERT { ?s :q ?o } USING :g WHERE { GRAPH :g { ?s :p ?o } }", three),
    Case(
      "USING NAMED alone leaves the default graph empty", three,
      "INSERT { ?s :q ?o } USING NAMED :g WHERE { ?s :p ?o }", three),
    Case(
      "USING NAMED alone overrides WITH too", three,
      "WITH :g INSERT { ?s :q ?o } USING NAMED :h WHERE { ?s :p ?o }", three),
    Case(
      "USING NAMED says which graphs can be asked", three,
      "INSERT { ?s :in ?k } USING NAMED :g WHERE { GRAPH ?k { ?s :p ?o } }",
      ":a :p :b . :c :in :g . :g { :c :p :d } :h { :e :p :f }"),
    Case(
      "several USING NAMED", three,
      "INSERT { ?s :in ?k } USING NAMED :g USING NAMED :h WHERE { GRAPH ?k { ?s :p ?o } }",
      ":a :p :b . :c :in :g . :e :in :h . :g { :c :p :d } :h { :e :p :f }"),
    Case(
      "USING and USING NAMED together", three,
      "INSERT { ?s :with ?x } USING :g USING NAMED :h WHERE { ?s :p ?o GRAPH ?k { ?x :p ?y } }",
      ":a :p :b . :c :with :e . :g { :c :p :d } :h { :e :p :f }"),
    Case(
      "the default graph of the store is not reached by USING", three,
      "DELETE { ?s ?p ?o } USING :h WHERE { ?s ?p ?o }", three),
    Case(
      "GRAPH in a template is not bound to USING NAMED", three,
      """
      DELETE { GRAPH :h { ?x ?y ?z } } USING NAMED :g WHERE { GRAPH :g { ?s ?p ?o } VALUES (?x ?y ?z) { \
      (:e :p :f) } }
      """,
      ":a :p :b . :g { :c :p :d }"),
    Case(
      "USING a graph that does not exist matches nothing", three,
      "INSERT { ?s :q ?o } USING :none WHERE { ?s :p ?o }", three),
    Case(
      "blank nodes are shared by merged graphs", "_:n :p 1 . :g { _:n :p 1 } :h { _:n :q 2 }",
      "INSERT { ?s :both ?v } USING :g USING :h WHERE { ?s :p 1 ; :q ?v }",
      "_:n :p 1 ; :both 2 . :g { _:n :p 1 } :h { _:n :q 2 }"),
    Case(
      "USING holds for its own operation only", three,
      "INSERT { ?s :q ?o } USING :g WHERE { ?s :p ?o } ; DELETE { ?s :p ?o } WHERE { ?s :p ?o }",
      ":c :q :d . :g { :c :p :d } :h { :e :p :f }"),
  ]

  @Test("WITH, USING and USING NAMED", arguments: datasets) func checkDatasets(_ test: UpdateCase) throws {
    try test.verify()
  }
}
