import RDF
import Testing

@testable import TripleStore

@Suite struct DatasetTests {
  /// A model of a dataset, changed at random along with it through transactions.
  @Test(arguments: [1, 2, 3, 4] as [UInt64]) func datasetsEqualSetsOfQuads(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let terms = (0..<12).map { Term.iri("t:\($0)") } + [.string("x"), .blank("b")]
    func quad() -> Quad {
      func term() -> Term { terms[Int.random(in: 0..<terms.count, using: &generator)] }
      let graph: Term? = Int.random(in: 0..<3, using: &generator) == 0 ? term() : nil
      return Quad(term(), terms[Int.random(in: 0..<3, using: &generator)], term(), graph: graph)
    }
    var dataset = Dataset()
    var model: Set<Quad> = []
    var past: [(Dataset, Set<Quad>, Change)] = []
    for _ in 0..<40 {
      var transaction = Transaction(dataset)
      let before = (dataset, model)
      for _ in 0..<Int.random(in: 1...40, using: &generator) {
        let quad = quad()
        if Bool.random(using: &generator) {
          try transaction.add(quad)
          model.insert(quad)
        } else {
          transaction.remove(quad)
          model.remove(quad)
        }
        if Int.random(in: 0..<20, using: &generator) == 0 {
          #expect(Set(transaction.dataset.quads()) == model)
        }
        let id = try dataset.dictionary.intern(quad)
        #expect(transaction.contains(id) == model.contains(quad))
      }
      let change = transaction.change
      #expect(
        change.added.allSatisfy { !before.0.contains($0) } && change.removed.allSatisfy(before.0.contains))
      #expect(
        Array(change.added) == change.added.sorted() && Array(change.removed) == change.removed.sorted())
      dataset = dataset.applying(change)
      #expect(dataset.count == model.count)
      #expect(Set(dataset.quads()) == model)
      #expect(Set(transaction.dataset.quads()) == model)
      try dataset.checkInvariants()
      past.append((before.0, before.1, change))
    }
    for (old, quads, change) in past.reversed() {
      dataset = dataset.applying(change.inverse)
      #expect(Set(dataset.quads()) == quads)
      #expect(Set(old.quads()) == quads)
      #expect(Set(dataset.graphNames) == Set(old.graphNames))
    }
    #expect(dataset.isEmpty && dataset.count == 0 && dataset.graphNames.isEmpty)
    try dataset.checkInvariants()
  }

  @Test func namedGraphsComeAndGoWithTheirTriples() throws {
    let one = Quad(.iri("t:s"), .iri("t:p"), .iri("t:o"))
    let two = Quad(one.triple, graph: .iri("t:g"))
    var transaction = Transaction(Dataset())
    try transaction.add(one)
    try transaction.add(two)
    let full = transaction.dataset
    let name = try #require(full.dictionary.id(of: .iri("t:g")))
    #expect(full.graphNames == [name] && full.count == 2 && !full.isEmpty)
    #expect(full.graph(name)?.count == 1 && full.graph(.none)?.count == 1 && full.graph(1) == nil)
    #expect(full.quads() == [one, two])
    #expect(full.contains(one) && full.contains(two))
    transaction.remove(two)
    let rest = transaction.dataset
    #expect(rest.graph(name) == nil && rest.graphNames.isEmpty && rest.quads() == [one])
    #expect(!rest.contains(two) && !rest.contains(Quad(one.triple, graph: .iri("t:never"))))
    #expect(full.quads() == [one, two])
  }

  @Test func theBuilderDropsDuplicates() throws {
    let builder = DatasetBuilder(dictionary: try dictionary(ofTerms: 9))
    builder.add(1, 2, 3)
    builder.add(1, 2, 3)
    builder.add(1, 2, 3, graph: 9)
    builder.add(4, 2, 3, graph: 8)
    builder.add(1, 2, 3, graph: 9)
    try builder.add(Quad(.iri("t:1"), .iri("t:2"), .iri("t:3")))
    #expect(builder.count == 6)
    #expect(builder.quads.count == 6 && builder.quads.first == IDQuad(1, 2, 3))
    let dataset = builder.finish()
    #expect(dataset.count == 3 && dataset.graphNames == [8, 9])
    #expect(dataset.idQuads() == [IDQuad(1, 2, 3), IDQuad(4, 2, 3, graph: 8), IDQuad(1, 2, 3, graph: 9)])
    try dataset.checkInvariants()
    builder.add(5, 5, 5)
    #expect(builder.finish().count == 4 && dataset.count == 3)
  }
}
