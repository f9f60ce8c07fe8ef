import RDF

/// A host that may be asked, as a user names it: `query.wikidata.org`, which means any of its ports, or
/// `localhost:7878`, which means one.
public struct ServiceHost: Hashable, Sendable {
  let name: String
  let port: Int?

  /// The host that a text names, alone or as part of an `http` or `https` IRI; nil where it names none.
  public init?(_ text: String) {
    let scheme = ["https://", "http://"].first { text.lowercased().hasPrefix($0) }
    guard let authority = ServiceHost.authority(text.dropFirst(scheme?.utf8.count ?? 0)) else { return nil }
    self = authority
  }

  /// The host of an endpoint, with the port that its scheme stands for where it names none; nil where the endpoint is
  /// not of HTTP.
  init?(endpoint: IRI) {
    let schemes = [("https://", 443), ("http://", 80)]
    guard let (scheme, port) = schemes.first(where: { endpoint.string.lowercased().hasPrefix($0.0) }),
      let authority = ServiceHost.authority(endpoint.string.dropFirst(scheme.utf8.count))
    else { return nil }
    self = ServiceHost(name: authority.name, port: authority.port ?? port)
  }

  private init(name: String, port: Int?) {
    self.name = name
    self.port = port
  }

  /// The host that stands before the first `/`, `?` or `#`, without a user's name.
  private static func authority(_ text: Substring) -> ServiceHost? {
    let whole = text.prefix { !"/?#\\".contains($0) }
    let place = whole.split(separator: "@", omittingEmptySubsequences: false).last ?? ""
    var name = place
    var port: Int?
    // An IPv6 address has colons of its own, in brackets.
    if let colon = place.lastIndex(of: ":"), !place[colon...].contains("]") {
      guard let number = Int(place[place.index(after: colon)...]), 1...65535 ~= number else { return nil }
      (name, port) = (place[..<colon], number)
    }
    let isPlain = name.unicodeScalars.allSatisfy { scalar in
      scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        || "-._[]:".unicodeScalars.contains(scalar)
    }
    guard !name.isEmpty, isPlain, name.contains(":") == (name.first == "[" && name.last == "]") else {
      return nil
    }
    return ServiceHost(name: name.lowercased(), port: port)
  }

  /// Whether this host, as a user named it, covers an endpoint's.
  func covers(_ other: ServiceHost) -> Bool { name == other.name && (port == nil || port == other.port) }
}

extension ServiceHost: CustomStringConvertible {
  public var description: String { name + (port.map { ":\($0)" } ?? "") }
}
