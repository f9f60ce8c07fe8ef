/// A term as bytes in a document, hashed but not looked up: what can be found out of it without the dictionary, on any
/// thread.
///
/// A trivial struct, which keeps nothing alive: it is valid as long as the bytes.
public struct UnresolvedTerm: @unchecked Sendable {
  private let text: UnsafePointer<UInt8>?
  let count: UInt32
  let hash: UInt32
  /// A literal's datatype: its place in a list of ids that the caller keeps.
  private let datatype: UInt16
  private let tagCount: UInt8
  private let form: TermRecord.Form?
  private let isKnownPlain: Bool

  private init(
    _ form: TermRecord.Form?, _ text: UnsafeBufferPointer<UInt8>, datatype: Int = 0,
    tag: UnsafeBufferPointer<UInt8> = UnsafeBufferPointer(start: nil, count: 0), isKnownPlain: Bool = false
  ) {
    self.form = form
    self.isKnownPlain = isKnownPlain
    self.text = text.baseAddress
    count = UInt32(text.count)
    self.datatype = UInt16(datatype)
    tagCount = UInt8(tag.count)
    hash = form.map { TermKey(form: $0, text: text, tag: tag).hash } ?? 0
  }

  /// No term.
  public static var none: UnresolvedTerm { UnresolvedTerm(nil, UnsafeBufferPointer(start: nil, count: 0)) }

  /// An IRI. O(bytes). `isPlain` says that every byte of it may stand in an IRI reference.
  public static func iri(_ text: UnsafeBufferPointer<UInt8>, isPlain: Bool = false) -> UnresolvedTerm {
    UnresolvedTerm(.iri, text, isKnownPlain: isPlain)
  }

  /// A literal without a language, and the place of its datatype. O(bytes).
  public static func literal(_ text: UnsafeBufferPointer<UInt8>, datatype: Int) -> UnresolvedTerm {
    UnresolvedTerm(.literal, text, datatype: datatype)
  }

  /// A literal with a language, whose tag has at most 255 bytes and stands two bytes behind the text; and the place of
  /// its datatype. O(bytes).
  public static func literal(
    _ text: UnsafeBufferPointer<UInt8>, tagCount: Int, datatype: Int
  ) -> UnresolvedTerm {
    let tag = UnsafeBufferPointer(start: text.baseAddress.map { $0 + text.count + 2 }, count: tagCount)
    return UnresolvedTerm(.tagged, text, datatype: datatype, tag: tag)
  }

  var isNone: Bool { form == nil }

  /// The last bytes of the text, as a ``TermRecord`` has them.
  var lastWord: UInt64 { text.map { TermRecord.lastWord($0, Int(count)) } ?? 0 }

  /// What a dictionary looks for, with the ids of the datatypes. Requires a term.
  func key(_ datatypes: [TermID]) -> TermKey {
    let form = form ?? .iri
    return TermKey(
      form: form, text: UnsafeBufferPointer(start: text, count: Int(count)),
      tag: UnsafeBufferPointer(start: text.map { $0 + Int(count) + 2 }, count: Int(tagCount)),
      datatype: form.kind == .literal ? datatypes[Int(datatype)] : .none, isKnownPlain: isKnownPlain)
  }
}

/// Terms to look up together, and where their ids go; for the time of a call.
struct TermBatch: @unchecked Sendable {
  let terms: UnsafeBufferPointer<UnresolvedTerm>
  /// The ids of the datatypes that the terms name.
  let datatypes: [TermID]
  let ids: UnsafeMutableBufferPointer<TermID>
}

extension TermDictionary {
  /// The ids of terms, appended where they are new; ``TermID/none`` for no term. The same as interning one after the
  /// other, but faster. Requires as many ids as terms. O(bytes).
  public func intern(
    _ terms: UnsafeBufferPointer<UnresolvedTerm>, datatypes: [TermID],
    into ids: UnsafeMutableBufferPointer<TermID>
  ) throws(StoreError) {
    let batch = TermBatch(terms: terms, datatypes: datatypes, ids: ids)
    try intern { (table) throws(StoreError) in try table.intern(batch) }
  }
}
