import RDF

/// Language, index, id and type maps.
extension Expansion {
  func expandLanguageMap(_ entries: [JSON.Member], _ active: ActiveContext, _ term: TermDefinition?)
    throws(JSONLDFailure) -> [ExpandedObject]
  {
    var result: [ExpandedObject] = []
    let direction = (term?.direction ?? .unset).value(else: active.direction)
    for entry in entries.sorted(by: { Bytes.precedes($0.key, $1.key) }) {
      for item in entry.value.items where !item.isNull {
        guard item.string != nil else {
          throw JSONLDFailure("invalid language map value", entry.key, at: item.offset)
        }
        let object = ExpandedObject(at: item.offset)
        object.value = item
        if active.expand(entry.key, vocab: true) != "@none" { object.language = entry.key.lowercased() }
        object.direction = direction
        result.append(object)
      }
    }
    return result
  }

  func expandIndexMap(
    _ entries: [JSON.Member], _ active: ActiveContext, _ term: TermDefinition?, key: String
  ) throws(JSONLDFailure) -> [ExpandedObject] {
    let container = term?.container ?? []
    let indexKey = term?.index ?? "@index"
    var result: [ExpandedObject] = []
    for entry in entries.sorted(by: { Bytes.precedes($0.key, $1.key) }) {
      var context = active
      if !container.isDisjoint(with: [.id, .type]) {
        context = active.previous?.context ?? active
        if container.contains(.type), let scoped = context.term(entry.key)?.context {
          context = try context.processing(scoped)
        }
      }
      let name = active.expand(entry.key, vocab: true)
      let values = JSON(.array(entry.value.items), at: entry.value.offset)
      for item in try expand(values, context, property: key, fromMap: true).items {
        let object = container.contains(.graph) && !item.isGraph ? graphObject(item) : item
        if name != "@none" {
          try label(object, entry, name, active, container: container, indexKey: indexKey)
        }
        result.append(object)
      }
    }
    return result
  }

  /// Gives an object of a map what its key says.
  private func label(
    _ object: ExpandedObject, _ entry: JSON.Member, _ name: String?, _ active: ActiveContext,
    container: Container, indexKey: String
  ) throws(JSONLDFailure) {
    if container.contains(.index), indexKey != "@index" {
      let value = try expandValue(JSON(.string(entry.key), at: entry.offset), active, property: indexKey)
      if object.isValue { throw JSONLDFailure("invalid value object", at: object.offset) }
      if let iri = active.expand(indexKey, vocab: true) { object.add([value], to: iri) }
    } else if container.contains(.index) {
      if object.index == nil { object.index = entry.key }
    } else if container.contains(.id) {
      if !object.hasID {
        object.hasID = true
        object.id = active.expand(entry.key, documentRelative: true)
      }
    } else if container.contains(.type), let name {
      object.types = [name] + (object.types ?? [])
    }
  }
}
