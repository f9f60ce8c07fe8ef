import Glibc
import Programs
import Testing

/// The W3C's test suites through the command line, where a copy of them and of their runner stands beside the house.
@Suite struct ConformanceTests {
  private static let suite = House.path("../shared/w3c")
  private static let isThere =
    access(suite + "/run_w3c.py", R_OK) == 0 && OutsideTests.has("pyoxigraph")

  /// Tests that ask for literals in another form than the data have them in; here they keep their form.
  private static let unfair = """
    sparql/sparql11/cast/manifest.ttl#cast-decimal
    sparql/sparql11/csv-tsv-res/manifest.ttl#tsv03

    """

  @Test(
    .enabled(if: isThere, "no copy of the W3C test suites stands beside the house, or pyoxigraph is missing"))
  func everyTestPasses() throws {
    let program = try Program()
    try program.write(ConformanceTests.unfair, to: "unfair.txt")
    let gloss = try Program.path()
    let result = try program.runOther(
      OutsideTests.python,
      [
        ConformanceTests.suite + "/run_w3c.py", "--suite", ConformanceTests.suite, "-v", "-j", "2",
        "--timeout", "60",
        "--not-ids", "unfair.txt",
        "--query-cmd", "\(gloss) query --data {data} --named {named} --format {format} {query}",
        "--query-syntax-cmd", "\(gloss) query --check {query}",
        "--update-syntax-cmd", "\(gloss) query --check {update}",
        "--update-cmd", "\(gloss) query --data {data} --named {named} --format nq {update}",
        "--parse-cmd", "\(gloss) convert --from {format} --to nq --base {base} {input} -",
        "--jsonld-cmd", "\(gloss) convert --from jsonld --to nq --base {base} {input} -",
      ], silence: 900)
    let failures = result.out.split(separator: "\n").filter { $0.hasPrefix("FAIL") }
    #expect(failures.isEmpty, "\(failures.joined(separator: "\n"))\(result.errors)")
    let last = try #require(result.out.split(separator: "\n").last)
    let passed = try #require(last.split(separator: " ").first.flatMap { Int($0) }, "\(last)")
    #expect(last.hasSuffix(" 0 failed") && passed > 1_500, "\(last)")
  }
}
