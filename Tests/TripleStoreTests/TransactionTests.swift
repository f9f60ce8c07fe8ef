import RDF
import Testing

@testable import TripleStore

@Suite struct TransactionTests {
  private static func dataset() throws -> Dataset {
    let builder = DatasetBuilder(dictionary: try dictionary(ofTerms: 9))
    builder.add(1, 2, 3)
    return builder.finish()
  }

  enum Step { case add, remove }

  @Test(
    arguments: [
      ([.add], false, true), ([.remove], false, false), ([.add, .remove], false, false),
      ([.add, .remove, .add], false, true), ([.add, .add], false, true),
      ([.add], true, true), ([.remove], true, false), ([.remove, .add], true, true),
      ([.remove, .add, .remove], true, false), ([.remove, .remove], true, false),
    ] as [([Step], Bool, Bool)], [false, true])
  func theLastWordHolds(_ row: (steps: [Step], isPresent: Bool, stays: Bool), readsBetween: Bool) throws {
    let dataset = try Self.dataset()
    let quad = row.isPresent ? IDQuad(1, 2, 3) : IDQuad(4, 5, 6, graph: 7)
    var transaction = Transaction(dataset)
    for step in row.steps {
      switch step {
      case .add: transaction.add(quad)
      case .remove: transaction.remove(quad)
      }
      #expect(transaction.contains(quad) == (step == .add))
      if readsBetween { #expect(transaction.dataset.contains(quad) == (step == .add)) }
    }
    #expect(transaction.change.added == (row.stays && !row.isPresent ? [quad] : []))
    #expect(transaction.change.removed == (!row.stays && row.isPresent ? [quad] : []))
    #expect(transaction.isEmpty == (row.stays == row.isPresent))
    #expect(transaction.dataset.contains(quad) == row.stays)
    #expect(dataset.applying(transaction.change).contains(quad) == row.stays)
    #expect(dataset.contains(quad) == row.isPresent)
  }

  @Test func changesAreSortedByGraphAndTriple() throws {
    var transaction = Transaction(try Self.dataset())
    for quad in [IDQuad(5, 1, 1, graph: 2), IDQuad(4, 2, 1), IDQuad(4, 1, 9), IDQuad(9, 9, 9, graph: 1)] {
      transaction.add(quad)
    }
    #expect(
      transaction.change.added == [
        IDQuad(4, 1, 9), IDQuad(4, 2, 1), IDQuad(9, 9, 9, graph: 1), IDQuad(5, 1, 1, graph: 2),
      ])
  }

  @Test func removingWhatWasNeverHeardOfInternsNothing() throws {
    let dataset = try Self.dataset()
    let count = dataset.dictionary.count
    var transaction = Transaction(dataset)
    transaction.remove(Quad(.iri("t:1"), .iri("t:new"), .iri("t:3")))
    transaction.remove(Quad(.iri("t:1"), .iri("t:2"), .iri("t:3"), graph: .iri("t:new")))
    #expect(transaction.isEmpty && dataset.dictionary.count == count)
    transaction.remove(Quad(.iri("t:1"), .iri("t:2"), .iri("t:3")))
    #expect(transaction.change == Change(removed: [IDQuad(1, 2, 3)]))
    #expect(transaction.change.inverse == Change(added: [IDQuad(1, 2, 3)]))
    #expect(!transaction.change.isEmpty && Change().isEmpty)
  }

  /// A dataset that shares a dictionary, with the default graph and a named one.
  private static func whole(_ dictionary: TermDictionary) -> Dataset {
    let builder = DatasetBuilder(dictionary: dictionary)
    for quad in [IDQuad(3, 1, 1), IDQuad(1, 2, 3), IDQuad(1, 2, 4), IDQuad(2, 2, 4, graph: 5)] {
      builder.add(quad.triple.s, quad.triple.p, quad.triple.o, graph: quad.graph)
    }
    return builder.finish()
  }

  @Test func aWholeDatasetIsAddedToNothing() throws {
    let dictionary = try dictionary(ofTerms: 9)
    let whole = Self.whole(dictionary)
    let empty = DatasetBuilder(dictionary: dictionary).finish()
    var transaction = Transaction(empty)
    transaction.add(contentsOf: whole)
    #expect(!transaction.isEmpty && transaction.contains(IDQuad(2, 2, 4, graph: 5)))
    #expect(!transaction.contains(IDQuad(2, 2, 4)))
    let change = transaction.change
    #expect(change == Change(added: QuadList(whole.idQuads())) && change.removed.isEmpty)
    #expect(Array(change.added) == change.added.sorted() && change.added.count == 4)
    for result in [transaction.dataset, empty.applying(change)] {
      #expect(result.idQuads() == whole.idQuads() && result.graphNames == [5])
      #expect(result.applying(change.inverse).isEmpty)
    }
    // What is said afterwards holds too.
    transaction.remove(IDQuad(1, 2, 4))
    transaction.add(IDQuad(9, 9, 9))
    let expected = [IDQuad(1, 2, 3), IDQuad(3, 1, 1), IDQuad(9, 9, 9), IDQuad(2, 2, 4, graph: 5)]
    #expect(Array(transaction.change.added) == expected && transaction.dataset.idQuads() == expected)
    transaction.add(contentsOf: whole)
    #expect(transaction.change.added.count == 5)
  }

  @Test func aWholeDatasetIsAddedToWhatIsThere() throws {
    let dictionary = try dictionary(ofTerms: 9)
    let builder = DatasetBuilder(dictionary: dictionary)
    builder.add(1, 2, 3)
    builder.add(7, 8, 9)
    var transaction = Transaction(builder.finish())
    transaction.remove(IDQuad(1, 2, 3))
    transaction.add(contentsOf: Self.whole(dictionary))
    #expect(
      transaction.change == Change(added: [IDQuad(1, 2, 4), IDQuad(3, 1, 1), IDQuad(2, 2, 4, graph: 5)]))
    #expect(transaction.dataset.count == 5)
  }

  @Test func addingNothingIsNoChange() throws {
    let dictionary = try dictionary(ofTerms: 9)
    let empty = DatasetBuilder(dictionary: dictionary).finish()
    var transaction = Transaction(empty)
    transaction.add(contentsOf: empty)
    #expect(transaction.isEmpty && transaction.change.isEmpty && Array(transaction.change.added) == [])
    transaction.add(IDQuad(1, 2, 3))
    #expect(transaction.change == Change(added: [IDQuad(1, 2, 3)]))
  }
}
