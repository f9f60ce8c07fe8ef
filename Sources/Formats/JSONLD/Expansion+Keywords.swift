import RDF

/// Members whose keys are keywords.
extension Expansion {
  func expandKeyword(
    _ key: String, _ member: JSON.Member, _ object: ObjectContext, into result: ExpandedObject
  ) throws(JSONLDFailure) {
    if object.property == "@reverse" {
      throw JSONLDFailure("invalid reverse property map", at: member.offset)
    }
    if isTaken(key, result) { throw JSONLDFailure("colliding keywords", key, at: member.offset) }
    let value = member.value
    let active = object.active
    switch key {
    case "@id":
      guard let text = value.string else { throw JSONLDFailure("invalid @id value", at: value.offset) }
      result.hasID = true
      result.id = active.expand(text, documentRelative: true)
    case "@type": try expandTypes(value, object, into: result)
    case "@graph":
      result.graph = (result.graph ?? []) + (try expand(value, active, property: "@graph")).items
    case "@included":
      let items = try expand(value, active, property: nil).items
      for item in items where !item.isNode {
        throw JSONLDFailure("invalid @included value", at: item.offset)
      }
      if items.isEmpty, !value.isArray { throw JSONLDFailure("invalid @included value", at: value.offset) }
      result.included = (result.included ?? []) + items
    case "@value":
      if object.inputType != "@json", !value.isScalar, !value.isNull {
        throw JSONLDFailure("invalid value object value", at: value.offset)
      }
      result.value = value
    case "@language":
      guard let tag = value.string else {
        throw JSONLDFailure("invalid language-tagged string", at: value.offset)
      }
      result.language = tag.lowercased()
    case "@direction":
      guard case .value(let direction) = try ActiveContext.direction(value) else {
        throw JSONLDFailure("invalid base direction", at: value.offset)
      }
      result.direction = direction
      result.hasOwnDirection = true
    case "@index":
      guard let text = value.string else { throw JSONLDFailure("invalid @index value", at: value.offset) }
      result.index = text
    case "@list":
      if object.property == nil || object.property == "@graph" { return }
      result.list = (try expand(value, active, property: object.property)).items
    case "@set": result.set = (try expand(value, active, property: object.property)).items
    case "@reverse": try expandReverse(value, active, into: result)
    default: return
    }
  }

  private func isTaken(_ key: String, _ result: ExpandedObject) -> Bool {
    switch key {
    case "@id": result.hasID
    case "@graph": result.graph != nil
    case "@value": result.value != nil
    case "@language": result.language != nil
    case "@direction": result.direction != nil
    case "@index": result.index != nil
    case "@list": result.list != nil
    case "@set": result.set != nil
    default: false
    }
  }

  private func expandTypes(_ value: JSON, _ object: ObjectContext, into result: ExpandedObject)
    throws(JSONLDFailure)
  {
    var types: [String] = []
    for item in value.items {
      guard let text = item.string else { throw JSONLDFailure("invalid type value", at: item.offset) }
      if let iri = object.typeScoped.expand(text, documentRelative: true, vocab: true) { types.append(iri) }
    }
    result.types = (result.types ?? []) + types
  }

  private func expandReverse(_ value: JSON, _ active: ActiveContext, into result: ExpandedObject)
    throws(JSONLDFailure)
  {
    guard value.members != nil else { throw JSONLDFailure("invalid @reverse value", at: value.offset) }
    for inner in try expand(value, active, property: "@reverse").items {
      for (key, values) in inner.reverse { result.add(values, to: key) }
      for (key, values) in inner.properties {
        for item in values where item.isValue || item.isList {
          throw JSONLDFailure("invalid reverse property value", key, at: item.offset)
        }
        result.addReverse(values, to: key)
      }
    }
  }
}
