/// Language tags (BCP 47) as far as every tool checks them.
public enum LanguageTag {
  /// Whether the tag is letters, then parts of letters and digits, each of one to eight.
  @inlinable
  public static func isWellFormed(_ tag: some Sequence<UInt8>) -> Bool {
    var length = 0
    var isFirst = true
    for byte in tag {
      if byte == UInt8(ascii: "-") {
        if length == 0 { return false }
        length = 0
        isFirst = false
      } else if (0x61...0x7a).contains(byte | 0x20) || (!isFirst && (0x30...0x39).contains(byte)), length < 8
      {
        length += 1
      } else {
        return false
      }
    }
    return length > 0
  }
}
