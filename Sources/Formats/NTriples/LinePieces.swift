/// A document of lines that comes piece by piece.
///
/// For one thread at a time. The pieces may be used on any, after one another or at once.
final class LinePieces: @unchecked Sendable {
  /// Some lines, each with its end; only the last line of the document may be without. They live as long as the piece.
  final class Piece: @unchecked Sendable {
    let bytes: UnsafeBufferPointer<UInt8>
    private let memory: UnsafeMutableRawBufferPointer

    fileprivate init(_ memory: UnsafeMutableRawBufferPointer, count: Int) {
      self.memory = memory
      bytes = UnsafeBufferPointer(rebasing: memory.bindMemory(to: UInt8.self)[..<count])
    }

    deinit { memory.deallocate() }
  }

  static let pieceSize = 1 << 20

  private let source: (UnsafeMutableRawBufferPointer) -> Int
  /// The beginning of a line whose end has not come yet.
  private var begun: [UInt8] = []
  private var isAtEnd = false

  /// A document whose bytes a source puts at the beginning of some memory: at least one of them, and how many it says;
  /// 0 at the end.
  init(_ source: @escaping (UnsafeMutableRawBufferPointer) -> Int) {
    self.source = source
  }

  /// A document in memory, which must live as long as its pieces are asked for.
  convenience init(_ bytes: UnsafeBufferPointer<UInt8>) {
    var rest = UnsafeRawBufferPointer(bytes)[...]
    self.init { memory in
      let count = min(memory.count, rest.count)
      memory.copyMemory(from: UnsafeRawBufferPointer(rebasing: rest.prefix(count)))
      rest = rest.dropFirst(count)
      return count
    }
  }

  /// The next lines, about ``pieceSize`` bytes of them or one long line; nil at the end. O(bytes).
  func next() -> Piece? {
    guard !isAtEnd || !begun.isEmpty else { return nil }
    var memory = UnsafeMutableRawBufferPointer.allocate(
      byteCount: LinePieces.pieceSize + begun.count, alignment: 8)
    memory.copyBytes(from: begun)
    var count = begun.count
    begun.removeAll(keepingCapacity: true)
    while !isAtEnd {
      if count == memory.count {
        if let end = LinePieces.endOfLines(memory, count) {
          begun.append(contentsOf: memory[end..<count])
          return Piece(memory, count: end)
        }
        let larger = UnsafeMutableRawBufferPointer.allocate(byteCount: 2 * count, alignment: 8)
        larger.copyMemory(from: UnsafeRawBufferPointer(memory))
        memory.deallocate()
        memory = larger
      }
      let more = source(UnsafeMutableRawBufferPointer(rebasing: memory[count...]))
      if more == 0 { isAtEnd = true }
      count += more
    }
    return Piece(memory, count: count)
  }

  /// Where the last whole line ends; nil where there is none.
  private static func endOfLines(_ memory: UnsafeMutableRawBufferPointer, _ count: Int) -> Int? {
    memory[..<count].lastIndex(of: 0x0a).map { $0 + 1 }
  }
}
