import RDF
import TripleStore

/// Reads terms that are canonical `xsd:integer`s of at most 18 digits from their bytes in the dictionary.
///
/// Such terms are equal as numbers only when they are the same.
struct WholeNumbers {
  private let terms: TermSpace
  private let integer: TermID

  init(_ terms: TermSpace) {
    self.terms = terms
    integer = terms.dictionary.id(of: XSD.integer) ?? .none
  }

  /// The number that a term is, or nil.
  @inline(__always)
  func value(_ id: TermID) -> Int? {
    if id == .none { return nil }
    if terms.isLocal(id) { return local(id) }
    let view = terms.dictionary.view(id)
    return view.datatype == integer && integer != .none ? WholeNumbers.read(view.text) : nil
  }

  private func local(_ id: TermID) -> Int? {
    guard case .literal(let literal)? = terms.names.term(id), literal.datatype == XSD.integer else {
      return nil
    }
    var text = literal.lexical
    return text.withUTF8 { WholeNumbers.read($0) }
  }

  /// The number that a canonical text stands for.
  static func read(_ text: UnsafeBufferPointer<UInt8>) -> Int? {
    let isNegative = text.first == UInt8(ascii: "-")
    let start = isNegative ? 1 : 0
    guard text.count > start, text.count <= 18 + start else { return nil }
    // Zero is canonical without a sign, and no other number begins with it.
    if text[start] == UInt8(ascii: "0") { return text.count == 1 ? 0 : nil }
    var value = 0
    for index in start..<text.count {
      let digit = text[index] &- UInt8(ascii: "0")
      guard digit < 10 else { return nil }
      value = 10 &* value &+ Int(digit)
    }
    return isNegative ? -value : value
  }
}
