import Glibc

/// The search for some bytes in others: by the one of them that texts have most seldom.
struct ByteSearch {
  let part: [UInt8]
  /// The place of the byte that is looked for.
  private let offset: Int
  private let byte: Int32

  init(_ part: [UInt8]) {
    self.part = part
    offset = part.indices.min { ByteSearch.frequency(part[$0]) < ByteSearch.frequency(part[$1]) } ?? 0
    byte = part.isEmpty ? 0 : Int32(part[offset])
  }

  /// Whether the bytes stand in the text. O(text), or O(text · part) at worst.
  func isIn(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    if part.isEmpty { return true }
    guard text.count >= part.count, let base = text.baseAddress else { return false }
    let last = base + (text.count - part.count + offset)
    var from = base + offset
    return part.withUnsafeBufferPointer { part in
      guard let start = part.baseAddress else { return true }
      while from <= last, let found = memchr(from, byte, last - from + 1) {
        let place = UnsafePointer(found.assumingMemoryBound(to: UInt8.self))
        if memcmp(place - offset, start, part.count) == 0 { return true }
        from = place + 1
      }
      return false
    }
  }

  /// How common a byte is in texts, roughly.
  private static func frequency(_ byte: UInt8) -> Int {
    if let place = common.firstIndex(of: byte) { return 255 - place }
    return UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte ? 100 : byte >= 0x80 ? 50 : 0
  }

  private static let common = Array(" etaoinsrhldcum".utf8)
}
