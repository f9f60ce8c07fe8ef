import RDF

/// The value expansion algorithm (JSON-LD 1.1 API, section 5.3).
extension Expansion {
  func expandValue(_ value: JSON, _ active: ActiveContext, property: String) throws(JSONLDFailure)
    -> ExpandedObject
  {
    let term = active.term(property)
    let result = ExpandedObject(at: value.offset)
    if let text = value.string, term?.type == "@id" || term?.type == "@vocab" {
      result.hasID = true
      result.id = active.expand(text, documentRelative: true, vocab: term?.type == "@vocab")
      return result
    }
    result.value = value
    if let type = term?.type, type != "@id", type != "@vocab", type != "@none" {
      result.types = [type]
    } else if value.string != nil {
      result.language = (term?.language ?? .unset).value(else: active.language)
      result.direction = (term?.direction ?? .unset).value(else: active.direction)
    }
    return result
  }
}
