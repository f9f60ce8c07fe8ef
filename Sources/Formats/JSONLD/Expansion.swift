import RDF

/// The expansion algorithm (JSON-LD 1.1 API, section 5.1).
///
/// Objects are expanded here; keywords in `Expansion+Keywords`, containers in `Expansion+Containers`, values in
/// `Expansion+Values`.
struct Expansion {
  /// Expands a value of a property; nil at the top of a document.
  func expand(_ element: JSON, _ active: ActiveContext, property: String?, fromMap: Bool = false)
    throws(JSONLDFailure) -> Expanded
  {
    switch element.value {
    case .null: return .nothing
    case .boolean, .number, .string:
      guard let property, property != "@graph" else { return .nothing }
      var context = active
      if let scoped = active.term(property)?.context {
        context = try active.processing(scoped, overridesProtected: true)
      }
      return .one(try expandValue(element, context, property: property))
    case .array(let items):
      var result: [ExpandedObject] = []
      let isList = active.term(property)?.container.contains(.list) ?? false
      for item in items {
        let expanded = try expand(item, active, property: property, fromMap: fromMap)
        if isList, case .many(let inner) = expanded {
          let list = ExpandedObject(at: item.offset)
          list.list = inner
          result.append(list)
        } else {
          result += expanded.items
        }
      }
      return .many(result)
    case .object: return try expandObject(element, active, property: property, fromMap: fromMap)
    }
  }

  private func expandObject(_ element: JSON, _ outer: ActiveContext, property: String?, fromMap: Bool)
    throws(JSONLDFailure) -> Expanded
  {
    var active = outer
    let scoped = outer.term(property)?.context
    if let previous = active.previous, !fromMap, revertsContext(element, active) { active = previous.context }
    if let scoped { active = try active.processing(scoped, overridesProtected: true) }
    if let local = element["@context"] { active = try active.processing(local) }
    let typeScoped = active
    let members = sortedMembers(element)
    var inputType: String?
    for member in members where active.expand(member.key, vocab: true) == "@type" {
      let types = member.value.items.compactMap(\.string)
      for type in types.sorted(by: Bytes.precedes) {
        if let context = typeScoped.term(type)?.context {
          active = try active.processing(context, propagates: false)
        }
      }
      if inputType == nil, let last = types.last { inputType = active.expand(last, vocab: true) }
    }
    let result = ExpandedObject(at: element.offset)
    let object = ObjectContext(
      active: active, typeScoped: typeScoped, property: property, inputType: inputType)
    try expandMembers(members, object, into: result)
    return try finish(result, property: property, inputType: inputType)
  }

  /// What the members of an object are expanded in.
  struct ObjectContext {
    var active: ActiveContext
    let typeScoped: ActiveContext
    var property: String?
    let inputType: String?
  }

  private func sortedMembers(_ element: JSON) -> [JSON.Member] {
    (element.members ?? []).sorted { Bytes.precedes($0.key, $1.key) }
  }

  /// Whether an object goes back to the context before a type-scoped one: it is no value and not a mere reference.
  private func revertsContext(_ element: JSON, _ active: ActiveContext) -> Bool {
    let members = element.members ?? []
    let keys = members.map { active.expand($0.key, vocab: true) }
    return !keys.contains("@value") && !(keys.count == 1 && keys[0] == "@id")
  }

  private func expandMembers(_ members: [JSON.Member], _ object: ObjectContext, into result: ExpandedObject)
    throws(JSONLDFailure)
  {
    var nests: [JSON.Member] = []
    for member in members where member.key != "@context" {
      let active = object.active
      guard let key = active.expand(member.key, vocab: true) else { continue }
      if Keyword.isKeyword(key) {
        if key == "@nest" {
          if object.property == "@reverse" {
            throw JSONLDFailure("invalid reverse property map", at: member.offset)
          }
          nests.append(member)
        } else {
          try expandKeyword(key, member, object, into: result)
        }
      } else if key.utf8.contains(UInt8(ascii: ":")) {
        try expandProperty(key, member, active, into: result)
      }
    }
    for member in nests { try expandNest(member, object, into: result) }
  }

