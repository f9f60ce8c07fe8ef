import RDF

/// The parts of a term definition that do not concern its IRI.
struct TermDetails {
  let context: ActiveContext
  let term: String
  let offset: Int

  /// Takes container, scoped context, language, direction, nesting and prefix flag from an expanded definition.
  func apply(_ value: JSON, to definition: inout TermDefinition) throws(JSONLDFailure) {
    if let container = value["@container"] {
      definition.container = try containerMapping(container)
      if definition.container.contains(.type) {
        if definition.type == nil { definition.type = "@id" }
        guard definition.type == "@id" || definition.type == "@vocab" else {
          throw JSONLDFailure("invalid type mapping", term, at: container.offset)
        }
      }
    }
    if let scoped = value["@context"] {
      do { _ = try context.processing(scoped, overridesProtected: true) } catch {
        if case .remoteContext = error.kind { throw error }
        throw JSONLDFailure("invalid scoped context", term, at: scoped.offset)
      }
      definition.context = scoped
    }
    if let language = value["@language"], value["@type"] == nil {
      switch language.value {
      case .null: definition.language = .none
      case .string(let tag): definition.language = .value(tag.lowercased())
      default: throw JSONLDFailure("invalid language mapping", term, at: language.offset)
      }
    }
    if let direction = value["@direction"], value["@type"] == nil {
      definition.direction = try ActiveContext.direction(direction)
    }
    if let nest = value["@nest"] {
      guard let text = nest.string, text == "@nest" || !Keyword.isKeyword(text) else {
        throw JSONLDFailure("invalid @nest value", term, at: nest.offset)
      }
      definition.nest = text
    }
    if let prefix = value["@prefix"] {
      if term.utf8.contains(UInt8(ascii: ":")) || term.utf8.contains(UInt8(ascii: "/")) {
        throw JSONLDFailure("invalid term definition", term, at: prefix.offset)
      }
      guard let flag = prefix.boolean else { throw JSONLDFailure("invalid @prefix value", at: prefix.offset) }
      definition.isPrefix = flag
      if flag, let iri = definition.iri, Keyword.isKeyword(iri) {
        throw JSONLDFailure("invalid term definition", term, at: prefix.offset)
      }
    }
    for member in value.members ?? [] {
      switch member.key {
      case "@id", "@reverse", "@container", "@context", "@direction", "@index", "@language", "@nest",
        "@prefix",
        "@protected", "@type":
        continue
      default:
        throw JSONLDFailure("invalid term definition", "\(member.key) in \(term)", at: member.offset)
      }
    }
  }

  private func containerMapping(_ value: JSON) throws(JSONLDFailure) -> Container {
    var container: Container = []
    for item in value.items {
      guard let text = item.string, let flag = Container(keyword: text), !container.contains(flag) else {
        throw JSONLDFailure("invalid container mapping", term, at: value.offset)
      }
      container.insert(flag)
    }
    let rest = container.subtracting(.set)
    let isValid: Bool
    switch rest {
    case [], .graph, .id, .index, .language, .type, [.graph, .id], [.graph, .index]: isValid = true
    case .list: isValid = !container.contains(.set)
    default: isValid = false
    }
    guard isValid, !container.isEmpty else {
      throw JSONLDFailure("invalid container mapping", term, at: value.offset)
    }
    return container
  }
}
