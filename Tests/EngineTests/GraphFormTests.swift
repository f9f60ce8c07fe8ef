import Algebra
import Engine
import RDF
import Support
import Testing

/// CONSTRUCT and DESCRIBE.
@Suite struct GraphFormTests {
  private func graph(_ data: String, _ form: Query.Form, _ pattern: Pattern) throws -> [String] {
    guard case .graph(let triples) = try Evaluator(data).evaluate(Query(form: form, pattern: pattern)) else {
      return []
    }
    return triples.map(Notation.word).sorted()
  }

  @Test("CONSTRUCT gives each triple once, and leaves out what is none")
  func construct() throws {
    let template = Notation.triples("?y q all . ?x r ?z . ?y q ?x")
    #expect(
      try graph("a p b . c p b . d p 1", .construct(template), .bgp("?x p ?y")) == [
        "b q a", "b q all", "b q c",
      ])
  }

  @Test("blank nodes of a template are new for each solution")
  func blankNodes() throws {
    let template = Notation.triples("_:n of ?x . _:n is _:b1")
    let found = try graph("a p _:b1 . c p _:b2", .construct(template), .bgp("?x p ?y"))
    let labels = Set(found.flatMap { $0.split(separator: " ") }.filter { $0.hasPrefix("_:") })
    #expect(found.count == 4)
    #expect(labels.count == 4)
    #expect(labels.isDisjoint(with: ["_:b1", "_:b2"]))
  }

  @Test("DESCRIBE follows blank nodes and reifiers, and no further")
  func describe() throws {
    let data = """
      a p _:n . _:n q b . b q c
      other p a
      """
    let term = TermPattern.term(Notation.term("a"))
    #expect(try graph(data, .describe([term]), .bgp("")) == ["_:n q b", "a p _:n"])
    let variable = TermPattern.variable(Variable("x"))
    #expect(try graph(data, .describe([variable]), .bgp("?x q c")) == ["b q c"])
    #expect(try graph(data, .describe([.term(Notation.term("zoe"))]), .bgp("")) == [])
  }

  @Test("DESCRIBE brings the evidence of the triples along")
  func evidence() throws {
    let triple = Notation.data("a p b")[0]
    let note = Notation.term("note")
    let quads = [
      Quad(triple), Quad(note, .iri(RDFVocabulary.reifies), .triple(triple)),
      Quad(note, Notation.term("by"), Notation.term("ann")),
    ]
    let query = Query(form: .describe([.term(Notation.term("a"))]), pattern: .bgp(""))
    guard case .graph(let triples) = try Evaluator(quads).evaluate(query) else {
      Issue.record("DESCRIBE did not answer with a graph")
      return
    }
    #expect(Set(triples) == Set(quads.map(\.triple)))
  }
}
