import RDF

/// Ids to terms. Every function requires an id of this dictionary.
extension TermDictionary {
  /// The sort of a term. O(1).
  public func kind(_ id: TermID) -> TermKind {
    record(id).pointee.form.kind
  }

  /// Calls a function with an IRI's string, a blank node's label or a literal's lexical form, as UTF-8 without a copy;
  /// with no bytes for a triple term. O(1).
  @inlinable
  public func withText<R>(_ id: TermID, _ body: (UnsafeBufferPointer<UInt8>) throws -> R) rethrows -> R {
    try withExtendedLifetime(self) { try body(text(id)) }
  }

  /// The bytes of ``withText(_:_:)``; they stay where they are as long as the dictionary lives.
  @usableFromInline
  func text(_ id: TermID) -> UnsafeBufferPointer<UInt8> {
    let record = record(id)
    return record.pointee.form == .triple ? UnsafeBufferPointer(start: nil, count: 0) : record.pointee.bytes
  }

  /// The datatype of a literal; ``TermID/none`` for other terms. O(1).
  public func datatype(_ id: TermID) -> TermID { record(id).pointee.datatype }

  /// Calls a function with a literal's language tag, in lower case, or nil when it has none. O(1).
  public func withLanguage<R>(_ id: TermID, _ body: (UnsafeBufferPointer<UInt8>?) throws -> R) rethrows -> R {
    let record = record(id)
    return try withExtendedLifetime(self) {
      try body(record.pointee.form.isTagged ? record.pointee.tag : nil)
    }
  }

  /// The base direction of a literal, or nil. O(1).
  public func direction(_ id: TermID) -> Direction? { record(id).pointee.form.direction }

  /// The ids of a triple term's parts; nil for other terms. O(1).
  public func tripleParts(_ id: TermID) -> (TermID, TermID, TermID)? {
    let record = record(id)
    return record.pointee.form == .triple ? record.pointee.parts : nil
  }

  /// The term of an id. O(bytes).
  public func term(_ id: TermID) -> Term {
    let record = record(id).pointee
    switch record.form {
    case .iri:
      return .iri(IRI(String(decoding: record.bytes, as: UTF8.self)))
    case .blank:
      return .blank(String(decoding: record.bytes, as: UTF8.self))
    case .literal:
      let datatype = String(decoding: text(record.datatype), as: UTF8.self)
      return .literal(Literal(String(decoding: record.bytes, as: UTF8.self), datatype: IRI(datatype)))
    case .tagged, .leftToRight, .rightToLeft:
      return .literal(
        Literal(
          String(decoding: record.bytes, as: UTF8.self),
          language: String(decoding: record.tag, as: UTF8.self),
          direction: record.form.direction))
    case .triple:
      let (s, p, o) = record.parts
      return .triple(Triple(term(s), term(p), term(o)))
    }
  }

  /// The quad of a quad of ids. O(bytes).
  public func quad(_ quad: IDQuad) -> Quad {
    Quad(term(quad.s), term(quad.p), term(quad.o), graph: quad.graph == .none ? nil : term(quad.graph))
  }

  /// Checks the numbered invariants of ``TermDictionary``, for tests. O(bytes).
  public func checkInvariants() throws(InvariantViolation) {
    for number in 0..<UInt32(count) {
      let id = TermID(rawValue: number + 1)
      let record = record(id).pointee
      let key = TermKey(form: record.form, text: record.bytes, tag: record.tag, datatype: record.datatype)
      guard find(key) == id else { throw InvariantViolation(1, "\(id) is not found by its text") }
      let parts = tripleParts(id).map { [$0, $1, $2] } ?? [record.datatype]
      guard parts.allSatisfy({ $0 < id }) else {
        throw InvariantViolation(2, "\(id) is older than its parts")
      }
      guard (kind(id) == .literal) == (record.datatype != .none),
        record.datatype == .none || kind(record.datatype) == .iri
      else { throw InvariantViolation(3, "\(id) has the datatype \(record.datatype)") }
    }
  }
}
