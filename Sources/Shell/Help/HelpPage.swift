/// A page of help about the language or the prompt. Examples stand on lines that begin with four spaces; each is a
/// statement or a dot command that can be typed as it stands.
struct HelpPage: Sendable {
  let name: String
  /// What it is about, in one line.
  let summary: String
  let text: String

  /// Every page, in the order in which they are listed.
  static let all: [HelpPage] = [
    patterns, paths, queries, add, remove, load, mark, evidence, schema, names, scripts, keys,
  ]

  /// Other words under which a page is found.
  private static let synonyms = [
    "pattern": "patterns", "path": "paths", "query": "queries", "select": "queries", "count": "queries",
    "ask": "queries", "sparql": "queries", "filter": "queries", "optional": "queries", "claim": "evidence",
    "deny": "evidence", "why": "evidence", "facts": "evidence", "from": "evidence", "article": "load",
    "unmark": "mark", "merge": "names", "rename": "names", "name": "names", "label": "names",
    "type": "schema",
    "relation": "schema", "insert": "remove", "delete": "remove", "update": "remove", "script": "scripts",
    "prompt": "keys",
  ]

  /// The page of a name or one of its synonyms.
  static func named(_ name: String) -> HelpPage? {
    let plain = synonyms[name.lowercased()] ?? name.lowercased()
    return all.first { $0.name == plain }
  }

  /// The statements of a page, to be tried.
  static func examples(in text: String) -> [String] {
    Screen.lines(of: text).filter { $0.hasPrefix("    ") }.map { String($0.dropFirst(4)) }
  }
}
