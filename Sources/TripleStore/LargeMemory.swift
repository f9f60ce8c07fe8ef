import Glibc

/// Memory of many megabytes.
///
/// In pages of the usual size, every look-up at a random place of such memory also misses the processor's table of pages.
public enum LargeMemory {
  private static let hugePage = 1 << 21

  /// From how many bytes on memory is worth a thought.
  public static let size = 2 * hugePage

  /// Asks for huge pages for memory that is not yet written, where it is large enough to hold some.
  public static func advise(_ memory: UnsafeRawBufferPointer) {
    guard let base = memory.baseAddress, memory.count >= size else { return }
    let start = (UInt(bitPattern: base) + UInt(hugePage) - 1) & ~(UInt(hugePage) - 1)
    let end = (UInt(bitPattern: base) + UInt(memory.count)) & ~(UInt(hugePage) - 1)
    // Advice only: where it isn't taken, everything works as before.
    if start < end { madvise(UnsafeMutableRawPointer(bitPattern: start), Int(end - start), MADV_HUGEPAGE) }
  }

  /// Gives memory that was freed back to the system, which the allocator else keeps for itself.
  public static func giveBack() { _ = trim?(0) }

  /// The allocator's own function for that, where it has one.
  private static let trim = dlsym(nil, "malloc_trim").map {
    unsafeBitCast($0, to: (@convention(c) (Int) -> Int32).self)
  }
}

extension UnsafeMutablePointer {
  /// Memory for many elements, to be freed like any other.
  static func allocate(large capacity: Int) -> UnsafeMutablePointer {
    let memory = UnsafeMutablePointer.allocate(capacity: capacity)
    LargeMemory.advise(UnsafeRawBufferPointer(start: memory, count: capacity * MemoryLayout<Pointee>.stride))
    return memory
  }
}
