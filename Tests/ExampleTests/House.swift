import Programs
import Testing

/// The files that ship with the house.
enum House {
  /// The folder that holds everything.
  static let root = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")

  static func path(_ name: String) -> String { "\(root)/\(name)" }

  /// The text of a file; it must be there.
  static func text(_ name: String) throws -> String {
    try #require(Program.text(of: path(name)), "\(name) is missing")
  }

  /// The example queries: scripts, and SPARQL files.
  static let queries = Program.names(in: path("examples/queries"))
    .filter { $0.hasSuffix(".gloss") || $0.hasSuffix(".rq") }.sorted()
}
