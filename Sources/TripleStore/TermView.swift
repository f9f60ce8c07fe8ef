import RDF

/// A term of a dictionary as it lies there, without a copy.
///
/// A trivial struct, which keeps nothing alive: it is valid as long as its dictionary.
public struct TermView {
  private let record: UnsafePointer<TermRecord>

  fileprivate init(record: UnsafePointer<TermRecord>) {
    self.record = record
  }

  /// The sort of the term.
  public var kind: TermKind { record.pointee.form.kind }

  /// The IRI, the blank node's label or the literal's lexical form, in UTF-8. Requires no triple term.
  public var text: UnsafeBufferPointer<UInt8> { record.pointee.bytes }

  /// Whether the text can stand in N-Triples without an escape, and a literal's or a blank node's in JSON too. O(1).
  public var isPlain: Bool { record.pointee.isPlain }

  /// A literal's language tag, in lower case; nil for other terms.
  public var language: UnsafeBufferPointer<UInt8>? {
    record.pointee.form.isTagged ? record.pointee.tag : nil
  }

  /// A literal's base direction, or nil.
  public var direction: Direction? { record.pointee.form.direction }

  /// A literal's datatype, else ``TermID/none``.
  public var datatype: TermID { record.pointee.datatype }

  /// The parts of a triple term. Requires one.
  public var parts: (TermID, TermID, TermID) { record.pointee.parts }
}

extension TermDictionary {
  /// The term of an id, without a copy. O(1).
  public func view(_ id: TermID) -> TermView { TermView(record: record(id)) }
}
