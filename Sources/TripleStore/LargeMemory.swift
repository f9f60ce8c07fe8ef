import Glibc

/// Memory of many megabytes.
///
/// In pages of the usual size, every look-up at a random place of such memory also misses the processor's table of
/// pages; and the system clears each page when it is first written, which is much of the time that filling it takes.
public enum LargeMemory {
  private static let hugePage = 1 << 21

  /// From how many bytes on memory is worth a thought.
  public static let size = 2 * hugePage

  /// Asks for huge pages for memory that is not yet written, where it is large enough to hold some.
  public static func advise(_ memory: UnsafeRawBufferPointer) {
    // Advice only: where it isn't taken, everything works as before.
    withHugePages(of: memory) { madvise($0, $1, MADV_HUGEPAGE) }
  }

  /// The same, and has the pages made ready on another thread. For memory that will soon be written to its end; it may
  /// be written and freed meanwhile.
  public static func prepare(_ memory: UnsafeRawBufferPointer) {
    advise(memory)
    guard memory.count >= size, Parallel.width > 1 else { return }
    let (start, count) = (UInt(bitPattern: memory.baseAddress), memory.count)
    Parallel.detach {
      let memory = UnsafeRawBufferPointer(start: UnsafeRawPointer(bitPattern: start), count: count)
      withHugePages(of: memory) { start, count in
        // In steps, so that others who change the address space need not wait for long.
        for offset in stride(from: 0, to: count, by: hugePage) {
          guard madvise(start + offset, hugePage, MADV_POPULATE_WRITE) == 0 else { return }
        }
      }
    }
  }

  /// Gives memory that was freed back to the system, which the allocator else keeps for itself.
  public static func giveBack() { _ = trim?(0) }

  /// The allocator's own function for that, where it has one.
  private static let trim = dlsym(nil, "malloc_trim").map {
    unsafeBitCast($0, to: (@convention(c) (Int) -> Int32).self)
  }

  /// Calls a function with the part of some memory that huge pages can hold, if there is one.
  private static func withHugePages(
    of memory: UnsafeRawBufferPointer, _ body: (UnsafeMutableRawPointer, Int) -> Void
  ) {
    guard let base = memory.baseAddress, memory.count >= size else { return }
    let start = (UInt(bitPattern: base) + UInt(hugePage) - 1) & ~(UInt(hugePage) - 1)
    let end = (UInt(bitPattern: base) + UInt(memory.count)) & ~(UInt(hugePage) - 1)
    if let first = UnsafeMutableRawPointer(bitPattern: start), start < end { body(first, Int(end - start)) }
  }
}

extension UnsafeMutablePointer {
  /// Memory for many elements, to be freed like any other. With `willBeFilled`, all of it is about to be written.
  static func allocate(large capacity: Int, willBeFilled: Bool) -> UnsafeMutablePointer {
    let memory = UnsafeMutablePointer.allocate(capacity: capacity)
    let bytes = UnsafeRawBufferPointer(start: memory, count: capacity * MemoryLayout<Pointee>.stride)
    if willBeFilled { LargeMemory.prepare(bytes) } else { LargeMemory.advise(bytes) }
    return memory
  }
}
