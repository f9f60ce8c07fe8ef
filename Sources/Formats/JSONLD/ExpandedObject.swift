import RDF

/// An object of expanded JSON-LD: a node, a value, a list, or a set on its way to becoming an array.
final class ExpandedObject {
  /// The place of the object in the document.
  let offset: Int
  var hasID = false
  /// The node's name; nil, although there is an `@id`, when it named nothing.
  var id: String?
  var types: [String]?
  var properties: [(key: String, values: [ExpandedObject])] = []
  var reverse: [(key: String, values: [ExpandedObject])] = []
  var graph: [ExpandedObject]?
  var included: [ExpandedObject]?
  var index: String?
  /// The value of a value object.
  var value: JSON?
  var language: String?
  var direction: Direction?
  /// Whether the direction stood beside the value, not in a context.
  var hasOwnDirection = false
  var list: [ExpandedObject]?
  var set: [ExpandedObject]?

  init(at offset: Int) { self.offset = offset }

  var isValue: Bool { value != nil }
  var isList: Bool { list != nil }
  var isGraph: Bool {
    graph != nil && types == nil && properties.isEmpty && reverse.isEmpty && included == nil && !isValue
      && !isList && set == nil
  }
  var isNode: Bool { !isValue && !isList && set == nil }
  /// Whether nothing but a language stands in the object.
  var hasOnlyLanguage: Bool {
    language != nil && direction == nil && index == nil && !hasID && isBare
  }
  /// Whether there is nothing, or only a name, in the object.
  var isEmptyOrName: Bool { index == nil && language == nil && direction == nil && isBare }

  private var isBare: Bool {
    types == nil && properties.isEmpty && reverse.isEmpty && graph == nil && included == nil && value == nil
      && list == nil && set == nil
  }

  func add(_ values: [ExpandedObject], to key: String) {
    ExpandedObject.add(values, to: key, in: &properties)
  }

  func addReverse(_ values: [ExpandedObject], to key: String) {
    ExpandedObject.add(values, to: key, in: &reverse)
  }

  private static func add(
    _ values: [ExpandedObject], to key: String, in map: inout [(key: String, values: [ExpandedObject])]
  ) {
    if let place = map.firstIndex(where: { Bytes.equal($0.key, key) }) {
      map[place].values += values
    } else {
      map.append((key, values))
    }
  }
}

/// What the expansion of a value gives.
enum Expanded {
  /// Nothing: the value is dropped.
  case nothing
  case one(ExpandedObject)
  case many([ExpandedObject])

  var items: [ExpandedObject] {
    switch self {
    case .nothing: []
    case .one(let object): [object]
    case .many(let objects): objects
    }
  }

  var isNothing: Bool { if case .nothing = self { true } else { false } }
}
