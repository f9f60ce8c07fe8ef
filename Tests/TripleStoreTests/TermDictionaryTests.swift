import RDF
import Testing

@testable import TripleStore

@Suite struct TermDictionaryTests {
  private static let inner = Triple(.iri("t:s"), .iri("t:p"), .literal(Literal("x", language: "en")))
  private static let outer = Triple(.blank("b"), .iri("t:p"), .triple(inner))

  /// Terms that differ from each other, some only by a hair.
  static let terms: [Term] = [
    .iri(""), .blank(""), .string(""), .iri("a"), .blank("a"), .string("a"),
    .string("caf\u{e9}"), .string("cafe\u{301}"), .iri("t:\u{e9}"), .iri("t:e\u{301}"),
    .string("a\r\n"), .string("a\n"), .string("\u{0}"), .string("a\u{0}"), .string("a\u{0}b"),
    .string("a\u{0}\u{0}"),
    .string("12345678"), .string("123456789"), .string("1234567812345678"),
    .literal(Literal("a", datatype: XSD.integer)), .literal(Literal("", datatype: XSD.integer)), .integer(1),
    .literal(Literal("01", datatype: XSD.integer)), .literal(Literal("1", datatype: XSD.decimal)),
    .literal(Literal("a", datatype: RDFVocabulary.langString)),
    .literal(Literal("a", language: "en")), .literal(Literal("a", language: "en-gb")),
    .literal(Literal("a", language: "en", direction: .leftToRight)),
    .literal(Literal("a", language: "en", direction: .rightToLeft)),
    .literal(Literal("ae", language: "n")), .literal(Literal("", language: "en")),
    .triple(inner), .triple(outer), .triple(Triple(.triple(outer), .iri("t:p"), .triple(outer))),
  ]

  @Test(arguments: terms) func aTermComesBackAsItWas(_ term: Term) throws {
    let dictionary = TermDictionary()
    #expect(dictionary.id(of: term) == nil)
    let id = try dictionary.intern(term)
    #expect(dictionary.term(id) == term)
    #expect(dictionary.id(of: term) == id)
    let count = dictionary.count
    #expect(try dictionary.intern(term) == id)
    #expect(dictionary.count == count)
    try dictionary.checkInvariants()
  }

  @Test func differentTermsHaveDifferentIDs() throws {
    let dictionary = TermDictionary()
    let ids = try Self.terms.map(dictionary.intern)
    #expect(Set(ids).count == Self.terms.count)
    #expect(ids.map(dictionary.term) == Self.terms)
    #expect(Self.terms.map { dictionary.id(of: $0) } == ids)
    try dictionary.checkInvariants()
  }

  @Test func idsAreDenseFromOneInOrderOfInterning() throws {
    let dictionary = TermDictionary()
    #expect(dictionary.count == 0)
    for number in 1...5_000 {
      #expect(try dictionary.intern(.iri("t:\(number)")).rawValue == UInt32(number))
    }
    #expect(dictionary.count == 5_000)
    #expect(dictionary.term(4_999) == .iri("t:4999"))
    try dictionary.checkInvariants()
  }

  @Test func longTextsAndShortOnesShareTheArena() throws {
    let dictionary = TermDictionary()
    let terms = (0..<200).map { Term.string(String(repeating: "é\($0)", count: $0 * $0)) }
    let ids = try terms.map(dictionary.intern)
    #expect(ids.map(dictionary.term) == terms)
    try dictionary.checkInvariants()
  }

  @Test func bytesAndTermsMeet() throws {
    let dictionary = TermDictionary()
    func bytes(_ text: String, _ body: (UnsafeBufferPointer<UInt8>) throws -> TermID) rethrows -> TermID {
      try Array(text.utf8).withUnsafeBufferPointer(body)
    }
    let iri = try bytes("t:a") { try dictionary.intern(iri: $0) }
    let blank = try bytes("a") { try dictionary.intern(blank: $0) }
    let literal = try bytes("a") { try dictionary.intern(literal: $0, datatype: iri) }
    let tagged = try bytes("a") { text in
      try bytes("EN-gb") { try dictionary.intern(literal: text, language: $0, direction: nil) }
    }
    let directed = try bytes("a") { text in
      try bytes("en-GB") { try dictionary.intern(literal: text, language: $0, direction: .rightToLeft) }
    }
    let triple = try dictionary.intern(triple: iri, blank, literal)
    #expect(dictionary.id(of: .iri("t:a")) == iri)
    #expect(Array("t:a".utf8).withUnsafeBufferPointer { dictionary.id(iri: $0) } == iri)
    #expect(dictionary.id(of: .blank("a")) == blank)
    #expect(dictionary.id(of: .literal(Literal("a", datatype: IRI("t:a")))) == literal)
    #expect(dictionary.id(of: .literal(Literal("a", language: "en-GB"))) == tagged)
    #expect(dictionary.id(of: .literal(Literal("a", language: "en-gb", direction: .rightToLeft))) == directed)
    #expect(dictionary.term(tagged) == .literal(Literal("a", language: "en-gb")))
    #expect(dictionary.tripleParts(triple).map { [$0, $1, $2] } == [iri, blank, literal])
    try dictionary.checkInvariants()
  }