  private func expandNest(_ member: JSON.Member, _ object: ObjectContext, into result: ExpandedObject)
    throws(JSONLDFailure)
  {
    var inner = object
    inner.property = member.key
    if let scoped = object.active.term(member.key)?.context {
      inner.active = try object.active.processing(scoped, overridesProtected: true)
    }
    for value in member.value.items {
      guard let members = value.members,
        !members.contains(where: { inner.active.expand($0.key, vocab: true) == "@value" })
      else { throw JSONLDFailure("invalid @nest value", at: value.offset) }
      try expandMembers(members.sorted { Bytes.precedes($0.key, $1.key) }, inner, into: result)
    }
  }

  /// Expands a property and adds its values to the node.
  private func expandProperty(
    _ key: String, _ member: JSON.Member, _ active: ActiveContext, into result: ExpandedObject
  ) throws(JSONLDFailure) {
    let term = active.term(member.key)
    let container = term?.container ?? []
    var expanded: Expanded
    if term?.type == "@json" {
      let literal = ExpandedObject(at: member.value.offset)
      literal.value = member.value
      literal.types = ["@json"]
      expanded = .one(literal)
    } else if container.contains(.language), let entries = member.value.members {
      expanded = .many(try expandLanguageMap(entries, active, term))
    } else if !container.isDisjoint(with: [.index, .type, .id]), let entries = member.value.members {
      expanded = .many(try expandIndexMap(entries, active, term, key: member.key))
    } else {
      expanded = try expand(member.value, active, property: member.key)
    }
    if expanded.isNothing { return }
    if container.contains(.list) {
      var isList = false
      if case .one(let object) = expanded { isList = object.isList }
      if !isList {
        let list = ExpandedObject(at: member.value.offset)
        list.list = expanded.items
        expanded = .one(list)
      }
    }
    if container.contains(.graph), container.isDisjoint(with: [.id, .index]) {
      expanded = .many(expanded.items.map(graphObject))
    }
    if term?.isReverse == true {
      for item in expanded.items where item.isValue || item.isList {
        throw JSONLDFailure("invalid reverse property value", member.key, at: item.offset)
      }
      result.addReverse(expanded.items, to: key)
    } else {
      result.add(expanded.items, to: key)
    }
  }

  /// A graph that holds an object.
  func graphObject(_ item: ExpandedObject) -> ExpandedObject {
    let graph = ExpandedObject(at: item.offset)
    graph.graph = [item]
    return graph
  }

  /// The last steps: what value objects, lists and sets may hold, and what is dropped.
  private func finish(_ result: ExpandedObject, property: String?, inputType: String?) throws(JSONLDFailure)
    -> Expanded
  {
    let isFree = property == nil || property == "@graph"
    if let value = result.value {
      try checkValue(result, value)
      if value.isNull, result.types != ["@json"] { return .nothing }
      return isFree ? .nothing : .one(result)
    }
    if result.list != nil || result.set != nil {
      let hasMore =
        result.hasID || result.types != nil || !result.properties.isEmpty || !result.reverse.isEmpty
        || result.graph != nil || result.included != nil || result.language != nil || result.direction != nil
        || (result.list != nil && result.set != nil)
      if hasMore { throw JSONLDFailure("invalid set or list object", at: result.offset) }
      if let set = result.set { return .many(set) }
      return isFree ? .nothing : .one(result)
    }
    if result.hasOnlyLanguage { return .nothing }
    if isFree, result.isEmptyOrName { return .nothing }
    return .one(result)
  }

  private func checkValue(_ result: ExpandedObject, _ value: JSON) throws(JSONLDFailure) {
    let hasMore =
      result.hasID || !result.properties.isEmpty || !result.reverse.isEmpty || result.graph != nil
      || result.included != nil || result.list != nil || result.set != nil
    if hasMore || (result.types != nil && (result.language != nil || result.direction != nil)) {
      throw JSONLDFailure("invalid value object", at: result.offset)
    }
    if result.types == ["@json"] || value.isNull { return }
    if !value.isScalar { throw JSONLDFailure("invalid value object value", at: value.offset) }
    if value.string == nil, result.language != nil {
      throw JSONLDFailure("invalid language-tagged value", at: value.offset)
    }
    if let types = result.types {
      guard types.count == 1, IRISyntax.isWellFormed(types[0]) else {
        throw JSONLDFailure("invalid typed value", types.joined(separator: " "), at: result.offset)
      }
    }
  }
}
