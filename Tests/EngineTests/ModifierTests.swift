import Algebra
import Engine
import RDF
import Support
import Testing

/// Aggregates, order, DISTINCT and counts over many solutions.
@Suite struct ModifierTests {
  private static func integer(_ text: String) -> Term { .literal(Literal(text, datatype: XSD.integer)) }
  private static func decimal(_ text: String) -> Term { .literal(Literal(text, datatype: XSD.decimal)) }
  private static func date(_ text: String) -> Term { .literal(Literal(text, datatype: XSD.date)) }
  private static func time(_ text: String) -> Term { .literal(Literal(text, datatype: XSD.dateTime)) }

  /// The aggregates of some values, each standing at a subject of its own.
  private func aggregates(_ values: [Term], _ functions: [Aggregate]) throws -> [Term?] {
    let quads = values.enumerated().map { Quad(.iri("t:s\($0.offset)"), .iri("t:p"), $0.element) }
    let results = functions.indices.map { Variable("r\($0)") }
    let pattern = Pattern.group(
      .triples([TriplePattern(.variable(Variable("s")), .term(.iri("t:p")), .variable(Variable("v")))]),
      by: [], zip(results, functions).map { Aggregation($0, $1) })
    let solutions = try Evaluator(quads).solutions(pattern, results)
    #expect(solutions.count == 1)
    return solutions.row(0)
  }

  struct Case {
    let values: [Term]
    let sum: Term?
    let average: Term?
    let least: Term?
    let greatest: Term?
  }

  @Test(arguments: [
    Case(values: [], sum: .integer(0), average: .integer(0), least: nil, greatest: nil),
    Case(
      values: [integer("3"), integer("-5"), integer("0")], sum: integer("-2"),
      average: decimal("-0.666666666666666667"), least: integer("-5"), greatest: integer("3")),
    // Of two that are equal the first holds, and a form that is not canonical is a number all the same.
    Case(
      values: [integer("7"), integer("007"), integer("+2"), integer("-0")], sum: integer("16"),
      average: decimal("4.0"), least: integer("-0"), greatest: integer("7")),
    Case(
      values: [integer("1"), decimal("1.5"), integer("2")], sum: decimal("4.5"), average: decimal("1.5"),
      least: integer("1"), greatest: integer("2")),
    Case(
      values: (0..<20).map { _ in integer("999999999999999999") }, sum: integer("19999999999999999980"),
      average: decimal("999999999999999999.0"), least: integer("999999999999999999"),
      greatest: integer("999999999999999999")),
    Case(
      values: [integer("1"), .string("two"), integer("3")], sum: nil, average: nil, least: integer("1"),
      greatest: .string("two")),
    Case(
      values: [date("2018-06-30"), date("2018-01-02")], sum: nil, average: nil, least: date("2018-01-02"),
      greatest: date("2018-06-30")),
  ])
  func aggregatesOfValues(_ row: Case) throws {
    let found = try aggregates(
      row.values,
      [
        Aggregate(.sum, .of("?v")), Aggregate(.avg, .of("?v")), Aggregate(.min, .of("?v")),
        Aggregate(.max, .of("?v")), Aggregate(.count, .of("?v")), Aggregate(.count, nil),
      ])
    #expect(found[0] == row.sum && found[2] == row.least && found[3] == row.greatest, "\(found)")
    #expect(found[4] == .integer(row.values.count) && found[5] == .integer(row.values.count))
    func number(_ term: Term?) -> Double? { term.flatMap { Double($0.literal?.lexical ?? "") } }
    #expect((found[1] == nil) == (row.average == nil) && number(found[1]) == number(row.average), "\(found)")
  }

  @Test func distinctValuesAreTakenOnce() throws {
    let values = (0..<3000).map { Self.integer(String($0 % 7)) }
    let found = try aggregates(
      values,
      [
        Aggregate(.sum, .of("?v"), isDistinct: true), Aggregate(.sum, .of("?v")),
        Aggregate(.count, .of("?v"), isDistinct: true), Aggregate(.sample, .of("?v")),
      ])
    #expect(found[0] == .integer(21) && found[2] == .integer(7))
    #expect(found[1] == .integer(values.indices.reduce(0) { $0 + $1 % 7 }))
    #expect(found[3].map { values.contains($0) } ?? false)
  }

  /// Terms in their order, which is total here.
  private static let ordered: [Term] =
    [.iri("t:"), .iri("t:a"), .iri("t:aa"), .iri("t:a\u{e9}"), .iri("t:b")]
    + ["-12", "-3", "0", "5"].map(integer) + [decimal("5.5")]
    + ["6", "10", "123456789012345678901"].map(integer)
    + [
      .string(""), .string("A"), .string("a"), .literal(Literal("a", language: "de")),
      .literal(Literal("a", language: "en")), .string("a long text that goes on"),
      .string("a long text that goes onward"), .string("\u{e9}"), .string("\u{1f469}"),
    ]
    + [time("2018-06-30T00:00:00"), time("2018-06-30T00:00:00.5"), time("2018-06-30T00:00:01Z")]
    + [date("-0001-01-01"), date("1999-12-31"), date("2018-06-30"), date("2018-07-01Z"), date("12018-01-01")]

