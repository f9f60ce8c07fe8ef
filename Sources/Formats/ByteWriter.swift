import Glibc

/// Bytes being written.
struct ByteWriter: ~Copyable {
  private var base: UnsafeMutablePointer<UInt8>
  /// How many bytes there are.
  private(set) var count = 0
  private var capacity: Int

  init(capacity: Int = 0) {
    self.capacity = max(64, capacity)
    base = .allocate(capacity: self.capacity)
  }

  deinit { base.deallocate() }

  /// What has been written. O(n).
  var bytes: [UInt8] { Array(UnsafeBufferPointer(start: base, count: count)) }

  /// What has been written since the last time.
  mutating func take() -> [UInt8] {
    defer { count = 0 }
    return bytes
  }

  /// Makes room for more bytes.
  @inline(__always)
  private mutating func reserve(_ more: Int) {
    if capacity &- count < more { grow(more) }
  }

  @inline(never)
  private mutating func grow(_ more: Int) {
    capacity = max(2 * capacity, count + more)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    larger.update(from: base, count: count)
    base.deallocate()
    base = larger
  }

  @inline(__always)
  mutating func append(_ byte: UInt8) {
    reserve(1)
    base[count] = byte
    count &+= 1
  }

  @inline(__always)
  private mutating func append(_ text: UnsafePointer<UInt8>, _ length: Int) {
    reserve(length)
    memcpy(base + count, text, length)
    count &+= length
  }

  @inline(__always)
  mutating func append(_ text: StaticString) { append(text.utf8Start, text.utf8CodeUnitCount) }

  @inline(__always)
  mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
    if let start = text.baseAddress { append(start, text.count) }
  }

  mutating func append(_ text: [UInt8]) { text.withUnsafeBufferPointer { append($0) } }

  mutating func append(string text: some StringProtocol) {
    var text = String(text)
    text.withUTF8 { append($0) }
  }

  /// Appends what another has written.
  mutating func append(_ other: borrowing ByteWriter) { append(other.base, other.count) }

  /// Appends a text, with what `escape` gives in place of each byte that it does not give nil for.
  mutating func append(
    _ text: UnsafeBufferPointer<UInt8>, escaping escape: (UInt8) -> [UInt8]?
  ) {
    var start = 0
    for index in text.indices {
      let byte = text[index]
      if byte >= 0x40, byte != 0x5c, byte != 0x7f { continue }
      if let replacement = escape(byte) {
        append(UnsafeBufferPointer(rebasing: text[start..<index]))
        append(replacement)
        start = index + 1
      }
    }
    append(UnsafeBufferPointer(rebasing: text[start...]))
  }

  /// `\u00XX` for a byte.
  static func unicodeEscape(_ byte: UInt8) -> [UInt8] {
    let digits = Array("0123456789ABCDEF".utf8)
    return [0x5c, 0x75, 0x30, 0x30, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
  }
}
