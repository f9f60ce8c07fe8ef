/// Memory for the bytes of terms: blocks that are filled one after the other and never move.
struct TextArena: ~Copyable {
  private static let smallestBlock = 4096
  private static let largestBlock = 1 << 23

  private var blocks: [UnsafeMutablePointer<UInt8>] = []
  private var next = UnsafeMutablePointer<UInt8>.allocate(capacity: 0)
  private var free = 0
  private var blockSize = TextArena.smallestBlock

  init() {
    blocks.append(next)
  }

  deinit {
    for block in blocks { block.deallocate() }
  }

  /// Room for some bytes, which the caller writes.
  mutating func allocate(_ count: Int) -> UnsafeMutablePointer<UInt8> {
    if count > free {
      guard count <= blockSize / 4 else {
        // A long text gets a block of its own, so that the rest of the current one is not lost.
        let block = UnsafeMutablePointer<UInt8>.allocate(capacity: count)
        blocks.append(block)
        return block
      }
      next = .allocate(large: blockSize, willBeFilled: true)
      blocks.append(next)
      free = blockSize
      blockSize = min(2 * blockSize, TextArena.largestBlock)
    }
    defer {
      next += count
      free -= count
    }
    return next
  }
}
