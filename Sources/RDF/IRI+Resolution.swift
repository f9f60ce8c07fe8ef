/// Reference resolution after RFC 3986 section 5.2, on code points so that it serves IRIs (RFC 3987) too.
extension IRI {
  /// The five parts of a reference; nil where a part is absent (an empty part is not absent).
  private struct Parts {
    var scheme: Substring?
    var authority: Substring?
    var path: Substring
    var query: Substring?
    var fragment: Substring?

    init(_ reference: String) {
      var rest = reference[...]
      if let hash = rest.utf8.firstIndex(of: UInt8(ascii: "#")) {
        fragment = rest[rest.utf8.index(after: hash)...]
        rest = rest[..<hash]
      }
      if let mark = rest.utf8.firstIndex(of: UInt8(ascii: "?")) {
        query = rest[rest.utf8.index(after: mark)...]
        rest = rest[..<mark]
      }
      if let colon = Parts.schemeEnd(in: rest) {
        scheme = rest[..<colon]
        rest = rest[rest.utf8.index(after: colon)...]
      }
      if rest.utf8.starts(with: "//".utf8) {
        rest = rest[rest.utf8.index(rest.startIndex, offsetBy: 2)...]
        let end = rest.utf8.firstIndex(of: UInt8(ascii: "/")) ?? rest.endIndex
        authority = rest[..<end]
        rest = rest[end...]
      }
      path = rest
    }

    /// Where the colon after a valid scheme stands, or nil.
    static func schemeEnd(in text: Substring) -> Substring.Index? {
      var isFirst = true
      for index in text.utf8.indices {
        let byte = text.utf8[index]
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): break
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
          if isFirst { return nil }
        case UInt8(ascii: ":"): return isFirst ? nil : index
        default: return nil
        }
        isFirst = false
      }
      return nil
    }

    var text: String {
      var result = ""
      if let scheme { result += scheme + ":" }
      if let authority { result += "//" + authority }
      result += path
      if let query { result += "?" + query }
      if let fragment { result += "#" + fragment }
      return result
    }
  }

  /// Whether the reference begins with a scheme, and so needs no base.
  public static func isAbsolute(_ reference: String) -> Bool {
    Parts.schemeEnd(in: reference[...]) != nil
  }

  /// Whether a byte of UTF-8 may stand in an IRI: no control, no space, and none of `<>"{}|^`\`.
  public static func mayHold(_ byte: UInt8) -> Bool {
    byte > 0x20 && byte != 0x7f && !#"<>"{}|^`\"#.utf8.contains(byte)
  }

  /// The IRI that a reference names when it stands in a document with the given base. O(n).
  ///
  /// An absolute reference is taken as it is written: nothing in it is normalised.
  public static func resolve(_ reference: String, against base: String) -> IRI {
    if isAbsolute(reference) { return IRI(reference) }
    var result = Parts(base)
    let relative = Parts(reference)
    result.fragment = relative.fragment
    if relative.authority != nil {
      result.authority = relative.authority
      result.path = removingDotSegments(relative.path)
      result.query = relative.query
    } else if relative.path.isEmpty {
      if let query = relative.query { result.query = query }
    } else {
      if relative.path.utf8.first == UInt8(ascii: "/") {
        result.path = removingDotSegments(relative.path)
      } else if result.authority != nil && result.path.isEmpty {
        result.path = removingDotSegments("/" + relative.path)
      } else if let slash = result.path.utf8.lastIndex(of: UInt8(ascii: "/")) {
        result.path = removingDotSegments(result.path[...slash] + relative.path)
      } else {
        result.path = removingDotSegments(relative.path)
      }
      result.query = relative.query
    }
    return IRI(result.text)
  }

  /// RFC 3986 section 5.2.4.
  private static func removingDotSegments(_ path: Substring) -> Substring {
    let isRooted = path.utf8.first == UInt8(ascii: "/")
    var output: [Substring] = []
    var segments = path.unicodeScalars.split(separator: "/", omittingEmptySubsequences: false).map {
      Substring($0)
    }
    if isRooted { segments.removeFirst() }
    for (position, segment) in segments.enumerated() {
      let isLast = position == segments.count - 1
      switch segment {
      case ".":
        if isLast { output.append("") }
      case "..":
        if !output.isEmpty { output.removeLast() }
        if isLast { output.append("") }
      default:
        output.append(segment)
      }
    }
    return (isRooted ? "/" : "") + Substring(output.joined(separator: "/"))
  }
}
