import RDF

/// The context processing algorithm (JSON-LD 1.1 API, section 5.1). Nothing is fetched.
extension ActiveContext {
  /// The context that results from a local one. `propagates` and `overridesProtected` are the algorithm's parameters.
  func processing(
    _ local: JSON, overridesProtected: Bool = false, propagates: Bool = true
  ) throws(JSONLDFailure) -> ActiveContext {
    var result = self
    var propagates = propagates
    if let value = local["@propagate"] {
      guard let flag = value.boolean else {
        throw JSONLDFailure("invalid @propagate value", at: value.offset)
      }
      propagates = flag
    }
    if !propagates, result.previous == nil { result.previous = Previous(self) }
    for context in local.items {
      switch context.value {
      case .null:
        if !overridesProtected, hasProtectedTerms {
          throw JSONLDFailure("invalid context nullification", at: context.offset)
        }
        var initial = ActiveContext(base: originalBase)
        if !propagates { initial.previous = Previous(result) }
        result = initial
      case .string(let iri): throw JSONLDFailure(.remoteContext(resolve(iri)), at: context.offset)
      case .object(let members):
        try result.apply(members, of: context, overridesProtected: overridesProtected)
      default: throw JSONLDFailure("invalid local context", at: context.offset)
      }
    }
    return result
  }

  private mutating func apply(_ members: [JSON.Member], of context: JSON, overridesProtected: Bool)
    throws(JSONLDFailure)
  {
    var isProtected = false
    if let version = context["@version"] {
      guard case .number(let text) = version.value, Double(text) == 1.1 else {
        throw JSONLDFailure("invalid @version value", at: version.offset)
      }
    }
    if let source = context["@import"] {
      guard let iri = source.string else { throw JSONLDFailure("invalid @import value", at: source.offset) }
      throw JSONLDFailure(.remoteContext(resolve(iri)), at: source.offset)
    }
    if let value = context["@base"] { try applyBase(value) }
    if let value = context["@vocab"] { try applyVocab(value) }
    if let value = context["@language"] {
      switch value.value {
      case .null: language = nil
      case .string(let tag): language = tag.lowercased()
      default: throw JSONLDFailure("invalid default language", at: value.offset)
      }
    }
    if let value = context["@direction"] {
      direction = try ActiveContext.direction(value).value(else: nil)
    }
    if let value = context["@protected"] {
      guard let flag = value.boolean else {
        throw JSONLDFailure("invalid @protected value", at: value.offset)
      }
      isProtected = flag
    }
    var creation = TermCreation(
      self, members, isProtected: isProtected, overridesProtected: overridesProtected)
    for member in members {
      switch member.key {
      case "@base", "@direction", "@import", "@language", "@propagate", "@protected", "@version", "@vocab":
        continue
      default: try creation.create(member.key)
      }
    }
    self = creation.context
  }

  private mutating func applyBase(_ value: JSON) throws(JSONLDFailure) {
    switch value.value {
    case .null: base = nil
    case .string(let text):
      if IRI.isAbsolute(text) {
        base = text
      } else if let base, !base.isEmpty {
        self.base = IRI.resolve(text, against: base).string
      } else {
        throw JSONLDFailure("invalid base IRI", text, at: value.offset)
      }
    default: throw JSONLDFailure("invalid base IRI", at: value.offset)
    }
  }

  private mutating func applyVocab(_ value: JSON) throws(JSONLDFailure) {
    switch value.value {
    case .null: vocab = nil
    case .string(let text):
      guard let iri = expand(text, documentRelative: true, vocab: true), !Keyword.isKeyword(iri) else {
        throw JSONLDFailure("invalid vocab mapping", text, at: value.offset)
      }
      vocab = iri
    default: throw JSONLDFailure("invalid vocab mapping", at: value.offset)
    }
  }

  /// A base direction: null, `ltr` or `rtl`.
  static func direction(_ value: JSON) throws(JSONLDFailure) -> Mapping<Direction> {
    if value.isNull { return .none }
    guard let text = value.string, let direction = Direction(rawValue: text) else {
      throw JSONLDFailure("invalid base direction", at: value.offset)
    }
    return .value(direction)
  }
}
