import RDF

/// A host that may be asked, as a user names it: `query.wikidata.org`, which means any of its ports, or
/// `localhost:7878`, which means one.
public struct ServiceHost: Hashable, Sendable {
  let name: String
  let port: Int?

  /// The host that a text names, alone or as part of an `http` or `https` IRI; nil where it names none.
  public init?(_ text: String) {
    let scheme = ServiceHost.schemes.first { ServiceHost.begins(text, with: $0.text) }
    guard let authority = ServiceHost.authority(text.unicodeScalars.dropFirst(scheme?.text.utf8.count ?? 0))
    else {
      return nil
    }
    self = authority
  }

  /// The host of an endpoint, with the port that its scheme stands for where it names none; nil where the endpoint is
  /// not of HTTP.
  init?(endpoint: IRI) {
    guard
      let scheme = ServiceHost.schemes.first(where: { ServiceHost.begins(endpoint.string, with: $0.text) }),
      let authority = ServiceHost.authority(endpoint.string.unicodeScalars.dropFirst(scheme.text.utf8.count))
    else { return nil }
    self = ServiceHost(name: authority.name, port: authority.port ?? scheme.port)
  }

  private init(name: String, port: Int?) {
    self.name = name
    self.port = port
  }

  private static let schemes = [(text: "https://", port: 443), (text: "http://", port: 80)]

  /// Whether a text begins with an ASCII text, in any case.
  private static func begins(_ text: String, with start: String) -> Bool {
    text.utf8.prefix(start.utf8.count).map { 0x41...0x5a ~= $0 ? $0 | 0x20 : $0 }.elementsEqual(start.utf8)
  }

  /// The host that stands before the first `/`, `?` or `#`, without a user's name. Code points are looked at one by one:
  /// what combines with a `/` to one character does not hide it.
  private static func authority(_ text: Substring.UnicodeScalarView) -> ServiceHost? {
    let whole = text.prefix { !"/?#\\".unicodeScalars.contains($0) }
    let place = whole.split(separator: "@", omittingEmptySubsequences: false).last ?? whole[whole.endIndex...]
    var name = place
    var port: Int?
    // An IPv6 address has colons of its own, in brackets.
    if let colon = place.lastIndex(of: ":"), !place[colon...].contains("]") {
      guard let number = Int(Substring(place[place.index(after: colon)...])), 1...65535 ~= number else {
        return nil
      }
      (name, port) = (place[..<colon], number)
    }
    let isPlain = name.allSatisfy { scalar in
      scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        || "-._[]:".unicodeScalars.contains(scalar)
    }
    guard !name.isEmpty, isPlain, name.contains(":") == (name.first == "[" && name.last == "]") else {
      return nil
    }
    return ServiceHost(name: Substring(name).lowercased(), port: port)
  }

  /// Whether this host, as a user named it, covers an endpoint's.
  func covers(_ other: ServiceHost) -> Bool { name == other.name && (port == nil || port == other.port) }
}

extension ServiceHost: CustomStringConvertible {
  public var description: String { name + (port.map { ":\($0)" } ?? "") }
}
