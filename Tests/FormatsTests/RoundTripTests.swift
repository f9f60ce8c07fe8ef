import Formats
import RDF
import Testing
import TripleStore

/// What is written is read back as the same terms, whatever is in them.
@Suite struct RoundTripTests {
  @Test(arguments: Format.allCases)
  func randomDatasets(_ format: Format) throws {
    for seed in 0..<60 {
      var random = RandomData(seed: UInt64(seed))
      let context = random.context()
      let quads = random.quads(
        count: 40, graphs: format.holdsNamedGraphs, tripleTerms: format.holdsTripleTerms)
      let bytes = try write(dataset(quads), context: context, as: format)
      let found = try FormatsTests.quads(bytes, format)
      let wrong = found.symmetricDifference(quads).map { "\($0)" }
      #expect(wrong == [], "seed \(seed)")
    }
  }

  @Test(arguments: Format.allCases)
  func bytesDependOnTheDatasetAlone(_ format: Format) throws {
    for seed in 0..<20 {
      var random = RandomData(seed: UInt64(seed) + 1000)
      let context = random.context()
      let quads = random.quads(
        count: 60, graphs: format.holdsNamedGraphs, tripleTerms: format.holdsTripleTerms)
      let first = try write(dataset(quads.shuffled(using: &random.generator)), context: context, as: format)
      let second = try write(dataset(quads.shuffled(using: &random.generator)), context: context, as: format)
      #expect(first == second)
      #expect(try write(dataset(first, format), context: context, as: format) == first)
    }
  }

  @Test func snapshotsBringTheirContextAlong() throws {
    for seed in 0..<100 {
      var random = RandomData(seed: UInt64(seed) + 2000)
      let context = random.context()
      let data = try dataset(random.quads(count: 10, graphs: true, tripleTerms: false))
      let bytes = try write(data, context: context, as: .jsonld)
      let builder = DatasetBuilder()
      let found = try read(bytes, as: .jsonld, into: builder)
      #expect(found == context, "seed \(seed)")
      let again = try write(builder.finish(), context: found ?? Context(), as: .jsonld)
      #expect(again == bytes)
    }
  }

  /// The fast path and the general reader must agree; a list of contexts sends a document to the latter.
  @Test func bothJSONLDReadersAgree() throws {
    for seed in 0..<60 {
      var random = RandomData(seed: UInt64(seed) + 3000)
      let context = random.context()
      let quads = random.quads(count: 40, graphs: true, tripleTerms: false)
      let flat = text(try write(dataset(quads), context: context, as: .jsonld))
      let general = flat.replacing("\"@context\": {", with: "\"@context\": [{")
        .replacing("},\n  \"@graph\"", with: "}],\n  \"@graph\"")
      #expect(flat != general)
      let wrong = try FormatsTests.quads(general, .jsonld).symmetricDifference(quads).map { "\($0)" }
      #expect(wrong == [], "seed \(seed)")
    }
  }

  @Test func writersRefuseWhatAFormatCannotHold() throws {
    let graph = try dataset([Quad(.iri("a:s"), .iri("a:p"), .iri("a:o"), graph: .iri("a:g"))])
    #expect(throws: FormatError(.namedGraphs(.nTriples))) { try write(graph, as: .nTriples) }
    #expect(throws: FormatError(.namedGraphs(.turtle))) { try write(graph, as: .turtle) }
    let triple = Triple(.iri("a:s"), .iri("a:p"), .iri("a:o"))
    let terms = try dataset([Quad(.iri("a:s"), .iri("a:p"), .triple(triple))])
    #expect(throws: FormatError(.tripleTerms(.jsonld))) { try write(terms, as: .jsonld) }
    #expect(FormatError(.namedGraphs(.nTriples)).help == "use nq")
  }

  @Test func triplesOfAConstructAreWritten() throws {
    let triples = [Triple(.iri("a:s"), .iri("a:p"), .string("x"))]
    #expect(text(try write(triples, as: .nTriples)) == "<a:s> <a:p> \"x\" .\n")
  }
}
