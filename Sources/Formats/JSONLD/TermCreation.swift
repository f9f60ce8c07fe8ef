import RDF

/// The create term definition algorithm (JSON-LD 1.1 API, section 5.1.2): the terms of one local context, each made
/// when it is first needed.
struct TermCreation {
  /// The context with the terms made so far.
  private(set) var context: ActiveContext
  private let members: [ExactText: JSON.Member]
  private let isProtected: Bool
  private let overridesProtected: Bool
  /// False while a term is being made, true when it is done.
  private var defined: [ExactText: Bool] = [:]

  init(_ context: ActiveContext, _ members: [JSON.Member], isProtected: Bool, overridesProtected: Bool) {
    self.context = context
    self.members = Dictionary(
      members.map { (ExactText($0.key), $0) }, uniquingKeysWith: { first, _ in first })
    self.isProtected = isProtected
    self.overridesProtected = overridesProtected
  }

  /// Makes a term, and those that it builds on.
  mutating func create(_ term: String) throws(JSONLDFailure) {
    let name = ExactText(term)
    guard let member = members[name] else { return }
    if let isDone = defined[name] {
      if isDone { return }
      throw JSONLDFailure("cyclic IRI mapping", term, at: member.offset)
    }
    if term.isEmpty { throw JSONLDFailure("invalid term definition", at: member.offset) }
    defined[name] = false
    if term == "@type" {
      try checkTypeDefinition(member)
    } else if Keyword.isKeyword(term) {
      throw JSONLDFailure("keyword redefinition", term, at: member.offset)
    } else if Keyword.looksLikeOne(term) {
      return
    }
    let previous = context.terms.removeValue(forKey: name)
    guard var definition = try define(member) else { return }
    if !overridesProtected, let previous, previous.isProtected {
      guard definition.isSame(as: previous) else {
        throw JSONLDFailure("protected term redefinition", term, at: member.offset)
      }
      definition = previous
    }
    context.terms[name] = definition
    defined[name] = true
  }

  private func checkTypeDefinition(_ member: JSON.Member) throws(JSONLDFailure) {
    let fits =
      member.value.members?.allSatisfy {
        ($0.key == "@container" && $0.value.string == "@set") || $0.key == "@protected"
      } ?? false
    if !fits || member.value.members?.isEmpty != false {
      throw JSONLDFailure("keyword redefinition", "@type", at: member.offset)
    }
  }

  /// The definition of a member of the local context; nil when it is to be ignored.
  private mutating func define(_ member: JSON.Member) throws(JSONLDFailure) -> TermDefinition? {
    let value: JSON
    var isSimple = false
    switch member.value.value {
    case .null: value = JSON(.object([.init(key: "@id", offset: member.offset, value: member.value)]))
    case .string:
      isSimple = true
      value = JSON(.object([.init(key: "@id", offset: member.offset, value: member.value)]))
    case .object: value = member.value
    default: throw JSONLDFailure("invalid term definition", member.key, at: member.offset)
    }
    var definition = TermDefinition()
    definition.isProtected = isProtected
    if let flag = value["@protected"] {
      guard let flag = flag.boolean else { throw JSONLDFailure("invalid @protected value", at: flag.offset) }
      definition.isProtected = flag
    }
    if let type = value["@type"] { definition.type = try typeMapping(type) }
    if let reverse = value["@reverse"] {
      return try defineReverse(definition, reverse, value, member)
    }
    if let id = value["@id"], !(id.string.map { Bytes.equal($0, member.key) } ?? false) {
      guard try defineID(&definition, id, isSimple: isSimple, member) else { return nil }
    } else {
      try defineImplicitID(&definition, member)
    }
    try TermDetails(context: context, term: member.key, offset: member.offset).apply(value, to: &definition)
    if let index = value["@index"] {
      guard definition.container.contains(.index), let text = index.string,
        let iri = try expand(text), !Keyword.isKeyword(iri), IRI.isAbsolute(iri)
      else { throw JSONLDFailure("invalid term definition", "@index of \(member.key)", at: index.offset) }
      definition.index = text
    }
    return definition
  }

  private mutating func typeMapping(_ type: JSON) throws(JSONLDFailure) -> String {
    guard let text = type.string, let iri = try expand(text) else {
      throw JSONLDFailure("invalid type mapping", at: type.offset)
    }
    switch iri {
    case "@id", "@json", "@none", "@vocab": return iri
    default:
      guard !Keyword.isKeyword(iri), IRI.isAbsolute(iri) else {
        throw JSONLDFailure("invalid type mapping", iri, at: type.offset)
      }
      return iri
    }
  }