  @Test func aTermTellsItsParts() throws {
    let dictionary = TermDictionary()
    let plain = try dictionary.intern(.string("é"))
    let tagged = try dictionary.intern(.literal(Literal("x", language: "EN", direction: .leftToRight)))
    let triple = try dictionary.intern(.triple(Self.inner))
    let blank = try dictionary.intern(.blank("b"))
    #expect([plain, tagged, triple, blank].map(dictionary.kind) == [.literal, .literal, .triple, .blank])
    #expect(dictionary.kind(dictionary.datatype(plain)) == .iri)
    #expect(dictionary.term(dictionary.datatype(plain)) == .iri(XSD.string))
    #expect(dictionary.term(dictionary.datatype(tagged)) == .iri(RDFVocabulary.dirLangString))
    #expect(dictionary.datatype(triple) == .none && dictionary.datatype(blank) == .none)
    #expect(dictionary.withText(plain) { Array($0) } == Array("é".utf8))
    #expect(dictionary.withText(blank) { Array($0) } == Array("b".utf8))
    #expect(dictionary.withText(triple) { $0.isEmpty })
    #expect(dictionary.withLanguage(tagged) { $0.map { Array($0) } } == Array("en".utf8))
    #expect(dictionary.withLanguage(plain) { $0 == nil })
    #expect(dictionary.direction(tagged) == .leftToRight && dictionary.direction(plain) == nil)
    #expect(dictionary.tripleParts(plain) == nil)
  }

  @Test func aFullDictionaryRefusesNewTermsAndKeepsTheOld() throws {
    let dictionary = TermDictionary(limit: 2)
    let a = try dictionary.intern(.iri("t:a"))
    _ = try dictionary.intern(.iri("t:b"))
    #expect(throws: StoreError.dictionaryFull(limit: 2)) { try dictionary.intern(.iri("t:c")) }
    #expect(throws: StoreError.dictionaryFull(limit: 2)) { try dictionary.intern(.blank("c")) }
    #expect(throws: StoreError.dictionaryFull(limit: 2)) { try dictionary.intern(.string("c")) }
    #expect(throws: StoreError.dictionaryFull(limit: 2)) { try dictionary.intern(triple: a, a, a) }
    #expect(dictionary.count == 2)
    #expect(try dictionary.intern(.iri("t:a")) == a)
    #expect(dictionary.id(of: .iri("t:c")) == nil)
    try dictionary.checkInvariants()
    #expect(StoreError.dictionaryFull(limit: 2).message.contains("2"))
  }

  @Test func fullDictionariesFailThroughEveryWriter() throws {
    let quad = Quad(.iri("t:a"), .iri("t:b"), .iri("t:c"), graph: .iri("t:g"))
    for limit in 0...3 {
      var transaction = Transaction(Dataset(dictionary: TermDictionary(limit: limit)))
      let builder = DatasetBuilder(dictionary: TermDictionary(limit: limit))
      #expect(throws: StoreError.dictionaryFull(limit: limit)) { try transaction.add(quad) }
      #expect(throws: StoreError.dictionaryFull(limit: limit)) { try builder.add(quad) }
      #expect(transaction.isEmpty && builder.count == 0)
    }
  }

  @Test func threadsMayInternAndReadAtOnce() async throws {
    let dictionary = TermDictionary()
    try await withThrowingTaskGroup(of: [TermID].self) { group in
      for start in 0..<4 {
        group.addTask {
          try (0..<2_000).map { number in
            let term = Term.iri("t:\((number + start * 500) % 3_000)")
            let id = try dictionary.intern(term)
            guard dictionary.term(id) == term else { throw StoreError.dictionaryFull(limit: 0) }
            return id
          }
        }
      }
      for try await ids in group { #expect(ids.count == 2_000) }
    }
    #expect(dictionary.count == 3_000)
    try dictionary.checkInvariants()
  }
}
