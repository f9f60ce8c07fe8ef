/// Terms as N-Triples 1.2 text, which is also how terms are shown where no context applies.
extension Term: CustomStringConvertible {
  /// The term in N-Triples 1.2 syntax.
  public var description: String {
    switch self {
    case .iri(let iri): "<\(iri.string)>"
    case .blank(let label): "_:\(label)"
    case .literal(let literal): literal.description
    case .triple(let triple): "<<( \(triple.subject) \(triple.predicate) \(triple.object) )>>"
    }
  }
}

extension Literal: CustomStringConvertible {
  /// The literal in N-Triples 1.2 syntax.
  public var description: String {
    let quoted = Literal.quote(lexical)
    if let language { return quoted + "@" + language + (direction.map { "--" + $0.rawValue } ?? "") }
    return datatype == XSD.string ? quoted : quoted + "^^\(datatype)"
  }

  /// A string in double quotes with the escapes of canonical N-Triples.
  public static func quote(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case "\u{8}": result += "\\b"
      case "\u{c}": result += "\\f"
      case "\u{0}"..."\u{1f}", "\u{7f}":
        let hex = String(scalar.value, radix: 16, uppercase: true)
        result += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}

extension Triple: CustomStringConvertible {
  /// The triple in N-Triples syntax, without the final dot.
  public var description: String { "\(subject) \(predicate) \(object)" }
}
