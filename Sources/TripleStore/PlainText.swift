/// Texts that are written as they are: IRIs of characters that an IRI reference may have, and literals without quotes,
/// backslashes and controls.
enum PlainText {
  /// Whether a term's text is such. O(bytes).
  static func isPlain(_ text: UnsafeBufferPointer<UInt8>, _ form: TermRecord.Form) -> Bool {
    guard form != .triple else { return false }
    let isIRI = form == .iri
    let low = isIRI ? lowOfIRI : lowOfText
    let high = isIRI ? highOfIRI : highOfText
    for byte in text where byte < 0x80 {
      if (byte < 64 ? low : high) &>> UInt64(byte & 63) & 1 == 0 { return false }
    }
    return true
  }

  /// Bits for 0x20…0x3f but `"`.
  private static let lowOfText: UInt64 = 0xffff_ffff_0000_0000 & ~(1 << 0x22)
  /// Bits for 0x40…0x7f but `\` and DEL.
  private static let highOfText: UInt64 = ~(1 << (0x5c - 64) | 1 << (0x7f - 64))
  /// Bits for 0x21…0x3f but `"`, `<`, `>`.
  private static let lowOfIRI: UInt64 =
    lowOfText & ~(1 << 0x20 | 1 << 0x3c | 1 << 0x3e)
  /// Bits for 0x40…0x7f but `\`, `^`, `` ` ``, `{`, `|`, `}` and DEL.
  private static let highOfIRI: UInt64 =
    highOfText
    & ~(1 << (0x5e - 64) | 1 << (0x60 - 64) | 1 << (0x7b - 64) | 1 << (0x7c - 64) | 1 << (0x7d - 64))
}
