import RDF

/// A JSON value (RFC 8259) with the place where it stands, for messages.
///
/// Numbers keep the text they have in the document; members keep their order, and no key stands twice.
struct JSON: Sendable {
  indirect enum Value: Sendable {
    case null
    case boolean(Bool)
    case number(String)
    case string(String)
    case array([JSON])
    case object([Member])
  }

  struct Member: Sendable {
    let key: String
    let offset: Int
    let value: JSON
  }

  let value: Value
  /// The byte where the value begins.
  let offset: Int

  init(_ value: Value, at offset: Int = 0) {
    self.value = value
    self.offset = offset
  }

  var string: String? { if case .string(let text) = value { text } else { nil } }
  var boolean: Bool? { if case .boolean(let value) = value { value } else { nil } }
  var members: [Member]? { if case .object(let members) = value { members } else { nil } }
  var isNull: Bool { if case .null = value { true } else { false } }
  var isArray: Bool { if case .array = value { true } else { false } }
  var isScalar: Bool {
    switch value {
    case .boolean, .number, .string: true
    default: false
    }
  }

  /// The items of an array; any other value is the only item of itself.
  var items: [JSON] { if case .array(let items) = value { items } else { [self] } }

  /// The member of an object with a key, given in ASCII. O(n).
  subscript(key: String) -> JSON? {
    members?.first { Bytes.equal($0.key, key) }?.value
  }
}

extension JSON: Equatable {
  /// Whether two values are the same, members in any order, wherever they stand.
  static func == (a: JSON, b: JSON) -> Bool {
    switch (a.value, b.value) {
    case (.null, .null): true
    case (.boolean(let a), .boolean(let b)): a == b
    case (.number(let a), .number(let b)), (.string(let a), .string(let b)): Bytes.equal(a, b)
    case (.array(let a), .array(let b)): a == b
    case (.object(let a), .object(let members)):
      a.count == members.count && a.allSatisfy { b[$0.key] == $0.value }
    default: false
    }
  }
}
