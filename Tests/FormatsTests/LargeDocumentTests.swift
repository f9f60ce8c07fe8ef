import RDF
import Testing
import TripleStore

@testable import Formats

/// Documents that are large enough to be read in pieces: what comes out is what their lines give one by one.
@Suite struct LargeDocumentTests {
  /// Lines that follow the plain way in everything but one.
  private static let oddLines = [
    "", "# a comment", "   ", "\t<urn:s>\t<urn:p>\t<urn:o>\t.\t# behind", "<urn:s><urn:p><urn:o>.",
    "<urn:s><urn:p>\"\"@EN-us<urn:g>.", "_:b <urn:p> _:c .", "<urn:s> <urn:p> _:b.x .",
    "<urn:s> <urn:p> \"a\\tb\\u00e9\" .", "<urn:\\u00e9> <urn:p> \"x\"^^<urn:t\\u0041> .",
    "<urn:s> <urn:p> \"left\"@ar--ltr .", "<urn:s> <urn:p> <<( <urn:s> <urn:p> \"x\" )>> .",
    "<urn:s> <urn:p> \"1\"^^<http://www.w3.org/2001/XMLSchema#integer> <urn:g> .",
    "<urn:s> <urn:p> \"h\"^^<http://www.w3.org/1999/02/22-rdf-syntax-ns#HTML> .",
    "<urn:s> <urn:p> \"\" .", "<urn:s> <urn:p> \"1\"^^<urn:t> _:g .",
    "<urn:s> <urn:p> \"caf\u{e9} \u{1f469}\" .",
  ]

  private static func plainLines(_ count: Int, from first: Int = 0) -> [String] {
    (first..<first + count).map { number in
      let subject = "<http://example.org/\(number / 3)>"
      switch number % 6 {
      case 0: return "\(subject) <urn:a> \"\(number)\"@en ."
      case 1: return "\(subject) <urn:b> \"label \(number)\" ."
      case 2: return "\(subject) <urn:c> \"\(number % 500)\"^^<http://www.w3.org/2001/XMLSchema#integer> ."
      case 3:
        return "\(subject) <urn:c> \"\(number % 500)\"^^<urn:type\(number % 700)> <urn:g\(number % 4)> ."
      default: return "\(subject) <urn:d> <http://example.org/\(number % 1000)> ."
      }
    }
  }

  private static func bytes(_ lines: [String], ending: String = "\n") -> [UInt8] {
    Array(lines.joined(separator: ending).utf8)
  }

  @Test(arguments: [("\n", 1), ("\r\n", 2), ("\n", 3)])
  func piecesGiveWhatTheLinesGive(_ ending: String, _ seed: UInt64) throws {
    var random = RandomData(seed: seed)
    var lines: [String] = []
    for block in 0..<160 {
      lines += Self.plainLines(Int.random(in: 0..<500, using: &random.generator), from: block * 500)
      lines.append(random.pick(Self.oddLines))
      let quads = random.quads(count: 3, graphs: true, tripleTerms: true)
      lines += text(try write(dataset(quads), context: Context(), as: .nQuads)).split(separator: "\n").map(
        String.init)
    }
    let document = Array("\u{feff}".utf8).prefix(seed == 3 ? 3 : 0) + Self.bytes(lines, ending: ending)
    #expect(document.count > 1 << 21)
    let builder = DatasetBuilder()
    for first in stride(from: 0, to: lines.count, by: 100) {
      let part = Self.bytes(Array(lines[first..<min(first + 100, lines.count)]))
      #expect(part.count < NTriplesLoad.smallestSize)
      try read(part, as: .nQuads, into: builder)
    }
    let expected = builder.finish()
    let large = DatasetBuilder(dictionary: expected.dictionary)
    try read(Array(document), as: .nQuads, into: large)
    let found = large.finish()
    #expect(found.idQuads() == expected.idQuads())
    try found.checkInvariants()
  }

  @Test func everyOddLineIsReadAmongPlainOnes() throws {
    let plain = Self.plainLines(4000)
    for line in Self.oddLines {
      let expected = try quads(line, .nQuads)
      let found = try quads(Self.bytes(plain + [line] + plain), .nQuads)
      #expect(found.isSuperset(of: expected), "\(line)")
      #expect(found.count == Set(found).union(try quads(Self.bytes(plain), .nQuads)).count)
      #expect(found.subtracting(expected).count == 4000, "\(line)")
    }
  }

