import Testing

@testable import TripleStore

@Suite struct TrieCursorTests {
  /// The same triples as a base alone and as a base and a delta.
  private static let graphs: [Graph] = {
    let triples = [
      IDTriple(1, 20, 5), IDTriple(1, 20, 7), IDTriple(1, 20, 9), IDTriple(1, 21, 5), IDTriple(4, 20, 1),
      IDTriple(8, 22, 8),
    ]
    let clean = Graph(triples)
    let late = [triples[1], triples[5]]
    let changed = Graph(triples.filter { !late.contains($0) } + [IDTriple(6, 20, 1)])
      .applying(adding: late, removing: [IDTriple(6, 20, 1)])
    return [clean, changed]
  }()

  @Test(arguments: graphs.indices) func aCursorWalksTheTrie(_ index: Int) {
    let graph = Self.graphs[index]
    for order in Order.allCases {
      var found: [IDTriple] = []
      var cursor = graph.cursor(order)
      #expect(cursor.depth == 0)
      cursor.open()
      while !cursor.atEnd {
        let a = cursor.key
        cursor.open()
        while !cursor.atEnd {
          let b = cursor.key
          cursor.open()
          #expect(cursor.depth == 3)
          while !cursor.atEnd {
            found.append(order.triple(a, b, cursor.key))
            cursor.next()
          }
          cursor.up()
          #expect(cursor.key == b)
          cursor.next()
        }
        cursor.up()
        #expect(cursor.key == a)
        cursor.next()
      }
      #expect(found.sorted() == graph.triples)
    }
  }

  @Test(arguments: graphs.indices) func seekGoesForwardToTheFirstKeyNotBelow(_ index: Int) {
    let graph = Self.graphs[index]
    withExtendedLifetime(graph) {
      var cursor = graph.cursor(.spo)
      cursor.open()
      #expect(Array(cursor.row) == [1, 4, 8])
      cursor.seek(1)
      #expect(cursor.key == 1)
      cursor.seek(2)
      #expect(cursor.key == 4)
      cursor.seek(2)
      #expect(cursor.key == 4, "a cursor does not go back")
      #expect(Array(cursor.row) == [4, 8])
      cursor.seek(8)
      #expect(cursor.key == 8)
      cursor.seek(9)
      #expect(cursor.atEnd && cursor.row.isEmpty)
      cursor.seek(10)
      #expect(cursor.atEnd)
      cursor.up()
      cursor.open()
      #expect(cursor.key == 1, "a level opens at its first key")
      cursor.open()
      #expect(Array(cursor.row) == [20, 21])
      cursor.open()
      cursor.seek(6)
      #expect(Array(cursor.row) == [7, 9])
      var other = cursor
      other.next()
      #expect(cursor.key == 7 && other.key == 9, "a copy goes its own way")
    }
  }

  @Test func theEmptyGraphIsAtItsEndAtOnce() {
    var cursor = Graph().cursor(.osp)
    cursor.open()
    #expect(cursor.atEnd && cursor.row.isEmpty)
    cursor.up()
    #expect(cursor.depth == 0)
  }
}
