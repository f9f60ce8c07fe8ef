/// The check that a document is UTF-8, done once before it is read, so that no reader has to ask again.
enum UTF8Check {
  /// The smallest offset such that the bytes before it are UTF-8 and the next ones begin no character; nil when all
  /// is well. O(n).
  static func firstError(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    var position = 0
    let count = bytes.count
    while position < count {
      if position + 8 <= count {
        let word = UnsafeRawPointer(bytes.baseAddress.unsafelyUnwrapped).loadUnaligned(
          fromByteOffset: position, as: UInt64.self)
        if word & 0x8080_8080_8080_8080 == 0 {
          position += 8
          continue
        }
      }
      let length = characterLength(bytes, at: position)
      if length == 0 { return position }
      position += length
    }
    return nil
  }

  /// The length of the character that begins at a place, 0 when none does (RFC 3629).
  private static func characterLength(_ bytes: UnsafeBufferPointer<UInt8>, at position: Int) -> Int {
    let first = bytes[position]
    func next(_ ahead: Int) -> UInt8 { position + ahead < bytes.count ? bytes[position + ahead] : 0 }
    func continues(_ ahead: Int) -> Bool { next(ahead) & 0xc0 == 0x80 }
    switch first {
    case 0..<0x80: return 1
    case 0xc2...0xdf: return continues(1) ? 2 : 0
    case 0xe0: return (0xa0...0xbf).contains(next(1)) && continues(2) ? 3 : 0
    case 0xed: return (0x80...0x9f).contains(next(1)) && continues(2) ? 3 : 0
    case 0xe1...0xef: return continues(1) && continues(2) ? 3 : 0
    case 0xf0: return (0x90...0xbf).contains(next(1)) && continues(2) && continues(3) ? 4 : 0
    case 0xf1...0xf3: return continues(1) && continues(2) && continues(3) ? 4 : 0
    case 0xf4: return (0x80...0x8f).contains(next(1)) && continues(2) && continues(3) ? 4 : 0
    default: return 0
    }
  }
}