  @Test(arguments: [0, 1])
  func errorsStandAtTheirLine(_ position: Int) {
    for example in RejectionTests.cases where example.format == .nTriples || example.format == .nQuads {
      let before = Self.plainLines(6000).filter { !$0.contains("<urn:g") }
      let lines = before + [example.document] + (position == 0 ? [] : before)
      // What ends in the middle of a line is another error when lines follow.
      if position == 1, example.description.hasSuffix("<a:o") || example.description.hasSuffix("<a:o>") {
        continue
      }
      if position == 1, example.description.contains("VERSION '") { continue }
      let error = failure(Self.bytes(lines), example.format)
      #expect(error?.kind == example.kind, "\(example)")
      #expect(error?.line == before.count + example.line, "\(example)")
      #expect(error?.column == example.column, "\(example)")
    }
  }

  /// What a source gives by so many bytes at once.
  private static func streamed(_ document: [UInt8], by step: Int) throws -> Set<Quad> {
    var rest = document[...]
    let builder = DatasetBuilder()
    try readLines(as: .nQuads, into: builder) { memory in
      let count = min(step, memory.count, rest.count)
      memory.copyBytes(from: rest.prefix(count))
      rest = rest.dropFirst(count)
      return count
    }
    return Set(builder.finish().quads())
  }

  @Test(arguments: [7, 4096, 1 << 20, 1 << 22]) func aSourceMayGiveAnyNumberOfBytes(step: Int) throws {
    let lines = Self.plainLines(step == 7 ? 5000 : 40_000) + Self.oddLines
    for document in [
      Self.bytes(lines), Self.bytes(lines) + [0x0a], [], [0x0a], Self.bytes(["<a:s> <a:p> <a:o> ."]),
    ] {
      let whole = DatasetBuilder()
      try read(document, as: .nQuads, into: whole)
      #expect(try Self.streamed(document, by: step) == Set(whole.finish().quads()))
    }
  }

  @Test func aLineMayBeLongerThanAPiece() throws {
    let long = String(repeating: "long ", count: 700_000)
    let lines = Self.plainLines(100) + ["<a:s> <a:p> \"\(long)\" ."] + Self.plainLines(100)
    let found = try Self.streamed(Self.bytes(lines), by: 1 << 16)
    #expect(found.contains(Quad(.iri("a:s"), .iri("a:p"), .string(long))) && found.count == 101)
  }

  @Test func onlyTheBeginningHasAByteOrderMark() throws {
    let before = (0..<60_000).map { "<a:s> <a:p> <a:o\($0)> ." }
    let mark = "\u{feff}<a:s> <a:p> <a:last> ."
    let plain = Self.bytes(before)
    #expect(try Self.streamed(Self.bytes([mark]) + [0x0a] + plain, by: 4096).count == 60_001)
    // A comment that fills a piece, so that the next one begins with the mark.
    let comment = "#" + String(repeating: "x", count: (1 << 20) - 2)
    let error = failure(Self.bytes([comment, mark] + before), .nQuads)
    #expect(error?.line == 2 && error?.column == 1)
  }

  @Test func carriageReturnsEndLinesToo() throws {
    let lines = (0..<80_000).map { "<a:s> <a:p> <a:o\($0)> ." }
    let document = Self.bytes(lines, ending: "\r")
    #expect(try Self.streamed(document, by: 4096).count == 80_000)
    let mixed = document + Self.bytes(["", ""] + lines + ["<a:s> <a:p> ."])
    let error = failure(mixed, .nQuads)
    #expect(error?.line == 160_002 && error?.column == 13)
  }

  @Test func graphsAreAnErrorInNTriples() {
    let lines = Self.plainLines(3) + Array(repeating: "<a:s> <a:p> <a:o> .", count: 20_000)
    let error = failure(Self.bytes(lines + ["<a:s> <a:p> <a:o> <a:g> ."]), .nTriples)
    #expect(error?.line == 20_004 && error?.column == 19)
  }

  @Test func invalidUTF8IsFoundInAnyPiece() {
    let lines = Self.plainLines(40_000)
    for count in [0, 10_000, 40_000] {
      let before = Self.bytes(Array(lines[..<count]) + ["# é"])
      let after = Self.bytes(["", "<a:s> <a:p> <a:o> ."] + lines[count...])
      for bad: [UInt8] in [[0xff], [0xe2, 0x82], [0xed, 0xa0, 0x80]] {
        let error = failure(before + bad + after, .nQuads)
        #expect(error?.kind == .invalidUTF8(offset: before.count))
        #expect(error?.line == count + 1 && error?.column == 4)
      }
    }
  }
}
