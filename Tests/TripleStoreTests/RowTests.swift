import Testing

@testable import TripleStore

@Suite struct RowTests {
  @Test(arguments: [0, 1, 2, 3, 7, 8, 100])
  func positionsEqualThoseOfALinearSearch(count: Int) {
    var generator = SeededGenerator(seed: UInt64(count))
    let ids = Set((0..<count).map { _ in TermID(rawValue: .random(in: 1...200, using: &generator)) }).sorted()
    ids.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      let row = Row(base: base, count: buffer.count)
      #expect(Array(row) == ids && row.isEmpty == ids.isEmpty)
      for key in (0...201).map({ TermID(rawValue: $0) }) {
        #expect(row.position(of: key) == ids.firstIndex(of: key))
        #expect(row.contains(key) == ids.contains(key))
        for start in 0...ids.count {
          #expect(
            row.position(atLeast: key, from: start) == ids.indices.first { $0 >= start && ids[$0] >= key }
              ?? ids.count)
        }
      }
      #expect(Array(row.suffix(from: ids.count / 2)) == Array(ids[(ids.count / 2)...]))
    }
  }

  @Test func theEmptyRowHasNothing() {
    #expect(Row.empty.isEmpty && !Row.empty.contains(1) && Row.empty.position(atLeast: 1) == 0)
    #expect(Array(Row.empty).isEmpty)
  }
}
