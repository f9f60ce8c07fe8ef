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
    "pattern": "patterns", "path": "paths", "query": "queries", "select": "queries", "count": "patterns",
    "distinct": "patterns",
    "ask": "queries", "construct": "queries", "describe": "queries", "prefix": "queries", "base": "queries",
    "version": "queries", "sparql": "queries", "filter": "patterns", "optional": "patterns",
    "claim": "evidence",
    "deny": "evidence", "why": "evidence", "facts": "evidence", "from": "evidence", "article": "load",
    "unmark": "mark", "merge": "names", "rename": "names", "name": "names", "label": "names",
    "type": "schema", "relation": "schema", "insert": "remove", "delete": "remove", "update": "remove",
    "with": "remove", "clear": "remove", "drop": "remove", "create": "remove", "copy": "remove",
    "move": "remove", "script": "scripts",
    "prompt": "keys",
  ]

  /// The page of a name or one of its synonyms.
  static func named(_ name: String) -> HelpPage? {
    let plain = synonyms[name.lowercased()] ?? name.lowercased()
    return all.first { $0.name == plain }
  }

  /// The part of the page that speaks of a statement: each paragraph that begins with its word or names it among the
  /// first, and each with an example of it, examples included. Nil where the page is about nothing else, or no
  /// paragraph tells more of it than others.
  func part(about word: String) -> String? {
    guard name != word else { return nil }
    var parts: [[String]] = []
    for block in HelpText.blocks(of: text) {
      if block[0].hasPrefix("    "), !parts.isEmpty {
        parts[parts.count - 1] += [""] + block
      } else {
        parts.append(block)
      }
    }
    let fitting = parts.filter { part in
      part.contains { line in
        let words = line.split { !$0.isLetter }.prefix(line.hasPrefix("    ") ? 1 : 6)
        return (line.hasPrefix("    ") || line == part[0]) && words.contains { $0 == word }
      }
    }
    guard !fitting.isEmpty else { return nil }
    return fitting.map { $0.joined(separator: "\n") }.joined(separator: "\n\n")
  }

  /// The statements of a page, to be tried.
  static func examples(in text: String) -> [String] {
    Screen.lines(of: text).filter { $0.hasPrefix("    ") }.map { String($0.dropFirst(4)) }
  }
}
