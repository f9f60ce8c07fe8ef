import Crypto

/// SHA-256 digests (FIPS 180-4), for the identity of texts, snapshots and notes.
public enum Digest {
  /// The digest of some bytes as 64 lower-case hexadecimal digits. O(n).
  public static func sha256(_ bytes: some Sequence<UInt8>) -> String {
    sha256(Array(bytes))
  }

  /// The digest of an array of bytes as 64 lower-case hexadecimal digits. O(n).
  public static func sha256(_ bytes: [UInt8]) -> String {
    var hash = SHA256()
    bytes.withUnsafeBytes { hash.update(bufferPointer: $0) }
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    text.reserveCapacity(64)
    for byte in hash.finalize() {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// A short name, the first 16 hexadecimal digits of the digest of the parts, which are told apart by their
  /// lengths: what the IDs of notes and triple nodes are made of.
  public static func id(of parts: [String]) -> String {
    var bytes: [UInt8] = []
    for part in parts {
      bytes.append(contentsOf: String(part.utf8.count).utf8)
      bytes.append(UInt8(ascii: ":"))
      bytes.append(contentsOf: part.utf8)
    }
    return String(sha256(bytes).prefix(16))
  }
}