  @Test(arguments: 1...20)
  func sortingPutsTermsInOrder(seed: Int) throws {
    var random = RandomPatterns(seed: UInt64(seed))
    var values = Self.ordered
    values.shuffle(using: &random.generator)
    if seed % 3 == 0 { values = Array(values.prefix(values.count / 2)) }
    let rows = values.map { [Optional($0)] } + [[nil]]
    let expected: [Term?] = [nil] + Self.ordered.filter(values.contains)
    for isDescending in [false, true] {
      let keys = [OrderKey(.of("?v"), isDescending: isDescending)]
      let pattern = Pattern.order(.values([Variable("v")], rows), keys)
      let evaluator = try Evaluator([Quad]())
      let found = try evaluator.solutions(pattern, [Variable("v")])
      let wanted = isDescending ? Array(expected.reversed()) : expected
      #expect((0..<found.count).map { found.term(row: $0, column: 0) } == wanted)
      let first = try evaluator.solutions(.slice(pattern, offset: 1, limit: 4), [Variable("v")])
      #expect((0..<first.count).map { first.term(row: $0, column: 0) } == Array(wanted[1..<5]))
    }
  }

  @Test("The first of many are those of all, whatever stands at the keys", arguments: 1...6)
  func theFirstOfMany(seed: Int) throws {
    var random = RandomPatterns(seed: UInt64(700 + seed))
    let quads = (0..<6000).map { number in
      Quad(.iri("t:s\(number)"), .iri("t:p"), random.generator.pick(Self.ordered))
    }
    let evaluator = try Evaluator(quads)
    let pattern = Pattern.bgp("?s ?p ?v")
    for keys in [
      [OrderKey(.of("?v"), isDescending: seed % 2 == 0)],
      [OrderKey(.of("?v"), isDescending: true), OrderKey(.of("?s"), isDescending: seed % 2 == 1)],
      [OrderKey(.call(.str, [.of("?v")]), isDescending: false), OrderKey(.of("?s"), isDescending: false)],
    ] {
      let variables = Variable.list("s v")
      let all = try evaluator.solutions(.order(pattern, keys), variables)
      #expect(all.count == 6000)
      for (offset, limit) in [(0, 1), (0, 10), (17, 1200), (5990, 20)] {
        let first = try evaluator.solutions(
          .slice(.order(pattern, keys), offset: offset, limit: limit), variables)
        #expect(first.words == Array(all.words.dropFirst(offset).prefix(limit)), "\(keys) \(offset)")
      }
    }
  }

  @Test("Counts and distinct values that the index knows are those of the definitions", arguments: 1...10)
  func countsFromTheIndex(seed: Int) throws {
    var random = RandomPatterns(seed: UInt64(900 + seed))
    let quads = (0..<4).flatMap { _ in random.quads() }
    let oracle = Oracle(quads)
    let evaluator = try Evaluator(quads)
    var matched = 0
    let terms = quads.prefix(4).flatMap { [$0.triple.subject, $0.triple.predicate, $0.triple.object] }
    let texts = ["?a ?b ?c", "?a ?b ?a"]
    var patterns = texts.map { Pattern.bgp($0) }
    for term in terms {
      let (a, b) = (TermPattern.variable(Variable("a")), TermPattern.variable(Variable("b")))
      patterns += [
        TriplePattern(.term(term), a, b), TriplePattern(a, .term(term), b), TriplePattern(a, b, .term(term)),
        TriplePattern(.term(term), .term(quads[0].triple.predicate), a),
      ].map { Pattern.triples([$0]) }
    }
    for pattern in patterns {
      let all = Support.variables(of: pattern).sorted { $0.name < $1.name }
      for keys in [[]] + all.map({ [$0] }) {
        let counts = [
          Aggregation(Variable("n"), Aggregate(.count, nil)),
          Aggregation(Variable("m"), Aggregate(.count, .variable(all[0]))),
        ]
        let group = Pattern.group(pattern, by: keys, counts)
        let variables = keys + Variable.list("n m")
        let expected = oracle.bag(.project(group, variables))
        #expect(try evaluator.solutions(group, variables).bag == expected, "\(pattern) by \(keys)")
        if !keys.isEmpty {
          let distinct = Pattern.distinct(.project(pattern, keys))
          let bag = oracle.bag(distinct)
          #expect(try evaluator.solutions(distinct, keys).bag == bag, "\(pattern) by \(keys)")
          matched += bag.count
        }
      }
    }
    #expect(matched > 20)
  }
}
