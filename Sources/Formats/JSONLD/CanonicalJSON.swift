/// The JSON Canonicalization Scheme (RFC 8785).
enum CanonicalJSON {
  static func text(_ value: JSON) -> String {
    var writer = ByteWriter()
    append(value, to: &writer)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  private static func append(_ json: JSON, to writer: inout ByteWriter) {
    switch json.value {
    case .null: writer.append("null")
    case .boolean(let flag): writer.append(flag ? "true" : "false")
    case .number(let text): writer.append(string: NativeNumber.canonicalJSON(text))
    case .string(let text): writer.append(json: text)
    case .array(let items):
      writer.append("[")
      for (index, item) in items.enumerated() {
        if index > 0 { writer.append(",") }
        append(item, to: &writer)
      }
      writer.append("]")
    case .object(let members):
      writer.append("{")
      let sorted = members.sorted { $0.key.utf16.lexicographicallyPrecedes($1.key.utf16) }
      for (index, member) in sorted.enumerated() {
        if index > 0 { writer.append(",") }
        writer.append(json: member.key)
        writer.append(":")
        append(member.value, to: &writer)
      }
      writer.append("}")
    }
  }
}
