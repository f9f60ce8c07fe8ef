/// Hashing and comparison of raw bytes, eight at a time.
enum ByteHash {
  private static let multiplier: UInt64 = 0x9fb2_1c65_1e98_df25

  /// Mixes a word into a hash: the halves of a product of 128 bits, folded.
  static func mix(_ hash: UInt64, _ word: UInt64) -> UInt64 {
    let product = (hash ^ word ^ 0xa076_1d64_78bd_642f).multipliedFullWidth(by: multiplier)
    return product.high ^ product.low ^ (hash &>> 29)
  }

  /// Mixes bytes and their number into a hash. O(n).
  static func mix(_ hash: UInt64, _ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hash = mix(hash, UInt64(bytes.count))
    guard let base = bytes.baseAddress else { return hash }
    let raw = UnsafeRawPointer(base)
    var offset = 0
    while offset &+ 8 <= bytes.count {
      hash = mix(hash, raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      offset &+= 8
    }
    guard offset < bytes.count else { return hash }
    if bytes.count >= 8 {
      return mix(hash, raw.loadUnaligned(fromByteOffset: bytes.count &- 8, as: UInt64.self))
    }
    var word: UInt64 = 0
    for index in offset..<bytes.count { word = word &<< 8 | UInt64(bytes[index]) }
    return mix(hash, word)
  }

  /// Mixes bytes into a hash as if their ASCII capitals were small letters. O(n).
  static func mixLowercased(_ hash: UInt64, _ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hash = mix(hash, UInt64(bytes.count))
    for byte in bytes { hash = mix(hash, UInt64(lowercase(byte))) }
    return hash
  }

  /// Whether `count` bytes are the same. O(n).
  static func equal(_ a: UnsafePointer<UInt8>, _ b: UnsafePointer<UInt8>, count: Int) -> Bool {
    let a = UnsafeRawPointer(a)
    let b = UnsafeRawPointer(b)
    var offset = 0
    while offset &+ 8 <= count {
      let x = a.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      guard x == b.loadUnaligned(fromByteOffset: offset, as: UInt64.self) else { return false }
      offset &+= 8
    }
    while offset < count {
      guard a.load(fromByteOffset: offset, as: UInt8.self) == b.load(fromByteOffset: offset, as: UInt8.self)
      else {
        return false
      }
      offset &+= 1
    }
    return true
  }

  /// A byte, or the small letter of an ASCII capital.
  static func lowercase(_ byte: UInt8) -> UInt8 {
    byte &- UInt8(ascii: "A") < 26 ? byte | 0x20 : byte
  }
}
