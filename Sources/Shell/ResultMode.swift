import Formats

/// How answers are written.
public enum ResultMode: String, CaseIterable, Sendable {
  case table, json, csv, tsv, xml, markdown, line, nt, nq, ttl, trig

  /// Whether the mode writes solutions and yes or no.
  public var writesSolutions: Bool { graphFormat == nil }

  /// Whether the mode is read by people rather than programs: labels for names, counts below.
  public var isForPeople: Bool { self == .table || self == .line || self == .markdown }

  /// The format of triples that the mode writes; nil where it writes solutions.
  public var graphFormat: Format? {
    switch self {
    case .nt: .nTriples
    case .nq: .nQuads
    case .ttl: .turtle
    case .trig: .trig
    default: nil
    }
  }

  /// The names of all modes, as they are listed.
  public static var list: String { allCases.map(\.rawValue).joined(separator: " ") }
}
