import Glibc
import Programs
import Testing

/// Independent readers of the standard formats take the same triples from what gloss writes.
///
/// They are Python packages; GLOSS_PYTHON names a Python that has them, else it is python3.
@Suite struct OutsideTests {
  static let python = getenv("GLOSS_PYTHON").map { String(cString: $0) } ?? "python3"

  /// Whether the Python is there and imports some packages.
  static func has(_ packages: String...) -> Bool {
    do {
      let imports = packages.map { "import \($0)" }.joined(separator: "\n")
      return try Program().runOther(python, ["-c", imports]).status == 0
    } catch {
      return false
    }
  }

  private static let hasReaders = has("rdflib", "pyoxigraph")
  private static let hasNetworkx = has("networkx")

  /// Converts a file of the program's folder, or graphs/rallies.json.
  private func convert(_ program: Program, _ arguments: String...) throws {
    let result = try program.run(["convert"] + arguments, input: [])
    try #require(result.status == 0, "\(arguments): \(result.errors)")
  }

  private func script(_ program: Program, _ name: String, _ arguments: String...) throws -> String {
    let result = try program.runOther(
      OutsideTests.python, [House.path("Tests/Outside/\(name)")] + arguments)
    try #require(result.status == 0, "\(name): \(result.out)\(result.errors)")
    return result.out
  }

  private static let graph = House.path("graphs/rallies.json")

  @Test(.enabled(if: hasReaders, "rdflib and pyoxigraph are missing: pip install rdflib pyoxigraph"))
  func otherProcessorsReadTheSameTriples() throws {
    let program = try Program()
    try convert(program, "--rdf", "1.1", OutsideTests.graph, "rallies.nt")
    let lines = try #require(program.read("rallies.nt")).split(separator: "\n").count
    #expect(lines > 500)
    let said = try script(program, "compare_triples.py", OutsideTests.graph, "rallies.nt")
    #expect(said == "\(lines) triples\n")
  }

  /// The comparison itself sees a triple that is missing.
  @Test(.enabled(if: hasReaders, "rdflib and pyoxigraph are missing: pip install rdflib pyoxigraph"))
  func aMissingTripleIsSeen() throws {
    let program = try Program()
    try convert(program, "--rdf", "1.1", OutsideTests.graph, "rallies.nt")
    let lines = try #require(program.read("rallies.nt")).split(separator: "\n")
    try program.write(lines.dropLast().joined(separator: "\n") + "\n", to: "less.nt")
    let result = try program.runOther(
      OutsideTests.python, [House.path("Tests/Outside/compare_triples.py"), OutsideTests.graph, "less.nt"])
    #expect(result.status == 1)
    #expect(result.out.contains("differ"))
  }

  @Test(.enabled(if: hasNetworkx, "networkx is missing: pip install networkx"))
  func networkxReadsEveryNodeAndLink() throws {
    let program = try Program()
    try convert(program, OutsideTests.graph, "rallies.nt")
    try convert(program, OutsideTests.graph, "rallies.nodelink.json")
    let triples = try #require(program.read("rallies.nt")).split(separator: "\n")
    let counts = try script(program, "read_node_link.py", "rallies.nodelink.json")
      .split(whereSeparator: \.isWhitespace).compactMap { Int($0) }
    let nodes = try #require(program.read("rallies.nodelink.json")).split(separator: "\n")
      .count { $0.hasPrefix("    {\"id\": ") }
    #expect(counts == [nodes, triples.count])
  }

  /// From format to format and back, the triples stay what they were.
  @Test(arguments: [[], ["--rdf", "1.1"]])
  func conversionsComeBack(_ options: [String]) throws {
    let program = try Program()
    var last = OutsideTests.graph
    var triples: Set<Substring>?
    for (index, suffix) in ["nt", "ttl", "nodelink.json", "trig", "nq", "json"].enumerated() {
      let next = "step-\(index).\(suffix)"
      let result = try program.run(["convert"] + (index == 0 ? options : []) + [last, next], input: [])
      try #require(result.status == 0, "\(next): \(result.errors)")
      try convert(program, next, "step-\(index).back.nt")
      let back = Set(try #require(program.read("step-\(index).back.nt")).split(separator: "\n"))
      triples = triples ?? back
      #expect(back == triples, "\(next) holds other triples")
      last = next
    }
    #expect((triples?.count ?? 0) > 500)
  }
}
