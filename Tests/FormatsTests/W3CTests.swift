import Formats
import FoundationEssentials
import RDF
import Testing
import TripleStore

/// The W3C test suites for N-Triples, Turtle and JSON-LD, where a copy of them stands beside the package.
@Suite struct W3CTests {
  static let folder: String? = {
    var path = #filePath.split(separator: "/").dropLast(3).map(String.init)
    for _ in 0..<3 {
      for candidate in ["w3c", "shared/w3c"] {
        let folder = "/" + (path + [candidate]).joined(separator: "/")
        if FileManager.default.fileExists(atPath: folder) { return folder }
      }
      path = path.dropLast()
    }
    return nil
  }()

  static let note = Comment(rawValue: "no copy of the W3C test suites stands beside the package")

  /// One entry of a manifest.
  struct Entry: CustomStringConvertible, Sendable {
    let name: String
    let type: String
    let action: String
    let result: String?
    let base: String
    var description: String { name }
  }

  static func bytes(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: path)))
  }

  static func entries(_ part: String) throws -> [Entry] {
    guard let folder else { return [] }
    let directory = folder + "/rdf/" + part + "/"
    let local = "file:///" + part + "/"
    let manifest = try dataset(bytes(directory + "manifest.ttl"), .turtle, base: local)
    let quads = manifest.quads().map(\.triple)
    func object(_ subject: Term, _ suffix: String) -> Term? {
      quads.first { $0.subject == subject && $0.predicate.iri?.string.hasSuffix(suffix) ?? false }?.object
    }
    func file(_ term: Term?) -> String? {
      term?.iri.map { directory + $0.string.replacing(local, with: "") }
    }
    let testBase = quads.first { $0.predicate.iri?.string.hasSuffix("#assumedTestBase") ?? false }?.object.iri
    return quads.filter { $0.predicate.iri?.string.hasSuffix("#action") ?? false }.compactMap { triple in
      guard let type = object(triple.subject, "#type")?.iri, let action = file(triple.object) else {
        return nil
      }
      let name = action.replacing(directory, with: "")
      return Entry(
        name: name, type: type.string, action: action, result: file(object(triple.subject, "#result")),
        base: (testBase?.string ?? "http://test.example/") + name)
    }
  }

  static func runs(_ part: String, as format: Format) throws -> (passed: Int, failed: [String]) {
    var (passed, failed) = (0, [String]())
    for entry in try entries(part).sorted(by: { $0.name < $1.name }) {
      let document = try bytes(entry.action)
      var isRight = false
      do throws(FormatError) {
        let builder = DatasetBuilder()
        try read(document, as: format, options: ReaderOptions(base: entry.base), into: builder)
        if entry.type.contains("Negative") {
          isRight = false
        } else if let result = entry.result, let expected = try? quads(bytes(result), .nTriples) {
          isRight = areIsomorphic(Set(builder.finish().quads()), expected)
        } else {
          isRight = true
        }
      } catch {
        isRight = entry.type.contains("Negative") && error.line > 0
      }
      if isRight { passed += 1 } else { failed.append(entry.name) }
    }
    return (passed, failed)
  }

  @Test(
    .enabled(if: folder != nil, note),
    arguments: [
      ("rdf11/rdf-n-triples", Format.nTriples), ("rdf12/rdf-n-triples/syntax", .nTriples),
      ("rdf11/rdf-turtle", .turtle), ("rdf12/rdf-turtle/syntax", .turtle), ("rdf12/rdf-turtle/eval", .turtle),
      ("rdf11/rdf-n-triples", .nQuads), ("rdf12/rdf-turtle/eval", .trig),
    ])
  func rdf(_ part: String, _ format: Format) throws {
    let (passed, failed) = try W3CTests.runs(part, as: format)
    #expect(failed == [])
    #expect(passed > 10)
  }

  @Test(.enabled(if: folder != nil, note))
  func jsonLD() throws {
    let folder = try #require(W3CTests.folder) + "/json-ld/"
    let manifest = try JSONDecoder().decode(
      Manifest.self, from: Data(contentsOf: URL(fileURLWithPath: folder + "toRdf-manifest.jsonld")))
    var failed: [String] = []
    for entry in manifest.sequence where entry.option?.produceGeneralizedRdf != true {
      let document = try W3CTests.bytes(folder + entry.input)
      let base = entry.option?.base ?? manifest.baseIri + entry.input
      let name = "\(entry.id) \(entry.name)"
      do throws(FormatError) {
        let builder = DatasetBuilder()
        try read(document, as: .jsonld, options: ReaderOptions(base: base), into: builder)
        if let code = entry.expectErrorCode {
          failed.append(name + " should be: " + code)
        } else if let expect = entry.expect,
          let expected = try? quads(W3CTests.bytes(folder + expect), .nQuads)
        {
          let found = Set(builder.finish().quads())
          if !areIsomorphic(found, expected) { failed.append(name) }
        }
      } catch {
        if entry.expectErrorCode == nil { failed.append("\(name): \(error)") }
        if let code = entry.expectErrorCode, case .jsonLD(let found, _) = error.kind, found != code {
          failed.append("\(name) should be: \(code), is \(error)")
        }
      }
    }
    #expect(failed == [])
    #expect(manifest.sequence.count > 100)
  }

  struct Manifest: Decodable {
    struct Option: Decodable {
      let base: String?
      let produceGeneralizedRdf: Bool?
    }
    struct Entry: Decodable {
      let id: String
      let name: String
      let input: String
      let expect: String?
      let expectErrorCode: String?
      let option: Option?
      enum CodingKeys: String, CodingKey {
        case id = "@id"
        case name, input, expect, expectErrorCode, option
      }
    }
    let baseIri: String
    let sequence: [Entry]
  }
}
