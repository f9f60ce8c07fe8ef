/// The formats of RDF datasets that are read and written.
public enum Format: String, CaseIterable, Sendable {
  case jsonld
  case nTriples = "nt"
  case nQuads = "nq"
  case turtle = "ttl"
  case trig
  case nodeLink = "nodelink"

  /// The format of a name as `--from` and `--to` take it, ignoring case: `nt`, `nq`, `ttl`, `trig`, `jsonld`,
  /// `nodelink` and their longer forms; nil when there is none of that name.
  public init?(name: String) {
    switch name.lowercased() {
    case "jsonld", "json", "json-ld": self = .jsonld
    case "nt", "ntriples", "n-triples": self = .nTriples
    case "nq", "nquads", "n-quads": self = .nQuads
    case "ttl", "turtle": self = .turtle
    case "trig": self = .trig
    case "nodelink", "node-link": self = .nodeLink
    default: return nil
    }
  }

  /// The format that the end of a path tells, ignoring case; nil when it tells none.
  public init?(pathSuffix path: String) {
    let path = path.lowercased()
    for (suffix, format) in Format.suffixes where path.hasSuffix(suffix) {
      self = format
      return
    }
    return nil
  }

  /// The short name, which ``init(name:)`` takes.
  public var name: String { rawValue }
  /// Every short name, for messages and completion.
  public static var names: [String] { allCases.map(\.name) }

  /// Whether ``read(_:as:options:into:)`` takes it.
  public var canRead: Bool { true }
  /// Whether ``write(_:context:as:)`` makes it.
  public var canWrite: Bool { true }
  /// Whether it has room for named graphs.
  public var holdsNamedGraphs: Bool { self != .nTriples && self != .turtle }
  /// Whether it has room for triple terms.
  public var holdsTripleTerms: Bool { self != .jsonld }

  /// Suffixes with what they mean, longer ones first where one ends in the other.
  private static let suffixes: [(String, Format)] = [
    (".nodelink.json", .nodeLink), (".json", .jsonld), (".jsonld", .jsonld), (".nt", .nTriples),
    (".nq", .nQuads),
    (".ttl", .turtle), (".trig", .trig),
  ]
}
