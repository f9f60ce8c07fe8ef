import RDF

/// Terms to ids. The bytes must be UTF-8; they are copied. Every function throws when the term is new and the
/// dictionary full, and costs O(bytes).
extension TermDictionary {
  /// The id of an IRI.
  public func intern(iri: UnsafeBufferPointer<UInt8>) throws(StoreError) -> TermID {
    try intern(TermKey(form: .iri, text: iri))
  }

  /// The id of a blank node by its label, without `_:`.
  public func intern(blank label: UnsafeBufferPointer<UInt8>) throws(StoreError) -> TermID {
    try intern(TermKey(form: .blank, text: label))
  }

  /// The id of a literal. Requires that `datatype` is the id of an IRI.
  public func intern(literal lexical: UnsafeBufferPointer<UInt8>, datatype: TermID) throws(StoreError)
    -> TermID
  {
    precondition(kind(datatype) == .iri, "a datatype is an IRI")
    return try intern(TermKey(form: .literal, text: lexical, datatype: datatype))
  }

  /// The id of a language-tagged string; the tag may be in any case.
  public func intern(
    literal lexical: UnsafeBufferPointer<UInt8>, language: UnsafeBufferPointer<UInt8>, direction: Direction?
  ) throws(StoreError) -> TermID {
    let datatype = try intern(direction == nil ? RDFVocabulary.langString : RDFVocabulary.dirLangString)
    return try intern(
      TermKey(form: .init(direction: direction), text: lexical, tag: language, datatype: datatype))
  }

  /// The id of a triple term. Requires ids of this dictionary.
  public func intern(triple s: TermID, _ p: TermID, _ o: TermID) throws(StoreError) -> TermID {
    let last = max(s, p, o)
    precondition(min(s, p, o) != .none && Int(last.rawValue) <= count, "a triple term's parts are terms")
    return try TermDictionary.withBytes(of: (s, p, o)) { (bytes) throws(StoreError) in
      try intern(TermKey(form: .triple, text: bytes))
    }
  }

  /// The id of an IRI.
  public func intern(_ iri: IRI) throws(StoreError) -> TermID {
    try TermDictionary.withBytes(of: iri.string) { (bytes) throws(StoreError) in try intern(iri: bytes) }
  }

  /// The id of any term; its parts are interned before it.
  public func intern(_ term: Term) throws(StoreError) -> TermID {
    switch term {
    case .iri(let iri):
      return try intern(iri)
    case .blank(let label):
      return try TermDictionary.withBytes(of: label) { (bytes) throws(StoreError) in try intern(blank: bytes)
      }
    case .literal(let literal):
      let datatype = try intern(literal.datatype)
      return try TermDictionary.withKey(of: literal, datatype: datatype) { (key) throws(StoreError) in
        try intern(key)
      }
    case .triple(let triple):
      return try intern(
        triple: intern(triple.subject), intern(triple.predicate), intern(triple.object))
    }
  }

  /// The ids of a quad.
  public func intern(_ quad: Quad) throws(StoreError) -> IDQuad {
    let triple = quad.triple
    let s = try intern(triple.subject)
    let p = try intern(triple.predicate)
    let o = try intern(triple.object)
    guard let graph = quad.graph else { return IDQuad(s, p, o) }
    return IDQuad(s, p, o, graph: try intern(graph))
  }
}

/// Looking up without interning. O(bytes).
extension TermDictionary {
  /// The id of an IRI, or nil when it was never interned.
  public func id(iri: UnsafeBufferPointer<UInt8>) -> TermID? {
    find(TermKey(form: .iri, text: iri))
  }

  /// The id of an IRI, or nil when it was never interned.
  public func id(of iri: IRI) -> TermID? {
    TermDictionary.withBytes(of: iri.string) { id(iri: $0) }
  }

  /// The id of a term, or nil when it was never interned.
  public func id(of term: Term) -> TermID? {
    switch term {
    case .iri(let iri):
      return id(of: iri)
    case .blank(let label):
      return TermDictionary.withBytes(of: label) { find(TermKey(form: .blank, text: $0)) }
    case .literal(let literal):
      guard let datatype = id(of: literal.datatype) else { return nil }
      return TermDictionary.withKey(of: literal, datatype: datatype) { find($0) }
    case .triple(let triple):
      guard let s = id(of: triple.subject), let p = id(of: triple.predicate), let o = id(of: triple.object)
      else { return nil }
      return TermDictionary.withBytes(of: (s, p, o)) { find(TermKey(form: .triple, text: $0)) }
    }
  }

  /// The ids of a quad, or nil when one of its terms was never interned.
  public func id(of quad: Quad) -> IDQuad? {
    let triple = quad.triple
    guard let s = id(of: triple.subject), let p = id(of: triple.predicate), let o = id(of: triple.object)
    else { return nil }
    guard let graph = quad.graph else { return IDQuad(s, p, o) }
    return id(of: graph).map { IDQuad(s, p, o, graph: $0) }
  }
}

/// Bytes of values, for the time of a call.
extension TermDictionary {
  static func withBytes<R, E: Error>(
    of string: String, _ body: (UnsafeBufferPointer<UInt8>) throws(E) -> R
  ) throws(E) -> R {
    var string = string
    return try string.withUTF8 { bytes in
      Result { () throws(E) in try body(bytes) }
    }.get()
  }

  static func withBytes<R, E: Error>(
    of parts: (TermID, TermID, TermID), _ body: (UnsafeBufferPointer<UInt8>) throws(E) -> R
  ) throws(E) -> R {
    try withUnsafeBytes(of: parts) { raw in
      raw.withMemoryRebound(to: UInt8.self) { bytes in
        Result { () throws(E) in try body(bytes) }
      }
    }.get()
  }

  static func withKey<R, E: Error>(
    of literal: Literal, datatype: TermID, _ body: (TermKey) throws(E) -> R
  ) throws(E) -> R {
    try withBytes(of: literal.lexical) { (lexical) throws(E) in
      guard let language = literal.language else {
        return try body(TermKey(form: .literal, text: lexical, datatype: datatype))
      }
      return try withBytes(of: language) { (tag) throws(E) in
        let form = TermRecord.Form(direction: literal.direction)
        return try body(TermKey(form: form, text: lexical, tag: tag, datatype: datatype))
      }
    }
  }
}
