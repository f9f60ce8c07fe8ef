import Algebra
import Engine
import RDF
import Support
import Testing
import TripleStore

@Suite struct UpdateTests {
  private struct NoFile: Error {}

  /// The quads of a dataset after updates, in words.
  private func after(_ data: String, _ updates: [Update]) throws -> [String] {
    let dataset = try Notation.dataset(data)
    var transaction = Transaction(dataset)
    let context = EvaluationContext(dataset: dataset, base: Notation.namespace, now: "2020-02-02T02:02:02Z")
    try Evaluator(context).apply(updates, to: &transaction) { iri in
      guard iri == Notation.iri("file") else { throw NoFile() }
      return Notation.quads("l p m\nl p n @ k")
    }
    return transaction.dataset.quads().map { quad in
      Notation.word(quad.triple) + (quad.graph.map { " @ " + Notation.word($0) } ?? "")
    }.sorted()
  }

  private func modify(delete: String = "", insert: String = "", where pattern: Pattern) -> Update {
    .modify(
      delete: Notation.triples(delete).map { QuadPattern($0) },
      insert: Notation.triples(insert).map { QuadPattern($0) }, using: nil, usingNamed: nil, pattern: pattern)
  }

  private let g = Update.Target.graph(Notation.iri("g"))
  private let h = Update.Target.graph(Notation.iri("h"))

  @Test("INSERT DATA and DELETE DATA")
  func data() throws {
    let updates: [Update] = [
      .insertData(Notation.quads("a p c\na p d @ g")), .deleteData(Notation.quads("a p b\na p zoe")),
    ]
    #expect(try after("a p b", updates) == ["a p c", "a p d @ g"])
  }

  @Test("a modification finds all solutions first, deletes, then inserts")
  func modification() throws {
    let swap = modify(delete: "?x p ?y", insert: "?y p ?x", where: .bgp("?x p ?y"))
    #expect(try after("a p b . b p c", [swap]) == ["b p a", "c p b"])
    let keep = modify(delete: "?x p ?y", insert: "?x p ?y", where: .bgp("?x p ?y"))
    #expect(try after("a p b", [keep]) == ["a p b"])
  }

  @Test("each update sees those before it")
  func sequence() throws {
    let grow = modify(insert: "?x p ?z", where: .bgp("?x p ?y . ?y p ?z"))
    #expect(try after("a p b . b p c . c p d", [grow]).count == 5)
    #expect(try after("a p b . b p c . c p d", [grow, grow]).count == 6)
  }

  @Test("blank nodes of a template are new for each solution; triples that would be none are left out")
  func templates() throws {
    let fresh = modify(insert: "_:n of ?x . _:n is 1", where: .bgp("?x p ?y"))
    let result = try after("a p b . c p d", [fresh])
    #expect(result.filter { $0.hasPrefix("_:") }.count == 4)
    let literal = modify(insert: "?y q ?x . ?x q ?unbound . ?x q ?y", where: .bgp("?x p ?y"))
    #expect(try after("a p 1", [literal]) == ["a p 1", "a q 1"])
  }

  @Test("templates into graphs, and USING")
  func graphs() throws {
    let quad = QuadPattern(Notation.triples("?x q ?y")[0], graph: Notation.pattern("?y"))
    let update = Update.modify(
      delete: [], insert: [quad], using: [Notation.iri("g")], usingNamed: nil, pattern: .bgp("?x p ?y"))
    #expect(
      try after("a p b\na p h @ g\na p 1 @ g", [update]) == ["a p 1 @ g", "a p b", "a p h @ g", "a q h @ h"])
  }

  @Test("graphs as a whole")
  func management() throws {
    let data = "a p b\nc p d @ g\ne p f @ h"
    #expect(try after(data, [.clear(g, isSilent: false)]) == ["a p b", "e p f @ h"])
    #expect(try after(data, [.drop(.default, isSilent: false)]) == ["c p d @ g", "e p f @ h"])
    #expect(try after(data, [.drop(.named, isSilent: false)]) == ["a p b"])
    #expect(try after(data, [.clear(.all, isSilent: false)]) == [])
    #expect(
      try after(data, [.add(from: g, to: .default, isSilent: false)]) == [
        "a p b", "c p d", "c p d @ g", "e p f @ h",
      ])
    #expect(try after(data, [.copy(from: g, to: h, isSilent: false)]) == ["a p b", "c p d @ g", "c p d @ h"])
    #expect(try after(data, [.move(from: .default, to: g, isSilent: false)]) == ["a p b @ g", "e p f @ h"])
    #expect(try after(data, [.move(from: g, to: g, isSilent: false)]).count == 3)
    #expect(try after(data, [.create(Notation.iri("new"), isSilent: false)]).count == 3)
  }

  @Test("what fails, and what SILENT lets pass")
  func failures() throws {
    let missing = Update.Target.graph(Notation.iri("missing"))
    for isSilent in [false, true] {
      let updates: [Update] = [
        .create(Notation.iri("g"), isSilent: isSilent), .move(from: missing, to: g, isSilent: isSilent),
        .load(Notation.iri("gone"), into: nil, isSilent: isSilent),
      ]
      for update in updates {
        if isSilent {
          #expect(try after("a p b @ g", [update]) == ["a p b @ g"])
        } else {
          #expect(throws: EvaluationError.self) { try after("a p b @ g", [update]) }
        }
      }
    }
  }

  @Test("LOAD puts the default graph of what it reads where it is told")
  func load() throws {
    let file = Notation.iri("file")
    #expect(try after("", [.load(file, into: nil, isSilent: false)]) == ["l p m", "l p n @ k"])
    #expect(
      try after("", [.load(file, into: Notation.iri("g"), isSilent: false)]) == ["l p m @ g", "l p n @ k"])
  }
}