  /// The definition of a reverse property; nil when it is to be ignored.
  private mutating func defineReverse(
    _ start: TermDefinition, _ reverse: JSON, _ value: JSON, _ member: JSON.Member
  ) throws(JSONLDFailure) -> TermDefinition? {
    if value["@id"] != nil || value["@nest"] != nil {
      throw JSONLDFailure("invalid reverse property", member.key, at: member.offset)
    }
    guard let text = reverse.string else { throw JSONLDFailure("invalid IRI mapping", at: reverse.offset) }
    if Keyword.looksLikeOne(text), !Keyword.isKeyword(text) { return nil }
    guard let iri = try expand(text), isIRIOrBlank(iri) else {
      throw JSONLDFailure("invalid IRI mapping", text, at: reverse.offset)
    }
    var definition = start
    definition.iri = iri
    definition.isReverse = true
    if let container = value["@container"], !container.isNull {
      guard let text = container.string, text == "@set" || text == "@index",
        let flag = Container(keyword: text)
      else { throw JSONLDFailure("invalid reverse property", member.key, at: container.offset) }
      definition.container = flag
    }
    return definition
  }

  /// Takes the IRI from `@id`; false when the term is to be ignored.
  private mutating func defineID(
    _ definition: inout TermDefinition, _ id: JSON, isSimple: Bool, _ member: JSON.Member
  ) throws(JSONLDFailure) -> Bool {
    if id.isNull { return true }
    guard let text = id.string else { throw JSONLDFailure("invalid IRI mapping", member.key, at: id.offset) }
    if Keyword.looksLikeOne(text), !Keyword.isKeyword(text) { return false }
    guard let iri = try expand(text), Keyword.isKeyword(iri) || isIRIOrBlank(iri) else {
      throw JSONLDFailure("invalid IRI mapping", text, at: id.offset)
    }
    if iri == "@context" { throw JSONLDFailure("invalid keyword alias", member.key, at: id.offset) }
    definition.iri = iri
    let term = member.key
    let hasColon = term.utf8.dropFirst().dropLast().contains(UInt8(ascii: ":"))
    if hasColon || term.utf8.contains(UInt8(ascii: "/")) {
      defined[ExactText(term)] = true
      guard let same = try expand(term), Bytes.equal(same, iri) else {
        throw JSONLDFailure("invalid IRI mapping", term, at: member.offset)
      }
    }
    if isSimple, !term.utf8.contains(UInt8(ascii: ":")), !term.utf8.contains(UInt8(ascii: "/")) {
      definition.isPrefix =
        iri.utf8.starts(with: "_:".utf8) || (iri.utf8.last.map { ":/?#[]@".utf8.contains($0) } ?? false)
    }
    return true
  }

  /// Finds the IRI of a term that has no `@id` of its own.
  private mutating func defineImplicitID(_ definition: inout TermDefinition, _ member: JSON.Member)
    throws(JSONLDFailure)
  {
    let term = member.key
    if let (prefix, suffix) = ActiveContext.split(term) {
      if members[ExactText(prefix)] != nil { try create(prefix) }
      if let known = context.term(prefix), let iri = known.iri {
        definition.iri = iri + suffix
      } else {
        definition.iri = term
      }
    } else if term.utf8.contains(UInt8(ascii: "/")) {
      guard let iri = context.expand(term, vocab: true), IRI.isAbsolute(iri) else {
        throw JSONLDFailure("invalid IRI mapping", term, at: member.offset)
      }
      definition.iri = iri
    } else if term == "@type" {
      definition.iri = "@type"
    } else if let vocab = context.vocab {
      definition.iri = vocab + term
    } else {
      throw JSONLDFailure("invalid IRI mapping", term, at: member.offset)
    }
  }

  private func isIRIOrBlank(_ text: String) -> Bool {
    IRI.isAbsolute(text) || text.utf8.starts(with: "_:".utf8)
  }

  /// Resolves a text against the vocabulary, making the terms that it needs (section 5.2.2).
  private mutating func expand(_ text: String) throws(JSONLDFailure) -> String? {
    if Keyword.isKeyword(text) { return text }
    if members[ExactText(text)] != nil, defined[ExactText(text)] != true { try create(text) }
    if let (prefix, suffix) = ActiveContext.split(text), prefix != "_", !suffix.utf8.starts(with: "//".utf8),
      context.terms[ExactText(text)] == nil, members[ExactText(prefix)] != nil,
      defined[ExactText(prefix)] != true
    {
      try create(prefix)
    }
    return context.expand(text, vocab: true)
  }
}
