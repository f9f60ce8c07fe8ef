/// Language tags (BCP 47) as far as every tool checks them.
enum LanguageTag {
  /// Whether the tag is letters, then parts of letters and digits, each of one to eight.
  static func isWellFormed(_ tag: some Sequence<UInt8>) -> Bool {
    var length = 0
    var isFirst = true
    for byte in tag {
      if byte == UInt8(ascii: "-") {
        if length == 0 { return false }
        length = 0
        isFirst = false
      } else if CharacterClass.isLetter(byte) || (!isFirst && CharacterClass.isDigit(byte)), length < 8 {
        length += 1
      } else {
        return false
      }
    }
    return length > 0
  }
}
