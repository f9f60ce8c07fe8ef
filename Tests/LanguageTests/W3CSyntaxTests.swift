import FoundationEssentials
import Language
import Testing

/// The syntax tests of the W3C's suites, where a copy of them lies beside or above the package; every query of an evaluation
/// test must be read too.
@Suite struct W3CSyntaxTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let path: String
    let isPositive: Bool
    let isUpdate: Bool
    var testDescription: String { path }
  }

  /// Negative tests whose fault is one of meaning, not of form: lowering finds them.
  static let faultsOfMeaning: Set<String> = [
    "sparql10/syntax-sparql3/syn-blabel-cross-graph-bad.rq",
    "sparql10/syntax-sparql3/syn-blabel-cross-optional-bad.rq",
    "sparql10/syntax-sparql3/syn-blabel-cross-union-bad.rq",
    "sparql10/syntax-sparql4/syn-bad-34.rq",
    "sparql10/syntax-sparql4/syn-bad-35.rq",
    "sparql10/syntax-sparql4/syn-bad-37.rq",
    "sparql10/syntax-sparql4/syn-bad-38.rq",
    "sparql10/syntax-sparql4/syn-bad-GRAPH-breaks-BGP.rq",
    "sparql10/syntax-sparql4/syn-bad-UNION-breaks-BGP.rq",
    "sparql11/aggregates/agg08.rq",
    "sparql11/aggregates/agg11.rq",
    "sparql11/aggregates/agg12.rq",
    "sparql11/delete-insert/delete-insert-03.ru",
    "sparql11/delete-insert/delete-insert-07.ru",
    "sparql11/delete-insert/delete-insert-07b.ru",
    "sparql11/delete-insert/delete-insert-08.ru",
    "sparql11/delete-insert/delete-insert-09.ru",
    "sparql11/grouping/group06.rq",
    "sparql11/syntax-query/syn-bad-01.rq",
    "sparql11/syntax-query/syn-bad-02.rq",
    "sparql11/syntax-query/syn-bad-03.rq",
    "sparql11/syntax-query/syntax-BINDscope6.rq",
    "sparql11/syntax-query/syntax-BINDscope7.rq",
    "sparql11/syntax-query/syntax-BINDscope8.rq",
    "sparql11/syntax-query/syntax-SELECTscope2.rq",
    "sparql12/syntax/group-by-scope-bad-2.rq",
    "sparql12/syntax/group-by-scope-bad-3.rq",
    "sparql12/syntax/nested-aggregate-functions.rq",
  ]

  /// The nearest `shared/w3c/sparql` beside or above the package; where there is none, a folder without files.
  static let root: String = {
    var parts = #filePath.split(separator: "/").dropLast(3)
    while !parts.isEmpty {
      parts.removeLast()
      let folder = "/" + (parts + ["shared", "w3c", "sparql"]).joined(separator: "/")
      if FileManager.default.fileExists(atPath: folder) { return folder }
    }
    return "/"
  }()

  static let cases: [Case] = manifests().flatMap(entries)

  static func manifests() -> [String] {
    guard root != "/" else { return [] }
    do {
      return try FileManager.default.subpathsOfDirectory(atPath: root).filter { $0.hasSuffix("manifest.ttl") }
        .sorted()
    } catch {
      return []
    }
  }

  /// The tests of a manifest: a block from `a mf:…Test` to the period at a line's end each.
  static func entries(_ manifest: String) -> [Case] {
    guard let data = FileManager.default.contents(atPath: root + "/" + manifest) else { return [] }
    let folder = manifest.dropLast("manifest.ttl".count)
    var cases: [Case] = []
    for block in String(decoding: data, as: UTF8.self).split(separator: "\n\n") {
      guard let type = block.firstMatch(of: /a mf:([A-Za-z0-9]*Test[A-Za-z0-9]*)/)?.1 else { continue }
      let files = block.matches(of: /<([^<>\s]+\.(?:rq|ru))>/).map { String($0.1) }
      for file in Set(files).sorted() {
        cases.append(
          Case(path: folder + file, isPositive: !type.contains("Negative"), isUpdate: file.hasSuffix(".ru")))
      }
    }
    return cases
  }

  @Test(.enabled(if: !cases.isEmpty), arguments: cases)
  func isReadOrRefused(_ test: Case) throws {
    let data = try #require(FileManager.default.contents(atPath: Self.root + "/" + test.path))
    let text = String(decoding: data, as: UTF8.self)
    let error = syntaxError(text, mode: test.isUpdate ? .sparqlUpdate : .sparqlQuery)
    if test.isPositive {
      #expect(error == nil, "\(error?.message ?? "")")
      // The same text is a statement, and means the same.
      #expect(try dump(text) == dump(text, mode: test.isUpdate ? .sparqlUpdate : .sparqlQuery))
    } else if !Self.faultsOfMeaning.contains(test.path) {
      #expect(error != nil)
    }
  }
}
