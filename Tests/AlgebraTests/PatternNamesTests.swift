import Algebra
import Language
import RDF
import Testing

/// What can be asked of a pattern: its variables, names, paths and ground triples.
@Suite struct PatternNamesTests {
  func pattern(_ text: String) throws -> Pattern {
    var parser = Parser(Source(name: "test", text: text))
    guard case .query(let syntax) = try parser.statement().kind else { return .values([], []) }
    var lowering = Lowering(resolver: WorldResolver())
    return try lowering.query(syntax).pattern
  }

  @Test func namesInOrderWithTheirRoles() throws {
    let uses = try pattern(
      "eugene located-in/part-of+ ?x . ?x a City . ?x likes <<( a b c )>> minus { ?x q r }"
    )
    .namesUsed.map { "\(Dump.iri($0.iri)) \($0.role)" }
    #expect(
      uses == [
        "<eugene> entity", ":located-in predicate", ":part-of predicate", "rdf:type predicate", ":City type",
        ":likes predicate", "<a> entity", ":b predicate", "<c> entity",
      ])
  }

  @Test func namesOfNegatedPathsFiltersAndServicesAreLeftOut() throws {
    let text = "?x !p ?y filter exists { ?x q ?z } service <s> { ?x r ?y } values ?x { v }"
    #expect(try pattern(text).namesUsed.isEmpty)
  }

  @Test(arguments: [("?x p+ ?y", true), ("?x p/q ?y", false), ("?x p ?y optional { ?x q* ?z }", true)])
  func paths(_ text: String, _ expected: Bool) throws {
    #expect(try pattern(text).hasPath == expected)
  }

  @Test func groundTriples() throws {
    #expect(try pattern("a b c . d e 1").groundTriples?.count == 2)
    #expect(try pattern("a b c . d e []").groundTriples == nil)
    #expect(try pattern("a b+ c").groundTriples == nil)
  }

  @Test func variablesInScope() throws {
    let text = """
      select * { ?a ?b <<( ?c :p ?a )>> minus { ?m :p ?n } optional { ?d :q ?e } { select ?f { ?f :p ?g } }
        graph ?h { } values ?i { 1 } bind(2 as ?j) filter exists { ?k :p ?l } }
      """
    #expect(try pattern(text).variables().map(\.name) == ["a", "b", "c", "d", "e", "f", "h", "i", "j"])
  }

  @Test func declarationsShadowThoseOfTheGraph() throws {
    var prologue = PrologueSyntax()
    let place = SourceRange(0, 0)
    prologue.declarations = [
      .base(TermSyntax(.iri("http://b.org/"), place)), .prefix("rdf", TermSyntax(.iri("mine#"), place)),
    ]
    var lowering = Lowering(resolver: WorldResolver(), prologue: prologue)
    #expect(try lowering.iri(TermSyntax(.prefixed("rdf", "x"), place)) == IRI("http://b.org/mine#x"))
    #expect(try lowering.iri(TermSyntax(.iri("y"), place)) == IRI("http://b.org/y"))
    #expect(try lowering.term(TermSyntax(.name("label"), place), in: .vocabulary) == .iri(RDFS.label))
    #expect(try lowering.term(TermSyntax(.name("label"), place)) == .iri(GlossVocabulary.base + "label"))
  }

  @Test func argumentCountsAreChecked() throws {
    let place = SourceRange(0, 1)
    let wrong = ExpressionSyntax(.builtin("STRLEN", []), place)
    let group = GroupSyntax([.filter(wrong)], place)
    var lowering = Lowering(resolver: WorldResolver())
    #expect(throws: LoweringError(.wrongArgumentCount(function: "STRLEN", expected: "1", found: 0), place)) {
      _ = try lowering.query(QuerySyntax(form: .ask, pattern: group, range: place))
    }
  }
}
