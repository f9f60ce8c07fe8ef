import Testing

/// Aggregates and the order of terms.
@Suite struct AggregateTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let aggregate: String
    let values: String
    let result: String
    var testDescription: String { "\(aggregate) of \(values)" }

    init(_ aggregate: String, _ values: String, _ result: String) {
      self.aggregate = aggregate
      self.values = values
      self.result = result
    }
  }

  static let cases: [Case] = [
    Case("count(?v)", "1 undef 1", "2"), Case("count(*)", "1 undef 1", "3"),
    Case("count(distinct ?v)", "1 undef 1 01", "2"), Case("count(?v)", "", "0"),
    Case("sum(?v)", "1 2 3", "6"), Case("sum(?v)", "1 2.5", #""3.5"^^xsd:decimal"#),
    Case("sum(?v)", "1 2.5 1e0", #""4.5E0"^^xsd:double"#), Case("sum(?v)", "", "0"),
    Case("sum(distinct ?v)", "2 2 3", "5"), Case("sum(?v)", "1 <http://a>", "-"),
    Case("sum(?v)", "1 undef", "-"), Case("sum(coalesce(?v, 0))", "1 undef", "1"),
    Case("avg(?v)", "1 2", #""1.5"^^xsd:decimal"#), Case("avg(?v)", "", "0"),
    Case("avg(?v)", "1 2e0", #""1.5E0"^^xsd:double"#), Case("avg(?v)", #"1 "x""#, "-"),
    Case("min(?v)", "3 1.0 2", #""1.0"^^xsd:decimal"#), Case("max(?v)", "3 10 2", "10"),
    Case("min(?v)", "", "-"), Case("max(?v)", #""b" "a""#, #""b""#),
    Case("min(?v)", #""b" <http://a> 1"#, "<http://a>"), Case("sample(?v)", "7", "7"),
    Case("sample(?v)", "", "-"), Case("group_concat(?v)", #""a" "b""#, #""a b""#),
    Case(#"group_concat(?v; separator=", ")"#, #""a" 1 <http://x>"#, #""a, 1, http://x""#),
    Case("group_concat(distinct ?v)", #""a" "a""#, #""a""#), Case("group_concat(?v)", "", #""""#),
  ]

  @Test(arguments: cases) func aggregate(_ entry: Case) throws {
    let result = try rows("select (\(entry.aggregate) as ?r) { values ?v { \(entry.values) } }")
    #expect(result == [[entry.result]])
  }

  @Test func aNestedExpressionAndAnotherGroup() throws {
    let text = """
      select ?k (sum(?v * 2) + 1 as ?n) { values (?k ?v) { (1 1) (2 5) (1 2) } } group by ?k
      having (count(*) > 0) order by ?k
      """
    #expect(try rows(text) == [["1", "7"], ["2", "11"]])
  }

  @Test func orderOfKinds() throws {
    let text = """
      select ?v { { values ?v { undef 2 "b" <http://b> "a"@en 1.5 "a" <http://a> true
      <<( <http://s> <http://p> 2 )>> <<( <http://s> <http://p> 1 )>> "2020-01-01"^^xsd:date "x"^^<http://t> } }
      union { bind(bnode() as ?v) } } order by ?v
      """
    #expect(
      try rows(text).map { $0[0].hasPrefix("_:") ? "blank" : $0[0] }
        == [
          "-", "blank", "<http://a>", "<http://b>", #""1.5"^^xsd:decimal"#, "2", #""a""#, #""a"@en"#, #""b""#,
          "true", #""2020-01-01"^^xsd:date"#, #""x"^^<http://t>"#, "<<( <http://s> <http://p> \"1\"^^i )>>",
          "<<( <http://s> <http://p> \"2\"^^i )>>",
        ].map { $0.replacing("^^i", with: "^^<http://www.w3.org/2001/XMLSchema#integer>") })
    #expect(
      try rows("select ?v { values ?v { 1 2e0 1.5 } } order by desc(?v)").map { $0[0] }
        == [#""2e0"^^xsd:double"#, #""1.5"^^xsd:decimal"#, "1"])
  }
}
